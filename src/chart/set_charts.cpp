#include "set_charts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace chart {
namespace {

using scene::Vec2;

constexpr float k_after_mm = 5, k_caption_gap_mm = 1.5F;
constexpr float k_row_mm = 5.6F, k_bar_mm = 2.6F, k_key_mm = 6;
constexpr float k_years_mm = 52, k_axis_mm = 6;

Type caption_type(const OpenSheets& sheets) {
    return {sheets.style().table_pt, carto::Weight::bold, k_inks.text, 1.4F};
}
Type label_type(const OpenSheets& sheets) {
    return {sheets.style().note_pt, carto::Weight::regular, k_inks.text, 1.4F};
}

/// Of a caption that is no longer than two lines, as ours are.
float caption_height(OpenSheets& sheets) {
    return 2 * sheets.line_height(caption_type(sheets)) + sheets.mm(k_caption_gap_mm);
}

/// Beneath a figure, in the middle.
void print_caption(OpenSheets& sheets, const std::string& caption) {
    sheets.skip(sheets.mm(k_caption_gap_mm));
    sheets.print_lines(caption, caption_type(sheets), Part::caption, Align::centre);
    sheets.skip(sheets.mm(k_after_mm));
}

/// Marks of a key beside each other, each with its words, in as many lines as they take.
class Key {
public:
    explicit Key(OpenSheets& sheets) : sheets_(sheets), type_(label_type(sheets)) {}

    /// `draw` is given the middle of its mark; without it these are words before those that have one.
    void add(const std::string& words, std::function<void(Vec2)> draw) {
        if (words.empty()) return;
        const float before = sheets_.mm(draw ? 6 : 0), width = before + sheets_.width_of(words, type_);
        if (line_ == 0 || x_ + width > sheets_.width()) {
            x_ = 0;
            ++line_;
        }
        entries_.push_back({words, std::move(draw), x_, line_ - 1});
        x_ += width + sheets_.mm(6);
    }
    [[nodiscard]] float height() const { return static_cast<float>(line_) * sheets_.mm(k_key_mm); }
    void print() {
        for (const Entry& entry : entries_) {
            const float x = sheets_.left() + entry.x;
            const float y = sheets_.y() + static_cast<float>(entry.line) * sheets_.mm(k_key_mm);
            if (entry.draw) entry.draw({x + sheets_.mm(2.5F), y + sheets_.line_height(type_) / 2});
            sheets_.print(entry.words, type_, {x + sheets_.mm(entry.draw ? 6 : 0), y},
                          sheets_.width_of(entry.words, type_));
        }
        sheets_.skip(height());
    }

private:
    struct Entry {
        std::string words;
        std::function<void(Vec2)> draw;
        float x = 0;
        int line = 0;
    };
    OpenSheets& sheets_;
    Type type_;
    std::vector<Entry> entries_;
    float x_ = 0;
    int line_ = 0;
};

void draw_target(OpenSheets& sheets, Vec2 at) {
    const float width = sheets.pt(1.6F), height = sheets.mm(k_bar_mm + 1.6F);
    sheets.rect({std::round(at.x - width / 2), at.y - height / 2, width, height}, k_inks.text);
}

void draw_baseline(OpenSheets& sheets, Vec2 at) {
    sheets.symbol(at, scene::Shape::diamond, 5.5F, {255, 255, 255, 255}, k_inks.rule);
}

/// With an edge that a coarse screen shows, for the middle of a palette is as pale as the paper.
void draw_bar(OpenSheets& sheets, Vec2 from, float width, scene::Colour colour) {
    const float height = sheets.mm(k_bar_mm), edge = std::max(1.0F, std::round(sheets.pt(0.6F)));
    // on whole px, as its edge is: else a side of it comes and goes
    const scene::Rect bar{std::round(from.x), std::round(from.y - height / 2),
                          std::round(std::max(width, sheets.pt(0.5F))), std::round(height)};
    sheets.rect(bar.grown(edge), k_inks.soft);
    sheets.rect(bar, colour);
}

/// Rows of bars that share an axis from zero.
class BarSetter {
public:
    BarSetter(OpenSheets& sheets, const Bars& bars)
        : sheets_(sheets), bars_(bars), type_(label_type(sheets)), marks_(sheets), classes_(sheets) {
        fill_keys();
        constexpr float k_most_name = 0.28F, k_most_text = 0.24F;  // of the width
        const auto widest = [&](auto text_of, float most) {
            float width = 0;
            for (const Bar& bar : bars.rows) width = std::max(width, sheets.width_of(text_of(bar), type_));
            return std::min(width, most * sheets.width());
        };
        names_ = widest([](const Bar& bar) { return bar.name; }, k_most_name);
        texts_ = widest([](const Bar& bar) { return bar.text; }, k_most_text);
        axis_x_ = sheets.left() + names_ + sheets.mm(2.5F);
        axis_ = sheets.left() + sheets.width() - texts_ - sheets.mm(3.5F) - axis_x_;
        double most = 0;
        for (const Bar& bar : bars.rows)
            most = std::max({most, bar.actual.value_or(0), bar.target.value_or(0), bar.baseline.value_or(0)});
        unit_ = most > 0 ? axis_ / static_cast<float>(most) : 0;
    }

    void print() {
        sheets_.need(least_height(sheets_, bars_));
        print_key();
        for (const Bar& bar : bars_.rows) {
            if (height_of(bar) + caption_height(sheets_) > sheets_.room()) {
                sheets_.break_sheet();
                print_key();
            }
            print(bar);
        }
        print_caption(sheets_, sheets_.figure_caption(bars_.caption));
    }

    [[nodiscard]] float least() {
        constexpr std::size_t k_together = 16;
        float height = marks_.height() + classes_.height() + caption_height(sheets_);
        for (std::size_t i = 0; i < std::min(k_together, bars_.rows.size()); ++i) height += height_of(bars_.rows[i]);
        return height;
    }

private:
    [[nodiscard]] float height_of(const Bar& bar) {
        const std::size_t lines = std::max({std::size_t{1}, sheets_.lines(bar.name, type_, names_).size(),
                                            sheets_.lines(bar.text, type_, texts_).size()});
        return sheets_.mm(k_row_mm) + static_cast<float>(lines - 1) * sheets_.line_height(type_);
    }

    void fill_keys() {
        const auto draw = [this](Vec2 at, scene::Colour colour) {
            draw_bar(sheets_, {at.x - sheets_.mm(2.5F), at.y}, sheets_.mm(5), colour);
        };
        const scene::Colour actual = bars_.classes.empty() ? k_inks.accent : k_inks.soft;  // no class in particular
        marks_.add(bars_.actual_words, [draw, actual](Vec2 at) { draw(at, actual); });
        marks_.add(bars_.target_words, [this](Vec2 at) { draw_target(sheets_, at); });
        marks_.add(bars_.baseline_words, [this](Vec2 at) { draw_baseline(sheets_, at); });
        if (bars_.classes.empty()) return;
        classes_.add(bars_.classes_words, {});
        for (const auto& [words, colour] : bars_.classes)
            classes_.add(words, [draw, colour = colour](Vec2 at) { draw(at, colour); });
    }
    void print_key() {
        marks_.print();
        classes_.print();
    }

    /// Lines around the middle of a row.
    void print_lines(const std::string& text, Type type, float x, float width, float middle) {
        const std::vector<std::string> lines = sheets_.lines(text, type, width);
        const float line = sheets_.line_height(type);
        float y = middle - static_cast<float>(lines.size()) * line / 2;
        for (const std::string& each : lines) {
            sheets_.print(each, type, {x, y}, width, x < axis_x_ ? Align::right : Align::left);
            y += line;
        }
    }

    void print(const Bar& bar) {
        const float height = height_of(bar), middle = sheets_.y() + height / 2;
        const auto at = [&](double value) { return axis_x_ + std::max(0.0F, static_cast<float>(value) * unit_); };
        print_lines(bar.name, type_, sheets_.left(), names_, middle);
        sheets_.rule(axis_x_, middle, axis_, 0.3F, k_inks.hair);
        if (bar.actual) draw_bar(sheets_, {axis_x_, middle}, at(*bar.actual) - axis_x_, bar.colour);
        if (bar.target) draw_target(sheets_, {at(*bar.target), middle});
        if (bar.baseline) draw_baseline(sheets_, {at(*bar.baseline), middle});
        Type type = type_;
        if (!bar.actual) type.colour = k_inks.soft;
        print_lines(bar.text, type, axis_x_ + axis_ + sheets_.mm(3.5F), texts_, middle);
        sheets_.note(Part::bar, {sheets_.left(), sheets_.y(), sheets_.width(), height});
        sheets_.skip(height);
    }

    OpenSheets& sheets_;
    const Bars& bars_;
    Type type_;
    Key marks_, classes_;
    float names_ = 0, texts_ = 0, axis_x_ = 0, axis_ = 0, unit_ = 0;
};

/// One line over the years, from a little below its least value to a little above its greatest.
class YearSetter {
public:
    YearSetter(OpenSheets& sheets, const Years& years) : sheets_(sheets), years_(years), type_(label_type(sheets)) {
        double least = 1e300, most = -1e300;
        const auto see = [&](const YearPoint& point) {
            least = std::min(least, point.value);
            most = std::max(most, point.value);
        };
        for (const YearPoint& point : years.values) see(point);
        if (years.baseline) see(*years.baseline);
        if (years.target) see(*years.target);
        const double room = std::max((most - least) * 0.25, std::abs(most) * 1e-3 + 1e-9);
        least_ = least - room;
        most_ = most + room;
    }

    void print() {
        sheets_.need(least_height(sheets_, years_));
        Key key(sheets_);
        key.add(years_.values_words, [&](Vec2 at) { dot(at); });
        key.add(years_.target_words, [&](Vec2 at) {
            draw_way({at.x - sheets_.mm(2.5F), at.y}, {at.x + sheets_.mm(2.5F), at.y});
        });
        key.print();
        plot_ = {sheets_.left() + sheets_.mm(8), sheets_.y(), sheets_.width() - sheets_.mm(20),
                 sheets_.mm(k_years_mm - k_key_mm - k_axis_mm)};
        print_axis();
        if (years_.baseline && years_.target) draw_way(place(*years_.baseline), place(*years_.target));
        print_values();
        if (years_.target) {
            draw_target(sheets_, place(*years_.target));
            label(*years_.target, Align::left);
        }
        sheets_.note(Part::years, {sheets_.left(), plot_.y, sheets_.width(), plot_.height + sheets_.mm(k_axis_mm)});
        sheets_.skip(plot_.height + sheets_.mm(k_axis_mm));
        print_caption(sheets_, sheets_.figure_caption(years_.caption));
    }

private:
    [[nodiscard]] float x_of(int year) const {
        const int span = std::max(1, years_.last - years_.first);
        return plot_.x + plot_.width * static_cast<float>(year - years_.first) / static_cast<float>(span);
    }
    [[nodiscard]] Vec2 place(const YearPoint& point) const {
        const double share = (point.value - least_) / (most_ - least_);
        return {x_of(point.year), plot_.bottom() - plot_.height * static_cast<float>(share)};
    }
    void dot(Vec2 at) { sheets_.symbol(at, scene::Shape::circle, 5, k_inks.accent, {255, 255, 255, 255}); }
    void draw_way(Vec2 from, Vec2 to) {
        const std::array ends{from, to};
        sheets_.line(ends, k_inks.soft, 0.7F, 3);
    }
    /// Dashed over years without a value: what lies between is not known.
    void draw_course() {
        for (std::size_t i = 1; i < years_.values.size(); ++i) {
            const YearPoint &from = years_.values[i - 1], &to = years_.values[i];
            const std::array ends{place(from), place(to)};
            const bool is_known = to.year == from.year + 1;
            sheets_.line(ends, k_inks.accent, is_known ? 1.4F : 0.7F, is_known ? 0 : 2);
        }
    }
    void label(const YearPoint& point, Align align) {
        const float line = sheets_.line_height(type_), width = sheets_.width_of(point.text, type_);
        const Vec2 at = place(point);
        const float x = align == Align::left ? at.x + sheets_.mm(1.5F) : at.x - width / 2;
        const float y = align == Align::left ? at.y - line / 2 : at.y - line - sheets_.mm(1);
        const float most = sheets_.left() + sheets_.width() - width;
        sheets_.print(point.text, type_, {std::clamp(x, sheets_.left(), std::max(most, sheets_.left())), y}, width);
    }
    void print_axis() {
        sheets_.rule(plot_.x, plot_.bottom(), plot_.width, 0.5F, k_inks.rule);
        for (int year = years_.first; year <= years_.last; ++year) {
            const float x = x_of(year), width = sheets_.mm(16);
            sheets_.rule(std::round(x), plot_.bottom(), sheets_.pt(0.5F), 3, k_inks.rule);
            sheets_.print(std::to_string(year), type_, {x - width / 2, plot_.bottom() + sheets_.mm(1.4F)}, width,
                          Align::centre);
        }
    }
    void print_values() {
        draw_course();
        for (const YearPoint& point : years_.values) {
            dot(place(point));
            const bool meets_target = years_.target && years_.target->year == point.year;
            if (!meets_target || years_.target->text != point.text) label(point, Align::centre);
        }
    }

    OpenSheets& sheets_;
    const Years& years_;
    Type type_;
    double least_ = 0, most_ = 1;
    scene::Rect plot_;
};

}  // namespace

float least_height(OpenSheets& sheets, const Bars& bars) { return BarSetter(sheets, bars).least(); }

float least_height(OpenSheets& sheets, const Years&) {
    return sheets.mm(k_years_mm) + caption_height(sheets) + sheets.mm(k_after_mm);
}

float least_height(OpenSheets& sheets, const Picture& picture) {
    return static_cast<float>(picture.height_px) + caption_height(sheets);
}

void set_bars(OpenSheets& sheets, const Bars& bars) {
    if (!bars.rows.empty()) BarSetter(sheets, bars).print();
}

void set_years(OpenSheets& sheets, const Years& years) { YearSetter(sheets, years).print(); }

void set_picture(OpenSheets& sheets, const Picture& picture) {
    sheets.need(least_height(sheets, picture));
    const auto width = static_cast<float>(picture.width_px), height = static_cast<float>(picture.height_px);
    const float x = sheets.left() + (sheets.width() - width) / 2;
    sheets.picture(picture, {x, sheets.y()});
    sheets.note(Part::picture, {x, sheets.y(), width, height});
    sheets.skip(height);
    print_caption(sheets, sheets.figure_caption(picture.caption));
}

}  // namespace chart
