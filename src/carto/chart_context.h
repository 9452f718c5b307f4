// What the drawings of the areas' charts share. Lives for one build. Private to carto.
#pragma once

#include <string>
#include <vector>

#include "carto/area_charts.h"
#include "carto/choropleth.h"
#include "lettering.h"
#include "plan/index.h"

namespace carto {

struct ChartContext : Lettering {
    const plan::Index& index;
    const Choropleth& choropleth;  ///< of an indicator
    const AreaChartView& view;

    [[nodiscard]] const plan::Indicator& indicator() const { return *choropleth.indicator; }
    /// Whether there is a pointer that asks and a panel that scrolls.
    [[nodiscard]] bool in_window() const { return options.furniture == Furniture::window; }
};

}  // namespace carto
