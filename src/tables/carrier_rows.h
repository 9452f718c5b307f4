// What each row of a list of carriers changes: its fields, its position, and what is doubtful about it then. Private to
// tables; belongs to one thread.
#pragma once

#include <span>

#include "carrier_match.h"

namespace tables {

/// Puts the rows into the preview of the context.
void read_carrier_rows(const CarrierContext& context, ListColumns& columns, std::span<const MatchedRow> matched);

}  // namespace tables
