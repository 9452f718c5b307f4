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
#include "base/places.h"
#include "file_place.h"
#include "sqlite.h"

namespace store {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::mark;

constexpr std::string_view k_suffix = ".lock";

std::string lock_path(const std::string& project) { return project + std::string(k_suffix); }

/// Where the lock of the file itself is, whatever its name; empty where there is no such file or folder.
std::string inode_lock_path(const std::string& project, const fs::path& state_folder) {
    const fs::path state = state_folder.empty() ? base::user_state_folder() : state_folder;
    const auto file = identify(project);
    if (state.empty() || !file) return {};
    return (state / "open" / fmt::format("{:x}-{}{}", file->device, file->number, k_suffix)).string();
}

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

base::Error refused(const std::string& project, const LockFile::Refusal& why) {
    if (const auto* holder = std::get_if<LockHolder>(&why)) return taken_error(project, *holder);
    return not_writable(project, std::get<int>(why));
}

/// Who holds a lock file; nothing when nobody does.
std::optional<LockHolder> holder_of(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0) return std::nullopt;
    std::optional<LockHolder> holder;
    if (::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) holder = read_holder(file);
    ::close(file);
    return holder;
}

}  // namespace

tl::expected<LockFile, LockFile::Refusal> LockFile::take(const std::string& path, const LockHolder& holder,
                                                         std::chrono::steady_clock::time_point deadline) {
    constexpr std::chrono::milliseconds k_pause{10};
    for (;;) {
        LockFile lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644));
        if (lock.file_ < 0) return tl::unexpected<Refusal>(errno);
        if (::flock(lock.file_, LOCK_EX | LOCK_NB) == 0) {
            if (!is_still_there(lock.file_, path)) continue;
            if (!write_holder(lock.file_, holder)) return tl::unexpected<Refusal>(errno);
            lock.taken_ = true;
            return lock;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) return tl::unexpected<Refusal>(errno);
        if (std::chrono::steady_clock::now() > deadline) return tl::unexpected<Refusal>(read_holder(lock.file_));
        std::this_thread::sleep_for(k_pause);
    }
}

void LockFile::rename_holder(const std::string& author) const {
    LockHolder holder = read_holder(file_);
    holder.author = author;
    (void)write_holder(file_, holder);
}

LockFile::LockFile(LockFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)), taken_(std::exchange(other.taken_, false)) {}

LockFile::~LockFile() {
    if (taken_)  // wherever it is by now: its folder can have been renamed
        if (const std::string path = name_of_open(file_); path.ends_with(k_suffix)) ::unlink(path.c_str());
    if (file_ >= 0) ::close(file_);
}

base::Result<ProjectLock> ProjectLock::take(const std::string& project, const LockHolder& holder,
                                            std::chrono::milliseconds patience, const fs::path& state_folder) {
    constexpr std::chrono::milliseconds k_least_patience{50};  // who only asks holds it for a moment
    const auto deadline = std::chrono::steady_clock::now() + std::max(patience, k_least_patience);
    auto by_name = LockFile::take(lock_path(project), holder, deadline);
    if (!by_name) return base::pass(refused(project, by_name.error()));
    const std::string path = inode_lock_path(project, state_folder);
    if (path.empty()) return ProjectLock(std::move(*by_name), std::nullopt);
    std::error_code ignored;
    fs::create_directories(fs::path(path).parent_path(), ignored);
    auto by_inode = LockFile::take(path, holder, deadline);
    if (by_inode) return ProjectLock(std::move(*by_name), std::move(*by_inode));
    if (const auto* other = std::get_if<LockHolder>(&by_inode.error())) return base::pass(taken_error(project, *other));
    return ProjectLock(std::move(*by_name), std::nullopt);
}

void ProjectLock::rename_holder(const std::string& author) const {
    by_name_.rename_holder(author);
    if (by_inode_) by_inode_->rename_holder(author);
}

LockHolder this_process(const std::string& author, const std::string& since) {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return {author, host.data(), ::getpid(), since};
}

std::optional<LockHolder> who_edits(const fs::path& path, const fs::path& state_folder) {
    if (auto holder = holder_of(lock_path(path.string()))) return holder;
    const std::string by_inode = inode_lock_path(path.string(), state_folder);
    return by_inode.empty() ? std::nullopt : holder_of(by_inode);
}

}  // namespace store
