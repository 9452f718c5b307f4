// Owners of cairo's surfaces and contexts. Private to sheet.
#pragma once

#include <cairo.h>

namespace sheet {

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDeleter {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

}  // namespace sheet
