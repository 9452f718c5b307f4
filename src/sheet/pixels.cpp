// A page in pixels, painted by the canvas that paints a PDF: what is looked at before it is written is what is written.
#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <memory>

#include "painter.h"
#include "pdf_canvas.h"
#include "sheet/sheet.h"

namespace sheet {
namespace {

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDeleter {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

/// From cairo's words of 0x00RRGGBB.
std::vector<std::uint8_t> rgba_of(cairo_surface_t* surface, int width, int height) {
    std::vector<std::uint8_t> out;
    out.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < width; ++x)
            for (const std::uint32_t byte : {row[x] >> 16U, row[x] >> 8U, row[x], 0xFFU})
                out.push_back(static_cast<std::uint8_t>(byte));
    }
    return out;
}

}  // namespace

base::Result<Pixels> to_pixels(const Page& page, int width_px) {
    const double share = static_cast<double>(width_px) / page.width_px;
    const int height_px = std::max(1, static_cast<int>(std::lround(page.height_px * share)));
    const std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, height_px));
    const std::unique_ptr<cairo_t, CairoDeleter> cairo(cairo_create(surface.get()));
    cairo_scale(cairo.get(), share, share);
    PdfCanvas canvas(cairo.get());
    paint(page, canvas);
    if (canvas.error()) return base::pass(*canvas.error());
    cairo_surface_flush(surface.get());
    if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS)
        return base::fail(base::ErrorKind::limit, "PNG",
                          base::mark("cannot be made: out of memory; choose a smaller size"));
    return Pixels{width_px, height_px, rgba_of(surface.get(), width_px, height_px)};
}

}  // namespace sheet
