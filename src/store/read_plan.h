// Reads a Plan out of a project whose schema has been found to be the known one. Values are still not trusted: a text
// that is no UTF-8, an unknown key or a geometry that does not decode refuses the file.
// Knows the tables and the Plan, no file. One thread per connection.
#pragma once

#include <sqlite3.h>
#include <string>

#include "base/result.h"
#include "plan/plan.h"

namespace store {

base::Result<plan::Plan> read_plan(sqlite3* db, const std::string& subject);

/// Reads again what edits change (carriers, the bin, accepted findings) into a plan.
base::Result<void> read_again(sqlite3* db, plan::Plan& plan, const std::string& subject);

}  // namespace store
