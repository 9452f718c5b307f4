// What a review knows of a station or of a stretch of the line, as rows of text in a language: what the inspector shows
// beside the facts of the plan. Pure functions; any thread.
#pragma once

#include <string>
#include <vector>

#include "base/translate.h"

namespace plan {
struct CorridorStrip;
struct Gap;
struct Reach;
struct StationReach;
struct Stretch;
class Index;
}  // namespace plan

namespace session {

struct FactGroup;
struct Facts;

/// How many carriers lie within usual widths of a station, a line each.
std::string station_counts(const plan::StationReach& station, const plan::Reach& reach, base::Language language);

/// How many carriers lie within reach of a station, what its segment asks for, and what is missing there.
std::vector<FactGroup> station_groups(const plan::Index& index, const plan::StationReach& station,
                                      const plan::Reach& reach, const std::vector<plan::Gap>& gaps,
                                      base::Language language);

/// A stretch of the line: the segment or the gap that it is, and what lies in it.
Facts facts_of_stretch(const plan::Index& index, const plan::CorridorStrip& strip, const std::vector<plan::Gap>& gaps,
                       const plan::Stretch& stretch, base::Language language);

}  // namespace session
