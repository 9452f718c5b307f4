#include "fenced_vfs.h"

#include <cstring>
#include <fmt/format.h>
#include <string_view>
#include <unistd.h>

namespace store {
namespace {

sqlite3_vfs* base_vfs() { return sqlite3_vfs_find(nullptr); }

bool ends_with(const char* file, std::string_view suffix) {
    return file != nullptr && std::string_view(file).ends_with(suffix);
}

bool still_means(const std::string& path, const std::optional<FileIdentity>& file) {
    return file && identify(path) == file;
}

}  // namespace

FencedVfs::FencedVfs(std::string path) : path_(std::move(path)), name_(fmt::format("langtu-fence-{}", fmt::ptr(this))) {
    vfs_ = *base_vfs();  // everything but what follows stays the base's own
    vfs_.pNext = nullptr;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = &FencedVfs::open;
    vfs_.xDelete = &FencedVfs::remove;
    vfs_.xAccess = &FencedVfs::access;
    vfs_.szOsFile += static_cast<int>(sizeof(FencedVfs*));  // behind each file of the base's stands whose it is
    sqlite3_vfs_register(&vfs_, 0);
}

FencedVfs::~FencedVfs() { sqlite3_vfs_unregister(&vfs_); }

FencedVfs& FencedVfs::fence_of(sqlite3_vfs* vfs) { return *static_cast<FencedVfs*>(vfs->pAppData); }

FencedVfs& FencedVfs::fence_of(sqlite3_file* file) {
    FencedVfs* fence = nullptr;
    std::memcpy(&fence, reinterpret_cast<const char*>(file) + base_vfs()->szOsFile, sizeof fence);
    return *fence;
}

bool FencedVfs::inside(const char* file) const {
    if (file == nullptr) return true;
    const std::string_view name(file);
    if (name.substr(0, path_.size()) != path_) return false;
    const std::string_view suffix = name.substr(path_.size());
    return suffix.empty() || suffix == "-wal" || suffix == "-shm";
}

/// So that fence_of() finds it.
void FencedVfs::remember(sqlite3_file* file) {
    FencedVfs* self = this;
    std::memcpy(reinterpret_cast<char*>(file) + base_vfs()->szOsFile, &self, sizeof self);
}

void FencedVfs::watch_log(sqlite3_file* file) {
    remember(file);
    base_log_methods_ = file->pMethods;
    log_methods_ = *base_log_methods_;
    log_methods_.xWrite = &FencedVfs::write_log;
    file->pMethods = &log_methods_;
}

/// Has writes to the project, and its index of the log, go through the functions below.
void FencedVfs::watch(sqlite3_file* file) {
    remember(file);
    base_methods_ = file->pMethods;
    methods_ = *base_methods_;
    methods_.xWrite = &FencedVfs::write;
    methods_.xTruncate = &FencedVfs::truncate;
    methods_.xShmMap = &FencedVfs::map_index;
    methods_.xShmUnmap = &FencedVfs::unmap_index;
    file->pMethods = &methods_;
}

int FencedVfs::open(sqlite3_vfs* vfs, sqlite3_filename file, sqlite3_file* into, int flags, int* out_flags) {
    FencedVfs& fence = fence_of(vfs);
    into->pMethods = nullptr;
    if (!fence.inside(file)) return SQLITE_CANTOPEN;
    sqlite3_vfs* base = base_vfs();
    const int code = base->xOpen(base, file, into, flags, out_flags);
    if (code != SQLITE_OK) return code;
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0) fence.watch(into);
    if ((flags & SQLITE_OPEN_WAL) == 0) return code;
    fence.log_ = identify(file);
    fence.watch_log(into);
    return code;
}

int FencedVfs::remove(sqlite3_vfs* vfs, const char* file, int sync_folder) {
    FencedVfs& fence = fence_of(vfs);
    if (!fence.inside(file)) return SQLITE_IOERR_DELETE;
    if (ends_with(file, "-wal") && fence.log_ && !still_means(file, fence.log_)) return SQLITE_OK;
    sqlite3_vfs* base = base_vfs();
    return base->xDelete(base, file, sync_folder);
}

int FencedVfs::access(sqlite3_vfs* vfs, const char* file, int flags, int* answer) {
    *answer = 0;
    if (!fence_of(vfs).inside(file)) return SQLITE_OK;
    sqlite3_vfs* base = base_vfs();
    return base->xAccess(base, file, flags, answer);
}

int FencedVfs::write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    FencedVfs& fence = fence_of(file);
    if (fence.may_write_ && !fence.may_write_(file)) return SQLITE_IOERR_WRITE;
    return fence.base_methods_->xWrite(file, bytes, count, at);
}

int FencedVfs::write_log(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    FencedVfs& fence = fence_of(file);
    const int code = fence.base_log_methods_->xWrite(file, bytes, count, at);
    if (code == SQLITE_OK)
        fence.log_watch_.note({static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(count)}, at);
    return code;
}

int FencedVfs::truncate(sqlite3_file* file, sqlite3_int64 size) {
    FencedVfs& fence = fence_of(file);
    if (fence.may_write_ && !fence.may_write_(file)) return SQLITE_IOERR_TRUNCATE;
    return fence.base_methods_->xTruncate(file, size);
}

int FencedVfs::map_index(sqlite3_file* file, int region, int size, int extend, void volatile** mapped) {
    FencedVfs& fence = fence_of(file);
    const int code = fence.base_methods_->xShmMap(file, region, size, extend, mapped);
    if (!fence.index_) fence.index_ = identify(fence.path_ + "-shm");
    return code;
}

int FencedVfs::unmap_index(sqlite3_file* file, int remove_it) {
    FencedVfs& fence = fence_of(file);
    const bool ours = still_means(fence.path_ + "-shm", fence.index_);
    return fence.base_methods_->xShmUnmap(file, ours ? remove_it : 0);
}

std::optional<std::string> FencedVfs::own_log() const {
    const std::string path = path_ + "-wal";
    return still_means(path, log_) ? std::optional(path) : std::nullopt;
}

void FencedVfs::remove_own_files(const std::string& elsewhere) const {
    for (const std::string& path : {path_, elsewhere}) {
        if (path.empty()) continue;
        if (still_means(path + "-wal", log_)) ::unlink((path + "-wal").c_str());
        if (still_means(path + "-shm", index_)) ::unlink((path + "-shm").c_str());
    }
}

}  // namespace store
