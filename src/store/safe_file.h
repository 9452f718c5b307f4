// What is looked at around a project before SQLite sees it: is it a regular file, is its header ours, what lies beside
// it. And the durable way of putting a finished file under its name. Knows no schema and no plan. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace store {

/// A project that may be handed to SQLite.
struct ProbedFile {
    std::string path;        ///< absolute, its folder without symbolic links
    int schema_version = 0;  ///< user_version
    bool wal_mode = false;   ///< the header says so
    bool has_wal = false;
    bool has_journal = false;
};

/// Refuses what is no project of ours by looking at the kind of the file and its first 100 bytes. Never waits, and
/// never closes a file in a way that drops the locks of another connection of this process.
base::Result<ProbedFile> probe(const std::filesystem::path& path);

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
    /// Syncs the file, gives it its name, syncs the folder.
    base::Result<void> publish(bool overwrite);

private:
    FileInMaking(std::string path, std::string target) : path_(std::move(path)), target_(std::move(target)) {}
    std::string path_;
    std::string target_;
};

}  // namespace store
