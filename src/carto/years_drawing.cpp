#include "years_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "base/digits.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

// logical px
constexpr float k_axis = 58, k_top = 10, k_beneath = 20, k_least_width = 60, k_least_height = 30, k_page_height = 120,
                k_gap = 6, k_name_gap = 10, k_dash = 6;
constexpr float k_most_names = 0.45F;  // of the width
constexpr float k_behind = 0.4F;       // opacity of the lines that do not stand out

/// 1, 2 or 5 times a power of ten: the axis gets three to six lines.
double step_of(double range) {
    const double raw = range / 4;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * power >= raw) return step * power;
    return 10 * power;
}

bool is_preliminary(const plan::SeriesPoint& point) { return point.state == plan::ValueState::preliminary; }

bool is_city(const plan::Series& s) { return s.area->kind == plan::AreaKind::city; }

}  // namespace

YearsDrawing::YearsDrawing(const ChartContext& context, const Rect& room)
    : c_(context),
      room_(room),
      series_(plan::series_of(context.index, context.indicator().key, context.options.target_set)),
      first_year_(context.index->baseline_year),
      last_year_(std::max(context.index->target_year, context.index->baseline_year + 1)) {
    // a count of the city would press its parts flat
    if (c_.indicator().city_value == plan::CityValue::sum) std::erase_if(series_, is_city);
    choose_scale();
    for (const plan::Series& s : series_) names_width_ = std::max(names_width_, c_.width_of(c_.name(s.area->name)));
    names_width_ = std::min(names_width_ + c_.px(3 * k_name_gap), k_most_names * room.width);
    plot_ = {room.x + c_.px(k_axis), room.y + c_.px(k_top),
             std::max(c_.px(k_least_width), room.width - c_.px(k_axis) - names_width_),
             std::max(c_.px(k_least_height), room.height - c_.px(k_top + k_beneath))};
}

void YearsDrawing::choose_scale() {
    const plan::ValueRange range = plan::range_of(series_);
    step_ = step_of(std::max(range.most - range.least, std::max(std::abs(range.most), 1.0) * 1e-6));
    least_ = std::floor(range.least / step_) * step_;
    most_ = std::ceil(range.most / step_) * step_;
    if (most_ <= least_) most_ = least_ + step_;
}

float YearsDrawing::x(int year) const {
    return plot_.x +
           plot_.width * static_cast<float>(year - first_year_) / static_cast<float>(last_year_ - first_year_);
}

float YearsDrawing::y(double value) const {
    return plot_.y + plot_.height * static_cast<float>((most_ - value) / (most_ - least_));
}

bool YearsDrawing::is_marked(const plan::Series& s) const {
    return std::find(c_.view.marked.begin(), c_.view.marked.end(), s.feature) != c_.view.marked.end();
}

YearsDrawing::Pen YearsDrawing::pen_of(const plan::Series& s) const {
    if (is_city(s)) return {c_.theme.text, c_.px(2), c_.px(3)};
    if (is_marked(s)) return {c_.theme.accent, c_.px(3), c_.px(4.5F)};
    // mixed and not transparent: the ends of the pieces of a line overlap
    return {mix(c_.theme.text_soft, c_.theme.card, double{k_behind}), c_.px(1.5F), c_.px(2.5F)};
}

bool YearsDrawing::fits() const {
    const float needed = c_.row_height() * static_cast<float>(series_.size());
    return plot_.height >= std::max(c_.px(k_page_height), needed);
}

void YearsDrawing::draw_axes(scene::Builder& builder) const {
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step_) + 1e-9)));
    const float half_row = c_.row_height() / 2;
    for (double value = least_; value <= most_ + step_ / 2; value += step_) {
        const float at = std::round(y(value));
        const std::string text = base::grouped_digits(fmt::format("{:.{}f}", value + 0.0, decimals));
        builder.begin(scene::ListKind::ground);
        builder.line(Space::screen, std::array{Vec2{plot_.x, at}, Vec2{plot_.right(), at}},
                     {c_.theme.card_edge, c_.px(1)});
        builder.begin(scene::ListKind::names);
        c_.write(builder, {std::round(plot_.x - c_.width_of(text) - c_.px(k_gap)), std::round(at - half_row)}, text,
                 c_.theme.text_soft);
    }
    for (int year = first_year_; year <= last_year_; ++year) {
        const bool shown = year == c_.options.year;
        const std::string text = std::to_string(year);
        builder.begin(scene::ListKind::ground);
        if (shown)
            builder.line(Space::screen, std::array{Vec2{x(year), plot_.y}, Vec2{x(year), plot_.bottom()}},
                         {mix(c_.theme.card, c_.theme.accent, 0.5), c_.px(2)});
        builder.begin(scene::ListKind::names);
        c_.write(builder, {std::round(x(year) - c_.width_of(text) / 2), std::round(plot_.bottom() + c_.px(3))}, text,
                 shown ? c_.theme.text : c_.theme.text_soft);
    }
}

void YearsDrawing::draw_planned_way(scene::Builder& builder, const plan::Series& s) const {
    if (!s.baseline || !s.target) return;
    const bool faint = !is_marked(s) && !is_city(s);
    builder.line(Space::screen, std::array{Vec2{x(first_year_), y(*s.baseline)}, Vec2{x(last_year_), y(*s.target)}},
                 {faint ? mix(c_.theme.text_soft, c_.theme.card, double{k_behind}) : c_.theme.text,
                  c_.px(faint ? 1 : 1.5F), c_.px(k_dash), c_.px(k_dash)});
}

void YearsDrawing::draw_line(scene::Builder& builder, const plan::Series& s) const {
    const Pen pen = pen_of(s);
    for (std::size_t i = 1; i < s.points.size(); ++i)
        if (s.points[i - 1].year + 1 == s.points[i].year)
            builder.line(Space::screen,
                         std::array{Vec2{x(s.points[i - 1].year), y(s.points[i - 1].value)},
                                    Vec2{x(s.points[i].year), y(s.points[i].value)}},
                         {pen.colour, pen.width});
    for (const plan::SeriesPoint& point : s.points) {
        scene::Symbol dot;
        dot.offset = {x(point.year), y(point.value)};
        dot.half_size = {pen.radius, pen.radius};
        dot.fill = pen.colour;
        dot.edge = c_.theme.card;
        dot.edge_px = 0;
        if (is_preliminary(point)) dot.filling = scene::Filling::hollow;
        builder.symbol(Space::screen, dot);
    }
}

/// Where its last value lies; where every planned way is drawn, the end of that.
Vec2 YearsDrawing::end_of(const plan::Series& s) const {
    if (draws_all_ways() && s.baseline && s.target) return {x(last_year_), y(*s.target)};
    return {x(s.points.back().year), y(s.points.back().value)};
}

/// Nobody points at a line of a page.
bool YearsDrawing::draws_all_ways() const { return !c_.in_window() && c_.view.marked.empty(); }

/// Above the ends of the lines, all of them beside the last one, where no line goes on.
std::vector<YearsDrawing::LineName> YearsDrawing::names() const {
    std::vector<LineName> out;
    float last = plot_.x;
    for (const plan::Series& s : series_)
        if (!s.points.empty()) last = std::max(last, end_of(s).x);
    for (const plan::Series& s : series_) {
        if (s.points.empty()) continue;
        const std::string name = c_.fitted(c_.name(s.area->name), names_width_ - c_.px(k_name_gap));
        const float width = c_.width_of(name), row = c_.row_height();
        const Vec2 end = end_of(s);
        const float left = std::min(last + c_.px(8), plot_.right() + names_width_ - c_.px(k_name_gap) - width);
        out.push_back({{std::round(left), std::round(end.y - row - c_.px(1)), width, row},
                       name,
                       is_city(s)     ? c_.theme.text
                       : is_marked(s) ? c_.theme.accent
                                      : c_.theme.text_soft,
                       is_city(s) || is_marked(s),
                       end});
    }
    return out;
}

/// In a window: those of the first one below the other where their lines end close together; the others where there is
/// room, for a pointer asks for them.
std::vector<YearsDrawing::LineName> YearsDrawing::placed_names() const {
    std::vector<LineName> all = names(), out;
    std::sort(all.begin(), all.end(),
              [](const LineName& a, const LineName& b) { return a.first != b.first ? a.first : a.box.y < b.box.y; });
    for (LineName& name : all) {
        const auto overlaps = [&](const LineName& other) { return other.box.overlaps(name.box); };
        for (auto at = out.begin(); name.first && at != out.end(); ++at)
            if (overlaps(*at)) name.box.y = at->box.bottom();
        if (!name.first && std::any_of(out.begin(), out.end(), overlaps)) continue;
        out.push_back(std::move(name));
    }
    return out;
}

/// On a page: right of the plot, one below the other in the order of their ends.
std::vector<YearsDrawing::LineName> YearsDrawing::stacked_names() const {
    std::vector<LineName> out = names();
    std::stable_sort(out.begin(), out.end(), [](const LineName& a, const LineName& b) { return a.end.y < b.end.y; });
    const float row = c_.row_height();
    float next = plot_.y - row / 2;
    for (LineName& name : out) {
        name.box.x = std::round(plot_.right() + c_.px(2 * k_name_gap));
        name.box.y = std::round(std::max(name.end.y - row / 2, next));
        next = name.box.y + row;
    }
    float most = plot_.bottom() - row / 2;
    for (auto name = out.rbegin(); name != out.rend(); ++name) {
        name->box.y = std::min(name->box.y, std::round(most));
        most = name->box.y - row;
    }
    return out;
}

void YearsDrawing::draw_names(scene::Builder& builder) const {
    for (const LineName& name : c_.in_window() ? placed_names() : stacked_names()) {
        if (!c_.in_window()) {
            builder.begin(scene::ListKind::marks);
            const float middle = name.box.y + name.box.height / 2;
            builder.line(Space::screen, std::array{name.end, Vec2{name.box.x - c_.px(3), middle}},
                         {c_.theme.card_edge, c_.px(1)});
        }
        builder.begin(scene::ListKind::names);
        c_.write_over(builder, {name.box.x, name.box.y}, name.text, name.colour);
    }
}

void YearsDrawing::draw(scene::Builder& builder) const {
    draw_axes(builder);
    draw_names(builder);
    builder.begin(scene::ListKind::symbols);
    for (const plan::Series& s : series_)
        if (draws_all_ways() || is_marked(s)) draw_planned_way(builder, s);
    for (const plan::Series& s : series_) draw_line(builder, s);
}

std::vector<AreaMark> YearsDrawing::marks() const {
    std::vector<AreaMark> out;
    for (const plan::Series& s : series_)
        for (const plan::SeriesPoint& point : s.points) {
            const float r = pen_of(s).radius;
            out.push_back({s.area, point.year, {x(point.year) - r, y(point.value) - r, 2 * r, 2 * r}});
        }
    return out;
}

/// What is drawn, and nothing else.
std::string YearsDrawing::signs() const {
    const bool any_hollow = std::ranges::any_of(series_, [](const plan::Series& s) {
        return std::ranges::any_of(s.points, [](const plan::SeriesPoint& point) { return is_preliminary(point); });
    });
    const bool any_way = std::ranges::any_of(series_, [](const plan::Series& s) { return s.baseline && s.target; });
    std::string text = any_hollow ? c_.say(base::mark("hollow: preliminary")) : "";
    if (!any_way) return text;
    if (!text.empty()) text += c_.say("; ");
    return text + c_.say(draws_all_ways() ? base::mark("dashed: planned way")
                                          : base::mark("dashed: planned way of the selected area"));
}

}  // namespace carto
