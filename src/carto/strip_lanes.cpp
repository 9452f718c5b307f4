#include "strip_lanes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "contrast.h"
#include "symbols.h"

namespace carto {
namespace {

using scene::Colour;
using scene::ListKind;
using scene::Rect;
using scene::Space;
using scene::Vec2;

// logical px
constexpr float k_lane = 17, k_bare_lane = 7, k_least_bar = 4, k_least_cut_name = 60, k_inset = 4, k_between = 8,
                k_label_room = 114;

/// The heading of a lane in the left margin.
void write_heading(const StripContext& c, scene::Builder& builder, Vec2 corner, const std::string& words) {
    builder.begin(ListKind::names);
    c.write(builder, corner, c.fitted(words, c.px(k_label_room)), c.theme.text_soft);
}

std::string name_of(const StripContext& c, const plan::StripPark& park) {
    if (park.stands_for_it == nullptr) return c.name(park.park->name);
    return fmt::format(fmt::runtime(c.say(base::mark("{0} (shown by {1})"))), c.name(park.park->name),
                       c.name(park.stands_for_it->name));
}

void frame(scene::Builder& builder, const Rect& box, const std::vector<scene::Builder::LineStyle>& styles) {
    const std::array ring{Vec2{box.x, box.y}, Vec2{box.right(), box.y}, Vec2{box.right(), box.bottom()},
                          Vec2{box.x, box.bottom()}, Vec2{box.x, box.y}};
    for (const auto& style : styles) builder.line(Space::screen, ring, style);
}

/// What the map fills the unit's area with, or its circle.
scene::FillStyle fill_of(const StripContext& c, const AreaValue* value) {
    if (value == nullptr) return plain_fill(c.theme.no_class);
    return c.choropleth.circles && value->circle ? plain_fill(value->circle_colour) : value->fill;
}

/// The name with the value, the name, its first word, or nothing: what fits.
std::string words_of(const StripContext& c, const plan::Unit& unit, const AreaValue* value, float room) {
    const std::string name = c.name(unit.name);
    if (value != nullptr)
        if (std::string both = name + "  " + value->text; c.width_of(both) <= room) return both;
    if (c.width_of(name) <= room) return name;
    const std::string first = name.substr(0, name.find(' '));
    return c.width_of(first) <= room ? first : std::string();
}

/// Along the line.
std::vector<const plan::StripPark*> shown_parks(const StripContext& c) {
    std::vector<const plan::StripPark*> out;
    for (const plan::StripPark& park : c.strip.parks)
        if (park.at.to_m >= c.axis.shown().from_m && park.at.from_m <= c.axis.shown().to_m) out.push_back(&park);
    std::stable_sort(out.begin(), out.end(),
                     [](const plan::StripPark* a, const plan::StripPark* b) { return a->at.from_m < b->at.from_m; });
    return out;
}

}  // namespace

ParkLanes::ParkLanes(const StripContext& c, const ParkRows& rows, float right) : named_(rows.named) {
    std::vector<float> free_from(rows.most, -1e9F);
    for (const plan::StripPark* park : shown_parks(c)) {
        Bar bar{park, c.span(park->at), 0, 0, {}, false};
        bar.at.from = std::min(bar.at.from, bar.at.to - c.px(k_least_bar));
        if (named_) place_name(c, bar, right);
        const float from = bar.name.empty() ? bar.at.from : std::min(bar.at.from, bar.name_left);
        const auto row = std::find_if(free_from.begin(), free_from.end(), [&](float free) { return from >= free; });
        all_placed_ = all_placed_ && row != free_from.end();
        if (row == free_from.end()) continue;
        *row = std::max(bar.at.to, bar.name_left + c.width_of(bar.name)) + c.px(k_between);
        bar.row = static_cast<std::size_t>(row - free_from.begin());
        rows_ = std::max(rows_, bar.row + 1);
        bars_.push_back(std::move(bar));
    }
}

/// In the bar, else behind it; at the end of the line as much of it as the bar holds, or before a short bar.
void ParkLanes::place_name(const StripContext& c, Bar& bar, float right) {
    const std::string whole = name_of(c, *bar.park);
    const float room = bar.at.width() - c.px(2 * k_inset), width = c.width_of(whole);
    const bool behind = bar.at.to + c.px(k_inset) + width <= right;
    bar.inside = width <= room || (!behind && room >= c.px(k_least_cut_name));
    bar.name = bar.inside ? c.fitted(whole, room) : whole;
    bar.name_left = bar.inside ? bar.at.from + c.px(k_inset)
                    : behind   ? bar.at.to + c.px(k_inset)
                               : bar.at.from - c.px(k_inset) - width;
}

float ParkLanes::row_height(const StripContext& c) const { return std::round(c.px(named_ ? k_lane : k_bare_lane)); }

float ParkLanes::height(const StripContext& c) const { return static_cast<float>(rows_) * row_height(c); }

void ParkLanes::draw_bar(const StripContext& c, scene::Builder& builder, const Bar& bar, float top) const {
    const float height = row_height(c) - std::round(c.px(2));
    const Rect box{bar.at.from, top + std::round(c.px(1)), bar.at.width(), height};
    const bool surveyed = bar.park->park->extent == plan::ParkExtent::surveyed;
    const Colour ground = mix(c.theme.card, c.theme.park_line, surveyed ? 0.28 : named_ ? 0.10 : 0.18);
    builder.begin(ListKind::ground);
    builder.rect(box, plain_fill(ground));
    builder.begin(ListKind::marks);
    frame(builder, box, park_lines(bar.park->park->extent, c.theme, c.options.pixel_ratio * 0.7F));
    if (bar.name.empty()) return;
    builder.begin(ListKind::names);
    c.write(builder, {bar.name_left, box.y + (box.height - c.row_height()) / 2}, bar.name,
            legible(c.theme.text_park, bar.inside ? ground : c.theme.card));
}

void ParkLanes::draw(const StripContext& c, scene::Builder& builder, float top, float left) const {
    if (rows_ == 0) return;
    write_heading(c, builder, {left, top + (height(c) - c.row_height()) / 2}, c.say(base::mark("Parks")));
    for (const Bar& bar : bars_) draw_bar(c, builder, bar, top + static_cast<float>(bar.row) * row_height(c));
}

void draw_ribbon(const StripContext& c, scene::Builder& builder, const Rect& row, float left) {
    if (c.choropleth.indicator == nullptr) return;
    write_heading(c, builder, {left, row.y + (row.height - c.row_height()) / 2},
                  c.name(c.choropleth.indicator->short_name));
    for (const plan::StripUnit& u : c.strip.units) {
        const StripContext::Span at = c.span(u.at);
        if (at.width() <= 0) continue;
        const AreaValue* value = find_value(c.choropleth, c.index.area_of_unit(u.unit->code));
        const scene::FillStyle fill = fill_of(c, value);
        const Rect box{at.from, row.y, std::max(at.width() - c.px(1), 1.0F), row.height};
        builder.begin(ListKind::ground);
        builder.rect(box, fill);
        const std::string words = words_of(c, *u.unit, value, box.width - c.px(2 * k_inset));
        if (words.empty()) continue;
        builder.begin(ListKind::names);
        const Vec2 corner{box.x + (box.width - c.width_of(words)) / 2, row.y + (row.height - c.row_height()) / 2};
        if (fill.pattern == scene::Pattern::solid)
            c.write(builder, corner, words, legible(c.theme.text, fill.colour));
        else
            c.write_over(builder, corner, words, c.theme.text);
    }
}

}  // namespace carto
