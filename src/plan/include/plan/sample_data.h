// Made-up data, for trying and timing the program: values, carriers, a whole province. The same every time; whatever
// shows it says SAMPLE. Pure.
#pragma once

#include <vector>

#include "plan/observations.h"
#include "plan/plan.h"

namespace plan {

/// For every area that has baseline and target, values in the years between, some of them left out. Each is marked as a
/// sample and says so in its source; what was measured stands.
std::vector<ObservationDraft> sample_observations(const Index& index);
Plan with_sample_observations(Plan plan);

/// `plan` with carriers 1 … `count`: copies of its own in turn, distributed evenly over its units. A plan without units
/// or carriers keeps what it has.
Plan with_carriers(Plan plan, int count);

/// A province that does not exist: 105 areas, 30 indicators with values of every year, 1,000 carriers, a rail line.
Plan sample_province();

}  // namespace plan
