#include "picture/picture.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <future>
#include <limits>
#include <optional>
#include <utility>

#include "carto/layout.h"
#include "carto/map_scale.h"
#include "plan/corridor_strip.h"
#include "plan/gap_rules.h"
#include "plan/gaps.h"

namespace picture {
namespace {

struct Graphics {
    platform::OffscreenContext context;
    std::unique_ptr<render::Renderer> renderer;
};

base::Result<Graphics> open_graphics(int most_px = std::numeric_limits<int>::max()) {
    auto context = platform::OffscreenContext::create();
    if (!context) return base::pass(context.error());
    auto renderer = render::Renderer::create(most_px);
    if (!renderer) return base::pass(renderer.error());
    return Graphics{std::move(*context), std::move(*renderer)};
}

scene::Camera camera_of(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view) {
    return view.camera ? *view.camera : builder.fit(options, view.width_px, view.height_px, view.extent);
}

/// Pixels of the picture per inch of the paper.
double dpi_of(const carto::MapOptions& options, const View& view) {
    constexpr double k_logical_dpi = 96;
    return view.dpi > 0 ? view.dpi : options.pixel_ratio * k_logical_dpi;
}

double denominator_of(double dpi, const scene::Camera& camera) { return dpi / 0.0254 / camera.pixels_per_metre; }

/// The widest ground that a picture may show: a thousand kilometres from its meridian a Gauss–Krüger projection is a
/// hundredth too large, and far beyond it has no image.
constexpr double k_widest_m = 2e6;

/// Of the city, or of the extent that is wanted; empty where there is neither.
geo::ProjectedExtent ground_of(const carto::MapBuilder& builder, const geo::GeoExtent& wanted) {
    geo::ProjectedExtent ground;
    if (!wanted.empty())
        ground.include(builder.project({(wanted.west + wanted.east) / 2, (wanted.south + wanted.north) / 2}));
    else
        for (const plan::Unit& unit : builder.plan().units) ground.unite(builder.extent_of(ref_of(unit)));
    return ground;
}

/// What stays where it is at another scale: the middle of what was fitted, which need not lie in the middle of the
/// room.
scene::Vec2 fixed_point(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view,
                        const scene::Camera& fitted) {
    const geo::ProjectedExtent ground = view.camera ? geo::ProjectedExtent{} : ground_of(builder, view.extent);
    if (!ground.empty())
        return scene::to_screen(fitted, {(ground.min_x + ground.max_x) / 2, (ground.min_y + ground.max_y) / 2});
    const scene::Rect room = builder.clear_room(options, fitted.width_px, fitted.height_px);
    return {room.x + room.width / 2, room.y + room.height / 2};
}

/// The camera at the scale that is wanted, so that the middle of what was fitted stays where it is.
base::Result<scene::Camera> at_scale(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view,
                                     const scene::Camera& fitted) {
    constexpr double k_slack = 1.001;
    const double wanted = *view.scale, fits = denominator_of(dpi_of(options, view), fitted);
    const double denominator = wanted > 0 ? wanted : carto::round_denominator(fits);
    if (denominator * k_slack < fits)
        return base::fail(
            base::ErrorKind::refused, fmt::format("1:{:.0f}", denominator),
            base::mark("does not hold the extent on this paper; 1:{} is the largest round scale that does"),
            {fmt::format("{:.0f}", carto::round_denominator(fits))});
    const double widest = k_widest_m * dpi_of(options, view) / 0.0254 / std::max(fitted.width_px, fitted.height_px);
    if (denominator > widest)
        return base::fail(
            base::ErrorKind::refused, fmt::format("1:{:.0f}", denominator),
            base::mark("shows more ground than the projection holds; 1:{} is the smallest round scale that fits"),
            {fmt::format("{:.0f}", carto::round_denominator_within(widest))});
    const scene::Vec2 middle = fixed_point(builder, options, view, fitted);
    const geo::Projected place = scene::to_map(fitted, middle);
    scene::Camera camera = fitted;
    camera.pixels_per_metre = fitted.pixels_per_metre * fits / denominator;
    camera.centre = {place.x - (middle.x - static_cast<float>(fitted.width_px) / 2) / camera.pixels_per_metre,
                     place.y + (middle.y - static_cast<float>(fitted.height_px) / 2) / camera.pixels_per_metre};
    return camera;
}

/// What is far from the projection's zone has no image there, or an infinite one.
base::Result<void> check_ground(const scene::Camera& camera) {
    const bool has_image = std::isfinite(camera.centre.x) && std::isfinite(camera.centre.y) &&
                           std::isfinite(camera.pixels_per_metre) && camera.pixels_per_metre > 0;
    if (!has_image)
        return base::fail(base::ErrorKind::refused, "",
                          base::mark("this extent has no image on the map; choose one that lies in the plan"));
    if (std::max(camera.width_px, camera.height_px) > k_widest_m * camera.pixels_per_metre)
        return base::fail(
            base::ErrorKind::refused, "",
            base::mark("this extent is wider than the projection of the map holds; choose a smaller one"));
    return {};
}

/// A sheet of paper by its name and its size, anything else by its pixels.
std::string size_words(const carto::MapOptions& options, const View& view) {
    const std::string& paper = options.sheet.paper;
    if (paper.empty()) return fmt::format("{}x{}", view.width_px, view.height_px);
    const auto mm = [&](int px) { return std::round(px / dpi_of(options, view) * 25.4); };
    const std::string size = fmt::format("{:g} × {:g} mm", mm(view.width_px), mm(view.height_px));
    return paper == size ? size : fmt::format("{} ({})", paper, size);
}

/// What would leave more room for the map.
const char* remedy(const carto::MapOptions& options) {
    if (options.sheet.paper.empty())
        return base::mark("has no room for a map beside title and legend; choose a larger size");
    const bool is_bare =
        options.sheet.beside == carto::Beside::nothing || options.sheet.beside == carto::Beside::carriers;
    return is_bare ? base::mark("has no room for a map beside title and legend; choose a larger paper")
                   : base::mark(
                         "has no room for the map beside what stands there; choose a larger paper or less beside it");
}

/// Title and legend take so much of a small picture that no map is left.
base::Result<void> check_room(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view) {
    constexpr float k_least_share = 0.1F;
    if (options.furniture != carto::Furniture::page && options.furniture != carto::Furniture::slide) return {};
    const scene::Rect room = builder.clear_room(options, view.width_px, view.height_px);
    if (room.width >= k_least_share * static_cast<float>(view.width_px) &&
        room.height >= k_least_share * static_cast<float>(view.height_px))
        return {};
    return base::fail(base::ErrorKind::refused, size_words(options, view), remedy(options));
}

/// Where the line goes: what is wanted, else the city, lies half at one side, half at the other, unless its middle is
/// out of view.
float middle_of(const carto::MapBuilder& builder, const geo::GeoExtent& wanted, const scene::Camera& camera) {
    const geo::ProjectedExtent ground = ground_of(builder, wanted);
    const auto width = static_cast<float>(camera.width_px);
    const float x = scene::to_screen(camera, {(ground.min_x + ground.max_x) / 2, camera.centre.y}).x;
    return x > 0 && x < width ? x : width / 2;
}

/// One map, or the two halves of a comparison: each is a whole map of which half is painted.
carto::Layout lay_out(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view,
                      const scene::Camera& camera) {
    if (!options.compared || !options.compared->side_by_side)
        return carto::one_map(options, camera.width_px, camera.height_px);
    carto::Layout two = carto::two_maps(options, camera.width_px, camera.height_px);
    carto::divide(two, std::floor(middle_of(builder, view.extent, camera)), carto::k_split_line * options.pixel_ratio);
    return two;
}

std::array<geo::LonLat, 4> corners_of(const carto::MapBuilder& builder, const scene::Camera& camera) {
    const auto right = static_cast<float>(camera.width_px), bottom = static_cast<float>(camera.height_px);
    return {builder.position_at(camera, {0, bottom}), builder.position_at(camera, {0, 0}),
            builder.position_at(camera, {right, 0}), builder.position_at(camera, {right, bottom})};
}

scene::Camera camera_of_cells(carto::MapBuilder& builder, const carto::Layout& wall, const View& view) {
    if (wall.maps.empty()) return {};
    const carto::MapFrame& cell = wall.maps.front();
    return builder.fit(cell.options, static_cast<int>(cell.box.width), static_cast<int>(cell.box.height), view.extent);
}

base::Result<scene::Pane> pane_of_corridor(carto::MapBuilder& builder, const carto::MapOptions& options, int width_px,
                                           int height_px) {
    plan::CorridorStrip strip =
        plan::make_corridor_strip(builder.index(), plan::find_line(builder.plan(), options.line));
    const std::vector<plan::GapRule> rules = plan::gap_rules_in_effect(builder.plan());
    strip.gaps = plan::open_stretches(plan::find_gaps(builder.review(options.line), rules), strip.line);
    const auto drawn = builder.corridor(strip, options, {}, width_px, height_px);
    if (!drawn) return base::pass(drawn.error());
    return carto::screen_pane(drawn->scene, width_px, height_px);
}

base::Result<Composition> compose_corridor(carto::MapBuilder& builder, const carto::MapOptions& options,
                                           const View& view) {
    const auto pane = pane_of_corridor(builder, options, view.width_px, view.height_px);
    if (!pane) return base::pass(pane.error());
    return Composition{view.width_px, view.height_px, options.pixel_ratio, pane->scene, pane->camera, {*pane}};
}

/// Where the page leaves room for it, the corridor unrolled.
base::Result<void> add_unrolled(std::vector<scene::Pane>& panes, carto::MapBuilder& builder,
                                const carto::MapOptions& options, const View& view) {
    constexpr float k_margin = 10;
    const scene::Rect whole = builder.unrolled_room(options, view.width_px, view.height_px);
    if (whole.height <= 0) return {};
    const scene::Rect room = whole.grown(-std::round(k_margin * options.pixel_ratio));
    carto::MapOptions bare = options;
    bare.furniture = carto::Furniture::none;
    auto pane = pane_of_corridor(builder, bare, static_cast<int>(room.width), static_cast<int>(room.height));
    if (!pane)
        return base::fail(base::ErrorKind::refused, "",
                          base::mark("the corridor unrolled has no room under the map; choose a larger paper or leave "
                                     "it out"));
    panes.push_back(scene::pane_at({std::round(room.x), std::round(room.y)}, pane->scene, pane->camera));
    return {};
}

/// A scene that has nothing in map space.
Composition on_screen(const scene::ScenePtr& scene, const carto::MapOptions& options, const View& view) {
    const scene::Pane pane = carto::screen_pane(scene, view.width_px, view.height_px);
    return {view.width_px, view.height_px, options.pixel_ratio, scene, pane.camera, {pane}};
}

base::Result<Composition> compose_chart(carto::MapBuilder& builder, const carto::MapOptions& options,
                                        const View& view) {
    const auto drawn = builder.area_chart(*view.chart, options, view.width_px, view.height_px);
    if (!drawn) return base::pass(drawn.error());
    return on_screen(drawn->scene, options, view);
}

base::Result<Composition> compose_bullets(carto::MapBuilder& builder, const carto::MapOptions& options,
                                          const View& view) {
    const auto drawn = builder.bullet_chart(*view.bullets, options, view.width_px, view.height_px);
    if (!drawn) return base::pass(drawn.error());
    return on_screen(drawn->scene, options, view);
}

base::Result<Composition> compose(const Request& request, carto::GlyphsAs glyphs) {
    const auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    auto builder = make_map_builder(request.plan, *fonts, glyphs);
    if (!builder) return base::pass(builder.error());
    return compose(*builder, request.options, request.view);
}

base::Result<Composition> prepare(const std::function<base::Result<Request>()>& load) {
    const auto request = load();
    if (!request) return base::pass(request.error());
    return compose(*request, carto::GlyphsAs::cells);
}

/// Draws a picture some rows at a time, and those in tiles where they are wider than OpenGL can draw: a poster is
/// larger than the memory that it is worth.
class BandPainter {
public:
    BandPainter(render::Renderer& renderer, const Composition& picture) : renderer_(renderer), picture_(picture) {}

    /// Hold until the next call.
    base::Result<std::span<const std::uint8_t>> rows(int first, int count) {
        const int width = picture_.width_px, most = renderer_.most_px();
        if (width <= most && count <= most) {
            if (auto drawn = draw({0, first, width, count}); !drawn) return base::pass(drawn.error());
            rgba_ = target_->read_pixels();
            return rgba_;
        }
        rgba_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(count) * 4);
        for (int y = 0; y < count; y += most)
            for (int x = 0; x < width; x += most) {
                const Tile tile{x, first + y, std::min(most, width - x), std::min(most, count - y)};
                if (auto drawn = draw(tile); !drawn) return base::pass(drawn.error());
                put(target_->read_pixels(), tile, x, y);
            }
        return rgba_;
    }

private:
    struct Tile {
        int x, y, width, height;  ///< of the picture, px
    };

    base::Result<void> draw(const Tile& tile) {
        if (!target_ || target_->width() != tile.width || target_->height() != tile.height) {
            auto target = gpu::Framebuffer::create(tile.width, tile.height);
            if (!target) return base::pass(target.error());
            target_.emplace(std::move(*target));
        }
        std::vector<scene::Pane> panes = picture_.panes;
        for (scene::Pane& pane : panes) {
            for (float* x : {&pane.corner.x, &pane.clip.x}) *x -= static_cast<float>(tile.x);
            for (float* y : {&pane.corner.y, &pane.clip.y}) *y -= static_cast<float>(tile.y);
        }
        renderer_.draw(panes, picture_.pixel_ratio, *target_);
        return {};
    }

    /// At a place of the rows.
    void put(const std::vector<std::uint8_t>& pixels, const Tile& tile, int x, int y) {
        const std::size_t length = static_cast<std::size_t>(tile.width) * 4;
        const std::size_t stride = static_cast<std::size_t>(picture_.width_px) * 4;
        std::uint8_t* to = rgba_.data() + static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x) * 4;
        for (int row = 0; row < tile.height; ++row)
            std::copy_n(pixels.data() + static_cast<std::size_t>(row) * length, length,
                        to + static_cast<std::size_t>(row) * stride);
    }

    render::Renderer& renderer_;
    const Composition& picture_;
    std::optional<gpu::Framebuffer> target_;
    std::vector<std::uint8_t> rgba_;
};

Picture take(render::Renderer& renderer, const gpu::Framebuffer& target, Composition composition) {
    renderer.draw(composition.panes, composition.pixel_ratio, target);
    return {std::move(composition), target.read_pixels()};
}

}  // namespace

base::Result<Composition> compose(carto::MapBuilder& builder, const carto::MapOptions& asked, const View& view) {
    carto::MapOptions options = asked;
    if (view.corridor) return compose_corridor(builder, options, view);
    if (view.chart) return compose_chart(builder, options, view);
    if (view.bullets) return compose_bullets(builder, options, view);
    carto::Layout layout;
    scene::Camera camera;
    if (auto room = view.wall ? base::Result<void>{} : check_room(builder, options, view); !room)
        return base::pass(room.error());
    if (view.wall) {
        layout = builder.wall(options, view.width_px, view.height_px);
        camera = camera_of_cells(builder, layout, view);
    } else {
        camera = camera_of(builder, options, view);
    }
    if (auto ground = check_ground(camera); !ground) return base::pass(ground.error());
    if (view.scale && !view.wall) {
        const auto scaled = at_scale(builder, options, view, camera);
        if (!scaled) return base::pass(scaled.error());
        camera = *scaled;
        options.sheet.scale = denominator_of(dpi_of(options, view), camera);
    }
    if (!view.wall) layout = lay_out(builder, options, view, camera);
    carto::build_scenes(layout, builder, camera);
    carto::make_rings(layout, builder, view.highlighted);
    const scene::ScenePtr& main = layout.maps.empty() ? layout.ground : layout.maps[layout.main].scene;
    Composition made{
        layout.width_px, layout.height_px, options.pixel_ratio, main, camera, carto::panes(layout, camera)};
    if (layout.maps.size() == 1 && !view.wall) made.corners = corners_of(builder, camera);
    if (!view.wall)
        if (auto added = add_unrolled(made.panes, builder, options, view); !added) return base::pass(added.error());
    return made;
}

Composition compose(carto::MapBuilder& builder, const carto::TitlePage& page, const carto::MapOptions& options,
                    const View& view) {
    const scene::ScenePtr scene = builder.title_page(page, options, view.width_px, view.height_px);
    const scene::Pane pane = carto::screen_pane(scene, view.width_px, view.height_px);
    return Composition{view.width_px, view.height_px, options.pixel_ratio, scene, pane.camera, {pane}};
}

base::Result<carto::MapBuilder> make_map_builder(plan::PlanPtr plan, const platform::FontPair& fonts,
                                                 carto::GlyphsAs glyphs) {
    auto text = carto::TextEngine::create({fonts.regular.path, fonts.regular.face_index},
                                          {fonts.bold.path, fonts.bold.face_index}, glyphs);
    if (!text) return base::pass(text.error());
    return carto::MapBuilder::create(std::move(plan), std::move(*text));
}

base::Result<carto::MapBuilder> make_map_builder(plan::PlanPtr plan) {
    const auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    return make_map_builder(std::move(plan), *fonts);
}

base::Result<Studio> Studio::open(const std::function<base::Result<plan::PlanPtr>()>& load) {
    auto builder = std::async(std::launch::async, [&load]() -> base::Result<carto::MapBuilder> {
        auto plan = load();
        if (!plan) return base::pass(plan.error());
        return make_map_builder(std::move(*plan));
    });
    auto graphics = open_graphics();
    auto made = builder.get();
    if (!made) return base::pass(made.error());
    if (!graphics) return base::pass(graphics.error());
    return Studio(std::move(graphics->context), std::move(graphics->renderer), std::move(*made));
}

base::Result<Picture> Studio::draw(const carto::MapOptions& options, const View& view) {
    auto made = compose(builder_, options, view);
    if (!made) return base::pass(made.error());
    if (!target_ || target_->width() != made->width_px || target_->height() != made->height_px) {
        auto target = gpu::Framebuffer::create(made->width_px, made->height_px);
        if (!target) return base::pass(target.error());
        target_.emplace(std::move(*target));
    }
    return take(*renderer_, *target_, std::move(*made));
}

base::Result<Composition> compose(const Request& request) { return compose(request, carto::GlyphsAs::outlines); }

base::Result<Composition> draw_once(const std::function<base::Result<Request>()>& load, const UsePicture& use,
                                    int most_px) {
    auto composition = std::async(std::launch::async, [&load] { return prepare(load); });
    auto graphics = open_graphics(most_px);
    auto made = composition.get();
    if (!made) return base::pass(made.error());
    if (!graphics) return base::pass(graphics.error());
    BandPainter painter(*graphics->renderer, *made);
    const auto used = use(*made, [&](int first, int count) { return painter.rows(first, count); });
    if (!used) return base::pass(used.error());
    return std::move(*made);
}

base::Result<Picture> draw_once(const std::function<base::Result<Request>()>& load) {
    std::vector<std::uint8_t> rgba;
    auto made = draw_once(load, [&](const Composition& picture, const Rows& rows) -> base::Result<void> {
        const auto all = rows(0, picture.height_px);
        if (!all) return base::pass(all.error());
        rgba.assign(all->begin(), all->end());
        return {};
    });
    if (!made) return base::pass(made.error());
    return Picture{std::move(*made), std::move(rgba)};
}

}  // namespace picture
