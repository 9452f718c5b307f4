#include "handout/page_file.h"

#include "render/png.h"

namespace handout {
namespace {

base::Result<std::vector<std::byte>> png_bytes(const sheet::Page& page, const sheet::Document& document) {
    const auto pixels = sheet::to_pixels(page, page.width_px);
    if (!pixels) return base::pass(pixels.error());
    return render::png_bytes(document.title, pixels->width_px, pixels->height_px, pixels->rgba, page.dpi,
                             {{"Title", document.title}, {"Software", "Langtu"}, {"Comment", document.subject}});
}

}  // namespace

base::Result<std::vector<std::byte>> page_bytes(const sheet::Page& page, const sheet::Document& document,
                                                session::ExportFormat format) {
    switch (format) {
        case session::ExportFormat::svg: return sheet::to_svg(page, document);
        case session::ExportFormat::png: return png_bytes(page, document);
        default: return sheet::to_pdf(page, document);
    }
}

}  // namespace handout
