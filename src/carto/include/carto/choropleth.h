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
    scene::Builder::FillStyle fill;
    std::string text;  ///< formatted value with its mark, or the word for the missing state
};

struct Choropleth {
    const plan::Indicator* indicator = nullptr;  ///< null: a plan without indicators
    plan::Classification classification;
    std::vector<scene::Colour> colours;  ///< one a class, low to high
    std::vector<AreaValue> areas;        ///< unit and park areas, in the plan's order
    std::optional<AreaValue> city;       ///< the city as a whole; no part of the classes' counts
    int with_value = 0;
};

/// `plan` must outlive the result (it points into it).
Choropleth make_choropleth(const plan::Plan& plan, const MapOptions& options);

const AreaValue* find_value(const Choropleth& choropleth, const plan::Area* area);

/// A value as the map writes it: scaled, with the decimals and suffix of `format`.
std::string format_value(double value, const plan::NumberFormat& format);

/// The fill of a missing state: a pattern, never a colour of the ramp.
scene::Builder::FillStyle missing_fill(plan::Missing reason, ThemeName theme);

}  // namespace carto
