#include "page_words.h"

#include <algorithm>
#include <cmath>

#include "base/translate.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;

constexpr float k_margin = 24, k_gap = 14, k_line_gap = 5;  // logical px

}  // namespace

float page_line_width(const Lettering& lettering, int width) {
    return static_cast<float>(width) - lettering.px(2 * k_margin);
}

bool is_on_page(const MapOptions& options) {
    return options.furniture == Furniture::page || options.furniture == Furniture::slide;
}

tl::unexpected<base::Error> refuse_small_page(int width, int height) {
    return base::fail(base::ErrorKind::limit, std::to_string(width) + "x" + std::to_string(height),
                      base::mark("is too small for this chart; choose a larger size"));
}

std::vector<std::string> asked_lines(const std::string& asked) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < asked.size();) {
        const std::size_t end = std::min(asked.find('\n', from), asked.size());
        out.push_back(asked.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

PageWords::PageWords(const Lettering& c, const PageTexts& texts, int width, int height)
    : ratio_(c.options.pixel_ratio), width_(static_cast<float>(width)), height_(static_cast<float>(height)) {
    const Theme& colours = c.theme;
    const float room = page_line_width(c, width);
    title_.add_wrapped(c.text, texts.title, {px(20), Weight::bold, 0}, {colours.text}, room);
    subtitle_.add_wrapped(c.text, texts.subtitle, {px(13), Weight::regular, 0}, {colours.text_soft}, room);
    for (const std::string& note : texts.notes)
        notes_.add_wrapped(c.text, note, {px(12.5F), Weight::regular, 0}, {colours.text}, room, LineLength::full);
    notes_.add_parts(c.text, texts.foot, foot_bar(c.options.language), {px(11), Weight::regular, 0},
                     {colours.text_soft}, room);
}

Rect PageWords::room(float beneath) const {
    const float top = px(k_margin) + title_.height() + px(k_line_gap) + subtitle_.height() + px(k_gap);
    const float bottom = notes_corner().y - px(k_line_gap) - beneath - px(k_gap);
    return {px(k_margin), std::round(top), width_ - px(2 * k_margin), std::max(0.0F, std::round(bottom - top))};
}

scene::Vec2 PageWords::notes_corner() const { return {px(k_margin), height_ - px(k_margin) - notes_.height()}; }

float PageWords::gap() const { return px(k_line_gap); }

void PageWords::draw(scene::Builder& builder) const {
    builder.begin(scene::ListKind::furniture);
    title_.draw(builder, Space::screen, {}, {px(k_margin), px(k_margin)}, Align::left);
    subtitle_.draw(builder, Space::screen, {}, {px(k_margin), px(k_margin + k_line_gap) + title_.height()},
                   Align::left);
    notes_.draw(builder, Space::screen, {}, notes_corner(), Align::left);
}

}  // namespace carto
