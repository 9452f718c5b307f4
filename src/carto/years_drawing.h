// The areas over the years: a line each, the planned way of those that stand out, the city's in the colour of text. A
// year without a value is a gap of the line; what is preliminary is hollow. Private to carto.
#pragma once

#include <string>
#include <vector>

#include "chart_context.h"
#include "plan/series.h"
#include "scene/builder.h"

namespace carto {

class YearsDrawing {
public:
    /// `room`: device px. What the context points at must outlive it.
    YearsDrawing(const ChartContext& context, const scene::Rect& room);
    /// There is height for the axis, and on a page a name for every line.
    [[nodiscard]] bool fits() const;
    void draw(scene::Builder& builder) const;
    /// Of each value a box in whose middle it lies.
    [[nodiscard]] std::vector<AreaMark> marks() const;
    [[nodiscard]] const scene::Rect& plot() const { return plot_; }
    [[nodiscard]] int first_year() const { return first_year_; }
    [[nodiscard]] int last_year() const { return last_year_; }
    [[nodiscard]] std::string signs() const;

private:
    struct LineName {
        scene::Rect box;
        std::string text;
        scene::Colour colour;
        bool first = false;  ///< it has its name whatever lies there
        scene::Vec2 end;     ///< of its line
    };
    struct Pen {
        scene::Colour colour;
        float width, radius;
    };

    void choose_scale();
    [[nodiscard]] float x(int year) const;
    [[nodiscard]] float y(double value) const;
    [[nodiscard]] bool is_marked(const plan::Series& s) const;
    [[nodiscard]] bool draws_all_ways() const;
    [[nodiscard]] Pen pen_of(const plan::Series& s) const;
    [[nodiscard]] std::vector<LineName> names() const;
    [[nodiscard]] std::vector<LineName> placed_names() const;
    [[nodiscard]] std::vector<LineName> stacked_names() const;
    [[nodiscard]] scene::Vec2 end_of(const plan::Series& s) const;
    void draw_axes(scene::Builder& builder) const;
    void draw_planned_way(scene::Builder& builder, const plan::Series& s) const;
    void draw_line(scene::Builder& builder, const plan::Series& s) const;
    void draw_names(scene::Builder& builder) const;

    const ChartContext& c_;
    scene::Rect room_, plot_;
    std::vector<plan::Series> series_;
    int first_year_ = 0, last_year_ = 1;
    double least_ = 0, most_ = 1, step_ = 1;
    float names_width_ = 0;
};

}  // namespace carto
