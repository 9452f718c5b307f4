#include "session/remembered_view.h"

#include <algorithm>

#include "plan/observations.h"

namespace session {

RememberedView remember_view(const MapSession& s) {
    const carto::MapOptions& o = s.options();
    return {o.year,
            std::string(plan::to_key(o.measure)),
            std::string(plan::to_key(o.method)),
            o.palette,
            o.target_set,
            o.classes,
            o.breaks,
            s.place(),
            s.selection()};
}

void restore_view(MapSession& s, const RememberedView& view) {
    const std::vector<int> years = s.years();
    if (std::find(years.begin(), years.end(), view.year) == years.end()) return;
    s.apply(ShowYear{view.year});
    if (const auto measure = plan::measure_from_key(view.measure)) s.apply(ShowMeasure{*measure});
    if (const auto method = plan::method_from_key(view.method))
        s.apply(UseClasses{*method, view.classes, view.breaks, view.palette});
    s.apply(UseTargets{view.target_set});
    for (plan::FeatureRef feature : view.selection)
        if (s.has(feature)) s.apply(Select{feature, Joining::add});
    if (view.place) s.apply(*view.place);
}

}  // namespace session
