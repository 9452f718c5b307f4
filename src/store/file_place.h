// Where a project file is: which file (device and number) a name means just now, whether it has other names, where a
// file that is held has gone, and whether its folder is on a network share. Knows no SQLite. Pure but for asking the
// system; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace store {

struct FileIdentity {
    std::uint64_t device = 0, number = 0;
    std::uint64_t names = 0;  ///< hard links
    friend bool operator==(const FileIdentity& a, const FileIdentity& b) {
        return a.device == b.device && a.number == b.number;
    }
};

/// What changes when a file is written to; `changed_ns` cannot be set back by a program that keeps times.
struct FileState {
    FileIdentity file;
    std::int64_t size = 0, written_ns = 0, changed_ns = 0;
    friend bool operator==(const FileState&, const FileState&) = default;
};
std::optional<FileState> state_of(const std::string& path);

/// Of the file that has the name now; nothing when there is none.
std::optional<FileIdentity> identify(const std::string& path);

/// A file that is held, whatever becomes of its name; nobody else can get its number meanwhile. Cannot be read or
/// written through this, so that letting go of it drops no lock that SQLite has on it.
class HeldFile {
public:
    static std::optional<HeldFile> hold(const std::string& path);
    HeldFile(HeldFile&& other) noexcept;
    HeldFile& operator=(HeldFile&& other) noexcept;
    ~HeldFile();

    [[nodiscard]] FileState state() const;
    /// The name that it has now; empty where it has none, or none that is known.
    [[nodiscard]] std::string where() const;

private:
    explicit HeldFile(int file) : file_(file) {}
    int file_ = -1;
};

/// The name that an open file has now; empty where it has none, or none that is known.
std::string name_of_open(int file);

/// What statfs() calls the file systems of network shares (linux/magic.h): NFS, CIFS, SMB, 9p, Ceph, AFS, FUSE.
bool is_network_file_system(std::uint32_t type);
/// Whether a file lies on one; a file system that does not answer counts as local.
bool is_on_network(const std::string& path);

}  // namespace store
