// Where a line of Han and Latin text may end. A full Unicode line breaker is not wanted: texts here are names and short
// sentences. Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

namespace base {

/// The text cut into pieces between which a line may end: between Han characters, at spaces, before an opening bracket;
/// never inside a Latin word, after a digit or before closing punctuation. A space stays at the end of its piece.
std::vector<std::string_view> line_pieces(std::string_view text);

}  // namespace base
