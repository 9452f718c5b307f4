// Rows of the edited tables by their cells: read, compared with what a change expects, and written. Knows tables and
// columns, no plan and no history. One thread per connection.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "cell_group.h"
#include "sqlite.h"
#include "store/changes.h"
#include "table_shape.h"

namespace store {

/// A row as it is, the id among its values; empty: it is not there.
Cells read_row(sqlite3* db, const std::string& table, std::int64_t id);
/// The cells of a group as they are; nothing where the row is not there.
std::optional<Cells> read_cells(sqlite3* db, const CellGroup& group);

/// The first change that does not find what it expects: a cell that it changes holds something else, a row is missing,
/// or is there already.
std::optional<RowChange> first_mismatch(sqlite3* db, const std::vector<RowChange>& rows);

/// Writes what comes after, whatever is there, removals before insertions. Refused, with the row, where the tables
/// cannot take it. Inside the caller's transaction.
base::Result<void> write_rows(sqlite3* db, const std::vector<RowChange>& rows, const std::string& subject);

/// A step as it travels: each changed row with the other cells of the groups that it touches, and with a guard of what
/// it relies on - that a carrier is not in the bin, that a set of targets is there - but for the groups in `open`,
/// where a guard would answer the question. The rows have been written.
std::vector<RowChange> with_groups(sqlite3* db, std::vector<RowChange> rows, const std::set<CellGroup>& open);

/// Refuses values that a column cannot hold, and makes whole numbers of real columns real.
base::Result<void> check_values(std::span<const TableShape> shapes, std::vector<RowChange>& rows,
                                const std::string& subject);

}  // namespace store
