// A pair of places on its way: a place of the scanned picture was clicked, the place of the map comes next. Values;
// main thread.
#pragma once

#include <optional>

#include "geo/affine.h"

namespace ui {

struct TracingState {
    std::optional<geo::PicturePoint> picked;
    bool reads = false;  ///< the picture is not there yet
};

}  // namespace ui
