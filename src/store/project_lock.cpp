#include "project_lock.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include "base/error_words.h"
#include "file_place.h"
#include "sqlite.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::string_view k_suffix = ".lock";

std::string lock_path(const std::string& project) { return project + std::string(k_suffix); }

std::string text_of(const LockHolder& holder) {
    return fmt::format("{}\n{}\n{}\n{}\n", quotable(holder.author), quotable(holder.host), holder.process,
                       quotable(holder.since));
}

LockHolder read_holder(int file) {
    std::array<char, 1024> bytes{};
    const ssize_t size = ::pread(file, bytes.data(), bytes.size(), 0);
    std::vector<std::string> lines(1);
    for (ssize_t i = 0; i < size; ++i) {
        const char c = bytes[static_cast<std::size_t>(i)];
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    lines.resize(4);
    LockHolder holder{quotable(lines[0]), quotable(lines[1]), 0, quotable(lines[3])};
    std::from_chars(lines[2].data(), lines[2].data() + lines[2].size(), holder.process);
    return holder;
}

base::Error taken_error(const std::string& project, const LockHolder& holder) {
    return base::make_error(
        ErrorKind::locked, project,
        mark("is being edited by {} on {} (process {}, since {}); close it there, or look at it read-only"),
        {holder.author, holder.host, std::to_string(holder.process), base::time_argument(holder.since)});
}

base::Error not_writable(const std::string& project, int number) {
    if (number == ENOSPC || number == EDQUOT)
        return {ErrorKind::io, project, mark("the disk is full; free some space and try again")};
    return base::make_error(ErrorKind::io, project, mark("its folder cannot be written ({}); it can only be looked at"),
                            {base::system_reason(number)});
}

/// Whether the locked file is still the one under that name: its last owner may just have removed it.
bool is_still_there(int file, const std::string& path) {
    struct stat ours {
    }, named{};
    return ::fstat(file, &ours) == 0 && ::lstat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
           ours.st_dev == named.st_dev;
}

bool write_holder(int file, const LockHolder& holder) {
    const std::string text = text_of(holder);
    return ::ftruncate(file, 0) == 0 &&
           ::pwrite(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

}  // namespace

base::Result<ProjectLock> ProjectLock::take(const std::string& project, const LockHolder& holder,
                                            std::chrono::milliseconds patience) {
    constexpr std::chrono::milliseconds k_pause{10};
    constexpr std::chrono::milliseconds k_least_patience{50};  // who only asks holds it for a moment
    const std::string path = lock_path(project);
    const auto deadline = std::chrono::steady_clock::now() + std::max(patience, k_least_patience);
    for (;;) {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
        if (file < 0) return base::pass(not_writable(project, errno));
        ProjectLock lock({}, file);  // closes the file on every way out; removes nothing yet
        if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
            if (!is_still_there(file, path)) continue;
            if (!write_holder(file, holder)) return base::pass(not_writable(project, errno));
            lock.path_ = path;
            return lock;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) return base::pass(not_writable(project, errno));
        if (std::chrono::steady_clock::now() > deadline) return base::pass(taken_error(project, read_holder(file)));
        std::this_thread::sleep_for(k_pause);
    }
}

void ProjectLock::rename_holder(const std::string& author) const {
    LockHolder holder = read_holder(file_);
    holder.author = author;
    (void)write_holder(file_, holder);
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept
    : path_(std::exchange(other.path_, {})), file_(std::exchange(other.file_, -1)) {}

ProjectLock::~ProjectLock() {
    if (!path_.empty())  // wherever it is by now: its folder can have been renamed
        if (const std::string path = name_of_open(file_); path.ends_with(k_suffix)) ::unlink(path.c_str());
    if (file_ >= 0) ::close(file_);
}

LockHolder this_process(const std::string& author, const std::string& since) {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return {author, host.data(), ::getpid(), since};
}

std::optional<LockHolder> who_edits(const std::filesystem::path& path) {
    const int file = ::open(lock_path(path.string()).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0) return std::nullopt;
    std::optional<LockHolder> holder;
    if (::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) holder = read_holder(file);
    ::close(file);
    return holder;
}

}  // namespace store
