#include "corridor_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <functional>

#include "base/translate.h"
#include "carto/pick.h"
#include "label.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

// logical px
constexpr float k_text = 14, k_line_height = 1.4F, k_least_height = 90, k_before = 108, k_behind = 160, k_carrier = 4,
                k_station = 5, k_touching = 9;
constexpr std::array k_offset_lines_km{-10.0, -3.0, -1.0, 1.0, 3.0, 10.0};

constexpr scene::FillStyle plain(scene::Colour colour) { return {colour, scene::Pattern::solid, {}}; }

/// The places around a mark for a text, best first.
std::array<Rect, 8> places_around(Vec2 at, float gap, float width, float height) {
    const float right = at.x + gap, left = at.x - gap - width, middle = at.x - width / 2;
    const float level = at.y - height / 2, above = at.y - gap - height, below = at.y + gap;
    return {{{right, level, width, height},
             {left, level, width, height},
             {right, above, width, height},
             {left, above, width, height},
             {middle, above, width, height},
             {right, below, width, height},
             {left, below, width, height},
             {middle, below, width, height}}};
}

scene::Symbol circle(Vec2 at, float radius, float edge, scene::Colour fill, scene::Colour ink) {
    scene::Symbol out;
    out.anchor = at;
    out.half_size = {radius, radius};
    out.fill = fill;
    out.edge = ink;
    out.edge_px = edge;
    return out;
}

}  // namespace

float CorridorDrawing::text_px(float pixel_ratio) { return std::round(k_text * pixel_ratio); }

CorridorDrawing::CorridorDrawing(const plan::CorridorStrip& strip, const Look& look, float pixel_ratio, const Rect& box,
                                 std::size_t most_rows_of_names, TextEngine& text)
    : strip_(strip), look_(look), theme_(theme(look.theme)), ratio_(pixel_ratio), box_(box), text_(text) {
    to_m_ = strip.length_m;
    for (const plan::StripCarrier& carrier : strip.carriers) {
        from_m_ = std::min(from_m_, carrier.chainage_m);
        to_m_ = std::max(to_m_, carrier.chainage_m);
    }
    to_m_ += 1;  // a line without a length has a width
    left_ = box.x + px(k_before);
    width_ = std::max(px(40), box.width - px(k_before) - px(k_behind));
    const float top = box.y + line_height();
    const float room_of_names = box.height - line_height() - px(2) - px(k_least_height);
    const auto rows = static_cast<std::size_t>(std::max(1.0F, std::floor(room_of_names / line_height())));
    place_station_names(std::min(rows, most_rows_of_names));
    names_ = box.bottom() - static_cast<float>(rows_of_names_) * line_height() - px(2);
    middle_ = (top + names_) / 2;
    half_ = std::max(px(4), (names_ - top) / 2 - px(10));
    place_segment_names();
    if (!plan::is_crowded(strip_)) place_numbers();
}

float CorridorDrawing::line_height() const { return std::round(k_line_height * text_px(ratio_)); }

float CorridorDrawing::x(double chainage_m) const {
    return left_ + width_ * static_cast<float>((chainage_m - from_m_) / (to_m_ - from_m_));
}

float CorridorDrawing::y(double offset_m) const {
    const double share = std::sqrt(std::min(1.0, std::abs(offset_m) / strip_.most_offset_m));
    return middle_ + half_ * static_cast<float>(offset_m < 0 ? -share : share);
}

Vec2 CorridorDrawing::place(const plan::StripCarrier& carrier) const {
    return {x(carrier.chainage_m), y(carrier.offset_m)};
}

bool CorridorDrawing::fits() const {
    return half_ >= px(k_least_height) / 2 - px(11) && all_texts_whole_ &&
           std::all_of(name_rows_.begin(), name_rows_.end(), [&](std::size_t row) { return row < rows_of_names_; });
}

std::string_view CorridorDrawing::say(const char* english) const { return base::translate(look_.language, english); }

void CorridorDrawing::write(scene::Builder& builder, Vec2 corner, std::string_view text, scene::Colour colour) const {
    const ShapedText& shaped = text_.shape(text, style());
    const float inset = (line_height() - shaped.ascent - shaped.descent) / 2;
    add_text(builder, Space::screen, {}, {corner.x, corner.y + inset + shaped.ascent}, shaped, {colour});
}

void CorridorDrawing::draw(scene::Builder& builder) const {
    builder.begin(scene::ListKind::ground);
    draw_segments(builder);
    builder.begin(scene::ListKind::marks);
    draw_offsets(builder);
    draw_lines(builder);
    builder.begin(scene::ListKind::symbols);
    draw_stations(builder);
    draw_carriers(builder);  // one that lies in a station is seen in it
    builder.begin(scene::ListKind::names);
    for (const auto& texts : {std::cref(segment_names_), std::cref(numbers_)})
        for (const auto& [box, words] : texts.get()) write(builder, {box.x, box.y}, words, theme_.text);
    draw_station_names(builder);
}

void CorridorDrawing::draw_segments(scene::Builder& builder) const {
    for (std::size_t i = 0; i < strip_.segments.size(); ++i) {
        const plan::StripSegment& s = strip_.segments[i];
        if (s.to_m == s.from_m) continue;
        const float a = std::round(x(s.from_m)), b = std::round(x(s.to_m));
        builder.rect({a, std::round(middle_ - half_ - px(4)), b - a, std::round(2 * half_ + px(8))},
                     plain(mix(theme_.card, theme_.accent, i % 2 == 0 ? 0.07 : 0.03)));
    }
}

/// The name of a short segment may go on above the next one, as far as that one's own name.
void CorridorDrawing::place_segment_names() {
    const float top = middle_ - half_ - px(6) - line_height();
    for (std::size_t i = 0; i < strip_.segments.size(); ++i) {
        const plan::StripSegment& s = strip_.segments[i];
        if (s.to_m == s.from_m) continue;
        const float left = x(s.from_m) + px(4);
        const float end = i + 1 < strip_.segments.size() ? x(strip_.segments[i + 1].from_m) : box_.right();
        std::string words =
            fmt::format("{}  {}", in(s.segment->name, look_.language), s.carriers_build + s.carriers_upgrade);
        if (width_of(words) > end - left) {
            words = with_ellipsis(text_, words, style(), end - left);
            all_texts_whole_ = false;
        }
        segment_names_.push_back({{left, top, width_of(words), line_height()}, words});
    }
}

void CorridorDrawing::draw_offsets(scene::Builder& builder) const {
    const scene::Colour ink = mix(theme_.card, theme_.card_edge, 0.7);
    float free_from = -1e9F;
    for (const double km : k_offset_lines_km) {
        const double offset = km * 1000;
        if (std::abs(offset) > strip_.most_offset_m) continue;
        const float at = y(offset);
        builder.line(Space::screen, std::array{Vec2{left_, at}, Vec2{left_ + width_, at}}, {ink, ratio_});
        if (at - line_height() / 2 < free_from) continue;
        free_from = at + line_height() / 2;
        const std::string words = fmt::format("{} {}", say(km < 0 ? base::mark("north") : base::mark("south")),
                                              fmt::format(fmt::runtime(say(base::mark("{} km"))), std::abs(km)));
        builder.begin(scene::ListKind::names);
        write(builder, {box_.x, at - line_height() / 2}, words, theme_.text_soft);
        builder.begin(scene::ListKind::marks);
    }
}

/// From each carrier to the line, the line itself, and from each station to its name.
void CorridorDrawing::draw_lines(scene::Builder& builder) const {
    const scene::Colour leader = mix(theme_.card, theme_.text_soft, 0.45);
    for (const plan::StripCarrier& c : strip_.carriers) {
        if (plan::is_crowded(strip_)) break;
        builder.line(Space::screen, std::array{Vec2{x(c.chainage_m), middle_}, place(c)}, {leader, ratio_});
    }
    const std::array line{Vec2{x(0), middle_}, Vec2{x(strip_.length_m), middle_}};
    builder.line(Space::screen, line, {theme_.text, 3 * ratio_});
}

void CorridorDrawing::draw_carriers(scene::Builder& builder) const {
    for (const plan::StripCarrier& c : strip_.carriers) {
        const bool build = c.carrier->programme == plan::Programme::build;
        builder.symbol(
            Space::screen,
            plan::is_crowded(strip_)
                ? circle(place(c), ratio_, 0, mix(theme_.card, theme_.accent, 0.5), theme_.accent)
                : circle(place(c), px(k_carrier - 1), px(2), build ? theme_.card : theme_.accent, theme_.accent));
    }
}

void CorridorDrawing::draw_stations(scene::Builder& builder) const {
    for (const plan::StripStation& s : strip_.stations)
        builder.symbol(Space::screen,
                       circle({x(s.chainage_m), middle_}, px(k_station - 1), px(2), theme_.card, theme_.text));
}

/// Each in the first row that has room for it.
void CorridorDrawing::place_station_names(std::size_t most_rows) {
    std::vector<float> free_from(most_rows, -1e9F);
    for (const plan::StripStation& s : strip_.stations) {
        const float at = x(s.chainage_m), half = width_of(in(s.station->name, look_.language)) / 2;
        const auto row = std::find_if(free_from.begin(), free_from.end(), [&](float from) { return at - half > from; });
        name_rows_.push_back(static_cast<std::size_t>(row - free_from.begin()));
        if (row == free_from.end()) continue;
        *row = at + half + px(6);
        rows_of_names_ = std::max(rows_of_names_, name_rows_.back() + 1);
    }
}

void CorridorDrawing::draw_station_names(scene::Builder& builder) const {
    const scene::Colour ink = mix(theme_.card, theme_.card_edge, 0.7);
    for (std::size_t i = 0; i < strip_.stations.size(); ++i) {
        if (name_rows_[i] >= rows_of_names_) continue;
        const std::string name = in(strip_.stations[i].station->name, look_.language);
        const float at = x(strip_.stations[i].chainage_m);
        const float top = names_ + static_cast<float>(name_rows_[i]) * line_height();
        builder.begin(scene::ListKind::marks);
        builder.line(Space::screen, std::array{Vec2{at, middle_ + px(k_station)}, Vec2{at, top}}, {ink, ratio_});
        builder.begin(scene::ListKind::names);
        write(builder, {at - width_of(name) / 2, top}, name, theme_.text_soft);
    }
}

std::vector<CorridorDrawing::NumberGroup> CorridorDrawing::number_groups() const {
    std::vector<NumberGroup> groups;
    for (const plan::StripCarrier& c : strip_.carriers) {
        const Vec2 at = place(c);
        const std::string number = std::to_string(c.carrier->number);
        const auto touching = std::find_if(groups.begin(), groups.end(), [&](const NumberGroup& g) {
            return std::abs(g.at.x - at.x) < px(k_touching) && std::abs(g.at.y - at.y) < px(k_touching);
        });
        if (touching == groups.end())
            groups.push_back({at, number});
        else
            touching->numbers += base::translate_in(look_.language, "between names", ", ") + number;
    }
    return groups;
}

/// Each where nothing else is; a number without a free place is left to the tooltip of its mark.
void CorridorDrawing::place_numbers() {
    const std::vector<NumberGroup> groups = number_groups();
    const float mark = px(k_carrier + 1);
    std::vector<Rect> taken{{box_.x, middle_ - px(4), box_.width, px(8)}};
    for (const NumberGroup& g : groups) taken.push_back({g.at.x - mark, g.at.y - mark, 2 * mark, 2 * mark});
    for (const Placed& name : segment_names_) taken.push_back(name.box);
    for (const NumberGroup& g : groups) {
        const auto places = places_around(g.at, px(7), width_of(g.numbers), line_height() - px(5));
        const auto free = std::find_if(places.begin(), places.end(), [&](const Rect& at) {
            return at.x > left_ && at.right() < box_.right() &&
                   std::none_of(taken.begin(), taken.end(), [&](const Rect& other) { return other.overlaps(at); });
        });
        all_texts_whole_ = all_texts_whole_ && free != places.end();
        if (free == places.end()) continue;
        taken.push_back({free->x - px(4), free->y, free->width + px(8), free->height});  // two must not read as one
        numbers_.push_back({{free->x, free->y - px(3), free->width, line_height()}, g.numbers});
    }
}

std::vector<scene::PickTarget> CorridorDrawing::pick_targets() const {
    std::vector<scene::PickTarget> out;
    for (const plan::StripCarrier& c : strip_.carriers)
        out.push_back({to_pick(ref_of(*c.carrier)), {}, place(c), px(k_carrier)});
    for (const plan::StripStation& s : strip_.stations)
        out.push_back({to_pick(ref_of(*s.station)), {}, {x(s.chainage_m), middle_}, px(k_station)});
    return out;
}

}  // namespace carto
