// One of the areas' charts in the room of a panel, or on a page with its title, its key and its sources around it.
// Private to carto.
#pragma once

#include <optional>

#include "base/result.h"
#include "chart_context.h"
#include "scene/builder.h"

namespace carto {

/// Everything of the picture but its scene, which `builder` makes. On a page refused where a row or a line would have
/// no room.
base::Result<AreaChartPicture> draw_area_chart(const ChartContext& context, int width_px, int height_px,
                                               scene::Builder& builder);

}  // namespace carto
