// What a table of ours may hold, as its declaration says, and whether a stored row can be one of its rows. For salvage:
// strict enough to tell the rows of one table from those of another. Knows no file. One thread per connection.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "sqlite.h"
#include "table_pages.h"

namespace store {

enum class ColumnKind { id, text, integer, reference, real, blob, point, line, shape };

struct ColumnShape {
    std::string name;
    ColumnKind kind = ColumnKind::text;
    bool required = false;  ///< reading the project refuses a row without it
};

struct TableShape {
    std::string name;
    std::vector<ColumnShape> columns;
    int checks = 0;  ///< how closely its declaration looks at the values
};

/// The shapes of all tables of a project, in an order in which each refers only to those before it.
base::Result<std::vector<TableShape>> read_shapes(sqlite3* db, const std::string& subject);

/// Whether the value can stand in the column.
bool fits(const Field& value, const ColumnShape& column);
/// Number of values that cannot stand in their columns; -1 where it is no row of the table at all.
int misfits(const StoredRow& row, const TableShape& table);

/// Inserts a row as it is; SQLITE_DONE, or why it was refused.
int insert_row(sqlite3* db, const TableShape& table, const StoredRow& row);

}  // namespace store
