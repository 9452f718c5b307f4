#include "safe_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "base/error_words.h"
#include "base/system_remedy.h"
#include "schema.h"
#include "store/project_file.h"
#include "write_ahead_log.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;
using Header = std::array<unsigned char, 100>;

base::Error io_error(const std::string& subject, int number) {
    if (number == ENOSPC || number == EDQUOT)
        return {ErrorKind::io, subject, mark("the disk is full; free some space and try again")};
    if (number == ENAMETOOLONG) return {ErrorKind::io, subject, mark("its name is too long; choose a shorter name")};
    return base::make_error(ErrorKind::io, subject, mark("{}; check the disk and the permissions"),
                            {base::system_reason(number)});
}

/// Of a file that is being made.
base::Error write_error(const std::string& subject, int number) {
    return base::make_error(ErrorKind::io, subject, mark("cannot be written ({}); {}"),
                            {base::system_reason(number), base::system_remedy(number)});
}

enum class Kind { missing, regular, other };

/// Kind of a file without following a link.
Kind kind_of(const std::string& path) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0) return Kind::missing;
    return S_ISREG(info.st_mode) ? Kind::regular : Kind::other;
}

std::string kind_word(mode_t mode) {
    if (S_ISDIR(mode)) return base::word_argument(mark("is a folder"));
    if (S_ISLNK(mode)) return base::word_argument(mark("is a symbolic link"));
    if (S_ISFIFO(mode)) return base::word_argument(mark("is a pipe"));
    return base::word_argument(mark("is no ordinary file"));
}

/// Absolute path whose folder has no symbolic link; nothing when the folder does not exist.
std::optional<std::string> resolve_folder(const std::filesystem::path& path) {
    std::error_code error;
    const auto folder = std::filesystem::canonical(path.has_parent_path() ? path.parent_path() : ".", error);
    if (error) return std::nullopt;
    return (folder / path.filename()).string();
}

/// A file opened by SQLite's own VFS, which knows the locks that this process holds on it and keeps them.
class VfsFile {
public:
    VfsFile(const std::string& path, int kind) {
        sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
        room_.resize(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
        name_ = path + std::string(2, '\0');  // a name of SQLite's ends with an empty list of parameters
        opened_ = vfs->xOpen(vfs, name_.c_str(), file(), SQLITE_OPEN_READONLY | kind, nullptr) == SQLITE_OK;
    }
    ~VfsFile() {
        if (opened_) file()->pMethods->xClose(file());
    }
    VfsFile(const VfsFile&) = delete;
    VfsFile& operator=(const VfsFile&) = delete;
    [[nodiscard]] bool opened() const { return opened_; }
    [[nodiscard]] sqlite3_int64 size() {
        sqlite3_int64 size = -1;
        return file()->pMethods->xFileSize(file(), &size) == SQLITE_OK ? size : -1;
    }
    int read(void* into, std::size_t count, sqlite3_int64 at) {
        return file()->pMethods->xRead(file(), into, static_cast<int>(count), at);
    }

private:
    [[nodiscard]] sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(room_.data()); }
    std::vector<std::max_align_t> room_;
    std::string name_;
    bool opened_ = false;
};

std::optional<Header> read_header(const std::string& path) {
    VfsFile file(path, SQLITE_OPEN_MAIN_DB);
    if (!file.opened()) return std::nullopt;
    Header header{};
    const int code = file.read(header.data(), header.size(), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return std::nullopt;
    return header;
}

Bytes bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

/// Whether the log beside a project may be laid over it. Whoever edits the project meanwhile can bring the log into it
/// between the two looks: then both are looked at again.
bool log_belongs(const std::string& path) {
    constexpr int k_most_looks = 10;
    for (int look = 1;; ++look) {
        const auto before = read_header(path);
        const auto log = read_whole(path + "-wal", SQLITE_OPEN_WAL);
        const auto after = read_header(path);
        if (!before || !after || !log) return true;  // what cannot be read is said by whoever needs it
        const std::uint32_t generation = generation_of(*before);
        if (belongs_to(read_log(bytes_of(*log)), generation)) return true;
        if (generation == generation_of(*after) || look == k_most_looks) return false;
    }
}

base::Result<void> check_header(const Header& header, const std::string& subject) {
    if (std::memcmp(header.data(), "SQLite format 3", 16) != 0)
        return base::fail(ErrorKind::damaged, subject, mark("is not a Langtu project; choose another file"));
    if (read_u32(header, 68) != k_application_id)
        return base::fail(ErrorKind::damaged, subject,
                          mark("is a database of another application, not a Langtu project; choose another file"));
    const std::uint32_t version = read_u32(header, 60);
    if (version > static_cast<std::uint32_t>(k_schema_version))
        return base::fail(
            ErrorKind::damaged, subject,
            mark("was made by a newer Langtu (schema version {}, this one knows up to {}); install the newer version"),
            {std::to_string(version), std::to_string(k_schema_version)});
    if (version == 0) return base::fail(ErrorKind::damaged, subject, mark("has no schema version; restore a backup"));
    return {};
}

/// Whether the file holds all pages that its header counts. SQLite itself reads a missing end as zeros.
bool is_cut_short(const Header& header, std::uint64_t size) {
    const std::uint32_t stored = read_u32(header, 16) >> 16;
    const std::uint64_t page_size = stored == 1 ? 65536 : stored;
    return read_u32(header, 24) == read_u32(header, 92) && read_u32(header, 28) * page_size > size;
}

}  // namespace

base::Result<ProbedFile> probe(const std::filesystem::path& path) {
    const std::string subject = path.string();
    struct stat info {};
    if (lstat(subject.c_str(), &info) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return base::fail(ErrorKind::refused, subject, mark("no such file; check the name"));
        return base::pass(io_error(subject, errno));
    }
    if (!S_ISREG(info.st_mode))
        return base::fail(ErrorKind::damaged, subject, mark("{}, not a Langtu project; choose another file"),
                          {kind_word(info.st_mode)});
    if (info.st_size == 0)
        return base::fail(ErrorKind::damaged, subject, mark("is empty, not a Langtu project; restore a backup"));
    const std::optional<std::string> resolved = resolve_folder(path);
    const std::optional<Header> header = resolved ? read_header(*resolved) : std::nullopt;
    if (!header) return base::fail(ErrorKind::io, subject, mark("cannot be read; check the disk and the permissions"));
    if (auto known = check_header(*header, subject); !known) return base::pass(known.error());
    for (const char* suffix : {"-wal", "-shm"})
        if (kind_of(*resolved + suffix) == Kind::other)
            return base::fail(ErrorKind::damaged, subject, mark("{} beside it is no ordinary file; move that away"),
                              {subject + suffix});
    const bool has_log = kind_of(*resolved + "-wal") == Kind::regular;
    const bool foreign = has_log && !log_belongs(*resolved);
    ProbedFile file{*resolved, (*header)[18] == 2, has_log && !foreign, foreign,
                    kind_of(*resolved + "-journal") != Kind::missing};
    if (!file.has_wal && is_cut_short(*header, static_cast<std::uint64_t>(info.st_size)))
        return base::fail(ErrorKind::damaged, subject, mark("is cut short; restore a backup"));
    return file;
}

std::optional<std::string> read_whole(const std::string& path, int kind) {
    VfsFile file(path, kind);
    if (!file.opened()) return std::nullopt;
    const sqlite3_int64 size = file.size();
    if (size < 0 || size > k_most_bytes_read) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    // A part that the disk cannot give stays zero and is found missing like any other damage.
    constexpr std::size_t k_piece = 4096;
    for (std::size_t at = 0; at < bytes.size(); at += k_piece)
        file.read(bytes.data() + at, std::min(k_piece, bytes.size() - at), static_cast<sqlite3_int64>(at));
    return bytes;
}

base::Result<std::string> set_foreign_log_aside(const std::string& path) {
    const std::string log = path + "-wal";
    std::string aside = log + "-of-another-file";
    for (int n = 2; kind_of(aside) != Kind::missing; ++n) aside = fmt::format("{}-of-another-file-{}", log, n);
    if (::rename(log.c_str(), aside.c_str()) == 0) {
        // The index describes that log; a program that has both open keeps both.
        ::unlink((path + "-shm").c_str());
        return aside;
    }
    return base::fail(ErrorKind::io, path,
                      mark("{} belongs to another file and cannot be set aside ({}); move it away"),
                      {log, base::system_reason(errno)});
}

base::Result<std::string> probe_target(const std::filesystem::path& path, bool overwrite) {
    const std::string subject = path.string();
    const std::optional<std::string> resolved = resolve_folder(path);
    if (!resolved || !path.has_filename())
        return base::fail(ErrorKind::refused, subject, mark("its folder does not exist; make the folder first"));
    const Kind kind = kind_of(*resolved);
    if (kind == Kind::other)
        return base::fail(ErrorKind::refused, subject, mark("is no ordinary file; choose another name"));
    if (kind == Kind::regular && !overwrite)
        return base::fail(ErrorKind::refused, subject, mark("exists already; choose another name or pass --force"));
    for (const char* suffix : {"-wal", "-journal"})
        if (kind_of(*resolved + suffix) != Kind::missing)
            return base::fail(
                ErrorKind::locked, subject,
                mark("{} lies beside it: a project is open there or was not closed; close it, or choose another name"),
                {subject + suffix});
    return *resolved;
}

base::Result<FileInMaking> FileInMaking::begin(std::string target) {
    const auto slash = target.rfind('/') + 1;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const std::string path =
            fmt::format("{}.{}.{}-{}.new", target.substr(0, slash), target.substr(slash), getpid(), attempt);
        const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (file >= 0) {
            ::close(file);
            return FileInMaking(path, std::move(target));
        }
        if (errno != EEXIST) return base::pass(write_error(target, errno));
    }
    return base::fail(ErrorKind::io, target, mark("no temporary file can be made beside it; tidy up the folder"));
}

FileInMaking::FileInMaking(FileInMaking&& other) noexcept
    : path_(std::exchange(other.path_, {})), target_(std::move(other.target_)) {}

FileInMaking::~FileInMaking() {
    if (!path_.empty()) ::unlink(path_.c_str());
}

namespace {

/// fsync of a file or folder; 0 or the error number.
int sync(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno;
    const int number = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    return number;
}

}  // namespace

base::Result<void> FileInMaking::fill(std::string_view bytes) const {
    const int file = ::open(path_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW);
    int number = file < 0 ? errno : 0;
    while (number == 0 && !bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) number = errno;
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (file >= 0 && ::close(file) != 0 && number == 0) number = errno;
    if (number != 0) return base::pass(write_error(target_, number));
    return {};
}

base::Result<void> FileInMaking::publish(bool overwrite) {
    if (const int number = sync(path_)) return base::pass(write_error(target_, number));
    const unsigned flags = overwrite ? 0U : RENAME_NOREPLACE;
    int number = ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), flags) == 0 ? 0 : errno;
    if (number == EINVAL && !overwrite)  // a file system that cannot: link() refuses an existing name as well
        number = ::link(path_.c_str(), target_.c_str()) == 0 ? (::unlink(path_.c_str()), 0) : errno;
    if (number == EEXIST)
        return base::fail(ErrorKind::refused, target_, mark("exists already; choose another name or pass --force"));
    if (number != 0) return base::pass(write_error(target_, number));
    path_.clear();
    if (const int failed = sync(target_.substr(0, target_.rfind('/') + 1)))
        return base::pass(write_error(target_, failed));
    return {};
}

}  // namespace store
