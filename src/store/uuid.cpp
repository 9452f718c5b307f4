#include "uuid.h"

#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <random>

namespace store {
namespace {

std::string written(std::array<std::uint32_t, 4> word, std::uint32_t version) {
    word[1] = (word[1] & 0xFFFF0FFFU) | (version << 12);
    word[2] = (word[2] & 0x3FFFFFFFU) | 0x80000000U;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:04x}{:08x}", word[0], word[1] >> 16, word[1] & 0xFFFFU,
                       word[2] >> 16, word[2] & 0xFFFFU, word[3]);
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash) {
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return hash;
}

}  // namespace

std::string new_uuid() {
    std::random_device device;
    return written({device(), device(), device(), device()}, 4);
}

std::string stable_uuid(std::string_view text) {
    constexpr std::uint64_t k_offset = 14695981039346656037ULL;
    const std::uint64_t high = hash_of(text, k_offset);
    const std::uint64_t low = hash_of(text, high);
    return written({static_cast<std::uint32_t>(high >> 32), static_cast<std::uint32_t>(high),
                    static_cast<std::uint32_t>(low >> 32), static_cast<std::uint32_t>(low)},
                   8);
}

}  // namespace store
