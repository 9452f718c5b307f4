// A write-ahead log as bytes: the pages that it has committed, and whether it belongs to the file beside it. SQLite
// does not ask that: it lays any log that bears the name over any file. Nothing in a log is trusted, nothing is
// changed. A log belongs to a file when they have a generation in common: the number in bytes 40 to 43 of page 1, which
// SQLite calls the schema cookie and which Langtu draws anew with each checkpoint (ADR 0011). Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace store {

using Bytes = std::span<const std::uint8_t>;

/// What was found of the write-ahead log.
enum class LogState { none, whole, damaged };

struct LoggedPage {
    std::uint32_t number = 0;  ///< from 1
    Bytes content;             ///< points into the log
};

struct ReadLog {
    LogState state = LogState::none;
    std::size_t page_size = 0;
    std::vector<LoggedPage> pages;  ///< of whole commits, oldest first
};

/// Takes the frames of each commit as SQLite does: while salts and running checksums agree.
ReadLog read_log(Bytes log);

/// Whether `log` may be laid over a file with this header. A log that says nothing of its file (another program's, or
/// an empty one) may.
bool belongs_to(const ReadLog& log, std::uint32_t generation);

/// Of a file, from its first 100 bytes.
std::uint32_t generation_of(Bytes header);
/// One that no other file has; never one of the small numbers that SQLite itself counts up.
std::uint32_t new_generation();
/// Whether a number is SQLite's own, so that another file may well have it too.
bool is_counted_generation(std::uint32_t generation);

/// Big-endian numbers, as SQLite writes them. The caller has checked that the bytes are there.
std::uint32_t read_u16(Bytes bytes, std::size_t at);
std::uint32_t read_u32(Bytes bytes, std::size_t at);

}  // namespace store
