// What is looked at around a project before SQLite sees it: is it a regular file, is its header ours, what lies beside
// it. And the durable way of putting a finished file under its name. Knows no schema and no plan. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace store {

/// A project that may be handed to SQLite.
struct ProbedFile {
    std::string path;              ///< absolute, its folder without symbolic links
    bool wal_mode = false;         ///< the header says so
    bool has_wal = false;          ///< one that may be laid over it
    bool has_foreign_wal = false;  ///< one that belongs to another file: nobody may read it together with this one
    bool has_journal = false;
};

/// Refuses what is no project of ours by looking at the kind of the file and its first 100 bytes. Never waits, and
/// never closes a file in a way that drops the locks of another connection of this process.
base::Result<ProbedFile> probe(const std::filesystem::path& path);

/// The largest file that is read as a whole.
inline constexpr std::int64_t k_most_bytes_read = std::int64_t{1} << 30;
/// Reads through SQLite's own VFS, which keeps the locks that this process may hold on the file. `kind`:
/// SQLITE_OPEN_MAIN_DB or SQLITE_OPEN_WAL. Nothing where it cannot be opened or is too large.
std::optional<std::string> read_whole(const std::string& path, int kind);

/// Gives a log of another file beside `path` a name under which nobody lays it over anything; gives that name back.
base::Result<std::string> set_foreign_log_aside(const std::string& path);

/// Where a new project may be made: absolute, the folder exists, nothing of another project lies beside it.
base::Result<std::string> probe_target(const std::filesystem::path& path, bool overwrite);

/// A new, empty file in the folder of `target`, removed again unless it is published under that name.
class FileInMaking {
public:
    static base::Result<FileInMaking> begin(std::string target);
    FileInMaking(FileInMaking&& other) noexcept;
    FileInMaking& operator=(FileInMaking&&) = delete;
    ~FileInMaking();

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& target() const { return target_; }
    /// Puts all of these bytes into it.
    [[nodiscard]] base::Result<void> fill(std::string_view bytes) const;
    /// Syncs the file, gives it its name, syncs the folder.
    base::Result<void> publish(bool overwrite);

private:
    FileInMaking(std::string path, std::string target) : path_(std::move(path)), target_(std::move(target)) {}
    std::string path_;
    std::string target_;
};

}  // namespace store
