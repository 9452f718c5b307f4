// What a planner pastes into a text: how an area, or the city, stands against its targets, in the words of the trade.
// The numbers are those of the map; the two meanings of a rate of completion are named and kept apart. Pure; any
// thread.
#pragma once

#include <string>

#include "base/translate.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/evaluation.h"

namespace session {

/// One sentence on an indicator: the value of the year with its source, the baseline, the target, the result by the
/// words of an evaluation, how much of the target and how much of the way to it is reached, what each year must add.
/// What is missing is said, not left out. Sample values are called that.
std::string paragraph_of(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator, int year,
                         base::Language language, const std::string& target_set = {},
                         ResultWords words = ResultWords::reached);
/// Of all indicators, a sentence each.
std::string paragraph_of(const plan::Index& index, const plan::Area& area, int year, base::Language language,
                         const std::string& target_set = {}, ResultWords words = ResultWords::reached);

}  // namespace session
