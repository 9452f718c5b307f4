#include "svg_canvas.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/kept_text.h"
#include "fonts.h"
#include "glyph_outlines.h"
#include "texture_lines.h"

namespace sheet {
namespace {

/// A hundredth of a pixel is finer than any paper; zeros at the end go.
std::string number(float value) {
    std::string out = fmt::format("{:.2f}", value);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.ends_with('.')) out.pop_back();
    return out == "-0" ? "0" : out;
}

std::string point(scene::Vec2 p) { return number(p.x) + " " + number(p.y); }

std::string data_of(const Path& path) {
    std::string out;
    for (const Path::Step& s : path.steps()) switch (s.verb) {
            case Path::Verb::move: out += "M" + point(s.to); break;
            case Path::Verb::line: out += "L" + point(s.to); break;
            case Path::Verb::curve:
                out += "C" + point(s.control_1) + " " + point(s.control_2) + " " + point(s.to);
                break;
            case Path::Verb::close: out += "Z"; break;
        }
    return out;
}

/// ` fill="#rrggbb"`, with its opacity where it has one.
std::string paint_of(std::string_view property, scene::Colour c) {
    std::string out = fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", property, c.r, c.g, c.b);
    if (c.a < 255) out += fmt::format(" {}-opacity=\"{}\"", property, number(static_cast<float>(c.a) / 255));
    return out;
}

std::string box_attributes(const scene::Rect& r) {
    return fmt::format(" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(r.x), number(r.y), number(r.width),
                       number(r.height));
}

std::string halo_of(const scene::TextRun& run) {
    return fmt::format("{} stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                       paint_of("stroke", run.halo), number(halo_width(run)));
}

struct Tile {
    float side = 0, turn = 0;  ///< px, degrees
    std::string content;
};

std::string stripe(float middle, float width, float length, bool lying) {
    const scene::Rect r{middle - width / 2, 0, width, length};
    return "<rect" + box_attributes(lying ? scene::Rect{r.y, r.x, r.height, r.width} : r) + "/>";
}

Tile tile_of(const Texture& texture) {
    const float r = texture.scale;
    const float hatch = k_hatch_period * r, dots = k_dot_period * r, cross = k_cross_period * r;
    switch (texture.pattern) {
        case scene::Pattern::hatch_up: return {hatch, 45, stripe(hatch / 2, k_hatch_width * r, hatch, false)};
        case scene::Pattern::hatch_down: return {hatch, -45, stripe(hatch / 2, k_hatch_width * r, hatch, false)};
        case scene::Pattern::dots:
            return {
                dots, 0,
                fmt::format("<circle cx=\"{0}\" cy=\"{0}\" r=\"{1}\"/>", number(dots / 2), number(k_dot_radius * r))};
        case scene::Pattern::cross:
            return {
                cross, 0,
                stripe(cross / 2, k_cross_width * r, cross, false) + stripe(cross / 2, k_cross_width * r, cross, true)};
        case scene::Pattern::solid: break;
    }
    return {1, 0, {}};
}

}  // namespace

std::string escaped(std::string_view utf8) {
    std::size_t ignored = 0;
    std::string out;
    for (const char c : base::cleaned_text(utf8, base::TextForm::lines, ignored)) switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20) out += c;
        }
    return out;
}

std::string SvgCanvas::defined(const std::string& kind, const std::string& attributes, const std::string& content) {
    const auto [found, is_new] = ids_.try_emplace(kind + attributes + content);
    if (!is_new) return found->second;
    found->second = fmt::format("{}{}", kind.front(), ids_.size());
    definitions_ += fmt::format("<{0} id=\"{1}\"{2}>{3}</{0}>\n", kind, found->second, attributes, content);
    return found->second;
}

void SvgCanvas::begin_group(std::string_view name, const scene::Rect& clip) {
    const std::string id = defined("clipPath", "", "<rect" + box_attributes(clip) + "/>");
    elements_ += fmt::format("<g class=\"{}\" clip-path=\"url(#{})\">\n", name, id);
}

void SvgCanvas::end_group() { elements_ += "</g>\n"; }

void SvgCanvas::fill(const Path& path, scene::Colour colour) {
    elements_ += fmt::format("<path{} fill-rule=\"evenodd\" d=\"{}\"/>\n", paint_of("fill", colour), data_of(path));
}

void SvgCanvas::fill(const Path& path, const Texture& texture) {
    const Tile tile = tile_of(texture);
    std::string attributes =
        fmt::format(" patternUnits=\"userSpaceOnUse\" width=\"{0}\" height=\"{0}\" patternTransform=\"translate({1})",
                    number(tile.side), point(texture.origin));
    if (tile.turn != 0) attributes += fmt::format(" rotate({})", number(tile.turn));
    attributes += "\"" + paint_of("fill", texture.ink);
    elements_ += fmt::format("<path fill=\"url(#{})\" fill-rule=\"evenodd\" d=\"{}\"/>\n",
                             defined("pattern", attributes, tile.content), data_of(path));
}

void SvgCanvas::stroke(const Path& path, const Pen& pen) {
    elements_ += fmt::format("<path fill=\"none\"{} stroke-width=\"{}\" stroke-linejoin=\"round\"",
                             paint_of("stroke", pen.colour), number(pen.width));
    if (pen.dash > 0)
        elements_ += fmt::format(" stroke-dasharray=\"{} {}\" stroke-dashoffset=\"{}\"", number(pen.dash),
                                 number(pen.gap), number(pen.phase));
    else
        elements_ += " stroke-linecap=\"round\"";
    elements_ += fmt::format(" d=\"{}\"/>\n", data_of(path));
}

std::string SvgCanvas::font_of(const scene::FontFace& face) {
    const auto [found, is_new] = fonts_.try_emplace({face.file.string(), face.index});
    if (!is_new) return found->second;
    const auto opened = open_face(face);
    if (!opened) {
        if (!error_) error_ = opened.error();
        return {};
    }
    found->second = fmt::format(" font-family=\"'{}', sans-serif\"{}", escaped(family_of(*opened)),
                                is_bold(*opened) ? " font-weight=\"bold\"" : "");
    return found->second;
}

/// A line is one element, so that it can be searched and edited; its halo is painted under it.
void SvgCanvas::write(const PlacedText& text) {
    elements_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}{}", number(text.start.x), number(text.start.y),
                             number(text.run.size_px), font_of(text.face), paint_of("fill", text.run.colour));
    if (text.run.halo.a > 0) elements_ += halo_of(text.run);
    elements_ += ">" + escaped(text.run.text) + "</text>\n";
}

/// The words stay as a label, for those who look for them or hear the page read.
void SvgCanvas::trace(const PlacedText& text) {
    const Path path = outlines_->of(text);
    if (path.empty()) return;
    elements_ += fmt::format("<path aria-label=\"{}\"{}", escaped(text.run.text), paint_of("fill", text.run.colour));
    if (text.run.halo.a > 0) elements_ += halo_of(text.run);
    elements_ += fmt::format(" d=\"{}\"/>\n", data_of(path));
}

void SvgCanvas::texts(std::span<const PlacedText> texts) {
    for (const PlacedText& text : texts) outlines_ != nullptr ? trace(text) : write(text);
}

}  // namespace sheet
