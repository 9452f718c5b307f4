#include "base/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "base/error_words.h"
#include "base/system_remedy.h"

namespace base {
namespace {

namespace fs = std::filesystem;

class FileDescriptor {
public:
    explicit FileDescriptor(int fd) : fd_(fd) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() { close(); }
    [[nodiscard]] int get() const { return fd_; }
    /// False when the kernel reports a late write error.
    bool close() { return fd_ < 0 || ::close(std::exchange(fd_, -1)) == 0; }

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

}  // namespace

Result<void> write_file_atomically(const fs::path& file, std::span<const std::byte> content) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::string name = (folder / ".langtu-XXXXXX").string();  // no longer than the file's own name may be
    FileDescriptor fd(::mkostemp(name.data(), O_CLOEXEC));
    if (fd.get() < 0) return failure(file, errno);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const bool written = ::fchmod(fd.get(), 0666 & ~mask) == 0 && write_all(fd.get(), content) &&
                         ::fsync(fd.get()) == 0 && fd.close() && ::rename(name.c_str(), file.c_str()) == 0;
    if (!written) {
        const int error = errno;
        ::unlink(name.c_str());
        return failure(file, error);
    }
    sync_folder(folder);
    return {};
}

}  // namespace base
