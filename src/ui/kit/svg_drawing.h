// The little of SVG that our own icons use, as plain outlines: the elements path, circle and rect, the attributes
// viewBox, stroke-width, fill="none|#000", stroke="none|#000". Anything else is refused, so an icon can never be half
// drawn. Private to ui; knows no rasteriser. Values only, any thread.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace ui {

struct DrawingPoint {
    float x = 0, y = 0;  ///< units of the viewBox, y down
};

struct DrawingSegment {
    bool curved = false;           ///< a cubic Bézier curve; otherwise a straight line
    DrawingPoint control[2] = {};  ///< only of a curve
    DrawingPoint end;
};

struct Subpath {
    DrawingPoint start;
    std::vector<DrawingSegment> segments;
    bool closed = false;
};

struct Shape {
    std::vector<Subpath> subpaths;
    bool filled = false;
    float stroke_width = 0;  ///< 0: no stroke
};

struct Drawing {
    float x = 0, y = 0, size = 24;  ///< the viewBox, which must be square
    std::vector<Shape> shapes;
};

base::Result<Drawing> read_svg(std::string_view svg);

}  // namespace ui
