// The thematic content of a map: each area's value of the chosen measure, its class and its fill. One result serves
// map, legend, panels and reports, so that they cannot disagree. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "carto/options.h"
#include "plan/classify.h"
#include "plan/plan.h"
#include "scene/builder.h"

namespace carto {

struct AreaValue {
    const plan::Area* area = nullptr;
    plan::MeasureValue value;
    std::optional<std::size_t> class_index;  ///< empty: missing
    scene::FillStyle fill;
    std::optional<double> circle;  ///< what the area of its circle is proportional to; empty: it has none
    scene::Colour circle_colour;
    std::string text;        ///< formatted value with its mark, or the word for the missing state
    bool stands_out = true;  ///< false: another class is highlighted, or areas of other segments are asked for
};

/// The segment that an area belongs to, plan::k_off_corridor for one of none.
std::string segment_key(const plan::Index& index, const plan::Area& area);

struct Choropleth {
    const plan::Indicator* indicator = nullptr;  ///< null: a plan without indicators
    plan::Classification classification;
    std::string_view palette;            ///< in use: the one asked for, unless that would need classes with a middle
    std::vector<scene::Colour> colours;  ///< one a class, low to high
    std::vector<AreaValue> areas;        ///< unit and park areas, in the plan's order
    std::optional<AreaValue> city;       ///< the city as a whole; no part of the classes' counts
    bool circles = false;                ///< counts: circles in plain areas, classified by pace, not by their number
    double largest_circle = 0;           ///< of all areas
    // Of the areas that are asked for, as the counts of the classes are:
    int counted = 0;
    int unrated = 0;  ///< circles without a class of pace
    int with_value = 0;
};

/// The plan must outlive the result (it points into it).
Choropleth make_choropleth(const plan::Index& index, const MapOptions& options);

LegendKey legend_key(const AreaValue& value);

/// Whether an indicator and a measure are shown as circles: a sum must not fill areas of unequal size.
bool uses_circles(const plan::Indicator& indicator, plan::Measure measure);

const AreaValue* find_value(const Choropleth& choropleth, const plan::Area* area);

/// A value as the map writes it: scaled, with the decimals and suffix of `format`.
std::string format_value(double value, const plan::NumberFormat& format);

/// The fill of a missing state: a pattern, never a colour of the ramp.
scene::FillStyle missing_fill(plan::Missing reason, ThemeName theme);

}  // namespace carto
