#include "base/line_break.h"

#include <algorithm>
#include <array>
#include <utility>

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

/// Bytes of the unit that begins the text after a number and a space, as in "1.2 km" and "500 米"; 0: none does.
std::size_t unit_length(std::string_view text) {
    constexpr std::array<std::string_view, 16> k_han{"平方千米", "平方公里", "平方米", "千米", "公里", "公顷",
                                                     "米",       "亩",       "年",     "月",   "日",   "家",
                                                     "个",       "名",       "亿",     "万"};
    constexpr std::array<std::string_view, 6> k_latin{"km²", "km", "m²", "mu", "m", "ha"};
    const auto begins = [&](std::string_view unit) { return text.starts_with(unit); };
    if (const auto unit = std::ranges::find_if(k_han, begins); unit != k_han.end()) return unit->size();
    const auto unit = std::ranges::find_if(k_latin, begins);
    if (unit == k_latin.end()) return 0;
    const std::string_view rest = text.substr(unit->size());
    if (rest.empty()) return unit->size();
    const std::string_view next = rest.substr(0, sequence_length(rest[0]));
    return is_latin(next) && !never_first(next) ? 0 : unit->size();
}

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size(); at += out.back().size())
        out.push_back(text.substr(at, sequence_length(text[at])));
    return out;
}

/// After / . - and _, a run of them staying whole.
std::vector<std::string_view> after_marks(std::string_view text) {
    constexpr std::string_view k_marks = "/\\.-_";
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t mark = text.find_first_of(k_marks);
        const std::size_t next = mark == std::string_view::npos ? mark : text.find_first_not_of(k_marks, mark);
        out.push_back(text.substr(0, next));
        text.remove_prefix(out.back().size());
    }
    return out;
}

/// Of a piece that no line holds; itself where it is a single character.
std::vector<std::string_view> finer_pieces(std::string_view piece) {
    std::vector<std::string_view> out = line_pieces(piece);
    if (out.size() < 2) out = after_marks(piece);
    return out.size() < 2 ? characters(piece) : out;
}

class LineFiller {
public:
    LineFiller(float wanted, float most, const std::function<float(std::string_view)>& width_of)
        : wanted_(wanted), most_(most), width_of_(width_of) {}

    void fill(std::string_view piece) {
        if (const std::size_t feed = piece.find('\n'); feed != std::string_view::npos) {
            fill(piece.substr(0, feed));
            next_line();
            return fill(piece.substr(feed + 1));
        }
        const float needed = width_of_(piece);
        if (needed > most_ && width_of_(piece.substr(0, piece.find_last_not_of(' ') + 1)) > most_)
            if (const std::vector<std::string_view> finer = finer_pieces(piece); finer.size() > 1) {
                for (const std::string_view part : finer) fill(part);
                return;
            }
        if (filled_ > 0 && filled_ + needed > wanted_) next_line();
        lines_.back() += piece;
        filled_ += needed;
    }
    std::vector<std::string> lines() && { return std::move(lines_); }

private:
    void next_line() {
        lines_.emplace_back();
        filled_ = 0;
    }

    float wanted_, most_, filled_ = 0;
    const std::function<float(std::string_view)>& width_of_;
    std::vector<std::string> lines_{1};
};

}  // namespace

std::vector<std::string_view> line_pieces(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t start = 0, unit_end = 0;
    std::string_view previous, before_previous;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::min(sequence_length(text[at]), text.size() - at);
        const std::string_view c = text.substr(at, length);
        // a number stays with its unit and a span of years whole: 2020 年, 5 千米, 2021–2025
        if (previous == " " && is_digit(before_previous)) unit_end = at + unit_length(text.substr(at));
        const bool joined = at < unit_end || previous.empty() || (is_latin(previous) && is_latin(c)) || c == " " ||
                            never_first(c) || never_last(previous) || is_digit(previous) ||
                            (previous == "–" && is_digit(c));
        if (!joined) {
            out.push_back(text.substr(start, at - start));
            start = at;
        }
        before_previous = std::exchange(previous, c);
        at += length;
    }
    if (start < text.size()) out.push_back(text.substr(start));
    return out;
}

std::vector<std::string> fill_lines(const std::vector<std::string_view>& pieces, float wanted, float most,
                                    const std::function<float(std::string_view)>& width_of) {
    LineFiller filler(wanted, most, width_of);
    for (const std::string_view piece : pieces) filler.fill(piece);
    return std::move(filler).lines();
}

}  // namespace base
