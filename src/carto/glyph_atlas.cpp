#include "glyph_atlas.h"

#include <algorithm>
#include <cmath>

namespace carto {
namespace {

constexpr int k_width = 2048;
constexpr int k_first_height = 256;
constexpr int k_crowded_height = 4096;
constexpr int k_channels = 2;

struct HaloTap {
    int dx, dy;
    float weight;
};

/// A disc with a soft edge.
std::vector<HaloTap> halo_taps(float radius) {
    const int reach = static_cast<int>(std::ceil(radius + 0.5F));
    std::vector<HaloTap> taps;
    for (int dy = -reach; dy <= reach; ++dy)
        for (int dx = -reach; dx <= reach; ++dx) {
            const float weight =
                std::clamp(radius + 0.5F - std::hypot(static_cast<float>(dx), static_cast<float>(dy)), 0.0F, 1.0F);
            if (weight > 0) taps.push_back({dx, dy, weight});
        }
    return taps;
}

}  // namespace

GlyphAtlas::GlyphAtlas() { clear(); }

void GlyphAtlas::clear() {
    pixels_.width = k_width;
    pixels_.height = k_first_height;
    pixels_.pixels.assign(static_cast<std::size_t>(k_width) * k_first_height * k_channels, 0);
    frozen_.reset();
    shelf_x_ = shelf_y_ = shelf_height_ = 0;
}

bool GlyphAtlas::crowded() const { return pixels_.height >= k_crowded_height; }

int GlyphAtlas::halo_margin(float halo_px) { return halo_px > 0 ? static_cast<int>(std::ceil(halo_px + 0.5F)) : 0; }

AtlasCell GlyphAtlas::allocate(int width, int height) {
    if (shelf_x_ + width > k_width) {
        shelf_y_ += shelf_height_;
        shelf_x_ = shelf_height_ = 0;
    }
    const AtlasCell cell{shelf_x_, shelf_y_, width, height};
    shelf_x_ += width;
    shelf_height_ = std::max(shelf_height_, height);
    while (shelf_y_ + shelf_height_ > pixels_.height) {
        pixels_.height *= 2;
        pixels_.pixels.resize(static_cast<std::size_t>(k_width) * pixels_.height * k_channels, 0);
    }
    return cell;
}

AtlasCell GlyphAtlas::add(const std::uint8_t* coverage, int width, int height, int stride, float halo_px) {
    const int margin = halo_margin(halo_px);
    const AtlasCell cell = allocate(width + 2 * margin, height + 2 * margin);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const std::size_t at = (static_cast<std::size_t>(cell.v + margin + y) * k_width + cell.u + margin + x);
            pixels_.pixels[at * k_channels] = coverage[y * stride + x];
        }
    if (margin > 0) draw_halo(cell, margin, halo_px);
    frozen_.reset();
    return cell;
}

void GlyphAtlas::draw_halo(const AtlasCell& cell, int margin, float halo_px) {
    const std::vector<HaloTap> taps = halo_taps(halo_px);
    for (int y = margin; y < cell.height - margin; ++y)
        for (int x = margin; x < cell.width - margin; ++x) {
            const std::size_t from = static_cast<std::size_t>(cell.v + y) * k_width + cell.u + x;
            const std::uint8_t ink = pixels_.pixels[from * k_channels];
            if (ink == 0) continue;
            for (const HaloTap& tap : taps) {
                const std::size_t to = static_cast<std::size_t>(cell.v + y + tap.dy) * k_width + cell.u + x + tap.dx;
                std::uint8_t& halo = pixels_.pixels[to * k_channels + 1];
                halo = std::max(halo, static_cast<std::uint8_t>(static_cast<float>(ink) * tap.weight));
            }
        }
}

std::shared_ptr<const scene::GlyphImage> GlyphAtlas::image() {
    if (!frozen_) frozen_ = std::make_shared<const scene::GlyphImage>(pixels_);
    return frozen_;
}

}  // namespace carto
