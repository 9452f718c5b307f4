#include "carto/map_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "build_context.h"
#include "bullets_page.h"
#include "carto/pick.h"
#include "carto/review_words.h"
#include "chart_drawing.h"
#include "corridor_drawing.h"
#include "corridor_page.h"
#include "draw_circles.h"
#include "draw_title_page.h"
#include "draw_underlay.h"
#include "furniture.h"
#include "geo/crs.h"
#include "geo/locate.h"
#include "inset.h"
#include "page_words.h"
#include "placed_map.h"
#include "plan/note_details.h"
#include "plan/reach.h"
#include "review_marks.h"
#include "scene/list_pool.h"
#include "wall_frame.h"

namespace carto {

using plan::FeatureRef;
using scene::Vec2;

namespace {

/// Which of the rows it is.
template <class Row>
std::size_t place_in(const plan::Rows<Row>& rows, const Row& row) {
    return static_cast<std::size_t>(&row - rows.data());
}

bool is_on_paper(const MapOptions& options) {
    return options.furniture == Furniture::page && !options.sheet.paper.empty();
}

}  // namespace

struct MapBuilder::Impl {
    plan::PlanPtr plan;
    plan::Index index;
    TextEngine text;
    scene::ListPool lists;  ///< of the scenes that are in use
    geo::CrsTransform crs;
    MapGeometry geometry;
    std::optional<Outline> outline;  ///< of `geometry`, which keeps its place: Impl is never moved
    /// The furniture's choice for the last window's options and size: it depends on no camera.
    struct Chosen {
        MapOptions options;
        int width_px, height_px;
        WindowChoice choice;
    };
    std::optional<Chosen> chosen;
    ReviewMaker review;
    std::optional<PlacedMap> placed;  ///< of the last build

    Impl(plan::PlanPtr p, TextEngine t, geo::CrsTransform transform)
        : plan(std::move(p)),
          index(*plan),
          text(std::move(t)),
          crs(std::move(transform)),
          geometry(make_geometry(*plan, crs)),
          outline(geometry) {}

    FurnitureLayout furniture(const Choropleth& map, const MapOptions& options, int width_px, int height_px,
                              const scene::Camera* camera = nullptr) {
        const bool same =
            chosen && chosen->width_px == width_px && chosen->height_px == height_px && chosen->options == options;
        FurnitureLayout layout(index, map, options, text, width_px, height_px, *outline,
                               same ? std::optional(chosen->choice) : std::nullopt, camera);
        if (layout.choice() && !same) chosen = Chosen{options, width_px, height_px, *layout.choice()};
        return layout;
    }

    /// With what is asked of the carriers in words, which title and legend say.
    MapOptions completed(const MapOptions& asked) {
        MapOptions options = resolved(index, asked);
        std::size_t passing = plan->carriers.size();
        if (!options.filter.empty()) {
            const std::vector<bool> passes =
                plan::passing(review.index(index, options.line), options.filter, options.reach);
            passing = static_cast<std::size_t>(std::count(passes.begin(), passes.end(), true));
        }
        options.asked = review_words(index, options, passing, options.language);
        if (!options.scenario.empty())
            options.asked = scenario_words(options.scenario, options.language) + (options.asked.empty() ? "" : "\n") +
                            options.asked;
        return options;
    }

    /// What was placed holds glyphs, which are gone when the atlas begins anew.
    void begin_build() {
        const int height = text.image()->height;
        text.begin_build();
        if (text.image()->height < height) placed.reset();
    }

    void freeze(scene::Builder& builder, scene::Scene& scene) {
        builder.freeze(lists);
        scene.glyph_image = text.image();
        scene.faces = text.faces();
    }

    [[nodiscard]] geo::ProjectedExtent absolute(const Mesh& mesh) const {
        geo::ProjectedExtent out;
        for (const Path& ring : mesh.rings)
            for (const Vec2 p : ring) out.include({geometry.origin.x + p.x, geometry.origin.y + p.y});
        return out;
    }
    /// The mesh that is drawn for a feature; nullptr for points and for what does not exist.
    [[nodiscard]] const Mesh* mesh_of(FeatureRef feature) const {
        if (const plan::Unit* unit = index.unit(feature)) return &geometry.units[place_in(plan->units, *unit)];
        if (const plan::Park* park = index.park(feature)) return &geometry.parks[place_in(plan->parks, *park)];
        return nullptr;
    }
    /// Metres within which a carrier lies; 0: it lies where it is drawn, or nobody has said how far off it may be.
    [[nodiscard]] double doubt_of(FeatureRef feature) const {
        const plan::Carrier* carrier = index.carrier(feature);
        return carrier != nullptr ? plan::doubt_m(*carrier) : 0;
    }
};

namespace {

/// Whether all that is drawn lies where it lay, carriers and notes apart.
bool same_shapes(const plan::Plan& a, const plan::Plan& b) {
    return a.units == b.units && a.parks == b.parks && a.water == b.water && a.stations == b.stations &&
           a.rail == b.rail && a.neighbours == b.neighbours && a.display_crs == b.display_crs;
}

/// The camera that shows an extent as large as `room` allows, in its middle.
scene::Camera framed(const geo::ProjectedExtent& extent, const scene::Rect& room, int width_px, int height_px) {
    constexpr double k_breathing = 0.985;
    // never less than a third of the picture, however large the furniture
    const double room_x = std::max(static_cast<double>(room.width), width_px / 3.0);
    const double room_y = std::max(static_cast<double>(room.height), height_px / 3.0);
    scene::Camera camera{{}, 1, width_px, height_px};
    camera.pixels_per_metre =
        std::min(room_x / std::max(extent.width(), 1.0), room_y / std::max(extent.height(), 1.0)) * k_breathing;
    const double shift_x = (room.x + room.width / 2 - static_cast<float>(width_px) / 2) / camera.pixels_per_metre;
    const double shift_y = (room.y + room.height / 2 - static_cast<float>(height_px) / 2) / camera.pixels_per_metre;
    camera.centre = {(extent.min_x + extent.max_x) / 2 - shift_x, (extent.min_y + extent.max_y) / 2 + shift_y};
    return camera;
}

}  // namespace

MapBuilder::MapBuilder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MapBuilder::MapBuilder(MapBuilder&&) noexcept = default;
MapBuilder& MapBuilder::operator=(MapBuilder&&) noexcept = default;
MapBuilder::~MapBuilder() = default;

base::Result<MapBuilder> MapBuilder::create(plan::PlanPtr plan, TextEngine text) {
    auto crs = geo::CrsTransform::create(plan->display_crs);
    if (!crs) return base::pass(crs.error());
    return MapBuilder(std::make_unique<Impl>(std::move(plan), std::move(text), std::move(*crs)));
}

void MapBuilder::use_plan(plan::PlanPtr plan) {
    Impl& i = *impl_;
    const bool same_ground = same_shapes(*i.plan, *plan);
    i.index = plan::Index(*plan, i.index);
    const plan::PlanPtr before = std::exchange(i.plan, std::move(plan));
    i.chosen.reset();
    i.placed.reset();
    i.review.use_plan(i.index, same_ground);
    if (same_ground) return place_points(i.geometry, *before, *i.plan, i.crs);
    i.geometry = make_geometry(*i.plan, i.crs);
    i.outline.emplace(i.geometry);
}

const plan::PlanPtr& MapBuilder::plan_ptr() const { return impl_->plan; }
const plan::Index& MapBuilder::index() const { return impl_->index; }
const plan::ReviewIndex& MapBuilder::review(std::string_view line) const {
    return impl_->review.index(impl_->index, line);
}

Choropleth MapBuilder::choropleth(const MapOptions& options) const { return make_choropleth(impl_->index, options); }

scene::Camera MapBuilder::fit(const MapOptions& asked, int width_px, int height_px, const geo::GeoExtent& wanted) {
    const MapOptions options = impl_->completed(asked);
    if (!wanted.empty()) {
        geo::ProjectedExtent extent;
        for (const geo::LonLat corner :
             {geo::LonLat{wanted.west, wanted.south}, geo::LonLat{wanted.east, wanted.south},
              geo::LonLat{wanted.west, wanted.north}, geo::LonLat{wanted.east, wanted.north}})
            extent.include(impl_->crs.forward(corner));
        return frame(options, width_px, height_px, extent);
    }
    const geo::ProjectedExtent& extent = impl_->geometry.extent;
    const FurnitureLayout furniture = impl_->furniture(choropleth(options), options, width_px, height_px);
    const Insets& in = furniture.insets();
    const scene::Rect room{in.left, in.top, static_cast<float>(width_px) - in.left - in.right,
                           static_cast<float>(height_px) - in.top - in.bottom};
    const Fit city = furniture.choice() ? furniture.choice()->city : Fit{};
    if (extent.empty() || city.share <= 0 || room.width <= 0 || room.height <= 0)
        return frame(options, width_px, height_px, extent);
    scene::Camera camera{{}, impl_->outline->largest_scale(room) * city.share, width_px, height_px};
    camera.centre = {(extent.min_x + extent.max_x) / 2 -
                         (city.centre.x - static_cast<float>(width_px) / 2) / camera.pixels_per_metre,
                     (extent.min_y + extent.max_y) / 2 +
                         (city.centre.y - static_cast<float>(height_px) / 2) / camera.pixels_per_metre};
    return camera;
}

scene::Camera MapBuilder::frame(const MapOptions& asked, int width_px, int height_px, geo::ProjectedExtent extent) {
    const MapOptions options = impl_->completed(asked);
    if (extent.empty()) extent = {-500, -500, 500, 500};  // a plan without units: something to look at
    const Choropleth map = choropleth(options);
    const FurnitureLayout furniture = impl_->furniture(map, options, width_px, height_px);
    const Insets& in = furniture.insets();
    const scene::Rect whole{in.left, in.top, static_cast<float>(width_px) - in.left - in.right,
                            static_cast<float>(height_px) - in.top - in.bottom};
    const scene::Camera large = framed(extent, whole, width_px, height_px);
    const std::vector<scene::Rect> boxes = impl_->furniture(map, options, width_px, height_px, &large).boxes();
    const Vec2 a = scene::to_screen(large, {extent.min_x, extent.max_y});
    const Vec2 b = scene::to_screen(large, {extent.max_x, extent.min_y});
    const scene::Rect shown{a.x, a.y, b.x - a.x, b.y - a.y};
    const bool free = std::none_of(boxes.begin(), boxes.end(), [&](const scene::Rect& r) { return r.overlaps(shown); });
    return free ? large : framed(extent, furniture.room(), width_px, height_px);
}

scene::Rect MapBuilder::clear_room(const MapOptions& options, int width_px, int height_px) {
    return impl_->furniture(choropleth(options), impl_->completed(options), width_px, height_px).room();
}

scene::Rect MapBuilder::unrolled_room(const MapOptions& options, int width_px, int height_px) {
    return impl_->furniture(choropleth(options), impl_->completed(options), width_px, height_px).unrolled_room();
}

bool MapBuilder::covers_city(const scene::Camera& camera, const scene::Rect& box) const {
    return !impl_->outline->is_free(camera, {&box, 1});
}

scene::ScenePtr MapBuilder::build(const MapOptions& asked, const scene::Camera& camera) {
    const MapOptions options = impl_->completed(asked);
    impl_->begin_build();
    auto scene = std::make_shared<scene::Scene>();
    const Theme& look = theme(options.theme);
    scene->origin = impl_->geometry.origin;
    scene->background = look.outside;
    scene::Builder builder(*scene);
    const Choropleth map = make_choropleth(impl_->index, options);
    const FurnitureLayout furniture = impl_->furniture(map, options, camera.width_px, camera.height_px, &camera);
    Placement placement({0, 0, static_cast<float>(camera.width_px), static_cast<float>(camera.height_px)});
    scene->furniture = furniture.boxes();
    const auto inset =
        is_on_paper(options) ? Inset::make(impl_->geometry, camera, options, furniture.room()) : std::nullopt;
    if (inset) scene->furniture.push_back(inset->box());
    scene->grounds = furniture.grounds();
    scene->legend_rows = furniture.legend_rows();
    for (const scene::Rect& box : scene->furniture) placement.take(box.grown(4 * options.pixel_ratio));
    const Vec2 origin = scene::to_screen(camera, scene->origin);
    const ReviewMarks review =
        impl_->review.marks(impl_->index, options, impl_->crs, scene->origin, camera.pixels_per_metre);
    BuildContext context{impl_->index,
                         *impl_->plan,
                         impl_->geometry,
                         map,
                         options,
                         look,
                         camera,
                         impl_->text,
                         *scene,
                         builder,
                         placement,
                         review,
                         {std::round(origin.x), std::round(origin.y)},
                         {},
                         {}};
    draw_base(context);
    draw_underlay(context);
    draw_symbols_and_labels(context, impl_->placed);
    builder.begin(scene::ListKind::furniture);
    furniture.draw(builder, camera);
    if (inset) inset->draw(builder);
    impl_->freeze(builder, *scene);
    if (impl_->placed) impl_->placed->marks = (*scene)[scene::ListKind::marks];
    return scene;
}

Layout MapBuilder::wall(const MapOptions& asked, int width_px, int height_px) {
    const MapOptions options = impl_->completed(asked);
    constexpr float k_aspect = 1.5F, k_title_px = 46;  // of a small map, and logical height of its title
    impl_->begin_build();
    auto frame = std::make_shared<scene::Scene>();
    frame->background = theme(options.theme).card_edge;
    std::vector<Choropleth> maps;
    for (const plan::Indicator& indicator : impl_->plan->indicators)
        maps.push_back(choropleth(cell_options(options, indicator.key)));
    const MapOptions common = cell_options(options, options.indicator);
    const WallFrame furniture(impl_->index, common, options, maps, impl_->text, width_px, height_px);
    scene::Builder builder(*frame);
    builder.begin(scene::ListKind::furniture);
    furniture.draw(builder);
    frame->legend_rows = furniture.legend_rows();
    impl_->freeze(builder, *frame);
    Layout wall;
    wall.width_px = width_px;
    wall.height_px = height_px;
    wall.ground = std::move(frame);
    const std::vector<scene::Rect> boxes =
        cell_boxes(maps.size(), furniture.room(), {k_aspect, k_title_px * options.pixel_ratio, furniture.gap()});
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::string& indicator = maps[i].indicator->key;
        if (indicator == options.indicator) wall.main = i;
        wall.maps.push_back({cell_options(options, indicator), boxes[i], boxes[i], nullptr, {}});
    }
    return wall;
}

/// Rows of station names: a page has no pointer that tells a name.
constexpr std::size_t k_most_page_rows = 6;

base::Result<CorridorPicture> MapBuilder::corridor(const plan::CorridorStrip& strip, const MapOptions& asked,
                                                   const StripView& view, int width_px, int height_px) const {
    const MapOptions options = impl_->completed(asked);
    const bool in_window = options.furniture == Furniture::window;
    impl_->begin_build();
    auto scene = std::make_shared<scene::Scene>();
    const Theme& look = theme(options.theme);
    scene->background = look.card;
    scene::Builder builder(*scene);
    scene::Rect room{0, 0, static_cast<float>(width_px), static_cast<float>(height_px)};
    const Choropleth map = choropleth(options);
    StripContext context{{options, look, impl_->text}, impl_->index, strip, map, view, {}};
    if (!options.filter.empty())
        context.passing = plan::passing(impl_->review.index(impl_->index, options.line), options.filter, options.reach);
    if (is_on_page(options)) {
        const CorridorPage around(context, width_px, height_px);
        around.draw(builder);
        room = around.room();
    }
    const CorridorDrawing drawing(context, room, in_window ? 2 : k_most_page_rows);
    if (!in_window && !drawing.fits())
        return base::fail(base::ErrorKind::limit, std::to_string(width_px) + "x" + std::to_string(height_px),
                          base::mark("is too small for the unrolled corridor; choose a larger size"));
    drawing.draw(builder);
    scene->pick_targets = drawing.pick_targets();
    impl_->freeze(builder, *scene);
    return CorridorPicture{scene, drawing.axis(), drawing.head(), drawing.crowded()};
}

namespace {

tl::unexpected<base::Error> refuse_without_indicators() {
    return base::fail(base::ErrorKind::refused, "",
                      base::mark("the plan has no indicators, so there is nothing to chart"));
}

}  // namespace

base::Result<AreaChartPicture> MapBuilder::area_chart(const AreaChartView& view, const MapOptions& asked, int width_px,
                                                      int height_px) const {
    const MapOptions options = resolved(impl_->index, asked);
    const Choropleth map = choropleth(options);
    if (map.indicator == nullptr) return refuse_without_indicators();
    impl_->begin_build();
    auto scene = std::make_shared<scene::Scene>();
    const Theme& look = theme(options.theme);
    scene->background = look.card;
    scene::Builder builder(*scene);
    const float em = view.chart == AreaChart::ranking ? k_panel_text : k_row_text;
    const ChartContext context{{options, look, impl_->text, em}, impl_->index, map, view};
    auto picture = draw_area_chart(context, width_px, height_px, builder);
    if (!picture) return base::pass(picture.error());
    impl_->freeze(builder, *scene);
    picture->scene = std::move(scene);
    return picture;
}

base::Result<BulletPicture> MapBuilder::bullet_chart(const BulletChart& chart, const MapOptions& asked, int width_px,
                                                     int height_px) const {
    if (chart.rows.empty()) return refuse_without_indicators();
    const MapOptions options = resolved(impl_->index, asked);
    impl_->begin_build();
    auto scene = std::make_shared<scene::Scene>();
    const Theme& look = theme(options.theme);
    scene->background = look.card;
    scene::Builder builder(*scene);
    const Lettering lettering{options, look, impl_->text, k_panel_text};
    auto picture = draw_bullet_chart(lettering, impl_->index, chart, width_px, height_px, builder);
    if (!picture) return base::pass(picture.error());
    impl_->freeze(builder, *scene);
    picture->scene = std::move(scene);
    return picture;
}

scene::ScenePtr MapBuilder::title_page(const TitlePage& page, const MapOptions& options, int width_px,
                                       int height_px) const {
    impl_->begin_build();
    auto scene = std::make_shared<scene::Scene>();
    const Theme& look = theme(options.theme);
    scene->background = look.card;
    scene::Builder builder(*scene);
    draw_title_page(impl_->text, page, look, options.pixel_ratio, width_px, height_px, builder);
    impl_->freeze(builder, *scene);
    return scene;
}

scene::ScenePtr MapBuilder::highlight(const scene::Scene& scene, FeatureRef feature, const MapOptions& options) {
    auto out = std::make_shared<scene::Scene>();
    out->origin = scene.origin;
    scene::Builder builder(*out);
    const float r = options.pixel_ratio;
    if (const Mesh* mesh = impl_->mesh_of(feature)) {
        for (const Path& ring : mesh->rings) builder.line(scene::Space::map, ring, {scene::rgb(0x000000), 5 * r, 0, 0});
        for (const Path& ring : mesh->rings) builder.line(scene::Space::map, ring, {scene::rgb(0xFFFFFF), 2 * r, 0, 0});
    }
    for (const scene::PickTarget& target : scene.pick_targets) {
        if (to_feature(target.pick) != feature) continue;
        builder.begin(scene::ListKind::ground);
        if (const double doubt = impl_->doubt_of(feature); doubt > 0)
            draw_ring_of_doubt(builder, target.anchor, doubt, r);
        builder.begin(scene::ListKind::symbols);
        scene::Symbol ring;
        ring.anchor = target.anchor;
        ring.offset = target.offset;
        ring.half_size = {target.radius_px + 3 * r, target.radius_px + 3 * r};
        ring.fill = {0, 0, 0, 0};
        ring.edge = scene::rgb(0x000000);
        ring.edge_px = 3 * r;
        builder.symbol(scene::Space::map, ring);
        ring.edge = scene::rgb(0xFFFFFF);
        ring.half_size = {ring.half_size.x + r, ring.half_size.y + r};
        ring.edge_px = r;
        builder.symbol(scene::Space::map, ring);
    }
    builder.freeze();
    return out;
}

std::vector<FeatureRef> MapBuilder::identify(const scene::Scene& scene, const scene::Camera& camera, Vec2 at,
                                             const MapOptions& options) const {
    std::vector<FeatureRef> out;
    for (auto t = scene.pick_targets.rbegin(); t != scene.pick_targets.rend(); ++t) {
        const Vec2 p = scene::to_screen(camera, {scene.origin.x + t->anchor.x, scene.origin.y + t->anchor.y});
        const bool hit = std::hypot(p.x + t->offset.x - at.x, p.y + t->offset.y - at.y) <= t->radius_px;
        if (hit && std::find(out.begin(), out.end(), to_feature(t->pick)) == out.end())
            out.push_back(to_feature(t->pick));
    }
    const geo::LonLat position = position_at(camera, at);
    for (const plan::Park& park : impl_->plan->parks)
        if (options.draws(Layer::parks) && geo::contains(park.shape, position)) out.push_back(ref_of(park));
    for (const plan::Unit& unit : impl_->plan->units)
        if (geo::contains(unit.shape, position)) out.push_back(ref_of(unit));
    return out;
}

FeatureRef MapBuilder::pick(const scene::Scene& scene, const scene::Camera& camera, Vec2 at,
                            const MapOptions& options) const {
    const std::vector<FeatureRef> under = identify(scene, camera, at, options);
    return under.empty() ? FeatureRef{} : under.front();
}

geo::LonLat MapBuilder::position_at(const scene::Camera& camera, Vec2 at) const {
    return impl_->crs.inverse(scene::to_map(camera, at));
}

geo::Projected MapBuilder::project(geo::LonLat position) const { return impl_->crs.forward(position); }

geo::ProjectedExtent MapBuilder::extent_of(FeatureRef feature) const {
    if (const Mesh* mesh = impl_->mesh_of(feature)) return impl_->absolute(*mesh);
    geo::ProjectedExtent out;
    const plan::Carrier* carrier = impl_->index.carrier(feature);
    if (carrier != nullptr && carrier->position) out.include(project(*carrier->position));
    if (const plan::Station* station = impl_->index.station(feature)) out.include(project(station->position));
    if (const plan::Note* note = impl_->index.note(feature))
        out.include(project(plan::place_of_note(*impl_->plan, *note)));
    return out;
}

}  // namespace carto
