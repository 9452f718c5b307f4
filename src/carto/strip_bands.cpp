#include "strip_bands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "contrast.h"
#include "plan/lines.h"
#include "symbols.h"
#include "words.h"

namespace carto {
namespace {

using scene::Colour;
using scene::Rect;
using scene::Space;
using scene::Vec2;

constexpr double k_field_tint = 0.09, k_head_tint = 0.30, k_reach_tint = 0.20;
constexpr float k_column_px = 2;      // of the outline of a reach
constexpr float k_outline_px = 0.2F;  // how far what is drawn of it may lie from it
constexpr float k_gap_half_px = 7;    // logical, of a gap's band beside the line
constexpr float k_name_inset_px = 4;

Colour colour_of(const StripContext& c, const plan::StripSegment& s) {
    return segment_lines(s.segment->key, c.theme, 1).front().colour;
}

/// A part of the field with the ground that it has.
struct Ground {
    StripContext::Span at;
    Colour colour;
};

/// The whole field, from left to right.
std::vector<Ground> grounds_of(const StripContext& c) {
    const Rect& field = c.axis.field();
    std::vector<Ground> out;
    float x = field.x;
    for (const plan::StripSegment& s : c.strip.segments) {
        const StripContext::Span at = c.span({s.from_m, s.to_m});
        if (at.width() <= 0) continue;
        if (at.from > x) out.push_back({{x, at.from}, c.theme.card});
        out.push_back({at, mix(c.theme.card, colour_of(c, s), k_field_tint)});
        x = at.to;
    }
    if (x < field.right()) out.push_back({{x, field.right()}, c.theme.card});
    return out;
}

std::string count_of(const StripContext& c, const plan::StripSegment& segment) {
    const int all = segment.carriers_build + segment.carriers_upgrade;
    if (c.passing.empty()) return std::to_string(all);
    const auto passing = std::count_if(c.strip.carriers.begin(), c.strip.carriers.end(), [&](const auto& carrier) {
        return carrier.unit != nullptr && carrier.unit->segment == segment.segment->key && c.passes(carrier);
    });
    return fmt::format("{}/{}", passing, all);
}

std::string words_of(const std::string& name, const std::string& count) {
    return name.empty() ? count : name + "  " + count;
}

/// Its first word, which tells one segment from the next, else as much of that as has room, else nothing.
std::string shortened(const StripContext& c, const std::string& name, float room) {
    constexpr float k_least_px = 20;
    const std::string first = name.substr(0, name.find(' '));
    if (room < c.px(k_least_px)) return {};
    return c.fitted(first, room);
}

struct Column {
    float x, top, bottom;
};

/// Of the columns between two kept ones the one farthest from the line between them, and how far, px.
std::pair<std::size_t, float> farthest(std::span<const Column> run, std::size_t first, std::size_t last) {
    std::pair<std::size_t, float> out{first, 0.0F};
    for (std::size_t i = first + 1; i < last; ++i) {
        const float share = (run[i].x - run[first].x) / (run[last].x - run[first].x);
        const float top = run[first].top + (run[last].top - run[first].top) * share;
        const float bottom = run[first].bottom + (run[last].bottom - run[first].bottom) * share;
        const float away = std::max(std::abs(run[i].top - top), std::abs(run[i].bottom - bottom));
        if (away > out.second) out = {i, away};
    }
    return out;
}

/// The columns without which the outline would look another (Douglas and Peucker): a window paints it with every
/// movement of its edge.
std::vector<Column> thinned(std::span<const Column> run) {
    std::vector<bool> kept(run.size(), false);
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, run.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        kept[first] = kept[last] = true;
        const auto [middle, away] = farthest(run, first, last);
        if (away <= k_outline_px) continue;
        open.emplace_back(first, middle);
        open.emplace_back(middle, last);
    }
    std::vector<Column> out;
    for (std::size_t i = 0; i < run.size(); ++i)
        if (kept[i]) out.push_back(run[i]);
    return out;
}

/// The outline of all that lies within `radius_m`: half circles around each station, or a band with round ends. Runs of
/// columns without a hole.
std::vector<std::vector<Column>> columns_of(const StripContext& c, double radius_m, StripContext::Span at) {
    std::vector<std::vector<Column>> runs(1);
    const int steps = std::max(1, static_cast<int>(std::ceil(at.width() / k_column_px)));
    for (int i = 0; i <= steps; ++i) {
        const float x = at.from + at.width() * static_cast<float>(i) / static_cast<float>(steps);
        const double along = plan::along_from_reach_m(c.strip, c.options.reach.of, c.axis.chainage_at(x));
        if (along > radius_m) {
            if (!runs.back().empty()) runs.emplace_back();
            continue;
        }
        const double half = std::sqrt(radius_m * radius_m - along * along);
        runs.back().push_back({x, c.axis.y(-half), c.axis.y(half)});
    }
    if (runs.back().empty()) runs.pop_back();
    for (std::vector<Column>& run : runs) run = thinned(run);
    return runs;
}

void fill_columns(scene::Builder& builder, std::span<const Column> columns, Colour colour) {
    std::vector<Vec2> positions;
    std::vector<std::uint32_t> indices;
    std::vector<Vec2> ring;
    for (const Column& column : columns) {
        const auto n = static_cast<std::uint32_t>(positions.size());
        positions.push_back({column.x, column.top});
        positions.push_back({column.x, column.bottom});
        if (n >= 2) indices.insert(indices.end(), {n - 2, n - 1, n, n, n - 1, n + 1});
        ring.push_back({column.x, column.top});
    }
    for (std::size_t i = columns.size(); i-- > 0;) ring.push_back({columns[i].x, columns[i].bottom});
    if (indices.empty()) return;
    const std::array rings{ring};
    builder.fill(Space::screen, {positions, indices, rings}, plain_fill(colour));
}

void draw_edges(const StripContext& c, scene::Builder& builder, double radius_m, float dash) {
    const Rect& field = c.axis.field();
    for (const auto& run : columns_of(c, radius_m, {field.x, field.right()})) {
        std::vector<Vec2> edge;
        for (const Column& column : run) edge.push_back({column.x, column.top});
        for (std::size_t i = run.size(); i-- > 0;) edge.push_back({run[i].x, run[i].bottom});
        edge.push_back(edge.front());
        builder.line(Space::screen, edge, {c.theme.accent, c.px(1.2F), c.px(dash), c.px(dash * 0.7F)});
    }
}

/// A text in the middle of a stretch, clear of the stations on it; nothing where it has no room.
std::optional<float> clear_middle(const StripContext& c, StripContext::Span at, float width) {
    const float air = c.px(9);
    std::vector<float> ends{at.from - air};
    for (const plan::StripStation& s : c.strip.stations)
        if (const float x = c.axis.x(s.chainage_m); x > at.from && x < at.to) ends.push_back(x);
    ends.push_back(at.to + air);
    std::optional<float> best;
    float widest = width + 2 * air;
    for (std::size_t i = 1; i < ends.size(); ++i)
        if (ends[i] - ends[i - 1] > widest) {
            widest = ends[i] - ends[i - 1];
            best = (ends[i] + ends[i - 1]) / 2;
        }
    return best;
}

const char* wind_word(plan::Wind wind) {
    switch (wind) {
        case plan::Wind::north: return base::mark("north");
        case plan::Wind::east: return base::mark("east");
        case plan::Wind::south: return base::mark("south");
        case plan::Wind::west: return base::mark("west");
    }
    return "";
}

}  // namespace

/// The name of a short segment may go on above the next one, as far as that one's own name.
SegmentBands::SegmentBands(const StripContext& c, const Rect& head) : c_(c), head_(head) {
    for (const plan::StripSegment& s : c.strip.segments) {
        const StripContext::Span at = c.span({s.from_m, s.to_m});
        if (at.width() <= 0) continue;
        bands_.push_back({at, colour_of(c, s), c.name(s.segment->name), count_of(c, s)});
    }
    for (std::size_t i = 0; i < bands_.size(); ++i) {
        const float end = i + 1 < bands_.size() ? bands_[i + 1].at.from : head.right();
        const float room = end - bands_[i].at.from - c.px(2 * k_name_inset_px);
        if (c.width_of(words_of(bands_[i].name, bands_[i].count)) <= room) continue;
        bands_[i].name = shortened(c, bands_[i].name, room - c.width_of(words_of("", bands_[i].count)));
        all_whole_ = false;
    }
}

void SegmentBands::draw(scene::Builder& builder) const {
    const StripContext& c = c_;
    const Rect& field = c.axis.field();
    builder.begin(scene::ListKind::ground);
    for (const Ground& ground : grounds_of(c))
        if (ground.colour != c.theme.card)
            builder.rect({ground.at.from, head_.bottom(), ground.at.width(), field.bottom() - head_.bottom()},
                         plain_fill(ground.colour));
    for (const Band& band : bands_) {
        const Colour ground = mix(c.theme.card, band.colour, k_head_tint);
        builder.rect({band.at.from, head_.y, band.at.width(), head_.height}, plain_fill(ground));
        builder.begin(scene::ListKind::names);
        c.write(builder, {band.at.from + c.px(k_name_inset_px), head_.y}, words_of(band.name, band.count),
                legible(c.theme.text, ground));
        builder.begin(scene::ListKind::ground);
    }
}

void SegmentBands::write_between_names(scene::Builder& builder, float x, const std::string& words) const {
    const float width = c_.width_of(words), gap = c_.px(k_name_inset_px);
    const float left = std::clamp(x - width / 2, head_.x, std::max(head_.x, head_.right() - width));
    Colour ground = c_.theme.card;
    for (const Band& band : bands_) {
        const float name_end = band.at.from + gap + c_.width_of(words_of(band.name, band.count));
        if (left + width > band.at.from && left < name_end + gap) return;
        if (band.at.from <= left && left < band.at.to) ground = mix(c_.theme.card, band.colour, k_head_tint);
    }
    builder.begin(scene::ListKind::names);
    c_.write(builder, {left, head_.y}, words, legible(c_.theme.text_soft, ground));
}

void draw_reach_band(const StripContext& c, scene::Builder& builder) {
    if (!c.options.shows_reach) return;
    const double radius = c.options.reach.straight_m();
    builder.begin(scene::ListKind::ground);
    for (const Ground& ground : grounds_of(c))
        for (const auto& run : columns_of(c, radius, ground.at))
            fill_columns(builder, run, mix(ground.colour, c.theme.accent, k_reach_tint));
    builder.begin(scene::ListKind::marks);
    draw_edges(c, builder, radius, 0);
    if (c.options.reach.compared_m) draw_edges(c, builder, *c.options.reach.compared_m / c.options.reach.detour, 5);
}

void draw_distances(const StripContext& c, scene::Builder& builder, float left) {
    const Rect& field = c.axis.field();
    const Colour ink = mix(c.theme.card, c.theme.card_edge, 0.7);
    float free_from = -1e9F;
    std::vector<double> offsets;
    for (const double metres : c.axis.distances_m()) {
        offsets.push_back(metres);
        offsets.push_back(-metres);
    }
    std::sort(offsets.begin(), offsets.end());
    for (const double offset : offsets) {
        const float at = c.axis.y(offset);
        if (std::abs(c.axis.offset_at(at) - offset) > 1) continue;  // beyond what is drawn on this side
        builder.begin(scene::ListKind::marks);
        builder.line(Space::screen, std::array{Vec2{field.x, at}, Vec2{field.right(), at}},
                     {ink, c.options.pixel_ratio});
        if (at - c.row_height() / 2 < free_from) continue;
        free_from = at + c.row_height() / 2 - c.px(3);
        const std::string words =
            fmt::format("{} {}", c.say(wind_word(plan::wind_of_side(c.index->rail[c.strip.line], offset < 0 ? -1 : 1))),
                        length_text(std::abs(offset), c.options.language));
        builder.begin(scene::ListKind::names);
        c.write(builder, {left, at - c.row_height() / 2}, words, c.theme.text_soft);
    }
}

void draw_line(const StripContext& c, scene::Builder& builder) {
    const float y = c.axis.middle();
    builder.begin(scene::ListKind::marks);
    for (const plan::StripSegment& s : c.strip.segments) {
        const StripContext::Span at = c.span({s.from_m, s.to_m});
        if (at.width() > 0)
            builder.line(Space::screen, std::array{Vec2{at.from, y}, Vec2{at.to, y}}, {colour_of(c, s), c.px(7), 0, 0});
    }
    const StripContext::Span line = c.span({0, c.strip.length_m});
    for (const scene::Builder::LineStyle& style : rail_lines(c.theme, c.options.pixel_ratio * 0.8F))
        builder.line(Space::screen, std::array{Vec2{line.from, y}, Vec2{line.to, y}}, style);
}

std::vector<GapLabel> gap_labels(const StripContext& c) {
    std::vector<GapLabel> out;
    for (const plan::StripGap& gap : c.strip.gaps) {
        const StripContext::Span at = c.span({gap.from_m, gap.to_m});
        const std::string words = length_text(std::round((gap.to_m - gap.from_m) / 100) * 100, c.options.language);
        const float width = c.width_of(words);
        if (const auto middle = clear_middle(c, at, width))
            out.push_back(
                {{*middle - width / 2, c.axis.middle() + c.px(k_gap_half_px) - c.px(2), width, c.row_height()}, words});
    }
    return out;
}

void draw_gaps(const StripContext& c, scene::Builder& builder) {
    const float y = c.axis.middle(), half = c.px(k_gap_half_px);
    builder.begin(scene::ListKind::ground);
    for (const plan::StripGap& gap : c.strip.gaps) {
        const StripContext::Span at = c.span({gap.from_m, gap.to_m});
        if (at.width() > 0)
            builder.rect({at.from, y - half, at.width(), 2 * half},
                         {mix(c.theme.card, c.theme.stamp, 0.10), scene::Pattern::hatch_up,
                          mix(c.theme.card, c.theme.stamp, 0.55)});
    }
    builder.begin(scene::ListKind::names);
    for (const GapLabel& label : gap_labels(c))
        c.write_over(builder, {label.box.x, label.box.y}, label.words, c.theme.stamp);
}

}  // namespace carto
