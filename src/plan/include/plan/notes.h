// Notes pinned on the map: edits that add, change, move and remove them. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/observations.h"

namespace plan {

/// Each refuses what is not possible with one sentence. An Edit that would change nothing is empty(). Positions are in
/// EPSG:4490, the date of an entry is a time in UTC, ISO 8601.
base::Result<Edit> add_note(const Plan& plan, geo::LonLat position, const std::string& text, const Entry& entry,
                            FarAway far = FarAway::refused);
/// Whoever changes the words becomes their author; the time at which it was pinned stays, and with it its number.
base::Result<Edit> change_note(const Plan& plan, std::int64_t id, const std::string& text, const Entry& entry);
base::Result<Edit> move_note(const Plan& plan, std::int64_t id, geo::LonLat position, FarAway far = FarAway::refused);
base::Result<Edit> remove_notes(const Plan& plan, std::span<const std::int64_t> ids);

/// The first line of a note, cut to about `most` characters, as a list or a sentence names it.
std::string title_of(const Note& note, int most = 24);

}  // namespace plan
