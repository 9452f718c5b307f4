// A text as the grammar of heads compares it: compatible forms, small letters, without blanks and brackets, which are
// kept as gaps between characters. Private to tables; pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

struct Folded {
    /// What was left out before a character; the last one is the end of the text.
    enum Gap : std::uint8_t { none, blank, separator };

    std::u32string text;
    std::vector<Gap> gaps;          ///< one more than there are characters
    std::vector<std::size_t> from;  ///< the character of the original that each comes from
    std::u32string original;

    [[nodiscard]] std::size_t size() const { return text.size(); }
    /// How the original writes a stretch of it.
    [[nodiscard]] std::string written(std::size_t begin, std::size_t end) const;
};

Folded folded(std::string_view utf8);

/// Only what is compared: for words that titles are held against.
std::u32string folded_word(std::string_view utf8);

bool is_latin(char32_t c);
bool is_digit(char32_t c);
/// Stands between words and says nothing by itself: - . / ~ and the like.
bool is_joiner(char32_t c);
/// A word of letters is no part of a longer one.
bool is_whole_word(const Folded& title, std::size_t begin, std::size_t end);

}  // namespace tables
