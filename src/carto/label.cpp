#include "label.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/unicode.h"
#include "contrast.h"

namespace carto {
namespace {

constexpr float k_line_gap = 0.22F;  // of the size, between two lines

}  // namespace

std::string with_ellipsis(TextEngine& engine, std::string_view line, const TextStyle& style, float max_width_px) {
    std::u32string kept = base::characters(line);
    const auto written = [&] { return base::utf8(kept) + "…"; };
    while (!kept.empty() && engine.shape(written(), style).width > max_width_px) kept.pop_back();
    return written();
}

void TextBlock::note(std::string_view text) {
    if (!text_.empty()) text_ += ' ';
    text_ += text;
}

void TextBlock::add(TextEngine& engine, std::string_view line, const TextStyle& style, const TextColours& colours) {
    note(line);
    add_line(engine, line, style, colours);
}

void TextBlock::add_line(TextEngine& engine, std::string_view line, const TextStyle& style,
                         const TextColours& colours) {
    const ShapedText& shaped = engine.shape(line, style);
    if (!lines_.empty()) height_ += style.size_px * k_line_gap;
    lines_.push_back({shaped, colours, std::round(height_ + shaped.ascent)});
    height_ += shaped.ascent + shaped.descent;
    width_ = std::max(width_, shaped.width);
}

void TextBlock::add_wrapped(TextEngine& engine, std::string_view text, const TextStyle& style,
                            const TextColours& colours, float max_width_px, LineLength lines) {
    note(text);
    for (const std::string& line : wrap(engine, text, style, max_width_px, lines))
        add_line(engine, line, style, colours);
}

void TextBlock::add_parts(TextEngine& engine, std::span<const std::string> parts, std::string_view between,
                          const TextStyle& style, const TextColours& colours, float max_width_px) {
    std::string line;
    for (const std::string& part : parts) {
        const std::string longer = line.empty() ? part : line + std::string(between) + part;
        const bool fits = line.empty() || engine.shape(longer, style).width <= max_width_px;
        if (!fits) add_wrapped(engine, line, style, colours, max_width_px, LineLength::full);
        line = fits ? longer : part;
    }
    if (!line.empty()) add_wrapped(engine, line, style, colours, max_width_px, LineLength::full);
}

void TextBlock::add_name(TextEngine& engine, std::string_view name, const TextStyle& style, const TextColours& colours,
                         float max_width_px, std::size_t most_lines) {
    note(name);
    std::vector<std::string> lines = wrap(engine, name, style, max_width_px);
    if (lines.size() > most_lines) {
        lines = wrap(engine, name, style, max_width_px, LineLength::full);
        lines.resize(most_lines);
        lines.back() = with_ellipsis(engine, lines.back(), style, max_width_px);
    }
    for (const std::string& line : lines) add_line(engine, line, style, colours);
}

float TextBlock::indent_of(const Line& line, Align align) const {
    const float spare = width_ - line.shaped.width;
    return align == Align::left ? 0 : align == Align::right ? spare : spare / 2;
}

std::vector<scene::Rect> TextBlock::line_boxes(Align align) const {
    std::vector<scene::Rect> out;
    for (const Line& line : lines_)
        out.push_back({indent_of(line, align), line.baseline - line.shaped.ascent, line.shaped.width,
                       line.shaped.ascent + line.shaped.descent});
    return out;
}

void TextBlock::set_on(std::size_t line, std::span<const scene::Colour> grounds) {
    lines_.at(line).colours = legible(lines_.at(line).colours, grounds);
}

void TextBlock::draw(scene::Builder& builder, scene::Space space, scene::Vec2 anchor, scene::Vec2 corner,
                     Align align) const {
    for (const Line& line : lines_) {
        add_text(builder, space, anchor, {corner.x + indent_of(line, align), corner.y + line.baseline}, line.shaped,
                 line.colours);
    }
}

}  // namespace carto
