#include "render/renderer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <epoxy/gl.h>
#include <optional>
#include <span>
#include <utility>

#include "list_painter.h"
#include "render/movable_picture.h"
#include "scene/changed_parts.h"

namespace render {
namespace {

constexpr GLuint k_whole_stencil = 0xFF;

/// What the picture of a ground is made of.
struct GroundKey {
    scene::DrawListPtr list;
    scene::FillStylesPtr fill_styles;
    scene::Colour background;
    geo::Projected origin;
    scene::Camera camera;
    float pixel_ratio;
    scene::Vec2 textures_from;

    GroundKey(const View& view)
        : list(view.scene[scene::ListKind::ground].list),
          fill_styles(view.scene[scene::ListKind::ground].fill_styles),
          background(view.scene.background),
          origin(view.scene.origin),
          camera(view.camera),
          pixel_ratio(view.pixel_ratio),
          textures_from(view.textures_from) {}
    friend bool operator==(const GroundKey&, const GroundKey&) = default;
};

/// A ground that parts are drawn over again and again.
struct KeptGround {
    GroundKey key;
    std::optional<MovablePicture> picture;  ///< null: asked for once
};

}  // namespace

struct Renderer::Impl {
    ListPainter lists;
    std::optional<KeptGround> kept;
    int most_px;  ///< a side of a viewport, a power of two

    void begin_picture(const gpu::Framebuffer& target);
    void end_picture();
    void draw_pane(const scene::Pane& pane, float pixel_ratio, const gpu::Framebuffer& target);
    void draw_over_ground(const scene::Pane& pane, const View& view);
    void draw_highlights(scene::ListKind kind, const scene::Pane& pane, const View& view);
    void paint_kept(const View& view, std::span<const scene::PixelBox> parts);
    bool move_ground(const GroundKey& key, const View& view, scene::PixelShift shift);
    bool keep_ground(const View& view, scene::PixelShift shift);
    void copy_ground(const scene::Pane& pane, const gpu::Framebuffer& target, std::span<const scene::PixelBox> parts);
    void draw_marked(const scene::Pane& pane, const View& view, std::span<const scene::PixelBox> parts, bool over_copy);
};

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::~Renderer() = default;

base::Result<std::unique_ptr<Renderer>> Renderer::create(int most_px) {
    auto lists = ListPainter::create();
    if (!lists) return base::pass(lists.error());
    const auto side = static_cast<int>(std::bit_floor(static_cast<unsigned>(std::min(most_px, gpu::most_px()))));
    return std::unique_ptr<Renderer>(new Renderer(std::make_unique<Impl>(Impl{std::move(*lists), std::nullopt, side})));
}

int Renderer::most_px() const { return impl_->most_px; }

namespace {

void prepare(const gpu::Framebuffer& target) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.name());
    glEnable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    // alpha stays 1: the picture is opaque wherever it was cleared
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

/// Of a side of a pane: all of it, unless it is longer than a viewport may be; then as much as it may be, from where
/// the target begins: a power of two, by which each part divides places exactly and edges meet those of the next.
std::pair<float, float> seen_of(float corner, int length, int most) {
    if (length <= most) return {0, static_cast<float>(length)};
    return {std::max(0.0F, -corner), static_cast<float>(most)};
}

scene::Rect seen_part(const scene::Pane& pane, int most) {
    const auto [x, width] = seen_of(pane.corner.x, pane.camera.width_px, most);
    const auto [y, height] = seen_of(pane.corner.y, pane.camera.height_px, most);
    return {x, y, width, height};
}

/// OpenGL counts rows from below. False: nothing of the pane lies in the target.
bool look_through(const scene::Pane& pane, const scene::Rect& seen, const gpu::Framebuffer& target) {
    const auto x = static_cast<int>(pane.corner.x + seen.x), y = static_cast<int>(pane.corner.y + seen.y);
    const auto width = static_cast<int>(seen.width), height = static_cast<int>(seen.height);
    glViewport(x, target.height() - y - height, width, height);
    const int left = std::clamp(static_cast<int>(pane.clip.x), 0, target.width());
    const int right = std::clamp(static_cast<int>(pane.clip.right()), left, target.width());
    const int top = std::clamp(static_cast<int>(pane.clip.y), 0, target.height());
    const int bottom = std::clamp(static_cast<int>(pane.clip.bottom()), top, target.height());
    glScissor(left, target.height() - bottom, right - left, bottom - top);
    return right > left && bottom > top;
}

void clear_to_background(const scene::Scene& scene) {
    const auto component = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
    glClearColor(component(scene.background.r), component(scene.background.g), component(scene.background.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

void Renderer::Impl::draw_highlights(scene::ListKind kind, const scene::Pane& pane, const View& view) {
    for (const scene::ScenePtr& highlight : pane.highlights)
        lists.paint(kind, {*highlight, view.camera, view.pixel_ratio, view.seen, pane.textures_from});
}

void Renderer::Impl::begin_picture(const gpu::Framebuffer& target) {
    prepare(target);
    lists.begin_picture();
}

void Renderer::Impl::end_picture() {
    lists.end_picture();
    glDisable(GL_SCISSOR_TEST);
}

void Renderer::Impl::draw_over_ground(const scene::Pane& pane, const View& view) {
    using scene::ListKind;
    lists.paint(ListKind::lines, view);
    draw_highlights(ListKind::ground, pane, view);
    lists.paint(ListKind::marks, view);
    draw_highlights(ListKind::symbols, pane, view);
    for (const ListKind kind : {ListKind::symbols, ListKind::names, ListKind::furniture}) lists.paint(kind, view);
}

void Renderer::Impl::draw_pane(const scene::Pane& pane, float pixel_ratio, const gpu::Framebuffer& target) {
    const scene::Rect seen = seen_part(pane, most_px);
    if (!look_through(pane, seen, target)) return;
    clear_to_background(*pane.scene);
    const View view{*pane.scene, pane.camera, pixel_ratio, seen, pane.textures_from};
    lists.paint_ground(view);
    draw_over_ground(pane, view);
}

/// Parts of the kept picture of a ground.
void Renderer::Impl::paint_kept(const View& view, std::span<const scene::PixelBox> parts) {
    const gpu::Framebuffer& picture = kept->picture->get();
    scene::Pane pane = scene::pane_at({}, nullptr, view.camera);
    prepare(picture);
    for (const scene::PixelBox& part : parts) {
        pane.clip = scene::rect_of(part);
        look_through(pane, view.seen, picture);
        clear_to_background(view.scene);
        lists.paint_ground(view);
    }
}

/// Has the kept ground lie where the view has it. False: it is of another one.
bool Renderer::Impl::move_ground(const GroundKey& key, const View& view, scene::PixelShift shift) {
    kept->key.camera = scene::moved(kept->key.camera, shift);
    kept->key.textures_from.x += static_cast<float>(shift.right);
    kept->key.textures_from.y += static_cast<float>(shift.down);
    if (!(kept->key == key)) return false;
    if (!kept->picture || shift == scene::PixelShift{}) return true;
    if (!kept->picture->move(shift)) return false;
    paint_kept(view, scene::uncovered(view.camera.width_px, view.camera.height_px, shift));
    return true;
}

/// Copying a ground costs a fraction of drawing it. The first parts over a ground draw it, the second ones keep it: a
/// single change, a name that is pointed at, is cheaper without. False: there is none of this view.
bool Renderer::Impl::keep_ground(const View& view, scene::PixelShift shift) {
    GroundKey key(view);
    if (view.scene.underlay.picture || !kept || !move_ground(key, view, shift)) {
        kept.emplace(KeptGround{std::move(key), std::nullopt});
        return false;
    }
    if (kept->picture) return true;
    const int width = view.camera.width_px, height = view.camera.height_px;
    auto made = gpu::Framebuffer::create(width, height);
    if (!made) return false;  // it is drawn as before
    kept->picture.emplace(std::move(*made), gpu::Stencil::none);
    paint_kept(view, std::array{scene::PixelBox{0, 0, width, height}});
    return true;
}

void Renderer::Impl::copy_ground(const scene::Pane& pane, const gpu::Framebuffer& target,
                                 std::span<const scene::PixelBox> parts) {
    const int x = static_cast<int>(pane.corner.x);
    const int y = target.height() - static_cast<int>(pane.corner.y) - kept->picture->get().height();
    for (const scene::PixelBox& part : parts)
        gpu::blit(kept->picture->get(), target.name(), x, y,
                  {part.left, target.height() - part.bottom, part.right - part.left, part.bottom - part.top});
}

namespace {

void write_colours(bool written) {
    const GLboolean is = written ? GL_TRUE : GL_FALSE;
    glColorMask(is, is, is, is);
}

/// What is drawn from here writes `mark` into the stencil.
void begin_marking(GLint mark) {
    glStencilMask(k_whole_stencil);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
    glStencilFunc(GL_ALWAYS, mark, k_whole_stencil);
}

/// What is drawn from here is drawn where that mark is. Nothing is written: what never is, is tested before anything is
/// computed.
void draw_within(GLint mark) {
    glStencilMask(0);
    glStencilFunc(GL_EQUAL, mark, k_whole_stencil);
}

}  // namespace

/// Within the parts alone, which bear a mark meanwhile. `over_copy`: of their ground a copy lies there.
void Renderer::Impl::draw_marked(const scene::Pane& pane, const View& view, std::span<const scene::PixelBox> parts,
                                 bool over_copy) {
    constexpr GLint k_mark = 1;
    glEnable(GL_STENCIL_TEST);
    begin_marking(k_mark);
    write_colours(!over_copy);
    lists.paint_boxes(parts, pane.corner, view);
    write_colours(true);
    draw_within(k_mark);
    if (!over_copy) lists.paint_ground(view);
    draw_over_ground(pane, view);
    begin_marking(0);
    write_colours(false);
    lists.paint_boxes(parts, pane.corner, view);
    write_colours(true);
    glDisable(GL_STENCIL_TEST);
}

void Renderer::draw_parts(const scene::Pane& pane, float pixel_ratio, const gpu::Framebuffer& target,
                          std::span<const scene::PixelBox> parts, scene::PixelShift shift) {
    if (parts.empty()) return;
    scene::Pane cut = scene::cut_to_parts(pane, parts);
    cut.clip = scene::rect_of(scene::hull(parts));
    const scene::Rect seen = seen_part(cut, impl_->most_px);
    const View view{*cut.scene, cut.camera, pixel_ratio, seen, cut.textures_from};
    impl_->begin_picture(target);
    const bool kept = impl_->keep_ground(view, shift);
    if (kept) impl_->copy_ground(cut, target, parts);
    prepare(target);
    look_through(cut, seen, target);
    impl_->draw_marked(cut, view, parts, kept);
    impl_->end_picture();
}

void Renderer::draw(std::span<const scene::Pane> panes, float pixel_ratio, const gpu::Framebuffer& target) {
    impl_->begin_picture(target);
    for (const scene::Pane& pane : panes) impl_->draw_pane(pane, pixel_ratio, target);
    impl_->end_picture();
}

const UploadedBytes& Renderer::uploaded() const { return impl_->lists.uploaded(); }

void Renderer::draw(const scene::ScenePtr& scene, const scene::Camera& camera, float pixel_ratio,
                    const gpu::Framebuffer& target, std::span<const scene::ScenePtr> highlights) {
    const scene::Rect whole{0, 0, static_cast<float>(target.width()), static_cast<float>(target.height())};
    const scene::Pane pane{scene, camera, {}, whole, {highlights.begin(), highlights.end()}};
    draw({&pane, 1}, pixel_ratio, target);
}

}  // namespace render
