// A plan with as many carriers as wanted, to see and to time how maps and tables bear it. Made up, and the same every
// time; never saved as anybody's data. Pure.
#pragma once

#include "plan/plan.h"

namespace plan {

/// `plan` with carriers 1 … `count`: copies of its own in turn, strewn over its units, as many in each. A plan without
/// units or carriers keeps what it has.
Plan with_carriers(Plan plan, int count);

}  // namespace plan
