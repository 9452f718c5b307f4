// Who edits a project: a file NAME.lock beside it, locked by the system for as long as the process lives and holding
// who it is. The lock of a process that died is free by itself. Advisory: other programs do not ask for it, and
// SQLite's own locks keep the file whole in any case. Knows no SQLite. Any thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "store/project.h"

namespace store {

class ProjectLock {
public:
    /// Waits at most `patience` for another editor; then fails with kind locked, saying who has it since when.
    static base::Result<ProjectLock> take(const std::string& project, const LockHolder& holder,
                                          std::chrono::milliseconds patience);
    /// Tells others by another name from now on; where that cannot be written, by the one before.
    void rename_holder(const std::string& author) const;
    ProjectLock(ProjectLock&& other) noexcept;
    ProjectLock& operator=(ProjectLock&&) = delete;
    ~ProjectLock();

private:
    ProjectLock(std::string path, int file) : path_(std::move(path)), file_(file) {}
    std::string path_;
    int file_ = -1;
};

/// This process, on this machine.
LockHolder this_process(const std::string& author, const std::string& since);

}  // namespace store
