#include "base/atomic_file.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fcntl.h>
#include <random>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "base/error_words.h"
#include "base/system_remedy.h"

namespace base {
namespace {

namespace fs = std::filesystem;

// names of what is on its way, no longer than a file's own name may be
constexpr std::string_view k_prefix = ".langtu-part-";
constexpr std::size_t k_letters = 6;

class FileDescriptor {
public:
    explicit FileDescriptor(int fd) : fd_(fd) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }
    void reset(int fd) {
        if (fd_ >= 0) ::close(fd_);
        fd_ = fd;
    }

private:
    int fd_;
};

tl::unexpected<Error> failure(const fs::path& file, int error) {
    return fail(ErrorKind::io, file.string(), mark("cannot be written ({}); {}"),
                {system_reason(error), system_remedy(error)});
}

bool write_all(int fd, std::span<const std::byte> content) {
    while (!content.empty()) {
        const ssize_t n = ::write(fd, content.data(), content.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        content = content.subspan(static_cast<std::size_t>(n));
    }
    return true;
}

void sync_folder(const fs::path& folder) {
    const FileDescriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.get() >= 0) ::fsync(fd.get());
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// What is written is locked: a name without a lock is of a writer that was killed.
bool lock(int fd) { return ::flock(fd, LOCK_EX | LOCK_NB) == 0; }

std::string temporary_name() {
    constexpr std::string_view k_characters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::string name(k_prefix);
    for (std::size_t i = 0; i < k_letters; ++i) name += k_characters[random() % k_characters.size()];
    return name;
}

/// Calls `make` with one name after the other until it is none that exists already.
template <class Make>
bool with_free_name(const fs::path& folder, fs::path& name, Make make) {
    constexpr int k_tries = 100;
    for (int i = 0; i < k_tries; ++i) {
        name = folder / temporary_name();
        if (make(name.c_str())) return true;
        if (errno != EEXIST) break;
    }
    name.clear();
    return false;
}

/// A name that only a writer makes up; what people keep beside their files may begin alike.
bool is_temporary(const std::string& name) {
    const std::size_t whole = k_prefix.size() + k_letters;
    return name.starts_with(k_prefix) && name.size() == whole &&
           std::all_of(name.end() - k_letters, name.end(),
                       [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
}

bool is_own(int fd) {
    struct stat status {};
    return ::fstat(fd, &status) == 0 && status.st_uid == ::geteuid();
}

/// A file, or a folder with the files in it; one that holds anything else is none of ours and stays.
void remove_leftover(const fs::path& path) {
    std::error_code error, ignored;
    std::vector<fs::path> files;
    if (fs::is_directory(path, ignored))
        for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
            if (at->symlink_status(ignored).type() != fs::file_type::regular) return;
            files.push_back(at->path());
        }
    for (const fs::path& file : files) fs::remove(file, ignored);
    fs::remove(path, ignored);
}

/// What writers that were killed left there. What is empty may not be locked yet.
void remove_leftovers(const fs::path& folder) {
    std::error_code error, ignored;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const fs::path& path = at->path();
        if (!is_temporary(path.filename().string()) || fs::is_empty(path, ignored)) continue;
        const FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (fd.get() >= 0 && is_own(fd.get()) && lock(fd.get())) remove_leftover(path);
    }
}

/// A file without a name until it is whole, where the file system has such: a writer that is killed leaves nothing.
class TemporaryFile {
public:
    explicit TemporaryFile(fs::path folder) : folder_(std::move(folder)), fd_(open_nameless()) {
        if (fd_.get() < 0)
            with_free_name(folder_, name_, [&](const char* name) {
                fd_.reset(::open(name, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0666));
                return fd_.get() >= 0;
            });
        if (fd_.get() < 0)
            opening_error_ = errno;
        else
            lock(fd_.get());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!name_.empty()) ::unlink(name_.c_str());
    }

    // 0, or what the system says against it

    [[nodiscard]] int opening_error() const { return opening_error_; }
    [[nodiscard]] int append(std::span<const std::byte> content) const {
        return write_all(fd_.get(), content) ? 0 : errno;
    }
    int become(const fs::path& file) {
        if (::fsync(fd_.get()) != 0) return errno;
        if (!has_name() || ::rename(name_.c_str(), file.c_str()) != 0) return errno;
        name_.clear();
        return 0;
    }

private:
    /// Named by its entry in /proc later.
    [[nodiscard]] int open_nameless() const {
        if (::access("/proc/self/fd", X_OK) != 0) return -1;
        return ::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    }
    bool has_name() {
        if (!name_.empty()) return true;
        const std::string entry = "/proc/self/fd/" + std::to_string(fd_.get());
        return with_free_name(folder_, name_, [&](const char* name) {
            return ::linkat(AT_FDCWD, entry.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
        });
    }

    fs::path folder_, name_;
    FileDescriptor fd_;
    int opening_error_ = 0;
};

using Write = std::function<Result<void>(const Append&)>;

/// Where it is not written whole, nothing is changed; `named` is what an error calls it.
Result<void> write_whole(const fs::path& file, const fs::path& named, const Write& write) {
    TemporaryFile temporary(folder_of(file));
    if (const int error = temporary.opening_error(); error != 0) return failure(named, error);
    const auto written = write([&](std::span<const std::byte> content) -> Result<void> {
        if (const int error = temporary.append(content); error != 0) return failure(named, error);
        return {};
    });
    if (!written) return written;
    if (const int error = temporary.become(file); error != 0) return failure(named, error);
    return {};
}

/// A folder that goes with what is still in it.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const fs::path& folder) : fd_(-1) {
        if (!with_free_name(folder, path_, [](const char* name) { return ::mkdir(name, 0700) == 0; })) return;
        fd_.reset(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        lock(fd_.get());
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    /// Empty where it could not be made; errno says why.
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
    FileDescriptor fd_;
};

/// What a file cannot take the place of.
Result<void> check_targets(std::span<const FileContent> files) {
    std::error_code error;
    const auto folder =
        std::ranges::find_if(files, [&](const FileContent& each) { return fs::is_directory(each.file, error); });
    return folder == files.end() ? Result<void>{} : failure(folder->file, EISDIR);
}

/// Out of the folder where they were staged, one after the other: that asks for no space.
Result<void> move_all(const fs::path& staged, std::span<const FileContent> files) {
    for (const FileContent& each : files) {
        const fs::path from = staged / each.file.filename();
        if (::rename(from.c_str(), each.file.c_str()) == 0) continue;
        const int error = errno;
        if (&each == &files.front()) return failure(each.file, error);
        return fail(ErrorKind::io, each.file.string(),
                    mark("cannot be written ({}), but files before it are new already; {}"),
                    {system_reason(error), system_remedy(error)});
    }
    return {};
}

}  // namespace

Result<void> write_file_atomically(const fs::path& file, const Write& write) {
    const fs::path folder = folder_of(file);
    remove_leftovers(folder);
    if (auto written = write_whole(file, file, write); !written) return written;
    sync_folder(folder);
    return {};
}

Result<void> write_file_atomically(const fs::path& file, std::span<const std::byte> content) {
    return write_file_atomically(file, [content](const Append& append) { return append(content); });
}

Result<void> write_files_atomically(const fs::path& folder, std::span<const FileContent> files) {
    remove_leftovers(folder);
    if (auto free = check_targets(files); !free) return free;
    const TemporaryFolder staged(folder);
    if (staged.path().empty()) return failure(folder, errno);
    for (const FileContent& each : files) {
        const fs::path file = staged.path() / each.file.filename();
        const auto write = [&](const Append& append) { return append(each.content); };
        if (auto written = write_whole(file, each.file, write); !written) return written;
    }
    if (auto moved = move_all(staged.path(), files); !moved) return moved;
    sync_folder(folder);
    return {};
}

}  // namespace base
