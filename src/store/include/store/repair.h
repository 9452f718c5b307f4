// Salvages a damaged project: what its pages still hold becomes a new, complete project; what they do not is counted
// and said. The damaged file is only read, by a reader of our own that trusts no byte; nothing is made up in place of
// what is lost. Knows no command line. Any thread; may take seconds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace store {

struct RepairedTable {
    std::string name;
    std::int64_t rows = 0;              ///< in the new project
    std::int64_t lost_rows = 0;         ///< that were seen and could not be kept
    std::int64_t lost_values = 0;       ///< single values, of rows that were kept without them
    std::int64_t unreadable_pages = 0;  ///< with a number of rows that nobody knows
    bool doubtful = false;              ///< it came out empty, and nothing else in the file tells whether it was
    [[nodiscard]] bool whole() const { return lost_rows == 0 && lost_values == 0 && unreadable_pages == 0; }
};

struct RepairReport {
    std::vector<RepairedTable> tables;
    std::vector<base::Error> losses;  ///< what is lost and what that means; base::to_line() says it in a language
    [[nodiscard]] bool whole() const;
};

/// Writes to `out`, which must not exist: a complete project, or nothing. Kind damaged where nothing could be saved.
base::Result<RepairReport> repair_project(const std::filesystem::path& damaged, const std::filesystem::path& out);

}  // namespace store
