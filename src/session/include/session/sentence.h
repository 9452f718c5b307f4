// A view in words, made from its numbers: how many areas are on course, who is first, who needs help and how much.
// Whatever is left out is said. Pure functions; any thread.
#pragma once

#include <string>

#include "base/translate.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace session {

/// One or two sentences on an indicator in a year, against the plan's targets or those of a set. In the baseline year
/// they speak of how near the baselines are to the targets, afterwards of pace. Sample values are called that.
std::string sentence_of(const plan::Index& index, const std::string& indicator, int year, base::Language language,
                        const std::string& target_set = {});

}  // namespace session
