// Scenes as a page of vectors: PDF with its fonts embedded, or SVG that can be edited. Paints the same lists as
// `render`, with outlines in place of triangles and text in place of the atlas. Sees no plan and no OpenGL; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"
#include "scene/scene.h"

namespace sheet {

/// Where on earth a map of the page lies, so that other programs can measure on it.
struct Registration {
    scene::Rect frame;                   ///< px of the picture
    std::array<geo::LonLat, 4> corners;  ///< EPSG:4490: lower left, upper left, upper right, lower right
    int epsg = 0;                        ///< of the projected system that it is drawn in
};

/// An entry of a PDF's outline that leads to a place on the page.
struct Bookmark {
    std::string title;
    int level = 1;   ///< 1: at the top; each deeper one belongs to the last above it
    float y_px = 0;  ///< from the top of the page
};

/// What is on the page: the same panes that make a picture, in its pixels.
struct Page {
    std::vector<scene::Pane> panes;
    int width_px = 0, height_px = 0;
    int dpi = 96;            ///< px of the picture per inch of the page
    float pixel_ratio = 1;   ///< scales the textures of patterns, as in render
    std::string title = {};  ///< in the outline of a PDF of several pages; empty: it is not listed there
    std::optional<Registration> registration = {};
    std::string label = {};  ///< in place of its number, where a viewer of a PDF names it; empty: the number
    std::vector<Bookmark> bookmarks = {};  ///< in the outline, in the order of reading; with `title` empty
};

struct Document {
    std::string title, author, subject;  ///< UTF-8
    std::string language;                ///< "zh-CN"
};

/// The same page and document give the same bytes: no time of writing is in them.
base::Result<std::vector<std::byte>> to_pdf(const Page& page, const Document& document);
/// Several pages, each of its own size; a font is embedded once for all of them.
base::Result<std::vector<std::byte>> to_pdf(std::span<const Page> pages, const Document& document);

/// How an SVG holds its words: as lines that can be searched and edited where the reader has the font, or as outlines
/// that look the same everywhere.
enum class SvgText { lines, outlines };
base::Result<std::vector<std::byte>> to_svg(const Page& page, const Document& document, SvgText text = SvgText::lines);

/// The font files that pages are painted with, each opened once. Whoever paints one page after another keeps them:
/// cairo keeps what it has scaled by face, and other faces for each page would be a copy of the font for each.
class Fonts {
public:
    Fonts();
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

private:
    friend class PdfCanvas;
    class Faces;
    std::unique_ptr<Faces> faces_;
};

/// A page in pixels.
struct Pixels {
    int width_px = 0, height_px = 0;
    std::vector<std::uint8_t> rgba;  ///< rows from the top, opaque
};
/// The page as wide as asked for, its height in proportion: what a PDF of it shows.
base::Result<Pixels> to_pixels(const Page& page, int width_px, Fonts& fonts);
/// The height of that.
int height_in_pixels(const Page& page, int width_px);
/// Rows [first, first + count) of it, for a page that is too large to be held.
base::Result<Pixels> to_pixels(const Page& page, int width_px, int first, int count, Fonts& fonts);

}  // namespace sheet
