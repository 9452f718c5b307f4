// Little-endian numbers in bytes; what is not there reads as 0, and `in_range` says so. Pure; any thread.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace formats {

inline bool in_range(std::string_view bytes, std::size_t at, std::size_t count) {
    return at <= bytes.size() && bytes.size() - at >= count;
}

template <class Unsigned>
Unsigned little_endian(std::string_view bytes, std::size_t at) {
    if (!in_range(bytes, at, sizeof(Unsigned))) return 0;
    Unsigned value = 0;
    for (std::size_t i = sizeof(Unsigned); i-- > 0;)
        value = static_cast<Unsigned>((std::uint64_t{value} << 8U) | static_cast<unsigned char>(bytes[at + i]));
    return value;
}

inline std::uint8_t u8(std::string_view bytes, std::size_t at) { return little_endian<std::uint8_t>(bytes, at); }
inline std::uint16_t u16(std::string_view bytes, std::size_t at) { return little_endian<std::uint16_t>(bytes, at); }
inline std::uint32_t u32(std::string_view bytes, std::size_t at) { return little_endian<std::uint32_t>(bytes, at); }
inline std::uint64_t u64(std::string_view bytes, std::size_t at) { return little_endian<std::uint64_t>(bytes, at); }
inline double f64(std::string_view bytes, std::size_t at) { return std::bit_cast<double>(u64(bytes, at)); }

}  // namespace formats
