// A view in words, made from its numbers: how many areas are on course, who is first, who needs help and how much.
// Whatever is left out is said. Pure functions; any thread.
#pragma once

#include <string>

#include "base/translate.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace session {

/// How the areas with a target stand in a year, the city not among them.
struct AreaCounts {
    int asked = 0;      ///< have a target
    int with_data = 0;  ///< and what it takes to judge them
    int reached = 0;
    int on_course = 0;  ///< reached, faster or on pace; in the baseline year, where no time has passed, reached
    bool sample = false;
};
AreaCounts area_counts(const plan::Index& index, const std::string& indicator, int year,
                       const std::string& target_set = {});

/// One or two sentences on an indicator in a year, against the plan's targets or those of a set. In the baseline year
/// they speak of how near the baselines are to the targets, afterwards of pace. Sample values are called that.
std::string sentence_of(const plan::Index& index, const std::string& indicator, int year, base::Language language,
                        const std::string& target_set = {});

}  // namespace session
