// How a project is looked at, as one value: what a saved view, the settings and a story of the tests hold, and what the
// session reduces actions to. Nothing of a device: no pixels, no window. Values and pure functions; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carto/options.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "session/actions.h"
#include "session/comparison.h"
#include "session/measuring.h"
#include "session/tracing.h"

namespace session {

struct ViewState {
    Mode mode = Mode::progress;
    carto::Subject subject;
    carto::Look look;  ///< its hidden layers are those of the mode
    carto::Review review;
    /// What is hidden in the other modes; the corridor is reviewed on plain ground.
    std::array<std::vector<carto::Layer>, k_modes.size()> hidden_elsewhere{
        {{carto::Layer::areas}, {}, {carto::Layer::areas}}};
    std::optional<LookAt> place;  ///< empty: the whole city, fitted to what it is shown on
    std::optional<Comparing> comparing;
    bool wall = false;                        ///< small maps of all indicators
    std::vector<plan::FeatureRef> selection;  ///< in the order of selecting
    std::optional<geo::LonLat> marked;        ///< EPSG:4490
    Tool tool = Tool::select;
    std::optional<plan::Stretch> on_strip;  ///< the part of the line that is drawn unrolled; empty: all of it
    std::optional<plan::Stretch> stretch;   ///< that is chosen, with what lies in it
    Measuring measuring;
    std::int64_t opened = 0;         ///< id of the saved view that was opened or saved last; 0: none
    std::optional<Tracing> tracing;  ///< the scanned picture under the map
    friend bool operator==(const ViewState&, const ViewState&) = default;
};

/// How a project is looked at when it is opened for the first time: its first indicator, the last year with values.
ViewState first_view(const plan::Index& index);
/// What of a view a plan can show: what it names and the plan does not have is as in the first view.
ViewState fitting(ViewState view, const plan::Index& index);
/// The name of a line as a view keeps it; empty where the plan has no such line, or no other.
std::string line_to_choose(const plan::Plan& plan, const std::string& name);
/// What of a view is worth keeping for another project: mode, layers, legend, indicator and colours.
ViewState for_another_project(const ViewState& view);
/// Two maps as the furniture speaks of them; nothing: one map.
std::optional<carto::Comparison> comparison_of(const ViewState& view);

/// One JSON object; and back. What is missing, unknown or of the wrong kind is as in ViewState{}; nothing where the
/// text is no object.
std::string to_json(const ViewState& view);
std::optional<ViewState> view_from_json(std::string_view text);

}  // namespace session
