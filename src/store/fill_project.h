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

}  // namespace store
