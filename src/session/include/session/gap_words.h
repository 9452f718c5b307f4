// A gap in words, as sure as it is. Pure functions; any thread.
#pragma once

#include <string>

#include "base/translate.h"

namespace plan {
struct Gap;
struct GapRule;
class Index;
}  // namespace plan

namespace session {

/// The station, unit, area or section, or "K12+300 – K18+100".
std::string gap_place(const plan::Gap& gap, const plan::Index& index, base::Language language);
/// "No carrier within 3 km of 周王庙"; "Possibly …: 2 may lie there" where positions leave it open.
std::string gap_sentence(const plan::Gap& gap, const plan::Index& index, base::Language language);
/// Length of a stretch, width looked within, number aimed at; empty where a gap has no size.
std::string gap_size(const plan::Gap& gap, const plan::Index& index, base::Language language);
/// Why it matters and where that is said.
std::string gap_reason(const plan::Gap& gap, base::Language language);
/// What a rule looks for: "Stations without a carrier within 3 km".
std::string rule_sentence(const plan::GapRule& rule, const plan::Index& index, base::Language language);

}  // namespace session
