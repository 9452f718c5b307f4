// Rolling backups of a project: whole, verified copies in the folder NAME.backups beside it, or in the user's state
// folder where that one cannot be made; named by UTC time; the oldest go when a new one is complete. Knows no window
// and no command line. Any thread; a copy takes as long as the disk does.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace store {

struct Backup {
    std::filesystem::path file;
    std::string time;   ///< UTC, ISO 8601
    bool whole = true;  ///< false: a damaged project, put aside as it was by restore_backup()
};

struct BackupOptions {
    int keep = 10;                              ///< of whole ones
    std::chrono::hours at_least_between{24};    ///< for back_up_if_due()
    std::filesystem::path state_folder = {};    ///< empty: the user's
    std::function<std::string()> utc_now = {};  ///< empty: the system's clock, "2026-11-25T14:05:09Z"
};

/// Latest first.
std::vector<Backup> list_backups(const std::filesystem::path& project, const BackupOptions& options = {});

/// Makes one now. The project may be open for editing.
base::Result<std::filesystem::path> back_up(const std::filesystem::path& project, const BackupOptions& options = {});

/// Makes one where there is none, or where the latest is older than a day (or of the future: the clock was set back)
/// and the project has changed since. For whoever opens a project for editing.
base::Result<std::optional<std::filesystem::path>> back_up_if_due(const std::filesystem::path& project,
                                                                  const BackupOptions& options = {});

/// Puts the project as it is now among the backups, then the backup in its place, at one stroke. Refused with kind
/// locked while somebody edits the project. Gives back where the former project is; empty where there was none.
base::Result<std::filesystem::path> restore_backup(const std::filesystem::path& backup,
                                                   const std::filesystem::path& project,
                                                   const BackupOptions& options = {});

}  // namespace store
