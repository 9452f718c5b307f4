#include "picture/picture.h"

#include <cmath>
#include <future>
#include <optional>
#include <utility>

namespace picture {
namespace {

struct Graphics {
    platform::OffscreenContext context;
    std::unique_ptr<render::Renderer> renderer;
};

base::Result<Graphics> open_graphics() {
    auto context = platform::OffscreenContext::create();
    if (!context) return base::pass(context.error());
    auto renderer = render::Renderer::create();
    if (!renderer) return base::pass(renderer.error());
    return Graphics{std::move(*context), std::move(*renderer)};
}

scene::Camera camera_of(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view) {
    return view.camera ? *view.camera : builder.fit(options, view.width_px, view.height_px, view.extent);
}

scene::Pane make_pane(carto::MapBuilder& builder, const carto::MapOptions& options, const scene::Camera& camera,
                      scene::Vec2 corner, const View& view) {
    scene::Pane pane = scene::pane_at(corner, builder.build(options, camera), camera);
    for (const plan::FeatureRef feature : view.highlighted)
        pane.highlights.push_back(builder.highlight(*pane.scene, feature, options));
    return pane;
}

/// Two panes, and a line between them.
void split_panes(std::vector<scene::Pane>& panes, float at, float line_width) {
    auto ink = std::make_shared<scene::Scene>();
    ink->background = scene::rgb(0x26241F);
    scene::Pane line = scene::pane_at({}, std::move(ink), panes[0].camera);
    line.clip.x = at - std::round(line_width / 2);
    line.clip.width = std::round(line_width);
    panes[0].clip.width = at;
    panes[1].clip.x = at;
    panes[1].clip.width -= at;
    panes.push_back(std::move(line));
}

/// Where the line goes: the city lies half at one side, half at the other, unless its middle is out of view.
float middle_of_city(const carto::MapBuilder& builder, const scene::Camera& camera) {
    geo::ProjectedExtent city;
    for (const plan::Unit& unit : builder.plan().units) city.unite(builder.extent_of(ref_of(unit)));
    const auto width = static_cast<float>(camera.width_px);
    const float x = scene::to_screen(camera, {(city.min_x + city.max_x) / 2, camera.centre.y}).x;
    return x > 0 && x < width ? x : width / 2;
}

/// The two halves of a comparison: each side is a whole map of which half is painted.
Composition compose_sides(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view) {
    const scene::Camera camera = camera_of(builder, options, view);
    Composition out{camera.width_px, camera.height_px, options.pixel_ratio, nullptr, camera, {}};
    const std::vector<carto::MapOptions> sides = carto::sides_of(options);
    for (const carto::MapOptions& side : sides) {
        out.panes.push_back(make_pane(builder, side, camera, {}, view));
        if (!out.scene || side == options) out.scene = out.panes.back().scene;
    }
    if (sides.size() < 2) return out;
    split_panes(out.panes, std::floor(middle_of_city(builder, camera)), 2 * options.pixel_ratio);
    return out;
}

Composition compose_wall(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view) {
    Composition out{view.width_px, view.height_px, options.pixel_ratio, nullptr, {}, {}};
    const carto::Wall wall = builder.wall(options, view.width_px, view.height_px);
    out.panes.push_back(carto::frame_pane(wall));
    std::optional<scene::Camera> camera;
    for (const carto::WallCell& cell : wall.cells) {
        const carto::MapOptions wish = carto::cell_options(options, cell.indicator);
        const auto width = static_cast<int>(cell.box.width), height = static_cast<int>(cell.box.height);
        if (!camera) camera = builder.fit(wish, width, height, view.extent);
        out.panes.push_back(make_pane(builder, wish, *camera, {cell.box.x, cell.box.y}, view));
    }
    const scene::Pane& main = out.panes[wall.cells.empty() ? 0 : 1];
    out.scene = main.scene;
    out.camera = main.camera;
    return out;
}

Composition compose(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view) {
    return view.wall ? compose_wall(builder, options, view) : compose_sides(builder, options, view);
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

Picture take(render::Renderer& renderer, const gpu::Framebuffer& target, Composition composition) {
    renderer.draw(composition.panes, composition.pixel_ratio, target);
    return {std::move(composition), target.read_pixels()};
}

}  // namespace

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
    Composition made = compose(builder_, options, view);
    if (!target_ || target_->width() != made.width_px || target_->height() != made.height_px) {
        auto target = gpu::Framebuffer::create(made.width_px, made.height_px);
        if (!target) return base::pass(target.error());
        target_.emplace(std::move(*target));
    }
    return take(*renderer_, *target_, std::move(made));
}

base::Result<Composition> compose(const Request& request) { return compose(request, carto::GlyphsAs::outlines); }

base::Result<Picture> draw_once(const std::function<base::Result<Request>()>& load) {
    auto composition = std::async(std::launch::async, [&load] { return prepare(load); });
    auto graphics = open_graphics();
    auto made = composition.get();
    if (!made) return base::pass(made.error());
    if (!graphics) return base::pass(graphics.error());
    auto target = gpu::Framebuffer::create(made->width_px, made->height_px);
    if (!target) return base::pass(target.error());
    return take(*graphics->renderer, *target, std::move(*made));
}

}  // namespace picture
