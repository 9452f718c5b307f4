// A whole project copied into a file in the making, through a connection, which sees what is still in the write-ahead
// log; then verified, before it gets its name. Knows no plan of its own. Any thread.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "safe_file.h"

namespace store {

/// Refuses what open_project() refuses.
base::Result<void> copy_into(const std::filesystem::path& from, const FileInMaking& file);

}  // namespace store
