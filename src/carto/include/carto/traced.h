// A scanned picture under the map, and where it lies. A value; any thread.
#pragma once

#include "geo/affine.h"
#include "scene/scene.h"

namespace carto {

struct Traced {
    scene::PicturePtr picture;
    geo::Affine to_map;  ///< its pixels to metres of the display CRS
    float opacity = 0.5F;
};

}  // namespace carto
