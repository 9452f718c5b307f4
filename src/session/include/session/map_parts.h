// The maps that a picture consists of: one; two that are compared, a line between them; or the cells of a wall. All of
// them are looked at by one camera, each through a box of its own. Positions are device px of the picture unless they
// are called local. Main thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "carto/map_builder.h"
#include "carto/options.h"
#include "scene/scene.h"
#include "session/comparison.h"

namespace session {

struct MapPart {
    carto::MapOptions options;
    scene::Rect box;  ///< where it lies, whole
    scene::ScenePtr scene;
    std::vector<scene::ScenePtr> rings;  ///< of what is selected and pointed at, over the scene
};

class MapParts {
public:
    [[nodiscard]] bool empty() const { return parts_.empty(); }
    /// Left and right, or row by row.
    [[nodiscard]] const std::vector<MapPart>& all() const { return parts_; }
    /// The map that the session's options describe; in a wall the cell of its indicator.
    [[nodiscard]] const MapPart& main() const { return parts_[main_]; }

    /// Builds the scenes anew. `wall`: in cells; `comparing`: two sides.
    void build(carto::MapBuilder& builder, const carto::MapOptions& options, const scene::Camera& camera,
               const std::optional<Comparing>& comparing, const std::optional<carto::Wall>& wall);
    /// Rings of `features` in every part.
    void make_rings(carto::MapBuilder& builder, std::span<const plan::FeatureRef> features);

    /// The part that is seen at a position; null beside all of them.
    [[nodiscard]] const MapPart* at(scene::Vec2 at, const std::optional<Comparing>& comparing) const;
    /// What is painted, from the ground up.
    [[nodiscard]] std::vector<scene::Pane> panes(const scene::Camera& camera,
                                                 const std::optional<Comparing>& comparing) const;

private:
    void add(carto::MapBuilder& builder, const carto::MapOptions& options, const scene::Camera& camera,
             scene::Vec2 corner);

    std::vector<MapPart> parts_;  ///< of a comparison: left, right
    std::size_t main_ = 0;
    std::optional<scene::Pane> frame_;  ///< of a wall
};

/// Whole device px left of the line between two maps of this width.
float split_px(double share, float width);

}  // namespace session
