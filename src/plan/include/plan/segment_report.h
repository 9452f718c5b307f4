// What each segment of the corridor has: units, stations, line, carriers, and what the plan asks of its areas; and the
// same for what lies off the corridor. Pure functions; any thread. Pointers go into the plan.
#pragma once

#include <optional>
#include <vector>

#include "plan/reach_report.h"
#include "plan/review_index.h"

namespace plan {

/// A count, summed over the areas that have a value.
struct IndicatorSum {
    const Indicator* indicator = nullptr;
    double baseline = 0, target = 0, actual = 0;
    int with_baseline = 0, with_target = 0, with_actual = 0;  ///< areas
    int areas = 0;
};
/// A ratio, which no sum is made of: what each area has.
struct IndicatorValues {
    struct Of {
        const Area* area = nullptr;
        std::optional<double> baseline, target, actual;
    };
    const Indicator* indicator = nullptr;
    std::vector<Of> areas;
};

struct SegmentReport {
    const Segment* segment = nullptr;  ///< null: off the corridor
    std::vector<const Unit*> units;
    std::vector<const Station*> stations;
    double from_m = 0, to_m = 0, length_m = 0;  ///< of the line in its units; it may leave them between. Of several
                                                ///< lines from and to are those of the first that runs there, and the
                                                ///< length is that of all
    std::size_t line = 0;                       ///< that from and to are chainages of, by its place in Plan::rail
    WithinReach carriers;                       ///< certain: wherever in its circle the carrier lies
    int drawn = 0;                              ///< carriers that are drawn in it
    std::vector<CountOf<CarrierFunction>> functions;
    std::vector<CountOf<Programme>> programmes;
    double floor_area_m2 = 0;  ///< of carriers drawn in it that state one
    int with_floor_area = 0;
    std::vector<IndicatorSum> sums;
    std::vector<IndicatorValues> ratios;
};

/// In the plan's order, what lies off the corridor last. `year`: of the actual values; `target_set`: key of a set of
/// revised targets, empty: the plan's. An area belongs to the segment that all its units lie in.
std::vector<SegmentReport> segment_reports(const ReviewIndex& review, int year, std::string_view target_set = {});

}  // namespace plan
