// How a project was looked at, as a value that outlives the program: kept by the owner, applied when the same project
// is opened again. What it names and the plan no longer has is left as it is at first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/map_session.h"

namespace session {

struct RememberedView {
    int year = 0;  ///< 0: nothing is remembered
    std::string measure, method, palette, target_set;
    int classes = 5;
    std::vector<double> breaks;
    std::optional<LookAt> place;  ///< empty: the whole city
    std::vector<plan::FeatureRef> selection;
    friend bool operator==(const RememberedView&, const RememberedView&) = default;
};

RememberedView remember_view(const MapSession& session);
void restore_view(MapSession& session, const RememberedView& view);

}  // namespace session
