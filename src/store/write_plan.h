// Writes every value of a Plan into the tables of an empty project, inside the caller's transaction.
// Knows the tables and the Plan, no file. One thread per connection.
#pragma once

#include <sqlite3.h>
#include <string>

#include "base/result.h"
#include "plan/plan.h"

namespace store {

base::Result<void> write_plan(sqlite3* db, const plan::Plan& plan, const std::string& subject);

}  // namespace store
