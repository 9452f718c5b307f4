// The indicators of one area in the room of a panel, or on a page with its title, its signs and its sources around
// them. Private to carto.
#pragma once

#include "base/result.h"
#include "carto/bullet_chart.h"
#include "lettering.h"
#include "plan/index.h"
#include "scene/builder.h"

namespace carto {

/// Everything of the picture but its scene, which `builder` makes. On a page refused where a row would have no room.
base::Result<BulletPicture> draw_bullet_chart(const Lettering& lettering, const plan::Index& index,
                                              const BulletChart& chart, int width_px, int height_px,
                                              scene::Builder& builder);

}  // namespace carto
