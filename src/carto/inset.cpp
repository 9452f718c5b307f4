#include "inset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "card.h"
#include "style.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;
using scene::Vec2;

constexpr float k_longer = 130, k_padding = 7, k_margin = 14;  // logical px
constexpr float k_most_share = 0.3F;                           // of the room that it may take at each side
constexpr float k_above_scale = 62;                            // room of the scale bar below it
constexpr float k_least_frame = 5;

double width_of(const geo::ProjectedExtent& e) { return e.max_x - e.min_x; }
double height_of(const geo::ProjectedExtent& e) { return e.max_y - e.min_y; }

geo::ProjectedExtent seen_by(const scene::Camera& camera) {
    const double half_width = camera.width_px / camera.pixels_per_metre / 2,
                 half_height = camera.height_px / camera.pixels_per_metre / 2;
    geo::ProjectedExtent seen;
    seen.min_x = camera.centre.x - half_width;
    seen.max_x = camera.centre.x + half_width;
    seen.min_y = camera.centre.y - half_height;
    seen.max_y = camera.centre.y + half_height;
    return seen;
}

bool holds(const geo::ProjectedExtent& seen, const geo::ProjectedExtent& city) {
    return seen.min_x <= city.min_x && seen.min_y <= city.min_y && seen.max_x >= city.max_x && seen.max_y >= city.max_y;
}

std::vector<Vec2> outline_of(const Rect& r) {
    return {{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}, {r.x, r.y}};
}

}  // namespace

std::optional<Inset> Inset::make(const MapGeometry& geometry, const scene::Camera& camera, const MapOptions& options,
                                 const Rect& room) {
    const geo::ProjectedExtent seen = seen_by(camera);
    const double city_width = width_of(geometry.extent), city_height = height_of(geometry.extent);
    if (!(city_width > 0) || !(city_height > 0) || holds(seen, geometry.extent)) return std::nullopt;
    const float ratio = options.pixel_ratio, pad = 2 * k_padding * ratio;
    const double scale = k_longer * ratio / std::max(city_width, city_height);
    Rect box{0, 0, std::round(static_cast<float>(city_width * scale) + pad),
             std::round(static_cast<float>(city_height * scale) + pad)};
    if (box.width > k_most_share * room.width || box.height > k_most_share * room.height) return std::nullopt;
    box.x = std::round(room.right() - k_margin * ratio - box.width);
    box.y = std::round(room.bottom() - k_above_scale * ratio - box.height);
    Inset inset(geometry, options, box);
    const Vec2 a = inset.place_of({seen.min_x, seen.max_y}), b = inset.place_of({seen.max_x, seen.min_y});
    const float left = std::clamp(a.x, box.x, box.right()), right = std::clamp(b.x, box.x, box.right());
    const float top = std::clamp(a.y, box.y, box.bottom()), bottom = std::clamp(b.y, box.y, box.bottom());
    const float least = k_least_frame * ratio;
    inset.frame_ = {left, top, std::max(right - left, least), std::max(bottom - top, least)};
    return inset;
}

Vec2 Inset::place_of(geo::Projected at) const {
    const double scale = (box_.width - 2 * px(k_padding)) / width_of(geometry_->extent);
    return {box_.x + px(k_padding) + static_cast<float>((at.x - geometry_->extent.min_x) * scale),
            box_.bottom() - px(k_padding) - static_cast<float>((at.y - geometry_->extent.min_y) * scale)};
}

/// Its limit, without the bends that nobody sees at this size.
void Inset::draw_city(scene::Builder& builder) const {
    const Theme& look = theme(options_->theme);
    for (const Path& limit : geometry_->city_limit) {
        std::vector<Vec2> line;
        for (std::size_t i = 0; i < limit.size(); ++i) {
            const Vec2 at = place_of({geometry_->origin.x + limit[i].x, geometry_->origin.y + limit[i].y});
            const bool seen =
                line.empty() || i + 1 == limit.size() || std::hypot(at.x - line.back().x, at.y - line.back().y) > px(1);
            if (seen) line.push_back(at);
        }
        builder.line(Space::screen, line, {look.text_soft, px(1), 0, 0});
    }
}

void Inset::draw(scene::Builder& builder) const {
    const Theme& look = theme(options_->theme);
    draw_card_ground(builder, box_, look, options_->pixel_ratio);
    draw_city(builder);
    builder.line(Space::screen, outline_of(frame_), {look.text, px(2), 0, 0});
}

}  // namespace carto
