// What an action makes of a view, for every action that needs no map drawn: reduce(view, action, index) is pure and any
// sequence of them can be replayed. Actions that ask where something lies on the screen are MapSession's.
// Private to session.
#pragma once

#include "session/actions.h"
#include "session/view_state.h"

namespace session {

ViewState reduce(ViewState view, const UseMode& a, const plan::Index& index);
ViewState reduce(ViewState view, const ShowIndicator& a, const plan::Index& index);
ViewState reduce(ViewState view, const ShowMeasure& a, const plan::Index& index);
ViewState reduce(ViewState view, const ShowYear& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseTargets& a, const plan::Index& index);
ViewState reduce(ViewState view, const CompareWith& a, const plan::Index& index);
ViewState reduce(ViewState view, const MoveSplit& a, const plan::Index& index);
ViewState reduce(ViewState view, const Flip& a, const plan::Index& index);
ViewState reduce(ViewState view, const ShowWall& a, const plan::Index& index);
ViewState reduce(ViewState view, const HighlightClass& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseClasses& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseLanguage& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseTheme& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseLegend& a, const plan::Index& index);
ViewState reduce(ViewState view, const ToggleLayer& a, const plan::Index& index);
ViewState reduce(ViewState view, const HideLayers& a, const plan::Index& index);
ViewState reduce(ViewState view, const SetOpacity& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseFilter& a, const plan::Index& index);
ViewState reduce(ViewState view, const FilterAreas& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseReach& a, const plan::Index& index);
ViewState reduce(ViewState view, const ShowRuler& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseLine& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseStripSpread& a, const plan::Index& index);
ViewState reduce(ViewState view, const ShowOnStrip& a, const plan::Index& index);
ViewState reduce(ViewState view, const ChooseStretch& a, const plan::Index& index);
ViewState reduce(ViewState view, const Select& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseTool& a, const plan::Index& index);
ViewState reduce(ViewState view, const TakeMeasurePointBack& a, const plan::Index& index);
ViewState reduce(ViewState view, const UseTracing& a, const plan::Index& index);
ViewState reduce(ViewState view, const CloseMeasure& a, const plan::Index& index);
ViewState reduce(ViewState view, const PeelOff& a, const plan::Index& index);

/// Whether reduce() knows an action of this type.
template <class A>
concept Reducible = requires(ViewState view, const A& a, const plan::Index& index) {
    reduce(view, a, index);
};

}  // namespace session
