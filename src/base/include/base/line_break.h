// Where a line of Han and Latin text may end. A full Unicode line breaker is not wanted: texts here are names and short
// sentences. Pure; any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// The text cut into pieces between which a line may end: between Han characters, at spaces, before an opening bracket;
/// never inside a Latin word, between a number and its unit, after a digit or before closing punctuation. A space stays
/// at the end of its piece.
std::vector<std::string_view> line_pieces(std::string_view text);

/// Lines filled with pieces in their order, about `wanted` wide: a piece wider than that has a line of its own. One
/// wider than `most`, such as a path, is broken after / . - _ where it can, else anywhere, so that no line is wider. A
/// line feed ends a line. `width_of` measures in the unit of both.
std::vector<std::string> fill_lines(const std::vector<std::string_view>& pieces, float wanted, float most,
                                    const std::function<float(std::string_view)>& width_of);

}  // namespace base
