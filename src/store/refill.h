// Puts salvaged rows into the tables of a new project. A value that does not fit, or that refers to something lost, is
// left out where the table can do without it; else the row is. Everything left out is counted and said.
// Knows no page. One thread per connection.
#pragma once

#include "salvage.h"
#include "store/repair.h"

namespace store {

/// Fills one table, whose shapes before it have been filled; adds to the report.
void refill(sqlite3* db, const TableShape& shape, const FoundTable& found, RepairReport& report);

/// What holds for rows together and no table declares; then the record of changes (see docs/project-file.md): no step
/// is left to be undone over what is lost.
base::Result<void> mend(sqlite3* db, const std::string& subject, RepairReport& report);

}  // namespace store
