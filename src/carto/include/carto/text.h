// Text of the map: shaped by HarfBuzz, rasterised by FreeType at its exact size into an atlas that holds, for every
// glyph, its coverage and that of its halo. Exact sizes are crisp at 12 px where distance fields blur, and cost less.
// Owns its faces and caches; one thread at a time. Sizes are device pixels.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scene/builder.h"
#include "scene/scene.h"

namespace carto {

enum class Weight { regular, bold };

struct TextStyle {
    float size_px = 14;  ///< em
    Weight weight = Weight::regular;
    float halo_px = 0;  ///< radius; 0: none
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// A glyph relative to the start of its baseline, y down.
struct ShapedGlyph {
    int left = 0, top = 0;
    int u = 0, v = 0, width = 0, height = 0;
};

/// One line of text, ready to be placed. Advance and heights are without halo.
struct ShapedText {
    std::string text;
    TextStyle style;
    std::vector<ShapedGlyph> glyphs;        ///< cells of the atlas; none for GlyphsAs::outlines
    std::vector<scene::RunGlyph> outlines;  ///< the same as the font has them, spaces too
    float width = 0;
    float ascent = 0, descent = 0;  ///< of the style, both positive
    int missing_glyphs = 0;         ///< characters that the font does not have
};

/// What a text's glyphs are wanted for: drawn from an atlas, or by a sink that has the font itself.
enum class GlyphsAs { cells, outlines };

class TextEngine {
public:
    /// Refused when a file is no font.
    static base::Result<TextEngine> create(const scene::FontFace& regular, const scene::FontFace& bold,
                                           GlyphsAs glyphs = GlyphsAs::cells);
    TextEngine(TextEngine&&) noexcept;
    TextEngine& operator=(TextEngine&&) noexcept;
    ~TextEngine();

    /// Cached by text and style; the reference holds until begin_build().
    const ShapedText& shape(std::string_view utf8, const TextStyle& style);

    /// The words of a text, between which its lines may end; cached.
    std::vector<std::string_view> words(std::string_view utf8);

    /// Call before a scene is built: forgets everything when the atlas has grown too large.
    void begin_build();

    /// The atlas as it is now, for a scene; the same object until a glyph is added.
    std::shared_ptr<const scene::GlyphImage> image();

    /// The files of the faces, as TextRun::face counts them.
    [[nodiscard]] const std::vector<scene::FontFace>& faces() const;

private:
    struct Impl;
    explicit TextEngine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

struct TextColours {
    scene::Colour text;
    scene::Colour halo{0, 0, 0, 0};
};

/// Appends a line of text: `offset` is the start of its baseline in px from the anchor, rounded to whole pixels.
void add_text(scene::Builder& builder, scene::Space space, scene::Vec2 anchor, scene::Vec2 offset,
              const ShapedText& text, const TextColours& colours);

/// How lines share a text: evenly (labels, headings) or each as full as it can be (running text).
enum class LineLength { even, full };

/// Breaks `utf8` into as few lines no wider than `max_width_px` as it can: at spaces, before an opening bracket,
/// between Han characters, even lines between Han words; never inside a Latin word, after a digit or before closing
/// punctuation.
std::vector<std::string> wrap(TextEngine& engine, std::string_view utf8, const TextStyle& style, float max_width_px,
                              LineLength lines = LineLength::even);

}  // namespace carto
