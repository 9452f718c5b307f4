#include "picture/picture.h"

#include <future>
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

struct Drawing {
    scene::ScenePtr scene;
    std::vector<scene::ScenePtr> rings;
    scene::Camera camera;
    float pixel_ratio;
};

Drawing make_drawing(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view) {
    const scene::Camera camera = camera_of(builder, options, view);
    Drawing out{builder.build(options, camera), {}, camera, options.pixel_ratio};
    for (const scene::FeatureId& feature : view.highlighted)
        out.rings.push_back(builder.highlight(*out.scene, feature, options));
    return out;
}

base::Result<Drawing> prepare(const std::function<base::Result<Request>()>& load) {
    auto request = load();
    if (!request) return base::pass(request.error());
    auto builder = make_map_builder(std::move(request->plan));
    if (!builder) return base::pass(builder.error());
    return make_drawing(*builder, request->options, request->view);
}

Picture take(render::Renderer& renderer, const gpu::Framebuffer& target, const Drawing& drawing) {
    renderer.draw(drawing.scene, drawing.camera, drawing.pixel_ratio, target, drawing.rings);
    return {target.width(), target.height(), target.read_pixels(), drawing.scene, drawing.camera};
}

}  // namespace

base::Result<carto::MapBuilder> make_map_builder(plan::PlanPtr plan, const platform::FontPair& fonts) {
    auto text = carto::TextEngine::create({fonts.regular.path, fonts.regular.face_index},
                                          {fonts.bold.path, fonts.bold.face_index});
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
    const Drawing drawing = make_drawing(builder_, options, view);
    const scene::Camera& camera = drawing.camera;
    if (!target_ || target_->width() != camera.width_px || target_->height() != camera.height_px) {
        auto target = gpu::Framebuffer::create(camera.width_px, camera.height_px);
        if (!target) return base::pass(target.error());
        target_.emplace(std::move(*target));
    }
    return take(*renderer_, *target_, drawing);
}

base::Result<Picture> draw_once(const std::function<base::Result<Request>()>& load) {
    auto drawing = std::async(std::launch::async, [&load] { return prepare(load); });
    auto graphics = open_graphics();
    auto made = drawing.get();
    if (!made) return base::pass(made.error());
    if (!graphics) return base::pass(graphics.error());
    auto target = gpu::Framebuffer::create(made->camera.width_px, made->camera.height_px);
    if (!target) return base::pass(target.error());
    return take(*graphics->renderer, *target, *made);
}

}  // namespace picture
