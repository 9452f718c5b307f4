// A chart of the areas as a picture of its own, for the clipboard. Any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "carto/area_charts.h"
#include "carto/options.h"
#include "plan/plan.h"

namespace handout {

/// The chart that a panel shows, of the indicator and the year of `shown`, with title, key and sources around it: a
/// PNG, as high as its rows need. Refused without fonts or indicators.
base::Result<std::vector<std::byte>> chart_picture(const plan::PlanPtr& plan, const carto::MapOptions& shown,
                                                   const carto::AreaChartView& view);

}  // namespace handout
