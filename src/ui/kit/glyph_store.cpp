#include "kit/glyph_store.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "ui/kit/icons.h"

namespace ui {
namespace {

// The middle of a Chinese character above the base line; what the eye takes for the middle of a line.
constexpr float k_middle_em = 0.370F;

}  // namespace

GlyphStore::GlyphStore() {
    for (std::size_t i = 0; i < k_icon_count; ++i)
        drawings_.push_back(read_svg(svg(static_cast<Icon>(i))).value_or(Drawing{}));
}

void GlyphStore::change_size() {
    icons_.clear();
    glyphs_.clear();
}

const Coverage& GlyphStore::icon(std::size_t index, int size_px) {
    const auto key = std::pair(index, size_px);
    const auto found = icons_.find(key);
    if (found != icons_.end()) return found->second;
    return icons_.emplace(key, rasteriser_.draw(drawings_[index], size_px)).first->second;
}

void GlyphStore::reserve_icons(ImFontAtlas& atlas, const FontFace& face) {
    const int size_px = static_cast<int>(std::round(std::min(face.em_px, face.line_px)));
    const auto base_line_px = rasteriser_.base_line_px(face.file, face.file_size, face.face_index, face.line_px);
    const float middle_px = base_line_px ? *base_line_px - k_middle_em * face.em_px : face.line_px / 2;
    const float top_px = std::round(middle_px - static_cast<float>(size_px) / 2);
    for (std::size_t i = 0; i < drawings_.size(); ++i) {
        const int rect = atlas.AddCustomRectFontGlyph(face.font, static_cast<ImWchar>(k_first_icon + i), size_px,
                                                      size_px, static_cast<float>(size_px), ImVec2(0, top_px));
        reserved_.push_back({rect, &icon(i, size_px)});
    }
}

void GlyphStore::reserve(ImFontAtlas& atlas, const FontFace& face, std::size_t number,
                         std::span<const WantedGlyph> wanted) {
    reserve_icons(atlas, face);
    auto& drawn = glyphs_[number];
    for (const WantedGlyph& want : wanted) {
        auto [entry, is_new] = drawn.try_emplace(want.drawn);
        if (is_new)
            entry->second = rasteriser_.glyph(face.file, face.file_size, face.face_index, face.line_px, want.drawn);
        if (!entry->second) continue;
        const GlyphPicture& glyph = *entry->second;
        const ImVec2 offset(static_cast<float>(glyph.left_px), static_cast<float>(glyph.top_px));
        const int rect =
            atlas.AddCustomRectFontGlyph(face.font, static_cast<ImWchar>(want.shown), std::max(glyph.coverage.width, 1),
                                         std::max(glyph.coverage.height, 1), glyph.advance_px, offset);
        reserved_.push_back({rect, &glyph.coverage});
    }
}

int GlyphStore::texture_width_px() const {
    constexpr int k_smallest_px = 512;
    constexpr int k_largest_px = 4096;
    double area_px2 = 0;
    for (const Reserved& item : reserved_) area_px2 += (item.content->width + 1.0) * (item.content->height + 1.0);
    int width_px = k_smallest_px;
    while (width_px < k_largest_px && width_px * 0.75 * width_px < area_px2) width_px *= 2;
    return width_px;
}

void GlyphStore::fill(ImFontAtlas& atlas) {
    for (const Reserved& item : reserved_) {
        const ImFontAtlasCustomRect& rect = *atlas.GetCustomRectByIndex(item.rect);
        if (!rect.IsPacked()) continue;
        const int width = item.content->width;
        for (int y = 0; y < item.content->height; ++y)
            std::copy_n(item.content->alpha.data() + static_cast<std::ptrdiff_t>(y) * width, width,
                        atlas.TexPixelsAlpha8 + static_cast<std::ptrdiff_t>(rect.Y + y) * atlas.TexWidth + rect.X);
    }
    reserved_.clear();
}

}  // namespace ui
