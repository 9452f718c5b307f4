// What each area had reached year by year, with the way that was planned: for the line chart and the wall of all
// indicators. A year without a value is a gap, never a zero. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/index.h"
#include "plan/plan.h"

namespace plan {

struct SeriesPoint {
    int year = 0;
    double value = 0;  ///< in the indicator's unit
    ValueState state = ValueState::final_value;
    bool sample = false;
};

/// One area. The planned way is the straight line from baseline to target, where both are there.
struct Series {
    const Area* area = nullptr;  ///< points into the plan
    FeatureRef feature;          ///< on the map; kind none for the city
    std::optional<double> baseline, target;
    std::vector<SeriesPoint> points;  ///< by year, the baseline year among them
};

/// Every area, the city last, that has a value or a target of the indicator.
std::vector<Series> series_of(const Index& index, const std::string& indicator, const std::string& target_set = {});

/// Smallest and largest number of all series, baselines and targets included; 0 and 1 without any.
struct ValueRange {
    double least = 0, most = 1;
};
ValueRange range_of(const std::vector<Series>& series);

}  // namespace plan
