#include "uuid.h"

#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <random>

namespace store {

std::string new_uuid() {
    std::random_device device;
    std::array<std::uint32_t, 4> word{device(), device(), device(), device()};
    word[1] = (word[1] & 0xFFFF0FFFU) | 0x4000U;
    word[2] = (word[2] & 0x3FFFFFFFU) | 0x80000000U;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:04x}{:08x}", word[0], word[1] >> 16, word[1] & 0xFFFFU,
                       word[2] >> 16, word[2] & 0xFFFFU, word[3]);
}

}  // namespace store
