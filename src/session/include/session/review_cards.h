// What a review knows of a station or of a stretch of the line, as rows of text in a language: what the inspector shows
// beside the facts of the plan. Pure functions; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/translate.h"
#include "plan/corridor_strip.h"
#include "plan/gaps.h"
#include "plan/index.h"
#include "plan/reach_report.h"
#include "session/facts.h"
#include "session/review_results.h"

namespace session {

/// How many carriers lie within reach of a station, what its segment asks for, and what is missing there.
std::vector<FactGroup> station_groups(const plan::Index& index, const plan::StationReach& station,
                                      const plan::Reach& reach, std::span<const plan::Gap> gaps,
                                      base::Language language);

/// A stretch of the line: the segment or the gap that it is, and what lies in it.
Facts facts_of_stretch(const plan::Index& index, const plan::CorridorStrip& strip, std::span<const plan::Gap> gaps,
                       const plan::Stretch& stretch, base::Language language);

/// What of a scenario's carriers enters or leaves the reach, or is surer or less sure of it, a line each. `base`: of
/// the plan, `tried`: of the plan as the scenario would have it.
std::vector<std::string> reach_changes(const ReviewResults& base, const ReviewResults& tried,
                                       const plan::Scenario& scenario, base::Language language);

}  // namespace session
