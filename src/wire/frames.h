// The fixed bytes of the two protocols, of layers and of workbooks. The digit of a magic word is its version: both
// programs are built together, so another version means that another build's langtu-formats was found. Private to
// module wire.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace wire {

inline constexpr std::string_view k_magic = "LTW1";
inline constexpr char k_header_frame = 'H';
inline constexpr char k_feature_frame = 'F';
inline constexpr char k_end_frame = 'E';
inline constexpr std::string_view k_grid_magic = "LTT1";
inline constexpr char k_workbook_frame = 'W';
inline constexpr char k_grid_frame = 'G';
inline constexpr char k_texts_frame = 'S';
inline constexpr char k_rows_frame = 'R';
inline constexpr char k_note_frame = 'N';
inline constexpr std::size_t k_frame_head_bytes = 5;  ///< kind and length

inline tl::unexpected<base::Error> malformed() {
    return base::fail(base::ErrorKind::refused, "",
                      base::mark("the answer of the reader is malformed; reinstall Langtu so that its programs match"));
}

}  // namespace wire
