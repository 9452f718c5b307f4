// Whether two values are the same carrier, perhaps in different states. Private to plan; pure, any thread.
#pragma once

#include "plan/plan.h"

namespace plan {

/// By identity; by number where neither is in a file yet.
inline bool is_same_carrier(const Carrier& a, const Carrier& b) {
    return a.id != 0 || b.id != 0 ? a.id == b.id : a.number == b.number;
}

}  // namespace plan
