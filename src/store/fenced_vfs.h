// A VFS of SQLite's that lets a connection see nothing but one project, its -wal and its -shm. Without the fence SQLite
// deletes any file that a crafted -journal beside the project names. Unnamed temporary files are allowed.
// A guard may be asked before the project itself is written to, and -wal and -shm are removed by name only while the
// name means the file that this connection opened: meanwhile another project may have come under it. What goes into the
// log is noted.
// Owned by whoever opens a connection through it; must outlive that connection. Not copyable, not movable.
#pragma once

#include <functional>
#include <optional>
#include <sqlite3.h>
#include <string>

#include "file_place.h"
#include "log_watch.h"

namespace store {

class FencedVfs {
public:
    /// `path` as SQLite will write it: absolute, without symbolic links.
    explicit FencedVfs(std::string path);
    ~FencedVfs();
    FencedVfs(const FencedVfs&) = delete;
    FencedVfs& operator=(const FencedVfs&) = delete;

    [[nodiscard]] const char* name() const { return name_.c_str(); }
    /// Asked before each write to the project itself; false makes the write fail.
    void guard_writes(std::function<bool(sqlite3_file*)> may_write) { may_write_ = std::move(may_write); }
    /// What the commits of the connection put into the log.
    [[nodiscard]] LogWatch& log_watch() { return log_watch_; }
    /// Removes the -wal and the -shm of this connection, beside the project and beside `elsewhere`, where it has gone.
    void remove_own_files(const std::string& elsewhere) const;
    /// The -wal by its name, if the name still means the one of this connection.
    [[nodiscard]] std::optional<std::string> own_log() const;

private:
    static FencedVfs& fence_of(sqlite3_vfs* vfs);
    static FencedVfs& fence_of(sqlite3_file* file);
    static int open(sqlite3_vfs* vfs, sqlite3_filename file, sqlite3_file* into, int flags, int* out_flags);
    static int remove(sqlite3_vfs* vfs, const char* file, int sync_folder);
    static int access(sqlite3_vfs* vfs, const char* file, int flags, int* answer);
    static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at);
    static int truncate(sqlite3_file* file, sqlite3_int64 size);
    static int map_index(sqlite3_file* file, int region, int size, int extend, void volatile** mapped);
    static int unmap_index(sqlite3_file* file, int remove_it);
    [[nodiscard]] bool inside(const char* file) const;
    static int write_log(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at);
    void watch(sqlite3_file* file);
    void watch_log(sqlite3_file* file);
    void remember(sqlite3_file* file);

    std::string path_;
    std::string name_;
    sqlite3_vfs vfs_{};
    const sqlite3_io_methods* base_methods_ = nullptr;  ///< of the project itself
    sqlite3_io_methods methods_{};                      ///< the same with what is watched
    const sqlite3_io_methods* base_log_methods_ = nullptr;
    sqlite3_io_methods log_methods_{};
    LogWatch log_watch_;
    std::function<bool(sqlite3_file*)> may_write_;
    std::optional<FileIdentity> log_, index_;  ///< what this connection opened
};

}  // namespace store
