// A VFS of SQLite's that lets a connection see nothing but one project, its -wal and its -shm. Without the fence SQLite
// deletes any file that a crafted -journal beside the project names. Unnamed temporary files are allowed.
// Owned by whoever opens a connection through it; must outlive that connection. Not copyable, not movable.
#pragma once

#include <sqlite3.h>
#include <string>

namespace store {

class FencedVfs {
public:
    /// `path` as SQLite will write it: absolute, without symbolic links.
    explicit FencedVfs(std::string path);
    ~FencedVfs();
    FencedVfs(const FencedVfs&) = delete;
    FencedVfs& operator=(const FencedVfs&) = delete;

    [[nodiscard]] const char* name() const { return name_.c_str(); }

private:
    static const FencedVfs& fence_of(sqlite3_vfs* vfs);
    static sqlite3_vfs* base_of(sqlite3_vfs* vfs);
    static int open(sqlite3_vfs* vfs, sqlite3_filename file, sqlite3_file* into, int flags, int* out_flags);
    static int remove(sqlite3_vfs* vfs, const char* file, int sync_folder);
    static int access(sqlite3_vfs* vfs, const char* file, int flags, int* answer);
    [[nodiscard]] bool inside(const char* file) const;

    std::string path_;
    std::string name_;
    sqlite3_vfs vfs_{};
};

}  // namespace store
