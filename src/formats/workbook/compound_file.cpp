#include "compound_file.h"

#include <set>
#include <utility>

#include "base/error_words.h"
#include "little_endian.h"

namespace formats {
namespace {

constexpr std::size_t k_header_bytes = 512, k_small_bytes = 64, k_entry_bytes = 128;
constexpr std::size_t k_listed_in_header = 109;
constexpr std::uint32_t k_end_of_chain = 0xFFFFFFFEU, k_last_number = 0xFFFFFFFAU;
constexpr std::uint32_t k_no_entry = 0xFFFFFFFFU;
constexpr std::uint8_t k_stream = 2;

tl::unexpected<base::Error> damaged() {
    return base::fail(base::ErrorKind::refused, "", base::mark("is damaged or cut short; get it anew"));
}

/// The name of an entry, as far as it is ASCII.
std::string entry_name(std::string_view entry) {
    std::string name;
    for (std::size_t at = 0; at < 64 && u16(entry, at) != 0; at += 2)
        name += u16(entry, at) < 0x80 ? static_cast<char>(u16(entry, at)) : '?';
    return name;
}

}  // namespace

std::string_view CompoundFile::sector(std::uint32_t number) const {
    const std::uint64_t at = (std::uint64_t{number} + 1) * sector_bytes_;
    return at < bytes_.size() ? bytes_.substr(at, sector_bytes_) : std::string_view{};
}

bool CompoundFile::chain(const Chain& table, std::uint32_t start, Chain& out) const {
    for (std::uint32_t at = start; at != k_end_of_chain; at = table[at]) {
        if (at >= table.size() || out.size() >= table.size()) return false;
        out.push_back(at);
    }
    return true;
}

bool CompoundFile::gather(std::uint32_t start, std::string& out) const {
    Chain numbers;
    if (!chain(table_, start, numbers)) return false;
    out.reserve(numbers.size() * sector_bytes_);
    for (const std::uint32_t number : numbers) {
        if (sector(number).empty()) return false;
        out += sector(number);
    }
    return true;
}

bool CompoundFile::gather_small(const Entry& entry, std::string& out) const {
    Chain numbers;
    if (!chain(small_table_, entry.start, numbers)) return false;
    for (const std::uint32_t number : numbers) {
        if (!in_range(small_sectors_, number * k_small_bytes, 1)) return false;
        out += std::string_view(small_sectors_).substr(number * k_small_bytes, k_small_bytes);
    }
    return true;
}

bool CompoundFile::read_header() {
    const std::uint16_t shift = u16(bytes_, 30);
    if (bytes_.size() < k_header_bytes || (shift != 9 && shift != 12) || u16(bytes_, 32) != 6) return false;
    sector_bytes_ = std::size_t{1} << shift;
    small_below_ = u32(bytes_, 56);
    return true;
}

/// The table of all sectors; which sectors it lies in, header and a chain of their own say.
bool CompoundFile::read_sector_table() {
    Chain parts;
    const std::size_t most = bytes_.size() / sector_bytes_ + 1;
    for (std::size_t i = 0; i < k_listed_in_header; ++i)
        if (const std::uint32_t number = u32(bytes_, 76 + 4 * i); number <= k_last_number) parts.push_back(number);
    std::uint32_t next = u32(bytes_, 68);
    for (std::size_t steps = 0; next <= k_last_number; ++steps) {
        const std::string_view list = sector(next);
        if (list.size() < sector_bytes_ || steps > most) return false;
        for (std::size_t at = 0; at + 4 < sector_bytes_; at += 4)
            if (const std::uint32_t number = u32(list, at); number <= k_last_number) parts.push_back(number);
        next = u32(list, sector_bytes_ - 4);
    }
    if (parts.size() > most) return false;
    for (const std::uint32_t part : parts)
        for (std::size_t at = 0; at < sector(part).size(); at += 4) table_.push_back(u32(sector(part), at));
    return !table_.empty();
}

void CompoundFile::add_children(std::string_view directory, std::uint32_t child) {
    std::set<std::uint32_t> seen;
    std::vector<std::uint32_t> open{child};
    while (!open.empty()) {
        const std::uint32_t id = open.back();
        open.pop_back();
        const std::size_t at = std::size_t{id} * k_entry_bytes;
        if (id == k_no_entry || !in_range(directory, at, k_entry_bytes) || !seen.insert(id).second) continue;
        const std::string_view entry = directory.substr(at, k_entry_bytes);
        if (u8(entry, 66) == k_stream) streams_[entry_name(entry)] = {u32(entry, 116), u32(entry, 120)};
        open.push_back(u32(entry, 68));
        open.push_back(u32(entry, 72));
    }
}

bool CompoundFile::read_directory() {
    std::string directory;
    if (!gather(u32(bytes_, 48), directory) || directory.size() < k_entry_bytes) return false;
    add_children(directory, u32(directory, 76));
    const std::uint32_t small_start = u32(directory, 116);
    if (u32(directory, 120) == 0 || small_start > k_last_number) return true;
    std::string table;
    if (!gather(small_start, small_sectors_) || !gather(u32(bytes_, 60), table)) return false;
    for (std::size_t at = 0; at < table.size(); at += 4) small_table_.push_back(u32(table, at));
    return true;
}

base::Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
    CompoundFile file(bytes);
    if (!file.read_header() || !file.read_sector_table() || !file.read_directory()) return damaged();
    return file;
}

base::Result<std::string> CompoundFile::stream(const std::string& name) const {
    const auto found = streams_.find(name);
    if (found == streams_.end()) return damaged();
    const Entry& entry = found->second;
    std::string out;
    const bool whole = entry.bytes < small_below_ ? gather_small(entry, out) : gather(entry.start, out);
    if (!whole || out.size() < entry.bytes) return damaged();
    out.resize(entry.bytes);
    return out;
}

}  // namespace formats
