#include "scene/scene.h"

#include <utility>

namespace scene {

Pane pane_at(Vec2 corner, ScenePtr scene, const Camera& camera) {
    const Rect whole{corner.x, corner.y, static_cast<float>(camera.width_px), static_cast<float>(camera.height_px)};
    return {std::move(scene), camera, corner, whole, {}};
}

Vec2 to_screen(const Camera& camera, geo::Projected position) {
    return {static_cast<float>((position.x - camera.centre.x) * camera.pixels_per_metre + camera.width_px / 2.0),
            static_cast<float>((camera.centre.y - position.y) * camera.pixels_per_metre + camera.height_px / 2.0)};
}

geo::Projected to_map(const Camera& camera, Vec2 screen) {
    return {camera.centre.x + (screen.x - camera.width_px / 2.0) / camera.pixels_per_metre,
            camera.centre.y - (screen.y - camera.height_px / 2.0) / camera.pixels_per_metre};
}

}  // namespace scene
