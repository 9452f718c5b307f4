// Which maps a picture consists of and where each lies: one; two that are compared, a line between them; or a wall,
// small maps of all indicators beside each other. Window, pictures and sheets are all composed here. All maps of a
// picture are looked at by one camera, each through a box of its own. Positions are device px of the picture.
// One thread at a time, as MapBuilder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "carto/options.h"
#include "plan/feature_ref.h"
#include "scene/scene.h"

namespace carto {

class MapBuilder;

/// One map of a picture.
struct MapFrame {
    MapOptions options;
    scene::Rect box;                     ///< where it lies, whole px
    scene::Rect clip;                    ///< the part of the picture that it paints, whole px; empty: hidden
    scene::ScenePtr scene;               ///< null until build_scenes()
    std::vector<scene::ScenePtr> rings;  ///< of what is selected and pointed at, over the scene

    [[nodiscard]] bool painted() const { return clip.width > 0 && clip.height > 0; }
};

struct Layout {
    int width_px = 0, height_px = 0;  ///< of the picture
    std::vector<MapFrame> maps;       ///< left and right, or row by row
    std::size_t main = 0;             ///< the map that was asked for; in a wall the cell of its indicator
    scene::ScenePtr ground;           ///< of a wall, under and around its maps: legend and foot
    std::optional<scene::Rect> line;  ///< between two maps, painted where no card lies

    /// The map that is seen at a position; null on the ground.
    [[nodiscard]] const MapFrame* at(scene::Vec2 at) const;
};

Layout one_map(const MapOptions& options, int width_px, int height_px);
/// The two maps of `options.compared`, each as large as the picture and wholly painted until they are divided.
Layout two_maps(const MapOptions& options, int width_px, int height_px);
/// Width of the line between two maps, logical px.
inline constexpr float k_split_line = 2;
/// The left map is painted up to `x`, whole px, the right one from there; `line_px`: width of the line over both.
void divide(Layout& two, float x, float line_px);
/// The line between two maps where no card lies, which speaks of both, from the top; empty: there is no line.
std::vector<scene::Rect> line_parts(const Layout& layout);
/// Hides all maps but one, which is painted whole.
void show_only(Layout& layout, std::size_t map);
/// Whole px left of the line between two maps, of which the left one has this share of the width.
float split_px(double share, float width);

void build_scenes(Layout& layout, MapBuilder& builder, const scene::Camera& camera);
/// Rings around `features` in every map.
void make_rings(Layout& layout, MapBuilder& builder, std::span<const plan::FeatureRef> features);
/// What is painted, from the ground up.
std::vector<scene::Pane> panes(const Layout& layout, const scene::Camera& camera);

/// All of a picture, showing a scene that has nothing in map space: its pixels are the picture's.
scene::Pane screen_pane(scene::ScenePtr scene, int width_px, int height_px);

/// What a cell of a wall shows. One legend holds for all indicators only where the measure is a share of a way or a
/// target and the classes are fixed: other measures give way to attainment, classes made from the values to the
/// semantic ones.
MapOptions cell_options(const MapOptions& options, const std::string& indicator);

/// How the cells of a wall are measured, device px.
struct CellShape {
    float aspect = 1;  ///< of the map, width over height
    float title = 0;   ///< height above the map
    float gap = 0;     ///< between cells
};
/// Boxes of `count` cells in `room` (device px): as many columns as let the maps be largest.
std::vector<scene::Rect> cell_boxes(std::size_t count, const scene::Rect& room, const CellShape& shape);

}  // namespace carto
