// A whole project as bytes in memory, read through a connection, what is still in its log included; and such bytes as a
// new project. Knows no plan. One thread per connection.
#pragma once

#include <cstdint>
#include <sqlite3.h>
#include <string>

#include "base/result.h"
#include "safe_file.h"

namespace store {

/// All pages as the connection sees them now, an open transaction's changes included.
base::Result<std::string> take_image(sqlite3* db, const std::string& subject);

/// Fills a file in the making with a project that has a generation of its own, and verifies it.
base::Result<void> write_image(std::string pages, const FileInMaking& file);

/// A sum by which contents are told apart; of a file nothing when it cannot be read.
std::uint64_t sum_of(const std::string& pages);
std::optional<std::uint64_t> sum_of(sqlite3_file* file);

}  // namespace store
