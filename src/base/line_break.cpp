#include "base/line_break.h"

#include <algorithm>
#include <array>

namespace base {
namespace {

std::size_t sequence_length(char lead) {
    const auto c = static_cast<unsigned char>(lead);
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

template <std::size_t N>
bool one_of(std::string_view character, const std::array<std::string_view, N>& set) {
    return std::find(set.begin(), set.end(), character) != set.end();
}

bool never_first(std::string_view c) {
    static constexpr std::array<std::string_view, 23> k_closing{"）", "，", "。", "、", "”",  "·",  ")",  ",",
                                                                ".",  ";",  "：", "；", "》", "】", "」", "』",
                                                                "！", "？", "…",  "!",  "?",  ":",  "%"};
    return one_of(c, k_closing);
}

bool never_last(std::string_view c) {
    static constexpr std::array<std::string_view, 8> k_opening{"（", "“", "(", "·", "《", "【", "「", "『"};
    return one_of(c, k_opening);
}

/// A letter or digit of a word that is not cut; two bytes: with an accent, Greek or Cyrillic.
bool is_latin(std::string_view c) { return c.size() <= 2 && c != " "; }

bool is_digit(std::string_view c) { return c.size() == 1 && c[0] >= '0' && c[0] <= '9'; }

}  // namespace

std::vector<std::string_view> line_pieces(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t start = 0;
    std::string_view previous;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::min(sequence_length(text[at]), text.size() - at);
        const std::string_view c = text.substr(at, length);
        // a number stays with its unit and a span of years whole: 2020 年, 5 千米, 2021–2025
        const bool joined = previous.empty() || (is_latin(previous) && is_latin(c)) || c == " " || never_first(c) ||
                            never_last(previous) || is_digit(previous) || (previous == "–" && is_digit(c));
        if (!joined) {
            out.push_back(text.substr(start, at - start));
            start = at;
        }
        previous = c;
        at += length;
    }
    if (start < text.size()) out.push_back(text.substr(start));
    return out;
}

}  // namespace base
