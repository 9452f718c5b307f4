#include "handout/page_file.h"

#include <cmath>
#include <span>
#include <utility>

#include "render/png.h"

namespace handout {

base::Result<std::vector<std::byte>> picture_bytes(const sheet::Page& page, int width_px,
                                                   const sheet::Document& document) {
    sheet::Fonts fonts;
    sheet::Pixels band;
    const render::PngRows rows = [&](int first, int count) -> base::Result<std::span<const std::uint8_t>> {
        auto painted = sheet::to_pixels(page, width_px, first, count, fonts);
        if (!painted) return base::pass(painted.error());
        band = *std::move(painted);
        return band.rgba;
    };
    const int dpi = static_cast<int>(std::lround(static_cast<double>(page.dpi) * width_px / page.width_px));
    return render::png_bytes(document.title, width_px, sheet::height_in_pixels(page, width_px), rows, dpi,
                             {{"Title", document.title}, {"Software", "Langtu"}, {"Comment", document.subject}});
}

base::Result<std::vector<std::byte>> page_bytes(const sheet::Page& page, const sheet::Document& document,
                                                session::ExportFormat format) {
    switch (format) {
        case session::ExportFormat::svg: return sheet::to_svg(page, document);
        case session::ExportFormat::png: return picture_bytes(page, page.width_px, document);
        default: return sheet::to_pdf(page, document);
    }
}

}  // namespace handout
