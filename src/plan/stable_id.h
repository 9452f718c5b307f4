// Ids of rows that follow from what the row is about, so that copies of a project that record the same thing meet in
// the same row when they are merged. Private to plan; pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace plan {

/// 64-bit FNV-1a (Fowler, Noll, Vo) cut to 1 … 2^53 - 1, which JSON carries exactly.
inline std::int64_t stable_id(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    hash ^= hash >> 53;
    return static_cast<std::int64_t>(hash & ((std::uint64_t{1} << 53) - 1)) | 1;
}

/// 0 … 1, the same for the same text: what made-up data is drawn with.
inline double stable_share(std::string_view text) { return static_cast<double>(stable_id(text) % 1000) / 1000.0; }

}  // namespace plan
