// Makes everything that a project holds inside an empty database: SpatiaLite's metadata, the tables, the rows, the
// spatial indexes. Knows no file. One thread per connection.
#pragma once

#include <sqlite3.h>
#include <string>

#include "base/result.h"
#include "plan/plan.h"

namespace store {

/// In one transaction. SpatiaLite must have been started on `db`.
base::Result<void> fill_project(sqlite3* db, const plan::Plan& plan, const std::string& subject);

/// Its parts, for whoever has the rows from elsewhere. Tables without rows; `display_crs` such as EPSG:4549, or empty.
base::Result<void> make_tables(sqlite3* db, const std::string& display_crs, const std::string& subject);
/// Copies of a project share their origin: what was changed in one can be merged into another. This makes a new one.
base::Result<void> write_new_origin(sqlite3* db, const std::string& subject);
/// After the rows: an index built over what is there is much faster than one kept up row by row.
base::Result<void> make_spatial_indexes(sqlite3* db, const std::string& subject);
/// What has been made must be what opening will ask for.
base::Result<void> check_made_schema(sqlite3* db, const std::string& subject);

/// Gives a finished project a number of its own, by which a log is known to be its own.
base::Result<void> draw_generation(sqlite3* db, const std::string& subject);

}  // namespace store
