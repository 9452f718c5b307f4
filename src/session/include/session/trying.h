// That a scenario is looked at. A value; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace plan {
struct Plan;
}

namespace session {

/// What is shown is not the plan but what a scenario would make of it.
struct Trying {
    std::shared_ptr<const plan::Plan> base;  ///< the plan
    std::int64_t scenario = 0;               ///< id
    std::string name;
};

}  // namespace session
