// FreeType as the rasteriser of what ImGui's font builder does not draw itself: icons and characters beyond U+FFFF.
// Private to ui; knows no atlas. Main thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "kit/svg_drawing.h"

struct FT_LibraryRec_;
struct FT_FaceRec_;

namespace ui {

/// How much of each pixel is covered, row by row from the top.
struct Coverage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> alpha;
};

struct GlyphPicture {
    Coverage coverage;
    int left_px = 0;       ///< from the pen to the left edge
    int top_px = 0;        ///< from the top of the line, as ImGui's builder places it, down to the top edge
    float advance_px = 0;  ///< to the next character
};

class Rasteriser {
public:
    Rasteriser();
    ~Rasteriser();
    Rasteriser(const Rasteriser&) = delete;
    Rasteriser& operator=(const Rasteriser&) = delete;

    /// The drawing in a square of size_px.
    Coverage draw(const Drawing& drawing, int size_px);

    /// One character of a font file in memory, which must outlive the rasteriser; line_px is ascent + descent, as in
    /// ImGui. Nothing when the font lacks it.
    std::optional<GlyphPicture> glyph(const void* font, std::size_t font_size, int face_index, float line_px,
                                      char32_t code);

    /// From the top of a line to its base line; nothing without a font.
    std::optional<float> base_line_px(const void* font, std::size_t font_size, int face_index, float line_px);

private:
    /// The face at this size; nullptr without a font.
    FT_FaceRec_* sized_face(const void* font, std::size_t font_size, int face_index, float line_px);
    FT_FaceRec_* face(const void* font, std::size_t font_size, int face_index);

    FT_LibraryRec_* library_ = nullptr;
    std::map<const void*, FT_FaceRec_*> faces_;
};

}  // namespace ui
