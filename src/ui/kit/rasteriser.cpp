#include "kit/rasteriser.h"

#include <algorithm>
#include <cmath>
#include <freetype/freetype.h>
#include <freetype/ftoutln.h>
#include <freetype/ftstroke.h>

namespace ui {
namespace {

/// From units of the drawing, y down, to FreeType's 1/64 px, y up.
struct ToPixels {
    float x = 0, y = 0, scale = 1;
    int size_px = 0;

    FT_Vector operator()(DrawingPoint p) const {
        return {std::lround((p.x - x) * scale * 64),
                std::lround((static_cast<float>(size_px) - (p.y - y) * scale) * 64)};
    }
};

/// An outline under construction, grown point by point.
struct OutlinePoints {
    std::vector<FT_Vector> points;
    std::vector<char> tags;
    std::vector<short> contour_ends;

    void add(FT_Vector p, int tag) {
        points.push_back(p);
        tags.push_back(static_cast<char>(tag));
    }
    FT_Outline outline() {
        FT_Outline out{};
        out.n_contours = static_cast<short>(contour_ends.size());
        out.n_points = static_cast<short>(points.size());
        out.points = points.data();
        out.tags = tags.data();
        out.contours = contour_ends.data();
        return out;
    }
};

OutlinePoints filled_outline(const Shape& shape, const ToPixels& to_px) {
    OutlinePoints out;
    for (const Subpath& path : shape.subpaths) {
        out.add(to_px(path.start), FT_CURVE_TAG_ON);
        for (const DrawingSegment& segment : path.segments) {
            if (segment.curved)
                for (const DrawingPoint& control : segment.control) out.add(to_px(control), FT_CURVE_TAG_CUBIC);
            out.add(to_px(segment.end), FT_CURVE_TAG_ON);
        }
        out.contour_ends.push_back(static_cast<short>(out.points.size() - 1));
    }
    return out;
}

void stroke_subpath(FT_Stroker stroker, const Subpath& path, const ToPixels& to_px) {
    FT_Vector start = to_px(path.start);
    FT_Stroker_BeginSubPath(stroker, &start, path.closed ? 0 : 1);
    for (const DrawingSegment& segment : path.segments) {
        FT_Vector end = to_px(segment.end);
        if (segment.curved) {
            FT_Vector first = to_px(segment.control[0]);
            FT_Vector second = to_px(segment.control[1]);
            FT_Stroker_CubicTo(stroker, &first, &second, &end);
        } else {
            FT_Stroker_LineTo(stroker, &end);
        }
    }
    FT_Stroker_EndSubPath(stroker);
}

OutlinePoints stroked_outline(FT_Library library, const Shape& shape, const ToPixels& to_px) {
    OutlinePoints out;
    FT_Stroker stroker = nullptr;
    if (FT_Stroker_New(library, &stroker) != 0) return out;
    FT_Stroker_Set(stroker, std::lround(shape.stroke_width / 2 * to_px.scale * 64), FT_STROKER_LINECAP_ROUND,
                   FT_STROKER_LINEJOIN_ROUND, 0);
    for (const Subpath& path : shape.subpaths) stroke_subpath(stroker, path, to_px);
    FT_UInt point_count = 0;
    FT_UInt contour_count = 0;
    FT_Stroker_GetCounts(stroker, &point_count, &contour_count);
    out.points.resize(point_count);
    out.tags.resize(point_count);
    out.contour_ends.resize(contour_count);
    FT_Outline exported = out.outline();
    exported.n_points = 0;  // the export appends
    exported.n_contours = 0;
    FT_Stroker_Export(stroker, &exported);
    FT_Stroker_Done(stroker);
    return out;
}

/// Paints over what is there; one shape may cross another.
void paint(FT_Library library, OutlinePoints points, Coverage& onto) {
    if (points.points.empty()) return;
    std::vector<std::uint8_t> pixels(onto.alpha.size());
    FT_Bitmap bitmap{};
    bitmap.rows = static_cast<unsigned>(onto.height);
    bitmap.width = static_cast<unsigned>(onto.width);
    bitmap.pitch = onto.width;
    bitmap.buffer = pixels.data();
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    FT_Outline outline = points.outline();
    if (FT_Outline_Get_Bitmap(library, &outline, &bitmap) != 0) return;
    for (std::size_t i = 0; i < pixels.size(); ++i)
        onto.alpha[i] = static_cast<std::uint8_t>(255 - (255 - onto.alpha[i]) * (255 - pixels[i]) / 255);
}

/// FreeType's picture as coverage: a font may give it in shades or in black and white.
Coverage coverage_of(const FT_Bitmap& bitmap) {
    Coverage out{static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), {}};
    out.alpha.resize(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
    for (unsigned y = 0; y < bitmap.rows; ++y) {
        const unsigned char* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        for (unsigned x = 0; x < bitmap.width; ++x) {
            const bool shades = bitmap.pixel_mode == FT_PIXEL_MODE_GRAY;
            const int bit = (row[shades ? x : x / 8] >> (7 - x % 8)) & 1;
            out.alpha[static_cast<std::size_t>(y) * bitmap.width + x] =
                shades ? row[x] : static_cast<std::uint8_t>(bit * 255);
        }
    }
    return out;
}

}  // namespace

Rasteriser::Rasteriser() {
    if (FT_Init_FreeType(&library_) != 0) library_ = nullptr;
}

Rasteriser::~Rasteriser() {
    if (library_ != nullptr) FT_Done_FreeType(library_);  // its faces too
}

Coverage Rasteriser::draw(const Drawing& drawing, int size_px) {
    Coverage out{size_px, size_px, std::vector<std::uint8_t>(static_cast<std::size_t>(size_px) * size_px)};
    if (library_ == nullptr) return out;
    const ToPixels to_px{drawing.x, drawing.y, static_cast<float>(size_px) / drawing.size, size_px};
    for (const Shape& shape : drawing.shapes) {
        if (shape.filled) paint(library_, filled_outline(shape, to_px), out);
        if (shape.stroke_width > 0) paint(library_, stroked_outline(library_, shape, to_px), out);
    }
    return out;
}

FT_FaceRec_* Rasteriser::face(const void* font, std::size_t font_size, int face_index) {
    if (font == nullptr || library_ == nullptr) return nullptr;
    const auto [entry, is_new] = faces_.emplace(font, nullptr);
    if (is_new)
        FT_New_Memory_Face(library_, static_cast<const FT_Byte*>(font), static_cast<FT_Long>(font_size), face_index,
                           &entry->second);
    return entry->second;
}

FT_FaceRec_* Rasteriser::sized_face(const void* font, std::size_t font_size, int face_index, float line_px) {
    FT_Face opened = face(font, font_size, face_index);
    if (opened == nullptr) return nullptr;
    FT_Size_RequestRec request{FT_SIZE_REQUEST_TYPE_REAL_DIM, 0, std::lround(line_px * 64), 0, 0};
    return FT_Request_Size(opened, &request) == 0 ? opened : nullptr;
}

std::optional<float> Rasteriser::base_line_px(const void* font, std::size_t font_size, int face_index, float line_px) {
    FT_Face sized = sized_face(font, font_size, face_index, line_px);
    if (sized == nullptr) return std::nullopt;
    return std::ceil(static_cast<float>(sized->size->metrics.ascender) / 64);
}

std::optional<GlyphPicture> Rasteriser::glyph(const void* font, std::size_t font_size, int face_index, float line_px,
                                              char32_t code) {
    FT_Face sized = sized_face(font, font_size, face_index, line_px);
    const FT_UInt index = sized == nullptr ? 0 : FT_Get_Char_Index(sized, code);
    if (index == 0 || FT_Load_Glyph(sized, index, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) return std::nullopt;
    const FT_GlyphSlot slot = sized->glyph;
    const auto base_line_px = static_cast<int>(std::ceil(static_cast<float>(sized->size->metrics.ascender) / 64));
    return GlyphPicture{coverage_of(slot->bitmap), slot->bitmap_left, base_line_px - slot->bitmap_top,
                        std::ceil(static_cast<float>(slot->advance.x) / 64)};
}

}  // namespace ui
