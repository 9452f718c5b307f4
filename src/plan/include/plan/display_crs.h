// Whether a plan's map can be drawn in the reference system that the plan names. Any thread.
#pragma once

#include "base/result.h"
#include "plan/plan.h"

namespace plan {

/// Refused where the system is absent, unknown, not projected in metres, or made for another part of the earth.
base::Result<void> check_display_crs(const Plan& plan);

}  // namespace plan
