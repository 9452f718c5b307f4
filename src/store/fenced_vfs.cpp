#include "fenced_vfs.h"

#include <fmt/format.h>
#include <string_view>

namespace store {

FencedVfs::FencedVfs(std::string path) : path_(std::move(path)), name_(fmt::format("langtu-fence-{}", fmt::ptr(this))) {
    sqlite3_vfs* base = sqlite3_vfs_find(nullptr);
    vfs_ = *base;  // everything but the three functions below stays the base's own
    vfs_.pNext = nullptr;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = &FencedVfs::open;
    vfs_.xDelete = &FencedVfs::remove;
    vfs_.xAccess = &FencedVfs::access;
    sqlite3_vfs_register(&vfs_, 0);
}

FencedVfs::~FencedVfs() { sqlite3_vfs_unregister(&vfs_); }

const FencedVfs& FencedVfs::fence_of(sqlite3_vfs* vfs) { return *static_cast<const FencedVfs*>(vfs->pAppData); }

sqlite3_vfs* FencedVfs::base_of(sqlite3_vfs*) { return sqlite3_vfs_find(nullptr); }

bool FencedVfs::inside(const char* file) const {
    if (file == nullptr) return true;
    const std::string_view name(file);
    if (name.substr(0, path_.size()) != path_) return false;
    const std::string_view suffix = name.substr(path_.size());
    return suffix.empty() || suffix == "-wal" || suffix == "-shm";
}

int FencedVfs::open(sqlite3_vfs* vfs, sqlite3_filename file, sqlite3_file* into, int flags, int* out_flags) {
    into->pMethods = nullptr;
    if (!fence_of(vfs).inside(file)) return SQLITE_CANTOPEN;
    sqlite3_vfs* base = base_of(vfs);
    return base->xOpen(base, file, into, flags, out_flags);
}

int FencedVfs::remove(sqlite3_vfs* vfs, const char* file, int sync_folder) {
    if (!fence_of(vfs).inside(file)) return SQLITE_IOERR_DELETE;
    sqlite3_vfs* base = base_of(vfs);
    return base->xDelete(base, file, sync_folder);
}

int FencedVfs::access(sqlite3_vfs* vfs, const char* file, int flags, int* answer) {
    *answer = 0;
    if (!fence_of(vfs).inside(file)) return SQLITE_OK;
    sqlite3_vfs* base = base_of(vfs);
    return base->xAccess(base, file, flags, answer);
}

}  // namespace store
