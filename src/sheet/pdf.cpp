// A PDF in two steps: cairo paints it and embeds the glyphs that occur; qpdf adds what cairo has no word for, the
// language and that a viewer's window shows the title, and takes out the time of writing.
#include <algorithm>
#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <memory>
#include <new>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <span>
#include <utility>

#include "base/kept_text.h"
#include "cairo_owners.h"
#include "painter.h"
#include "pdf_canvas.h"
#include "sheet/sheet.h"

namespace sheet {
namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
    try {  // no exception may cross cairo's own frames
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}

void set_metadata(cairo_surface_t* surface, const Document& document) {
    const auto set = [surface](cairo_pdf_metadata_t key, const std::string& text) {
        std::size_t ignored = 0;
        const std::string clean = base::cleaned_text(text, base::TextForm::line, ignored);
        if (!clean.empty()) cairo_pdf_surface_set_metadata(surface, key, clean.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, document.title);
    set(CAIRO_PDF_METADATA_AUTHOR, document.author);
    set(CAIRO_PDF_METADATA_SUBJECT, document.subject);
    set(CAIRO_PDF_METADATA_CREATOR, "Langtu");
}

tl::unexpected<base::Error> failed(cairo_status_t status) {
    if (status == CAIRO_STATUS_NO_MEMORY)
        return base::fail(base::ErrorKind::limit, "PDF",
                          base::mark("cannot be made: out of memory; choose a smaller size"));
    return base::fail(base::ErrorKind::io, "PDF", base::mark("cannot be made ({}); write an SVG or a PNG instead"),
                      {cairo_status_to_string(status)});
}

/// What readers without eyes follow: a page is a section. Without a structure tag cairo 1.16 writes links that viewers
/// have to repair.
void paint_page(const Page& page, cairo_t* cairo, PdfCanvas& canvas) {
    const double pt = 72.0 / page.dpi;
    cairo_tag_begin(cairo, "Sect", nullptr);
    cairo_save(cairo);
    cairo_scale(cairo, pt, pt);
    // What covers an unclipped page makes cairo forget all before it, the tag among it.
    cairo_rectangle(cairo, 0, 0, page.width_px, page.height_px);
    cairo_clip(cairo);
    paint(page, canvas);
    cairo_restore(cairo);
    cairo_tag_end(cairo, "Sect");
    cairo_show_page(cairo);
}

/// The outline while it is written: each entry under the last one of a higher level.
class OutlineWriter {
public:
    explicit OutlineWriter(cairo_surface_t* surface) : surface_(surface) {}

    void add(const Bookmark& bookmark, const Page& page, std::size_t number) {
        std::size_t ignored = 0;
        const std::string title = base::cleaned_text(bookmark.title, base::TextForm::line, ignored);
        const std::string link = fmt::format("page={} pos=[0 {:.1f}]", number, bookmark.y_px * 72.0 / page.dpi);
        while (!open_.empty() && open_.back().first >= bookmark.level) open_.pop_back();
        const int parent = open_.empty() ? CAIRO_PDF_OUTLINE_ROOT : open_.back().second;
        const int entry =
            cairo_pdf_surface_add_outline(surface_, parent, title.c_str(), link.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        open_.emplace_back(bookmark.level, entry);
    }

private:
    cairo_surface_t* surface_;
    std::vector<std::pair<int, int>> open_;  ///< level and number of the entries that the next one may belong to
};

void add_outline(cairo_surface_t* surface, std::span<const Page> pages) {
    OutlineWriter outline(surface);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (!pages[i].title.empty()) outline.add({pages[i].title}, pages[i], i + 1);
        for (const Bookmark& bookmark : pages[i].bookmarks) outline.add(bookmark, pages[i], i + 1);
    }
}

base::Result<std::string> painted(std::span<const Page> pages, const Document& document) {
    constexpr std::size_t k_usual_page = 160'000;  // bytes of a map; a string that grows as it is filled is there twice
    std::string bytes;
    bytes.reserve(pages.size() * k_usual_page);
    const auto size_pt = [](const Page& page) {
        return std::pair(page.width_px * 72.0 / page.dpi, page.height_px * 72.0 / page.dpi);
    };
    const auto [first_width, first_height] = size_pt(pages.front());
    const std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface(
        cairo_pdf_surface_create_for_stream(append, &bytes, first_width, first_height));
    set_metadata(surface.get(), document);
    const std::unique_ptr<cairo_t, CairoDeleter> cairo(cairo_create(surface.get()));
    Fonts fonts;
    PdfCanvas canvas(cairo.get(), fonts);
    for (const Page& page : pages) {
        const auto [width, height] = size_pt(page);
        cairo_pdf_surface_set_size(surface.get(), width, height);
        if (!page.label.empty()) cairo_pdf_surface_set_page_label(surface.get(), page.label.c_str());
        paint_page(page, cairo.get(), canvas);
        if (canvas.error()) return base::pass(*canvas.error());
    }
    if (pages.size() > 1) add_outline(surface.get(), pages);
    const cairo_status_t painting = cairo_status(cairo.get());
    cairo_surface_finish(surface.get());
    const cairo_status_t finishing = cairo_surface_status(surface.get());
    for (const cairo_status_t status : {painting, finishing})
        if (status != CAIRO_STATUS_SUCCESS) return failed(status);
    return bytes;
}

/// A viewport as ISO 32000-2 (12.9) has it: fractions of the frame, and the latitude and longitude of each.
std::string viewport_of(const Page& page, const Registration& map) {
    const double pt = 72.0 / page.dpi, height = page.height_px;
    std::string places;
    for (const geo::LonLat& corner : map.corners) places += fmt::format("{:.9f} {:.9f} ", corner.lat, corner.lon);
    return fmt::format(
        "[<< /Type /Viewport /BBox [{:.3f} {:.3f} {:.3f} {:.3f}] /Measure << /Type /Measure /Subtype /GEO "
        "/Bounds [0 0 0 1 1 1 1 0] /LPTS [0 0 0 1 1 1 1 0] /GPTS [{}] "
        "/GCS << /Type /PROJCS /EPSG {} >> >> >>]",
        map.frame.x * pt, (height - map.frame.bottom()) * pt, map.frame.right() * pt, (height - map.frame.y) * pt,
        places, map.epsg);
}

void register_maps(QPDF& pdf, std::span<const Page> pages) {
    const std::vector<QPDFObjectHandle> all = pdf.getAllPages();
    for (std::size_t i = 0; i < std::min(all.size(), pages.size()); ++i)
        if (const auto& map = pages[i].registration) {
            QPDFObjectHandle page = all[i];
            page.replaceKey("/VP", QPDFObjectHandle::parse(viewport_of(pages[i], *map)));
        }
}

/// Takes what qpdf writes, without the copies that its own buffer makes of a long document.
class ByteSink : public Pipeline {
public:
    explicit ByteSink(std::size_t expected) : Pipeline("document", nullptr) { bytes_.reserve(expected); }
    void write(const unsigned char* data, std::size_t size) override {
        const auto* from = reinterpret_cast<const std::byte*>(data);
        bytes_.insert(bytes_.end(), from, from + size);
    }
    void finish() override {}
    std::vector<std::byte> take() { return std::move(bytes_); }

private:
    std::vector<std::byte> bytes_;
};

std::vector<std::byte> described(const std::string& painted, std::span<const Page> pages, const Document& document) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("painted", painted.data(), painted.size());
    QPDFObjectHandle root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString(document.language));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
    if (info.isDictionary()) info.removeKey("/CreationDate");
    register_maps(pdf, pages);
    ByteSink sink(painted.size());  // what it adds is less than what it packs
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&sink);
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    return sink.take();
}

}  // namespace

base::Result<std::vector<std::byte>> to_pdf(const Page& page, const Document& document) {
    return to_pdf(std::span(&page, 1), document);
}

base::Result<std::vector<std::byte>> to_pdf(std::span<const Page> pages, const Document& document) {
    try {
        const auto bytes = painted(pages, document);
        if (!bytes) return base::pass(bytes.error());
        return described(*bytes, pages, document);
    } catch (const std::exception&) {  // of qpdf, too: the bytes are ours, so only memory can have run out
        return failed(CAIRO_STATUS_NO_MEMORY);
    }
}

}  // namespace sheet
