#include "safe_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "schema.h"
#include "store/project_file.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;
using Header = std::array<unsigned char, 100>;

base::Error io_error(const std::string& subject, int number) {
    if (number == ENOSPC || number == EDQUOT)
        return {ErrorKind::io, subject, mark("the disk is full; free some space and try again")};
    return base::make_error(ErrorKind::io, subject, mark("{}; check the disk and the permissions"),
                            {std::strerror(number)});
}

enum class Kind { missing, regular, other };

/// Kind of a file without following a link.
Kind kind_of(const std::string& path) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0) return Kind::missing;
    return S_ISREG(info.st_mode) ? Kind::regular : Kind::other;
}

const char* kind_word(mode_t mode) {
    if (S_ISDIR(mode)) return "is a folder";
    if (S_ISLNK(mode)) return "is a symbolic link";
    if (S_ISFIFO(mode)) return "is a pipe";
    return "is no ordinary file";
}

/// Absolute path whose folder has no symbolic link; nothing when the folder does not exist.
std::optional<std::string> resolve_folder(const std::filesystem::path& path) {
    std::error_code error;
    const auto folder = std::filesystem::canonical(path.has_parent_path() ? path.parent_path() : ".", error);
    if (error) return std::nullopt;
    return (folder / path.filename()).string();
}

/// Reads through SQLite's own VFS: it knows which locks this process holds on the file and keeps them.
std::optional<Header> read_header(const std::string& path) {
    sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
    std::vector<std::max_align_t> room(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* file = reinterpret_cast<sqlite3_file*>(room.data());
    const std::string name = path + std::string(2, '\0');  // a name of SQLite's ends with an empty list of parameters
    if (vfs->xOpen(vfs, name.c_str(), file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) != SQLITE_OK)
        return std::nullopt;
    Header header{};
    const int code = file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
    file->pMethods->xClose(file);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return std::nullopt;
    return header;
}

std::uint32_t big_endian(const Header& header, std::size_t at) {
    return (std::uint32_t{header[at]} << 24) | (std::uint32_t{header[at + 1]} << 16) |
           (std::uint32_t{header[at + 2]} << 8) | header[at + 3];
}

base::Result<void> check_header(const Header& header, const std::string& subject) {
    if (std::memcmp(header.data(), "SQLite format 3", 16) != 0)
        return base::fail(ErrorKind::damaged, subject, mark("is not a Langtu project; choose another file"));
    if (big_endian(header, 68) != k_application_id)
        return base::fail(ErrorKind::damaged, subject,
                          mark("is a database of another application, not a Langtu project; choose another file"));
    const std::uint32_t version = big_endian(header, 60);
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
    const std::uint32_t stored = big_endian(header, 16) >> 16;
    const std::uint64_t page_size = stored == 1 ? 65536 : stored;
    return big_endian(header, 24) == big_endian(header, 92) && big_endian(header, 28) * page_size > size;
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
    ProbedFile file{*resolved, static_cast<int>(big_endian(*header, 60)), (*header)[18] == 2,
                    kind_of(*resolved + "-wal") == Kind::regular, kind_of(*resolved + "-journal") != Kind::missing};
    if (!file.has_wal && is_cut_short(*header, static_cast<std::uint64_t>(info.st_size)))
        return base::fail(ErrorKind::damaged, subject, mark("is cut short; restore a backup"));
    return file;
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
        if (errno != EEXIST) return base::pass(io_error(target, errno));
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

base::Result<void> FileInMaking::publish(bool overwrite) {
    if (const int number = sync(path_)) return base::pass(io_error(target_, number));
    const unsigned flags = overwrite ? 0U : RENAME_NOREPLACE;
    int number = ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), flags) == 0 ? 0 : errno;
    if (number == EINVAL && !overwrite)  // a file system that cannot: link() refuses an existing name as well
        number = ::link(path_.c_str(), target_.c_str()) == 0 ? (::unlink(path_.c_str()), 0) : errno;
    if (number == EEXIST)
        return base::fail(ErrorKind::refused, target_, mark("exists already; choose another name or pass --force"));
    if (number != 0) return base::pass(io_error(target_, number));
    path_.clear();
    if (const int failed = sync(target_.substr(0, target_.rfind('/') + 1)))
        return base::pass(io_error(target_, failed));
    return {};
}

}  // namespace store
