// Who edits a project: a file NAME.lock beside it, locked by the system for as long as the process lives and holding
// who it is; and a second one in the user's state folder that is named by the project's inode, so that a project that
// is moved while it is open is not opened a second time by its new name. The lock of a process that died is free by
// itself. Advisory: other programs do not ask for it, and SQLite's own locks keep the file whole in any case. Knows no
// SQLite. Any thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/result.h"
#include "store/project.h"

namespace store {

/// A file that is locked while this object lives, and removed after it.
class LockFile {
public:
    /// Who holds it already, or the number of the system's error.
    using Refusal = std::variant<LockHolder, int>;

    static tl::expected<LockFile, Refusal> take(const std::string& path, const LockHolder& holder,
                                                std::chrono::steady_clock::time_point deadline);
    /// Tells others by another name from now on; where that cannot be written, by the one before.
    void rename_holder(const std::string& author) const;
    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&&) = delete;
    ~LockFile();

private:
    explicit LockFile(int file) : file_(file) {}
    int file_ = -1;
    bool taken_ = false;
};

class ProjectLock {
public:
    /// Waits at most `patience` for another editor; then fails with kind locked, saying who has it since when.
    /// `state_folder`: of the user, where moved projects are known again; where it cannot be written, they are not.
    static base::Result<ProjectLock> take(const std::string& project, const LockHolder& holder,
                                          std::chrono::milliseconds patience,
                                          const std::filesystem::path& state_folder);
    void rename_holder(const std::string& author) const;

private:
    ProjectLock(LockFile by_name, std::optional<LockFile> by_inode)
        : by_name_(std::move(by_name)), by_inode_(std::move(by_inode)) {}
    LockFile by_name_;
    std::optional<LockFile> by_inode_;
};

/// This process, on this machine.
LockHolder this_process(const std::string& author, const std::string& since);

}  // namespace store
