// What was saved of a project whose file went away is put among its backups, whence it is never removed. Knows no
// connection. Any thread.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace store {

struct KeepOptions {
    bool beside = true;                  ///< the project's folder is still the one that it was opened in
    std::filesystem::path state_folder;  ///< where it cannot be beside the project; empty: the user's
    std::string time;                    ///< UTC, ISO 8601
};

/// Gives the file's name.
base::Result<std::filesystem::path> keep_image(const std::string& pages, const std::filesystem::path& project,
                                               const KeepOptions& how);

}  // namespace store
