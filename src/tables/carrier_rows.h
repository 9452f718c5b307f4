// What each row of a list of carriers changes: its fields, its position, and what is doubtful about it then. Private to
// tables; belongs to one thread.
#pragma once

#include <span>

#include "carrier_match.h"

namespace tables {

/// A table with what its columns mean and whose its rows are.
struct TableRows {
    const CarrierContext& context;
    ListColumns& columns;
    std::span<const MatchedRow> matched;
};

/// Puts the rows of all tables of a sheet into the preview of their contexts.
void read_carrier_rows(std::span<const TableRows> tables);

}  // namespace tables
