// The fixed bytes of the protocol. The digit of the magic word is its version: both programs are built together, so
// another version means that another build's langtu-formats was found. Private to module wire.
#pragma once

#include <cstddef>
#include <string_view>

namespace wire {

inline constexpr std::string_view k_magic = "LTW1";
inline constexpr char k_header_frame = 'H';
inline constexpr char k_feature_frame = 'F';
inline constexpr char k_end_frame = 'E';
inline constexpr std::size_t k_frame_head_bytes = 5;  ///< kind and length

}  // namespace wire
