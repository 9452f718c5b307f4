#include "ranking_drawing.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "chart_marks.h"
#include "plan/measures.h"

namespace carto {
namespace {

using scene::Rect;

// logical px
constexpr float k_window_pitch = 28, k_least_pitch = 19, k_most_pitch = 44, k_gap = 8, k_least_bars = 20;
constexpr float k_most_name = 0.35F, k_most_page_name = 0.5F, k_most_value = 0.25F;  // of the width
constexpr float k_bar = 0.42F;                                                       // of a row's height
constexpr double k_room = 1.05;                                                      // beyond the greatest value

bool is_of_value(plan::Measure m) {
    return m == plan::Measure::value || m == plan::Measure::expected || m == plan::Measure::projected;
}

scene::Colour colour_of(const Choropleth& map, const AreaValue& shown) {
    return map.circles ? shown.circle_colour : shown.fill.colour;
}

}  // namespace

RankingDrawing::RankingDrawing(const ChartContext& context, const Rect& room) : c_(context), room_(room) {
    for (const AreaValue& shown : c_.choropleth.areas) ranks_.push_back(rank_of(shown));
    order();
    const float share = room.height / static_cast<float>(std::max<std::size_t>(1, ranks_.size()));
    pitch_ = c_.in_window() ? std::round(c_.px(k_window_pitch))
                            : std::floor(std::clamp(share, c_.px(k_least_pitch), c_.px(k_most_pitch)));
    measure_across();
}

RankingDrawing::Rank RankingDrawing::rank_of(const AreaValue& shown) const {
    const MapOptions& o = c_.options;
    const auto measured = [&](plan::Measure what) {
        return plan::measure(c_.index, shown.area->key, c_.indicator().key, o.year, what, o.target_set).value;
    };
    Rank r{&shown, {}, {}};
    if (plan::is_ratio(o.measure) && r.value()) r.line = 1;
    if (is_of_value(o.measure)) r.line = measured(plan::Measure::target);
    const bool later = o.year > c_.index->baseline_year;
    if (o.measure == plan::Measure::value && later && r.value()) r.expected = measured(plan::Measure::expected);
    return r;
}

/// What has no value comes last.
void RankingDrawing::order() {
    const bool upward = plan::more_is_better(c_.indicator(), c_.options.measure) != c_.view.best_first;
    std::stable_sort(ranks_.begin(), ranks_.end(), [&](const Rank& a, const Rank& b) {
        if (!a.value() || !b.value()) return a.value().has_value() && !b.value().has_value();
        return upward ? *a.value() < *b.value() : *b.value() < *a.value();
    });
}

void RankingDrawing::measure_across() {
    for (const Rank& r : ranks_) {
        name_width_ = std::max(name_width_, c_.width_of(c_.name(r.shown->area->name)));
        value_width_ = std::max(value_width_, c_.width_of(r.shown->text));
        for (const std::optional<double>& v : {r.value(), r.line, r.expected}) {
            least_ = std::min(least_, v.value_or(0) * k_room);
            most_ = std::max(most_, v.value_or(0) * k_room);
        }
    }
    if (most_ <= least_) most_ = least_ + 1;
    name_width_ = std::ceil(std::min(name_width_, room_.width * (c_.in_window() ? k_most_name : k_most_page_name)));
    value_width_ = std::ceil(std::min(value_width_, room_.width * k_most_value));
    left_ = std::round(room_.x + name_width_ + c_.px(k_gap));
    width_ = std::max(c_.px(k_least_bars), room_.right() - value_width_ - c_.px(k_gap) - left_);
}

Rect RankingDrawing::row(std::size_t i) const {
    return {room_.x, room_.y + static_cast<float>(i) * pitch_, room_.width, pitch_};
}

Rect RankingDrawing::plot() const {
    return {room_.x, room_.y, room_.width, static_cast<float>(ranks_.size()) * pitch_};
}

bool RankingDrawing::fits() const { return plot().height <= room_.height + 1; }

float RankingDrawing::x(double value) const {
    return left_ + width_ * static_cast<float>(std::clamp((value - least_) / (most_ - least_), 0.0, 1.0));
}

/// Of the words of a row.
float RankingDrawing::words_top(const Rect& row) const {
    return std::round(row.y + (row.height - c_.row_height()) / 2);
}

/// On whole px, in the middle of its words; with an edge, for the middle of a palette is as pale as the ground.
void RankingDrawing::draw_bar(scene::Builder& builder, const Rank& r, const Rect& row) const {
    const float height = std::round(row.height * k_bar),
                top = std::round(words_top(row) + c_.text_middle() - height / 2);
    const float edge = mark_edge(c_);
    const Rect ground{left_, top, width_, height};
    builder.begin(scene::ListKind::ground);
    builder.rect(ground, bar_ground(c_.theme));
    if (r.value()) {
        const float from = std::round(x(std::min(*r.value(), 0.0))), to = std::round(x(std::max(*r.value(), 0.0)));
        const Rect bar{from, top + 2 * edge, std::max(to - from, edge), height - 4 * edge};
        builder.rect(bar.grown(edge), plain_fill(c_.theme.text_soft));
        builder.rect(bar, plain_fill(colour_of(c_.choropleth, *r.shown)));
    }
    if (r.line) draw_target_line(c_, builder, x(*r.line), ground);
    if (r.expected) draw_expected_mark(c_, builder, x(*r.expected), ground);
}

void RankingDrawing::draw_words(scene::Builder& builder, const Rank& r, const Rect& row) const {
    const float top = words_top(row);
    builder.begin(scene::ListKind::names);
    c_.write(builder, {row.x, top}, c_.fitted(c_.name(r.shown->area->name), name_width_),
             r.shown->stands_out ? c_.theme.text : c_.theme.text_soft);
    c_.write(builder, {std::round(row.right() - value_width_), top}, c_.fitted(r.shown->text, value_width_),
             r.value() ? c_.theme.text : c_.theme.text_soft);
}

void RankingDrawing::draw(scene::Builder& builder) const {
    for (std::size_t i = 0; i < ranks_.size(); ++i) {
        draw_bar(builder, ranks_[i], row(i));
        draw_words(builder, ranks_[i], row(i));
    }
}

std::vector<AreaMark> RankingDrawing::marks() const {
    std::vector<AreaMark> out;
    for (std::size_t i = 0; i < ranks_.size(); ++i) out.push_back({ranks_[i].shown->area, 0, row(i)});
    return out;
}

bool RankingDrawing::any(std::optional<double> Rank::*mark) const {
    return std::any_of(ranks_.begin(), ranks_.end(), [&](const Rank& r) { return (r.*mark).has_value(); });
}

/// What is drawn, and nothing else.
std::string RankingDrawing::signs() const {
    const auto say = [&](const char* english, const auto&... args) {
        return fmt::format(fmt::runtime(c_.say(english)), args...);
    };
    std::string text = say(base::mark("bar: {0}"), c_.name(plan::label(c_.options.measure)));
    if (plan::is_ratio(c_.options.measure))
        text += c_.say("; ") + say(base::mark("line: 100%"));
    else if (any(&Rank::line))
        text += c_.say("; ") + say(base::mark("line: target for {0}"), c_.index->target_year);
    if (any(&Rank::expected)) text += c_.say("; ") + say(base::mark("triangle: expected by then"));
    return text;
}

}  // namespace carto
