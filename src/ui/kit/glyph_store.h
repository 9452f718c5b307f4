// The glyphs and icons of the atlas, each drawn once per scale and kept: a rebuild for one new character only packs and
// copies. Room is reserved in ImGui's atlas before it packs, and filled afterwards.
// Private to ui; main thread.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kit/rasteriser.h"
#include "kit/svg_drawing.h"

struct ImFont;
struct ImFontAtlas;

namespace ui {

/// A font of the atlas and the file that it comes from.
struct FontFace {
    ImFont* font = nullptr;
    const void* file = nullptr;  ///< in memory; nullptr where there is none
    std::size_t file_size = 0;
    int face_index = 0;
    float line_px = 0;  ///< ascent + descent, ImGui's size
    float em_px = 0;
};

/// What a font shall show.
struct WantedGlyph {
    char32_t shown = 0;  ///< the character as ImGui knows it; at most U+FFFF
    char32_t drawn = 0;  ///< the character that the font draws
};

class GlyphStore {
public:
    GlyphStore();

    /// Forgets everything drawn so far: what comes next has other sizes.
    void change_size();
    /// Reserves the icons and the wanted glyphs; what the font lacks is left to ImGui's fallback. `number` tells the
    /// fonts of an atlas apart.
    void reserve(ImFontAtlas& atlas, const FontFace& face, std::size_t number, std::span<const WantedGlyph> wanted);
    /// The width of a texture for all that is reserved, a power of two.
    [[nodiscard]] int texture_width_px() const;
    void fill(ImFontAtlas& atlas);

private:
    struct Reserved {
        int rect = 0;  ///< ImGui's number of it
        const Coverage* content = nullptr;
    };

    void reserve_icons(ImFontAtlas& atlas, const FontFace& face);
    const Coverage& icon(std::size_t index, int size_px);

    Rasteriser rasteriser_;
    std::vector<Drawing> drawings_;
    std::map<std::pair<std::size_t, int>, Coverage> icons_;                                    ///< by index and size
    std::map<std::size_t, std::unordered_map<char32_t, std::optional<GlyphPicture>>> glyphs_;  ///< by font
    std::vector<Reserved> reserved_;
};

}  // namespace ui
