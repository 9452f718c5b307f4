// The container of .xls (MS-CFB): sectors in chains. A chain that runs in a circle or out of the file is refused. Owned
// by one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace formats {

class CompoundFile {
public:
    /// `bytes` have to live as long as this. Errors have no subject.
    static base::Result<CompoundFile> open(std::string_view bytes);

    /// Streams that lie at the root, not inside of objects.
    [[nodiscard]] bool has(const std::string& stream) const { return streams_.contains(stream); }
    base::Result<std::string> stream(const std::string& name) const;

private:
    using Chain = std::vector<std::uint32_t>;

    struct Entry {
        std::uint32_t start = 0;
        std::uint64_t bytes = 0;
    };

    explicit CompoundFile(std::string_view bytes) : bytes_(bytes) {}
    bool read_header();
    bool read_sector_table();
    bool read_directory();
    void add_children(std::string_view directory, std::uint32_t child);
    [[nodiscard]] std::string_view sector(std::uint32_t number) const;
    /// Follows `table` from `start`; false where it does not end.
    [[nodiscard]] bool chain(const Chain& table, std::uint32_t start, Chain& out) const;
    [[nodiscard]] bool gather(std::uint32_t start, std::string& out) const;
    [[nodiscard]] bool gather_small(const Entry& entry, std::string& out) const;

    std::string_view bytes_;
    std::size_t sector_bytes_ = 512;
    std::uint64_t small_below_ = 4096;
    Chain table_, small_table_;
    std::string small_sectors_;
    std::map<std::string, Entry> streams_;
};

}  // namespace formats
