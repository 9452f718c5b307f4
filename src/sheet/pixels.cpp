// A page in pixels, painted by the canvas that paints a PDF: what is looked at before it is written is what is written.
#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <cstring>
#include <memory>
#include <new>

#include "cairo_owners.h"
#include "painter.h"
#include "pdf_canvas.h"
#include "sheet/sheet.h"

namespace sheet {
namespace {

tl::unexpected<base::Error> too_large() {
    return base::fail(base::ErrorKind::limit, "PNG",
                      base::mark("cannot be made: out of memory; choose a smaller size"));
}

/// From cairo's words of 0x00RRGGBB, in place.
void turn_to_rgba(std::vector<std::uint8_t>& bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
        std::uint32_t word = 0;
        std::memcpy(&word, &bytes[at], sizeof word);
        bytes[at] = static_cast<std::uint8_t>(word >> 16U);
        bytes[at + 1] = static_cast<std::uint8_t>(word >> 8U);
        bytes[at + 2] = static_cast<std::uint8_t>(word);
        bytes[at + 3] = 0xFF;
    }
}

base::Result<Pixels> painted(const Page& page, int width_px, int first, int count, Fonts& fonts) {
    const double share = static_cast<double>(width_px) / page.width_px;
    Pixels out{width_px, count, {}};
    out.rgba.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(count) * 4);
    const std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface(
        cairo_image_surface_create_for_data(out.rgba.data(), CAIRO_FORMAT_RGB24, width_px, count, width_px * 4));
    const std::unique_ptr<cairo_t, CairoDeleter> cairo(cairo_create(surface.get()));
    cairo_translate(cairo.get(), 0, -first);
    cairo_scale(cairo.get(), share, share);
    PdfCanvas canvas(cairo.get(), fonts);
    paint(page, canvas);
    if (canvas.error()) return base::pass(*canvas.error());
    cairo_surface_finish(surface.get());
    if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) return too_large();
    turn_to_rgba(out.rgba);
    return out;
}

}  // namespace

int height_in_pixels(const Page& page, int width_px) {
    const double share = static_cast<double>(width_px) / page.width_px;
    return std::max(1, static_cast<int>(std::lround(page.height_px * share)));
}

base::Result<Pixels> to_pixels(const Page& page, int width_px, int first, int count, Fonts& fonts) {
    try {
        return painted(page, width_px, first, count, fonts);
    } catch (const std::bad_alloc&) {
        return too_large();
    }
}

base::Result<Pixels> to_pixels(const Page& page, int width_px, Fonts& fonts) {
    return to_pixels(page, width_px, 0, height_in_pixels(page, width_px), fonts);
}

}  // namespace sheet
