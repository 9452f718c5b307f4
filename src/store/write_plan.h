// Writes every value of a Plan into the tables of an empty project, inside the caller's transaction.
// Knows the tables and the Plan, no file. One thread per connection.
#pragma once

#include <sqlite3.h>
#include <string>

#include "base/result.h"
#include "plan/plan.h"

namespace store {

/// A carrier or an accepted finding as it shall be: inserted, or changed where its id is there.
base::Result<void> put_carrier(sqlite3* db, const plan::Carrier& carrier, const std::string& subject);
base::Result<void> put_accepted(sqlite3* db, const plan::AcceptedFinding& accepted, const std::string& subject);

base::Result<void> write_plan(sqlite3* db, const plan::Plan& plan, const std::string& subject);

}  // namespace store
