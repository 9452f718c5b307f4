#include "write_ahead_log.h"

#include <sqlite3.h>

namespace store {
namespace {

constexpr std::size_t k_log_header = 32, k_frame_header = 24;
constexpr std::size_t k_generation_at = 40;
constexpr std::uint32_t k_first_drawn = 1U << 20;  // no schema is changed a million times

bool is_page_size(std::size_t size) { return size >= 512 && size <= 65536 && (size & (size - 1)) == 0; }

/// The checksum of the log: over pairs of words, in the order of bytes that its header names.
struct LogSum {
    bool big_endian = false;
    std::uint32_t a = 0, b = 0;

    void add(Bytes bytes) {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            a += word(bytes, at) + b;
            b += word(bytes, at + 4) + a;
        }
    }
    [[nodiscard]] bool is(Bytes bytes, std::size_t at) const {
        return read_u32(bytes, at) == a && read_u32(bytes, at + 4) == b;
    }

private:
    [[nodiscard]] std::uint32_t word(Bytes bytes, std::size_t at) const {
        const std::uint32_t value = read_u32(bytes, at);
        return big_endian ? value : __builtin_bswap32(value);
    }
};

}  // namespace

std::uint32_t read_u16(Bytes bytes, std::size_t at) { return (std::uint32_t{bytes[at]} << 8) | bytes[at + 1]; }

std::uint32_t read_u32(Bytes bytes, std::size_t at) { return (read_u16(bytes, at) << 16) | read_u16(bytes, at + 2); }

ReadLog read_log(Bytes log) {
    ReadLog read;
    if (log.empty()) return read;
    read.state = LogState::damaged;
    if (log.size() < k_log_header || (read_u32(log, 0) & ~1U) != 0x377F0682U) return read;
    const std::size_t size = read_u32(log, 8);
    LogSum sum{(log[3] & 1) != 0};
    sum.add(log.first(24));
    if (!is_page_size(size) || !sum.is(log, 24)) return read;
    read.state = LogState::whole;
    read.page_size = size;
    std::vector<LoggedPage> pending;
    for (std::size_t at = k_log_header; at + k_frame_header + size <= log.size(); at += k_frame_header + size) {
        const std::uint32_t number = read_u32(log, at), commit = read_u32(log, at + 4);
        if (read_u32(log, at + 8) != read_u32(log, 16) || read_u32(log, at + 12) != read_u32(log, 20)) return read;
        sum.add(log.subspan(at, 8));
        sum.add(log.subspan(at + k_frame_header, size));
        if (!sum.is(log, at + 16) || number == 0) {
            read.state = LogState::damaged;
            return read;
        }
        pending.push_back({number, log.subspan(at + k_frame_header, size)});
        if (commit == 0) continue;
        read.pages.insert(read.pages.end(), pending.begin(), pending.end());
        pending.clear();
    }
    return read;
}

bool belongs_to(const ReadLog& log, std::uint32_t generation) {
    bool says_whose = false;
    for (const LoggedPage& page : log.pages) {
        if (page.number != 1) continue;
        if (generation_of(page.content) == generation) return true;
        says_whose = true;
    }
    return !says_whose;
}

std::uint32_t generation_of(Bytes header) { return read_u32(header, k_generation_at); }

std::uint32_t new_generation() {
    std::uint32_t drawn = 0;
    sqlite3_randomness(sizeof drawn, &drawn);
    constexpr std::uint32_t k_largest = 0x7FFFFFFF;  // PRAGMA schema_version takes a signed number
    return k_first_drawn + drawn % (k_largest - k_first_drawn);
}

bool is_counted_generation(std::uint32_t generation) { return generation < k_first_drawn; }

}  // namespace store
