#include "outline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carto {
namespace {

using scene::Rect;
using scene::Vec2;

constexpr double k_breathing = 0.985;  // of the room: the outline's own line needs some
constexpr double k_step = 0.04;        // between two scales that are tried
constexpr int k_points_across = 150;   // the finest detail of the outline that counts

/// The middle first, then ever farther to both sides, as shares of the slack (-0.5 … 0.5).
constexpr std::array k_shifts{0.0F, -0.17F, 0.17F, -0.33F, 0.33F, -0.5F, 0.5F};

/// Points of a path at about `step`, long stretches cut.
void append_points(const Path& path, float step, std::vector<Vec2>& out) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        const Vec2 a = path[i - 1];
        const Vec2 d{path[i].x - a.x, path[i].y - a.y};
        const bool near_last = i + 1 < path.size() && !out.empty() &&
                               std::hypot(path[i].x - out.back().x, path[i].y - out.back().y) < step;
        if (near_last) continue;
        const int pieces = 1 + static_cast<int>(std::hypot(d.x, d.y) / step);
        for (int p = 1; p <= pieces; ++p) {
            const float t = static_cast<float>(p) / static_cast<float>(pieces);
            out.push_back({a.x + d.x * t, a.y + d.y * t});
        }
    }
}

}  // namespace

Outline::Outline(const MapGeometry& geometry) : geometry_(&geometry) {
    const geo::ProjectedExtent& extent = geometry.extent;
    if (extent.empty()) return;
    width_m_ = std::max(extent.width(), 1.0);
    height_m_ = std::max(extent.height(), 1.0);
    middle_ = {static_cast<float>((extent.min_x + extent.max_x) / 2 - geometry.origin.x),
               static_cast<float>((extent.min_y + extent.max_y) / 2 - geometry.origin.y)};
    const auto step = static_cast<float>(std::max(width_m_, height_m_) / k_points_across);
    for (const Path& path : geometry.city_limit) append_points(path, step, points_);
    for (const Path& path : geometry.rail) append_points(path, step, points_);
    points_.insert(points_.end(), geometry.stations.begin(), geometry.stations.end());
    for (Vec2& p : points_) p = {p.x - middle_.x, p.y - middle_.y};
    // with a little around it, for what lies on its edge
    bounds_ = Rect{static_cast<float>(-width_m_ / 2), static_cast<float>(-height_m_ / 2), static_cast<float>(width_m_),
                   static_cast<float>(height_m_)}
                  .grown(step);
}

double Outline::largest_scale(const Rect& room) const {
    return std::min(static_cast<double>(room.width) / width_m_, static_cast<double>(room.height) / height_m_) *
           k_breathing;
}

bool Outline::inside_city(Vec2 centre, double scale, Vec2 at) const {
    const Vec2 local{middle_.x + static_cast<float>((at.x - centre.x) / scale),
                     middle_.y + static_cast<float>((centre.y - at.y) / scale)};
    return std::any_of(geometry_->units.begin(), geometry_->units.end(),
                       [&](const Mesh& unit) { return inside(unit, local); });
}

bool Outline::free_at(Vec2 centre, double scale, std::span<const Rect> boxes) const {
    return std::none_of(boxes.begin(), boxes.end(), [&](const Rect& box) { return covers(box, centre, scale); });
}

bool Outline::covers(const Rect& box, Vec2 centre, double scale) const {
    const auto s = static_cast<float>(scale);
    const Rect on_map{(box.x - centre.x) / s, (centre.y - box.bottom()) / s, box.width / s, box.height / s};
    if (!on_map.overlaps(bounds_)) return false;
    if (std::any_of(points_.begin(), points_.end(), [&](Vec2 p) { return on_map.contains(p); })) return true;
    // a box that no point of the outline lies in is inside the city with all its corners, or with none
    return inside_city(centre, scale, {box.x, box.y}) || inside_city(centre, scale, {box.right(), box.bottom()});
}

bool Outline::carriers_free(const scene::Camera& camera, std::span<const Rect> boxes) const {
    const geo::Projected origin = geometry_->origin;
    return std::none_of(geometry_->carriers.begin(), geometry_->carriers.end(), [&](const std::optional<Vec2>& c) {
        if (!c) return false;
        const Vec2 at = scene::to_screen(camera, {origin.x + c->x, origin.y + c->y});
        return std::any_of(boxes.begin(), boxes.end(), [&](const Rect& box) { return box.contains(at); });
    });
}

bool Outline::is_free(const scene::Camera& camera, std::span<const Rect> boxes) const {
    const geo::Projected origin = geometry_->origin;
    const Vec2 centre = scene::to_screen(camera, {origin.x + middle_.x, origin.y + middle_.y});
    return free_at(centre, camera.pixels_per_metre, boxes) && carriers_free(camera, boxes);
}

Fit Outline::fit(const Rect& room, std::span<const Rect> boxes, double least) const {
    const Vec2 middle{room.x + room.width / 2, room.y + room.height / 2};
    for (double share = 1; share >= least; share -= k_step) {
        const double scale = largest_scale(room) * share;
        const float slack_x = room.width - static_cast<float>(width_m_ * scale);
        const float slack_y = room.height - static_cast<float>(height_m_ * scale);
        for (const float y : k_shifts)
            for (const float x : k_shifts) {
                const Vec2 centre{middle.x + x * slack_x, middle.y + y * slack_y};
                if (free_at(centre, scale, boxes)) return {share, centre};
            }
    }
    return {0, middle};
}

}  // namespace carto
