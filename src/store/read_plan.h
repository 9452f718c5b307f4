// Reads a Plan out of a project whose schema has been found to be the known one. Values are still not trusted: a text
// that is no UTF-8, an unknown key or a geometry that does not decode refuses the file.
// Knows the tables and the Plan, no file. One thread per connection.
#pragma once

#include <functional>
#include <span>
#include <sqlite3.h>
#include <string>

#include "base/result.h"
#include "plan/plan.h"
#include "store/changes.h"

namespace store {

/// From a file of that version of the schema.
base::Result<plan::Plan> read_plan(sqlite3* db, int version, const std::string& subject);

/// Rows that were read, to be laid over the plan that they belong to. All others stay as they are.
using PlanChange = std::function<void(plan::Plan&)>;

/// Reads the rows that `changes` name, as they are now.
base::Result<PlanChange> read_changes(sqlite3* db, std::span<const RowChange> changes, const std::string& subject);

}  // namespace store
