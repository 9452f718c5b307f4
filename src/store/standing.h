// What follows for the rows and questions of a project when a step goes out of effect, or comes back, after colleagues'
// changes were merged: a value can stand then that neither the step nor what it replaced says. Private to store; one
// thread per connection.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "cell_group.h"
#include "ledger.h"
#include "sqlite.h"
#include "store/changes.h"

namespace store {

/// Writes what stands in the groups of step `n` once it is out of effect, or in effect again, and brings the open
/// questions about them to it. `rows`: of the step. Inside the caller's transaction; the history is not touched.
base::Result<void> write_standing(sqlite3* db, std::int64_t n, bool in_effect, const std::vector<RowChange>& rows,
                                  const std::string& now, const std::string& subject);

/// What goes with an answer about a set of targets: its targets come back with it, or go with it.
base::Result<std::vector<RowChange>> with_targets(sqlite3* db, const CellGroup& set, const std::optional<Cells>& chosen,
                                                  const std::string& subject);

}  // namespace store
