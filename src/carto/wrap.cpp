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

}  // namespace

std::vector<std::string> wrap(TextEngine& engine, std::string_view utf8, const TextStyle& style, float max_width_px,
                              LineLength length) {
    const std::vector<std::string_view> parts = base::line_pieces(utf8);
    std::vector<std::string> lines = fill_lines(engine, parts, style, max_width_px);
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
