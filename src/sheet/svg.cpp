#include <cstring>
#include <fmt/format.h>

#include "glyph_outlines.h"
#include "painter.h"
#include "sheet/sheet.h"
#include "svg_canvas.h"

namespace sheet {

base::Result<std::vector<std::byte>> to_svg(const Page& page, const Document& document, SvgText text) {
    GlyphOutlines outlines;
    SvgCanvas canvas(text == SvgText::outlines ? &outlines : nullptr);
    paint(page, canvas);
    if (canvas.error()) return base::pass(*canvas.error());
    if (outlines.error()) return base::pass(*outlines.error());
    const double mm = 25.4 / page.dpi;
    const std::string written = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.4f}mm\" height=\"{:.4f}mm\" viewBox=\"0 0 {} {}\" "
        "xml:lang=\"{}\" xml:space=\"preserve\">\n<title>{}</title>\n<desc>{}</desc>\n<defs>\n{}</defs>\n{}</svg>\n",
        page.width_px * mm, page.height_px * mm, page.width_px, page.height_px, escaped(document.language),
        escaped(document.title), escaped(document.subject), canvas.definitions(), canvas.elements());
    std::vector<std::byte> bytes(written.size());
    std::memcpy(bytes.data(), written.data(), written.size());
    return bytes;
}

}  // namespace sheet
