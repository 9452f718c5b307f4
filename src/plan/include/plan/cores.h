// The cores of the corridor along its line: what of them is drawn where. Pure; points into the plan; any thread.
#pragma once

#include <optional>
#include <vector>

#include "plan/corridor_strip.h"

namespace plan {

struct CoreAlong {
    const Core* core = nullptr;
    std::vector<Name> members = {};  ///< parks, units and carriers in use
    std::optional<Stretch> at = {};  ///< of all members that have a place along the line; empty: none has one
    bool exact = true;               ///< false: the place of a member is not exact, or the plan names what has none
};

/// In the plan's order.
std::vector<CoreAlong> cores_along(const Index& index, const CorridorStrip& strip);

}  // namespace plan
