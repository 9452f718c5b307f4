// Cartography: a plan and a wish become a Scene. Window, pictures and tests build through this one class.
//
//   Plan ──(once)──▶ projected, triangulated geometry ─┐
//   MapOptions ─────▶ choropleth (classes, fills) ─────┼──▶ Scene
//   Camera ─────────▶ placement of symbols and names ──┘
//
// Knows no OpenGL and no window. Owns the fonts' caches; one thread at a time.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "carto/area_charts.h"
#include "carto/bullet_chart.h"
#include "carto/choropleth.h"
#include "carto/corridor_picture.h"
#include "carto/layout.h"
#include "carto/options.h"
#include "carto/text.h"
#include "carto/title_page.h"
#include "geo/geometry.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "scene/scene.h"

namespace plan {
struct CorridorStrip;
class ReviewIndex;
}  // namespace plan

namespace carto {

class MapBuilder {
public:
    /// Refused when the plan's display CRS is unknown.
    static base::Result<MapBuilder> create(plan::PlanPtr plan, TextEngine text);
    MapBuilder(MapBuilder&&) noexcept;
    MapBuilder& operator=(MapBuilder&&) noexcept;
    ~MapBuilder();

    [[nodiscard]] const plan::Plan& plan() const { return index().plan(); }
    [[nodiscard]] const plan::PlanPtr& plan_ptr() const;
    [[nodiscard]] const plan::Index& index() const;
    /// Where every carrier of the plan lies, measured when it is first asked for: along the line of that name, else
    /// along whatever is nearest. Good until another line is asked for.
    [[nodiscard]] const plan::ReviewIndex& review(std::string_view line = {}) const;
    /// The same project after a change. Only what changed is projected anew; in the same display CRS.
    void use_plan(plan::PlanPtr plan);

    /// The camera that shows an extent as large as the furniture of `options` leaves room for. An empty extent: all
    /// units.
    scene::Camera fit(const MapOptions& options, int width_px, int height_px, const geo::GeoExtent& extent = {});

    /// The same for an extent of the display CRS; an empty one: something to look at.
    scene::Camera frame(const MapOptions& options, int width_px, int height_px, geo::ProjectedExtent extent);
    /// The part of a picture, device px, that no furniture covers wherever the map is moved.
    scene::Rect clear_room(const MapOptions& options, int width_px, int height_px);
    /// Where a page has the corridor unrolled under its map (Beside::strip), device px; empty: nowhere.
    [[nodiscard]] scene::Rect unrolled_room(const MapOptions& options, int width_px, int height_px);
    /// Whether a box of the picture lies over the city, its rail line or a carrier.
    [[nodiscard]] bool covers_city(const scene::Camera& camera, const scene::Rect& box) const;

    scene::ScenePtr build(const MapOptions& options, const scene::Camera& camera);

    /// Small maps of all indicators in a picture of this size, and what stands around them.
    Layout wall(const MapOptions& options, int width_px, int height_px);

    /// The corridor unrolled, from make_corridor_strip() of this plan with a rail line. Furniture::page puts a title
    /// and notes around it. In a window what has no room is left to the pointer; elsewhere the drawing is refused where
    /// a station, segment or mark would have no text or the drawing no height.
    [[nodiscard]] base::Result<CorridorPicture> corridor(const plan::CorridorStrip& strip, const MapOptions& options,
                                                         const StripView& view, int width_px, int height_px) const;

    /// A chart of the areas by the plan's indicator that the options show. Furniture::page puts a title, its key and
    /// its sources around it, and is refused where a row or a line would have no room; in a window rows go on below.
    /// Refused without indicators.
    [[nodiscard]] base::Result<AreaChartPicture> area_chart(const AreaChartView& view, const MapOptions& options,
                                                            int width_px, int height_px) const;

    /// The indicators of an area against their targets. Furniture::page puts a title, signs and sources around them,
    /// and is refused where a row would have no room; in a window rows go on below. Refused without rows.
    [[nodiscard]] base::Result<BulletPicture> bullet_chart(const BulletChart& chart, const MapOptions& options,
                                                           int width_px, int height_px) const;

    /// A page of words, in screen space: carto::screen_pane() shows it.
    [[nodiscard]] scene::ScenePtr title_page(const TitlePage& page, const MapOptions& options, int width_px,
                                             int height_px) const;

    /// The ring round a feature that is pointed at or selected, to be drawn with the scene; round a carrier a dashed
    /// one as well, as large as its position is uncertain.
    scene::ScenePtr highlight(const scene::Scene& scene, plan::FeatureRef feature, const MapOptions& options);

    /// What lies at a screen position, topmost: a symbol, then a park that is drawn, then a unit. Kind none: nothing.
    [[nodiscard]] plan::FeatureRef pick(const scene::Scene& scene, const scene::Camera& camera, scene::Vec2 at,
                                        const MapOptions& options) const;

    /// Everything that lies at a screen position, topmost first.
    [[nodiscard]] std::vector<plan::FeatureRef> identify(const scene::Scene& scene, const scene::Camera& camera,
                                                         scene::Vec2 at, const MapOptions& options) const;

    /// Position under the pointer in EPSG:4490, and back to the display CRS.
    [[nodiscard]] geo::LonLat position_at(const scene::Camera& camera, scene::Vec2 at) const;
    [[nodiscard]] geo::Projected project(geo::LonLat position) const;
    /// Extent of a feature in the display CRS; empty where it has none.
    [[nodiscard]] geo::ProjectedExtent extent_of(plan::FeatureRef feature) const;

    [[nodiscard]] Choropleth choropleth(const MapOptions& options) const;

private:
    struct Impl;
    explicit MapBuilder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace carto
