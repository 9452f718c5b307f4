#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_break.h"
#include "carto/text.h"

namespace carto {
namespace {

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

/// Before a word that joins, and before what kind of thing the name is of, people pause.
bool is_pause(std::string_view before, std::string_view after) {
    constexpr std::array<std::string_view, 18> k_heads{"与",       "和",     "及",     "研究院",   "研究所", "研究中心",
                                                       "工程中心", "中心",   "平台",   "基地",     "产业园", "创业园",
                                                       "科技园",   "科技城", "孵化器", "众创空间", "（",     "·"};
    constexpr std::array<std::string_view, 4> k_joints{"的", "、", "·", " "};
    return std::any_of(k_joints.begin(), k_joints.end(), [&](std::string_view end) { return before.ends_with(end); }) ||
           std::any_of(k_heads.begin(), k_heads.end(), [&](std::string_view head) { return after.starts_with(head); });
}

/// How many brackets a piece leaves open, less those that it closes.
int opened(std::string_view piece) {
    const auto times = [&](std::string_view bracket) {
        int count = 0;
        for (auto at = piece.find(bracket); at != std::string_view::npos; at = piece.find(bracket, at + 1)) ++count;
        return count;
    };
    return times("(") + times("（") - times(")") - times("）");
}

/// Breaks pieces into `count` lines of like length, at pauses where that costs little evenness.
class EvenLines {
public:
    EvenLines(TextEngine& engine, const std::vector<std::string_view>& pieces, const TextStyle& style)
        : pieces_(pieces), em_(style.size_px), ends_{0} {
        int brackets = 0;
        for (const std::string_view piece : pieces) {
            const float start = ends_.back();
            brackets += opened(piece);
            in_bracket_.push_back(brackets > 0);
            visible_.push_back(start + engine.shape(trimmed(std::string(piece)), style).width);
            ends_.push_back(start + engine.shape(piece, style).width);
        }
    }

    /// Nothing where a line would be wider than `max_width_px`.
    [[nodiscard]] std::optional<std::vector<std::string>> break_into(std::size_t count, float max_width_px) const {
        const std::size_t n = pieces_.size();
        const float even = ends_.back() / static_cast<float>(count);
        // least[k][i]: cost of the first i pieces in k lines; from[k][i]: where the last of these lines starts
        std::vector<std::vector<float>> least(count + 1, std::vector<float>(n + 1, k_never));
        std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(n + 1, 0));
        least[0][0] = 0;
        for (std::size_t k = 1; k <= count; ++k)
            for (std::size_t end = 1; end <= n; ++end)
                for (std::size_t start = k - 1; start < end; ++start) {
                    const float cost = least[k - 1][start] + line_cost(start, end, even, max_width_px);
                    if (cost >= least[k][end]) continue;
                    least[k][end] = cost;
                    from[k][end] = start;
                }
        if (least[count][n] == k_never) return std::nullopt;
        std::vector<std::string> lines(count);
        for (std::size_t k = count, end = n; k > 0; end = from[k--][end]) lines[k - 1] = line(from[k][end], end);
        return lines;
    }

private:
    static constexpr float k_never = std::numeric_limits<float>::infinity();

    [[nodiscard]] std::string line(std::size_t start, std::size_t end) const {
        std::string out;
        for (std::size_t i = start; i < end; ++i) out += pieces_[i];
        return trimmed(std::move(out));
    }

    [[nodiscard]] float line_cost(std::size_t start, std::size_t end, float even, float max_width_px) const {
        constexpr float k_no_pause = 9;     // as bad as two lines that differ by some four characters
        constexpr float k_in_bracket = 30;  // what a bracket holds is one thing
        const float width = visible_[end - 1] - ends_[start];
        if (width > max_width_px) return k_never;
        const float off = (width - even) / em_;
        if (end == pieces_.size()) return off * off;
        return off * off + (is_pause(pieces_[end - 1], rest(end)) ? 0 : k_no_pause) +
               (in_bracket_[end - 1] ? k_in_bracket : 0);
    }

    [[nodiscard]] std::string_view rest(std::size_t from) const {
        const char* const begin = pieces_[from].data();
        return {begin, static_cast<std::size_t>(pieces_.back().data() + pieces_.back().size() - begin)};
    }

    const std::vector<std::string_view>& pieces_;
    float em_;
    std::vector<bool> in_bracket_;       ///< after each piece
    std::vector<float> ends_, visible_;  ///< from the start of the text to each piece's end; without its last space
};

}  // namespace

std::vector<std::string> wrap(TextEngine& engine, std::string_view utf8, const TextStyle& style, float max_width_px,
                              LineLength length) {
    const std::vector<std::string_view> characters = base::line_pieces(utf8);
    std::vector<std::string> lines = fill_lines(engine, characters, style, max_width_px);
    if (lines.size() < 2 || length == LineLength::full) return lines;
    // as many lines, but between words and of like length; a word is cut only where that takes fewer lines
    for (const auto& pieces : {engine.words(utf8), characters})
        if (auto even = EvenLines(engine, pieces, style).break_into(lines.size(), max_width_px)) return *even;
    return lines;
}

}  // namespace carto
