// All indicators of one area against their targets, ready to be drawn as bullet charts: numbers for the bars, words for
// what stands beside them. Whatever is missing says so in words. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/translate.h"
#include "plan/index.h"
#include "plan/measures.h"
#include "plan/plan.h"

namespace session {

struct Bullet {
    const plan::Indicator* indicator = nullptr;  ///< points into the plan
    std::optional<double> baseline, target, actual;
    double axis_max = 1;  ///< end of the axis that begins at 0, not below any value; a round number
    std::string baseline_text, target_text, actual_text;  ///< with unit, or why there is none
    std::string attainment_text;                          ///< in per cent, or why there is none
    std::optional<double> expected;  ///< where a straight way to the target would stand in the year
    std::optional<double> pace;      ///< 1: on time
    std::string class_key;           ///< semantic class of pace, or after the baseline year none; of attainment in it
    std::string state;               ///< its mark and words, or why there is none
    std::string source_text;    ///< of the actual value: year, preliminary or final, source; SAMPLE where it is one
    std::string rank_text;      ///< among the areas, by progress: "3 / 10"; empty where there is none
    std::string required_text;  ///< what each year, or all years left, must add to reach the target, or why that is
                                ///< undefined
    bool reached = false;       ///< the actual value is at the target or better
};

/// One for every indicator of the plan, in its order. The area and the plan must outlive the result.
std::vector<Bullet> bullets_of(const plan::Index& index, const plan::Area& area, int year, base::Language language,
                               const std::string& target_set = {});
/// Of one indicator.
Bullet bullet_of(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator, int year,
                 base::Language language, const std::string& target_set = {});

/// A ratio (plan::is_ratio) in per cent, or why there is none.
std::string ratio_text(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator,
                       plan::Measure ratio, int year, base::Language language, const std::string& target_set = {});

/// The measure that says how an area does in a year: pace, but attainment in the baseline year, where no time has
/// passed.
plan::Measure leading_measure(const plan::Index& index, int year);

}  // namespace session
