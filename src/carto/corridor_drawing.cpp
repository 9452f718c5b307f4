#include "corridor_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

#include "carto/pick.h"
#include "plan/ruler.h"
#include "ruler.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

// logical px
constexpr float k_before = 122, k_least_width = 40, k_least_field = 62, k_low_field = 45, k_margin = 7,
                k_low_margin = 4, k_gap = 2, k_kilometres = 15, k_kilometre_least = 60, k_ribbon = 17, k_tick = 4;

plan::Stretch shown_of(const StripContext& c) { return c.view.part ? *c.view.part : plan::whole_line(c.strip); }

StripReach reach_of(const StripContext& c) {
    StripReach out{c.strip.most_left_m, c.strip.most_right_m};
    if (!c.options.shows_reach) return out;
    const double radius = c.options.reach.straight_m();
    return {std::max(out.left_m, radius), std::max(out.right_m, radius)};
}

}  // namespace

CorridorDrawing::CorridorDrawing(const StripContext& context, const Rect& box, std::size_t most_rows_of_names)
    : c_(context), box_(box) {
    measure_across();
    divide(choose_rows(most_rows_of_names));
    segments_.emplace(c_, head_);
    marks_.emplace(c_);
}

/// The scale along the line, which names and bars need before the height of the field is known.
void CorridorDrawing::measure_across() {
    const float left = box_.x + c_.px(k_before);
    const float width = std::max(c_.px(k_least_width), box_.width - c_.px(k_before) - c_.px(k_strip_behind));
    c_.axis = StripAxis({left, box_.y, width, c_.px(k_least_field)}, shown_of(c_), reach_of(c_), c_.options.spread);
}

/// The first choice that leaves the field its height; what it takes below the field. In a low window the field gives up
/// some of its height, so that the cores keep their names and parks their bars.
float CorridorDrawing::choose_rows(std::size_t most_names) {
    constexpr bool k_named = true, k_bare = false, k_with_cores = true;
    const std::array high{Rows{true, {6, k_named}, most_names, true, k_with_cores},
                          Rows{true, {6, k_named}, most_names, true}, Rows{false, {6, k_named}, most_names, true},
                          Rows{true, {6, k_bare}, most_names, true}};
    const std::array low{Rows{true, {2, k_bare}, most_names, true, k_with_cores},
                         Rows{false, {2, k_bare}, most_names, true, k_with_cores},
                         Rows{false, {1, k_bare}, most_names, true, k_with_cores},
                         Rows{false, {0, k_bare}, most_names, true, k_with_cores}};
    const std::array bare{Rows{false, {6, k_bare}, most_names, true}, Rows{false, {2, k_bare}, most_names, true},
                          Rows{false, {0, k_bare}, most_names, true}, Rows{false, {0, k_bare}, most_names, false},
                          Rows{false, {0, k_bare}, 1, false}};
    float below = 0;
    const auto choose = [&](std::span<const Rows> choices, float margin, float least) {
        margin_ = c_.px(margin);
        return std::ranges::any_of(choices, [&](const Rows& rows) {
            below = lay_out(rows);
            return box_.height - c_.row_height() - cores_.height - below - 2 * margin_ >= c_.px(least);
        });
    };
    const bool in_window = c_.options.furniture == Furniture::window;
    if (choose(high, k_margin, k_least_field)) return below;
    if (in_window && choose(low, k_low_margin, k_low_field)) return below;
    choose(bare, k_margin, k_least_field);
    return below;
}

float CorridorDrawing::lay_out(const Rows& rows) {
    names_.emplace(c_, rows.names, box_.right());
    parks_.emplace(c_, rows.parks, box_.right());
    kilometres_ = rows.kilometres ? std::round(c_.px(k_kilometres)) : 0;
    ribbon_.height = rows.ribbon && c_.choropleth.indicator != nullptr ? std::round(c_.px(k_ribbon)) : 0;
    cores_.height = rows.cores ? cores_height(c_) : 0;
    return kilometres_ + static_cast<float>(names_->rows()) * c_.row_height() + parks_->height(c_) + ribbon_.height +
           c_.px(3 * k_gap);
}

void CorridorDrawing::divide(float below) {
    const Rect across = c_.axis.field();
    head_ = {across.x, box_.y, across.width, c_.row_height()};
    const float top = head_.bottom() + cores_.height + margin_, bottom = box_.bottom() - below - margin_;
    const Rect field{across.x, top, across.width, std::max(bottom - top, c_.px(8))};
    // without a row of their own the cores have the margin
    cores_ = {across.x, head_.bottom(), across.width, std::max(cores_.height, margin_)};
    c_.axis = StripAxis(field, c_.axis.shown(), reach_of(c_), c_.options.spread);
    names_top_ = field.bottom() + margin_ + kilometres_;
    parks_top_ = std::round(names_top_ + static_cast<float>(names_->rows()) * c_.row_height() + c_.px(k_gap));
    ribbon_ = {across.x, std::round(parks_top_ + parks_->height(c_) + c_.px(k_gap)), across.width, ribbon_.height};
}

bool CorridorDrawing::fits() const {
    return c_.axis.field().height >= c_.px(k_least_field - 1) && segments_->all_whole() && names_->all_placed() &&
           (marks_->all_numbered() || marks_->crowded());
}

/// In their own row, or where the box is too low for one in the head, beside the names of the segments.
void CorridorDrawing::draw_kilometres(scene::Builder& builder) const {
    const bool in_head = kilometres_ == 0;
    const double px_per_metre = static_cast<double>(c_.axis.field().width) / c_.axis.shown().length_m();
    const double spacing = ruler_spacing_m(px_per_metre, c_.px(k_kilometre_least));
    const float top = c_.axis.field().bottom() + margin_;
    const float tick = in_head ? head_.bottom() : top - c_.px(k_tick);
    const plan::Ruler& ruler = c_.index.ruler(c_.strip.line);
    const plan::Stretch shown =
        plan::stretch_between(ruler.shown_m(c_.axis.shown().from_m), ruler.shown_m(c_.axis.shown().to_m));
    for (const double chainage : ruler_ticks_m(shown, spacing)) {
        const float x = std::round(c_.axis.x(ruler.measured_m(chainage)));
        const std::string words = ruler_text(chainage, spacing);
        builder.begin(scene::ListKind::marks);
        builder.line(Space::screen, std::array{Vec2{x, tick}, Vec2{x, tick + c_.px(k_tick)}},
                     {c_.theme.text_soft, c_.options.pixel_ratio});
        if (in_head) {
            segments_->write_between_names(builder, x, words);
            continue;
        }
        builder.begin(scene::ListKind::names);
        c_.write(builder, {x - c_.width_of(words) / 2, top - c_.px(1)}, words, c_.theme.text_soft);
    }
}

/// How the distance from the line is drawn, in the corner above its own labels.
void CorridorDrawing::draw_spread(scene::Builder& builder) const {
    const char* words = c_.options.spread == StripSpread::square_root  ? base::mark("offset: square root")
                        : c_.options.spread == StripSpread::true_scale ? base::mark("offset: true scale")
                                                                       : base::mark("offset: by class");
    builder.begin(scene::ListKind::names);
    c_.write(builder, {box_.x, head_.y}, c_.fitted(c_.say(words), c_.px(k_before - 4)), c_.theme.text_soft);
}

void CorridorDrawing::draw(scene::Builder& builder) const {
    segments_->draw(builder);
    draw_reach_band(c_, builder);
    draw_distances(c_, builder, box_.x);
    names_->draw(c_, builder, names_top_);
    draw_line(c_, builder);
    draw_gaps(c_, builder);
    draw_cores(c_, builder, cores_);
    draw_kilometres(builder);
    draw_spread(builder);
    if (parks_->height(c_) > 0) parks_->draw(c_, builder, parks_top_, box_.x);
    if (ribbon_.height > 0) draw_ribbon(c_, builder, ribbon_, box_.x);
    draw_station_signs(c_, builder);
    marks_->draw(builder);
}

std::vector<scene::PickTarget> CorridorDrawing::pick_targets() const {
    std::vector<scene::PickTarget> out;
    marks_->add_pick_targets(out);
    for (const plan::StripStation& s : c_.strip.stations)
        if (c_.shows(s.chainage_m))
            out.push_back(
                {to_pick(ref_of(*s.station)), {}, {c_.axis.x(s.chainage_m), c_.axis.middle()}, c_.px(k_strip_station)});
    return out;
}

}  // namespace carto
