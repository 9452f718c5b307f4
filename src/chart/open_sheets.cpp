#include "open_sheets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "base/line_break.h"
#include "base/unicode.h"
#include "carto/layout.h"

namespace chart {
namespace {

using scene::Space;
using scene::Vec2;

constexpr float k_head_mm = 15, k_foot_mm = 14;  // from the edge of the sheet to head and foot

int whole_px(float length_mm, int dpi) {
    return static_cast<int>(std::lround(length_mm / 25.4F * static_cast<float>(dpi)));
}

}  // namespace

OpenSheets::OpenSheets(carto::TextEngine& text, const SheetStyle& style, const SheetWords& words)
    : text_(text), style_(style), words_(words) {
    text_.begin_build();
    open();
}

void OpenSheets::open() {
    Draft draft;
    draft.scene->background = {255, 255, 255, 255};
    draft.builder = std::make_unique<scene::Builder>(*draft.scene);
    draft.builder->begin(scene::ListKind::furniture);
    draft.sheet.width_px = whole_px(style_.width_mm, style_.dpi);
    draft.sheet.height_px = whole_px(style_.height_mm, style_.dpi);
    drafts_.push_back(std::move(draft));
    current_ = drafts_.size() - 1;
    y_ = top();
}

void OpenSheets::gap(float px) {
    if (!at_top()) y_ += px;
}

void OpenSheets::break_sheet() {
    if (!at_top()) open();
}

void OpenSheets::need(float height_px) {
    if (height_px > room()) break_sheet();
}

float OpenSheets::width_of(std::string_view text, const Type& type) {
    return text_.shape(text, {pt(type.size_pt), type.weight, 0}).width;
}

std::vector<std::string> OpenSheets::lines(std::string_view text, const Type& type, float width_px) {
    std::vector<std::string> out = base::fill_lines(base::line_pieces(text), width_px, width_px,
                                                    [&](std::string_view piece) { return width_of(piece, type); });
    for (std::string& line : out) line.erase(line.find_last_not_of(' ') + 1);
    return out;
}

void OpenSheets::print(std::string_view line, const Type& type, Vec2 corner, float width_px, Align align) {
    const carto::ShapedText& shaped = text_.shape(line, {pt(type.size_pt), type.weight, 0});
    const float spare = width_px - shaped.width;
    const float x = corner.x + (align == Align::left ? 0 : align == Align::right ? spare : spare / 2);
    const float above = (line_height(type) - shaped.ascent - shaped.descent) / 2;
    carto::add_text(*draft().builder, Space::screen, {}, {x, corner.y + above + shaped.ascent}, shaped, {type.colour});
}

void OpenSheets::print_lines(std::string_view text, const Type& type, Part part, Align align) {
    const float height = line_height(type);
    for (const std::string& line : lines(text, type, width())) {
        need(height);
        print(line, type, {left(), y_}, width(), align);
        note(part, {left(), y_, width(), height});
        skip(height);
    }
}

std::string OpenSheets::fitted(const std::string& line, const Type& type, float width_px) {
    if (width_of(line, type) <= width_px) return line;
    std::u32string kept = base::characters(line);
    while (!kept.empty() && width_of(base::utf8(kept) + "…", type) > width_px) kept.pop_back();
    return base::utf8(kept) + "…";
}

void OpenSheets::rect(const scene::Rect& box, scene::Colour colour) {
    draft().builder->rect(box, {colour, scene::Pattern::solid, {}});
}

void OpenSheets::rule(float x, float y, float width_px, float thick_pt, scene::Colour colour) {
    rect({x, std::round(y), width_px, std::max(1.0F, std::round(pt(thick_pt)))}, colour);
}

void OpenSheets::line(std::span<const Vec2> points, scene::Colour colour, float thick_pt, float dash_pt) {
    draft().builder->line(Space::screen, points, {colour, pt(thick_pt), pt(dash_pt), pt(dash_pt)});
}

void OpenSheets::symbol(Vec2 at, scene::Shape shape, float size_pt, scene::Colour fill, scene::Colour edge) {
    scene::Symbol symbol;
    symbol.anchor = at;
    symbol.half_size = {pt(size_pt) / 2, pt(size_pt) / 2};
    symbol.shape = shape;
    symbol.fill = fill;
    symbol.edge = edge;
    symbol.edge_px = std::max(1.0F, pt(0.5F));
    draft().builder->symbol(Space::screen, symbol);
}

void OpenSheets::picture(const Picture& picture, Vec2 corner) {
    const Vec2 whole{std::round(corner.x), std::round(corner.y)};
    for (scene::Pane pane : picture.panes) {
        pane.corner = {pane.corner.x + whole.x, pane.corner.y + whole.y};
        pane.clip.x += whole.x;
        pane.clip.y += whole.y;
        draft().sheet.panes.push_back(std::move(pane));
    }
}

void OpenSheets::note(Part part, const scene::Rect& box) {
    if (part == Part::cover) draft().is_cover = true;
    draft().sheet.parts.push_back({part, box, block_});
}

void OpenSheets::note_heading(const Heading& heading, float y) {
    draft().sheet.headings.push_back({heading.level, heading.text, y});
}

std::string OpenSheets::table_caption(const std::string& caption) {
    return fmt::format("{}  {}", fmt::format(fmt::runtime(words_.table), ++tables_), caption);
}

std::string OpenSheets::figure_caption(const std::string& caption) {
    return fmt::format("{}  {}", fmt::format(fmt::runtime(words_.figure), ++figures_), caption);
}

void OpenSheets::print_head_and_foot(Draft& draft, std::size_t number, std::size_t total) {
    const Type type{style_.note_pt, carto::Weight::regular, k_inks.soft};
    const Type red{style_.note_pt, carto::Weight::bold, k_inks.mark};
    const float head = mm(k_head_mm), height = line_height(type);
    const float mark_width = words_.mark.empty() ? 0 : width_of(words_.mark, red) + mm(4);
    print(fitted(words_.header, type, width() - mark_width), type, {left(), head}, width());
    if (!words_.mark.empty()) print(words_.mark, red, {left(), head}, width(), Align::right);
    rule(left(), head + height + mm(0.8F), width(), 0.4F, k_inks.hair);
    draft.sheet.parts.push_back({Part::head, {left(), head, width(), height}, 0});
    const float foot = mm(style_.height_mm - k_foot_mm) - height;
    print(fmt::format(fmt::runtime(words_.page), number, total), type, {left(), foot}, width(), Align::centre);
    draft.sheet.parts.push_back({Part::foot, {left(), foot, width(), height}, 0});
}

std::vector<Sheet> OpenSheets::finish() {
    std::vector<Sheet> sheets;
    for (current_ = 0; current_ < drafts_.size(); ++current_) {
        Draft& draft = drafts_[current_];
        if (!draft.is_cover)
            print_head_and_foot(draft, words_.before + current_ + 1, words_.before + drafts_.size() + words_.behind);
        draft.builder->freeze();
        draft.scene->glyph_image = text_.image();
        draft.scene->faces = text_.faces();
        auto& panes = draft.sheet.panes;
        panes.insert(panes.begin(), carto::screen_pane(draft.scene, draft.sheet.width_px, draft.sheet.height_px));
        sheets.push_back(std::move(draft.sheet));
    }
    return sheets;
}

}  // namespace chart
