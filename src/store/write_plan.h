// Writes every value of a Plan into the tables of an empty project, or an edit into those of a living one, inside the
// caller's transaction.
// Knows the tables and the Plan, no file. One thread per connection.
#pragma once

#include <sqlite3.h>
#include <string>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/plan.h"

namespace store {

/// The rows of an edit as they shall be: inserted, or changed where their ids are there; and gone where it removes
/// them.
base::Result<void> write_edit(sqlite3* db, const plan::Edit& edit, const std::string& subject);

base::Result<void> write_plan(sqlite3* db, const plan::Plan& plan, const std::string& subject);

}  // namespace store
