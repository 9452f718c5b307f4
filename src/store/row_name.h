// What a row is called in a sentence: its name, or the values that tell it from others. One thread per connection.
#pragma once

#include <string>

#include "plan/plan.h"
#include "sqlite.h"
#include "store/changes.h"

namespace store {

/// `row`: its cells, as far as they are known.
plan::Name name_of_row(sqlite3* db, const std::string& table, const Cells& row);

}  // namespace store
