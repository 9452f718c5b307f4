// Line breaking for short labels. A full Unicode line breaker is not wanted here: names are Han and Latin.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "carto/text.h"

namespace carto {
namespace {

std::size_t sequence_length(char lead) {
    const auto c = static_cast<unsigned char>(lead);
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

template <std::size_t N>
bool one_of(std::string_view character, const std::array<std::string_view, N>& set) {
    for (const std::string_view s : set)
        if (s == character) return true;
    return false;
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

/// The text cut into pieces between which a line may end; a space stays at the end of its piece.
std::vector<std::string_view> pieces(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t start = 0;
    std::string_view previous;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::min(sequence_length(text[at]), text.size() - at);
        const std::string_view c = text.substr(at, length);
        const bool joined = previous.empty() || (is_latin(previous) && is_latin(c)) || c == " " || never_first(c) ||
                            never_last(previous);
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

std::string trimmed(std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

/// Lines filled piece by piece; the width of a line is the sum of its pieces' (kerning across them is nothing here).
std::vector<std::string> fill_lines(TextEngine& engine, const std::vector<std::string_view>& parts,
                                    const TextStyle& style, float max_width_px) {
    std::vector<std::string> lines;
    std::string line;
    float width = 0;
    for (const std::string_view piece : parts) {
        const float visible = engine.shape(trimmed(std::string(piece)), style).width;
        if (!line.empty() && width + visible > max_width_px) {
            lines.push_back(trimmed(std::exchange(line, {})));
            width = 0;
        }
        line += piece;
        width += engine.shape(piece, style).width;
    }
    if (!line.empty()) lines.push_back(trimmed(line));
    return lines;
}

}  // namespace

std::vector<std::string> wrap(TextEngine& engine, std::string_view utf8, const TextStyle& style, float max_width_px,
                              LineLength length) {
    const std::vector<std::string_view> parts = pieces(utf8);
    const std::vector<std::string> lines = fill_lines(engine, parts, style, max_width_px);
    if (lines.size() < 2 || length == LineLength::full) return lines;
    // a name with its note in brackets breaks before them
    const std::size_t bracket = utf8.find("（");
    if (lines.size() == 2 && bracket != std::string_view::npos && bracket > 0 &&
        engine.shape(utf8.substr(0, bracket), style).width <= max_width_px &&
        engine.shape(utf8.substr(bracket), style).width <= max_width_px)
        return {std::string(utf8.substr(0, bracket)), std::string(utf8.substr(bracket))};
    // as many lines, but of even length: no single character is left over
    const float even = engine.shape(utf8, style).width / static_cast<float>(lines.size());
    for (float width = even; width < max_width_px; width += style.size_px / 2) {
        std::vector<std::string> balanced = fill_lines(engine, parts, style, width);
        if (balanced.size() == lines.size()) return balanced;
    }
    return lines;
}

}  // namespace carto
