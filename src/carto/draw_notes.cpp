#include "draw_notes.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "carto/note_colours.h"
#include "carto/pick.h"
#include "line_places.h"
#include "plan/find.h"
#include "plan/note_details.h"

namespace carto {
namespace {

using plan::PinKind;
using scene::Space;
using scene::Vec2;

// logical px
constexpr float k_number_size = 10.5F, k_half_height = 7, k_least_half_width = 6, k_side = 3;
constexpr float k_drawn_width = 2.5F, k_halo = 1.25F, k_arrow = 12, k_stretch_width = 5;
constexpr double k_pale = 0.55;  // of what is done: how far towards the ground

/// A colour of what is done is paler.
scene::Colour of_state(const BuildContext& c, scene::Colour colour, plan::NoteState state) {
    return state == plan::NoteState::done ? mix(colour, c.theme.no_class, k_pale) : colour;
}

/// From the anchor to the middle of the sheet, logical px: beside a symbol, above a name or the line.
Vec2 offset_of(PinKind pin) {
    switch (pin) {
        case PinKind::place: return {};
        case PinKind::carrier:
        case PinKind::station: return {12, -12};
        case PinKind::unit:
        case PinKind::park: return {0, -20};
        case PinKind::chainage:
        case PinKind::stretch: return {0, -15};
    }
    return {};
}

/// How far a carrier's symbol is spread from its place, px.
Vec2 spread_of(const BuildContext& c, const std::vector<CarrierSpot>& spots, const plan::NoteDetail& detail) {
    if (detail.pin != PinKind::carrier) return {};
    const auto spot = std::ranges::find_if(
        spots, [&](const CarrierSpot& s) { return c.plan.carriers[s.carrier].id == detail.about; });
    return spot == spots.end() ? Vec2{} : spot->offset;
}

/// A sheet where it is drawn.
struct Sheet {
    Vec2 anchor, offset;
    TextBlock number;
    scene::Symbol symbol;
};

Sheet sheet_of(BuildContext& c, std::size_t note, int number, const plan::NoteDetail& detail) {
    Sheet sheet;
    sheet.anchor = c.geometry.notes[note];
    sheet.number.add(c.text, std::to_string(number), {c.px(k_number_size), Weight::bold, 0}, {c.theme.note_edge});
    sheet.symbol = note_symbol(c.theme, c.options.pixel_ratio);
    sheet.symbol.half_size = {std::max(c.px(k_least_half_width), sheet.number.width() / 2 + c.px(k_side)),
                              c.px(k_half_height)};
    sheet.symbol.fill = of_state(c, sheet.symbol.fill, detail.state);
    sheet.symbol.edge = of_state(c, sheet.symbol.edge, detail.state);
    sheet.symbol.anchor = sheet.anchor;
    return sheet;
}

scene::Rect box_of(const BuildContext& c, const Sheet& sheet, Vec2 offset) {
    const Vec2 size = sheet.symbol.half_size, at = c.screen(sheet.anchor);
    return {at.x + offset.x - size.x, at.y + offset.y - size.y, 2 * size.x, 2 * size.y};
}

/// Where a sheet may stand that another one would cover, nearest first, in widths and heights of it: the row of its
/// own place before the rows above and below.
std::vector<Vec2> ways_aside() {
    constexpr int k_columns = 4, k_rows = 3;
    std::vector<Vec2> ways;
    for (int x = 0; x <= k_columns; ++x)
        for (int y = -k_rows; y <= k_rows; ++y)
            for (const int side : {1, -1}) ways.push_back({static_cast<float>(side * x), static_cast<float>(y)});
    std::ranges::stable_sort(ways, {}, [](Vec2 way) { return std::abs(way.x) + 1.5F * std::abs(way.y); });
    return ways;
}

/// Moves a sheet to the nearest place where no other one covers it; among more than have room it stays.
void step_aside(const BuildContext& c, const std::vector<scene::Rect>& taken, Sheet& sheet) {
    const Vec2 step{2 * sheet.symbol.half_size.x + 1, 2 * sheet.symbol.half_size.y + 1};
    for (const Vec2 way : ways_aside()) {
        const Vec2 offset{sheet.offset.x + way.x * step.x, sheet.offset.y + way.y * step.y};
        const scene::Rect box = box_of(c, sheet, offset);
        if (std::ranges::any_of(taken, [&](const scene::Rect& other) { return other.overlaps(box); })) continue;
        sheet.offset = offset;
        return;
    }
}

void draw_sheet(BuildContext& c, Sheet& sheet, plan::FeatureRef feature) {
    sheet.symbol.offset = sheet.offset;
    c.builder.symbol(Space::map, c.symbol_of(sheet.symbol, Layer::notes));
    const Vec2 half{sheet.number.width() / 2, sheet.number.height() / 2};
    if (c.options.opacity_of(Layer::notes) > 0.5F)
        sheet.number.draw(c.builder, Space::map, sheet.anchor, {sheet.offset.x - half.x, sheet.offset.y - half.y},
                          Align::left);
    c.placement.take(box_of(c, sheet, sheet.offset));
    c.scene.pick_targets.push_back({to_pick(feature), sheet.anchor, sheet.offset, sheet.symbol.half_size.x + c.px(1)});
}

// --- what was drawn

/// Corners of a rectangle of which two are known.
Path corners(Vec2 a, Vec2 b) { return {a, {b.x, a.y}, b, {a.x, b.y}, a}; }

void draw_line(BuildContext& c, const Path& path, scene::Colour colour, float width) {
    const scene::Colour halo = c.over(c.theme.no_class, c.theme.symbol_edge, Layer::notes);
    c.builder.line(Space::map, path, {halo, width + 2 * c.px(k_halo), 0, 0});
    c.builder.line(Space::map, path, {c.over(c.theme.no_class, colour, Layer::notes), width, 0, 0});
}

/// Where an arrow comes from: the last point that lies far enough from its tip to show a direction.
Vec2 direction_at_end(const BuildContext& c, const Path& path) {
    const Vec2 tip = c.screen(path.back());
    for (auto p = path.rbegin() + 1; p != path.rend(); ++p) {
        const Vec2 from = c.screen(*p), way{tip.x - from.x, tip.y - from.y};
        const float length = std::hypot(way.x, way.y);
        if (length >= c.px(k_arrow) / 2 || p + 1 == path.rend())
            return length > 0 ? Vec2{way.x / length, way.y / length} : Vec2{1, 0};
    }
    return {1, 0};
}

void draw_head(BuildContext& c, const Path& path, scene::Colour colour, float width) {
    const Vec2 along = direction_at_end(c, path);
    for (const float side : {-1.0F, 1.0F}) {
        const float angle = side * std::numbers::pi_v<float> * 5 / 6, length = c.px(k_arrow);
        scene::LineSegment barb;
        barb.a = barb.b = path.back();
        barb.b_offset = {length * (along.x * std::cos(angle) - along.y * std::sin(angle)),
                         length * (along.x * std::sin(angle) + along.y * std::cos(angle))};
        barb.width_px = width;
        barb.colour = c.over(c.theme.no_class, colour, Layer::notes);
        c.builder.segment(Space::map, barb);
    }
}

void draw_drawing(BuildContext& c, const plan::NoteDrawing& drawing, const Path& path) {
    const plan::NoteState state = plan::detail_of(c.plan, drawing.note).state;
    const scene::Colour colour = of_state(c, drawn_colour(drawing.colour), state);
    const float width = c.px(k_drawn_width);
    if (drawing.shape == plan::DrawnShape::rectangle)
        return draw_line(c, corners(path.front(), path.back()), colour, width);
    draw_line(c, path, colour, width);
    if (drawing.shape == plan::DrawnShape::arrow) draw_head(c, path, colour, width);
}

void draw_stretch(BuildContext& c, const plan::NoteDetail& detail) {
    const auto line = plan::line_of(c.plan, detail);
    if (!line) return;
    const Path path = part_of(c.geometry.measured_lines[*line], detail.from_m, detail.to_m);
    if (path.size() < 2) return;
    const scene::Colour colour = of_state(c, c.theme.note, detail.state);
    c.builder.line(
        Space::map, path,
        {c.over(c.theme.no_class, c.theme.note_edge, Layer::notes), c.px(k_stretch_width) + 2 * c.px(1), 0, 0});
    c.builder.line(Space::map, path, {c.over(c.theme.no_class, colour, Layer::notes), c.px(k_stretch_width), 0, 0});
}

}  // namespace

scene::Colour drawn_colour(plan::DrawnColour colour) {
    switch (colour) {
        case plan::DrawnColour::red: return scene::rgb(0xD32F2F);
        case plan::DrawnColour::blue: return scene::rgb(0x1565C0);
        case plan::DrawnColour::green: return scene::rgb(0x2E7D32);
    }
    return {};
}

scene::Symbol note_symbol(const Theme& theme, float pixel_ratio) {
    scene::Symbol sheet;
    sheet.shape = scene::Shape::box;
    sheet.half_size = {5 * pixel_ratio, 6 * pixel_ratio};
    sheet.corner_px = 1.5F * pixel_ratio;
    sheet.fill = theme.note;
    sheet.edge = theme.note_edge;
    sheet.edge_px = 1.2F * pixel_ratio;
    return sheet;
}

void discourage_notes(BuildContext& c) {
    constexpr int k_weight = 3;
    if (!c.draws(Layer::notes)) return;
    for (std::size_t i = 0; i < c.plan.notes.size(); ++i) {
        const Vec2 beside = offset_of(plan::detail_of(c.plan, c.plan.notes[i].id).pin);
        const Vec2 at = c.screen(c.geometry.notes[i]), half{c.px(k_least_half_width), c.px(k_half_height)};
        const scene::Rect box{at.x + c.px(beside.x) - half.x, at.y + c.px(beside.y) - half.y, 2 * half.x, 2 * half.y};
        for (int n = 0; n < k_weight; ++n) c.placement.discourage(box);
    }
}

void draw_courses_of_notes(BuildContext& c) {
    if (!c.draws(Layer::notes)) return;
    for (const plan::NoteDetail& detail : c.plan.note_details)
        if (detail.pin == PinKind::stretch && plan::find_note(c.plan, detail.id) != nullptr) draw_stretch(c, detail);
    for (std::size_t i = 0; i < c.plan.note_drawings.size(); ++i)
        if (const plan::NoteDrawing& drawing = c.plan.note_drawings[i];
            plan::find_note(c.plan, drawing.note) != nullptr)
            draw_drawing(c, drawing, c.geometry.drawings[i]);
}

void draw_notes(BuildContext& c, const std::vector<CarrierSpot>& spots) {
    if (!c.draws(Layer::notes)) return;
    const std::vector<int> numbers = plan::numbers_of_notes(c.plan);
    std::vector<scene::Rect> taken;
    for (std::size_t i = 0; i < c.plan.notes.size(); ++i) {
        const plan::NoteDetail detail = plan::detail_of(c.plan, c.plan.notes[i].id);
        Sheet sheet = sheet_of(c, i, numbers[i], detail);
        const Vec2 beside = offset_of(detail.pin), spread = spread_of(c, spots, detail);
        sheet.offset = {c.px(beside.x) + spread.x, c.px(beside.y) + spread.y};
        step_aside(c, taken, sheet);
        draw_sheet(c, sheet, ref_of(c.plan.notes[i]));
        taken.push_back(box_of(c, sheet, sheet.offset));
    }
}

}  // namespace carto
