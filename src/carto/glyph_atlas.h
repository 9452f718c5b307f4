// Packs rasterised glyphs on shelves in one two-channel image and draws their halos. Private to carto.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "scene/scene.h"

namespace carto {

struct AtlasCell {
    int u = 0, v = 0, width = 0, height = 0;
};

class GlyphAtlas {
public:
    GlyphAtlas();

    /// Adds a glyph's coverage (one byte a pixel, rows from the top) with a halo of radius `halo_px` around it.
    /// The cell is larger than the bitmap by halo_margin(halo_px) on every side.
    AtlasCell add(const std::uint8_t* coverage, int width, int height, int stride, float halo_px);
    static int halo_margin(float halo_px);

    [[nodiscard]] bool crowded() const;
    void clear();
    std::shared_ptr<const scene::GlyphImage> image();

private:
    AtlasCell allocate(int width, int height);
    void draw_halo(const AtlasCell& cell, int margin, float halo_px);

    scene::GlyphImage pixels_;
    std::shared_ptr<const scene::GlyphImage> frozen_;
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
};

}  // namespace carto
