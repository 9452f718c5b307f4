#include "render/renderer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <epoxy/gl.h>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "scene/changed_parts.h"
#include "shader_sources.h"
#include "uploads.h"

namespace render {
namespace {

constexpr GLuint k_whole_stencil = 0xFF;
constexpr GLint k_mark = 1;
constexpr const char* k_version = "#version 330 core\n";

/// A program with the uniforms that every one of ours has.
struct Pass {
    gpu::Program program;
    std::int32_t viewport, origin_px, scale;
};

base::Result<Pass> make_pass(const char* label, const char* vertex, const char* fragment) {
    const std::string vertex_text = std::string(k_version) + shaders::common_glsl + vertex;
    const std::string fragment_text = std::string(k_version) + fragment;
    auto program = gpu::Program::link(label, vertex_text.c_str(), fragment_text.c_str());
    if (!program) return base::pass(program.error());
    const auto u = [&](const char* name) { return program->uniform(name); };
    const auto viewport = u("u_viewport");
    const auto origin = u("u_origin_px");
    const auto scale = u("u_scale");
    return Pass{std::move(*program), viewport, origin, scale};
}

void* offset(std::size_t bytes) { return reinterpret_cast<void*>(bytes); }

void attribute(GLuint index, GLint size, GLenum type, GLboolean normalised, std::size_t stride, std::size_t at,
               GLuint divisor) {
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, size, type, normalised, static_cast<GLsizei>(stride), offset(at));
    glVertexAttribDivisor(index, divisor);
}

void integer_attribute(GLuint index, GLint size, GLenum type, std::size_t stride, std::size_t at, GLuint divisor) {
    glEnableVertexAttribArray(index);
    glVertexAttribIPointer(index, size, type, static_cast<GLsizei>(stride), offset(at));
    glVertexAttribDivisor(index, divisor);
}

void colour_attribute(GLuint index, std::size_t stride, std::size_t at, GLuint divisor) {
    attribute(index, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, at, divisor);
}

// Attribute pointers of each primitive; `first` skips that many instances (OpenGL 3.3 has no base instance).
void bind_fill_attributes() {
    using V = scene::FillVertex;
    attribute(0, 2, GL_FLOAT, GL_FALSE, sizeof(V), offsetof(V, position), 0);
    integer_attribute(1, 1, GL_UNSIGNED_INT, sizeof(V), offsetof(V, shape), 0);
}

void bind_line_attributes(std::size_t first) {
    using L = scene::LineSegment;
    const std::size_t base = first * sizeof(L);
    attribute(0, 4, GL_FLOAT, GL_FALSE, sizeof(L), base + offsetof(L, a), 1);
    attribute(1, 4, GL_FLOAT, GL_FALSE, sizeof(L), base + offsetof(L, a_offset), 1);
    attribute(2, 4, GL_FLOAT, GL_FALSE, sizeof(L), base + offsetof(L, along), 1);
    colour_attribute(3, sizeof(L), base + offsetof(L, colour), 1);
}

void bind_symbol_attributes(std::size_t first) {
    using S = scene::Symbol;
    const std::size_t base = first * sizeof(S);
    attribute(0, 4, GL_FLOAT, GL_FALSE, sizeof(S), base + offsetof(S, anchor), 1);
    attribute(1, 2, GL_FLOAT, GL_FALSE, sizeof(S), base + offsetof(S, half_size), 1);
    attribute(2, 2, GL_FLOAT, GL_FALSE, sizeof(S), base + offsetof(S, edge_px), 1);
    colour_attribute(3, sizeof(S), base + offsetof(S, fill), 1);
    colour_attribute(4, sizeof(S), base + offsetof(S, edge), 1);
    integer_attribute(5, 2, GL_UNSIGNED_BYTE, sizeof(S), base + offsetof(S, shape), 1);
}

void bind_text_attributes(std::size_t first) {
    using G = scene::Glyph;
    const std::size_t base = first * sizeof(G);
    attribute(0, 2, GL_FLOAT, GL_FALSE, sizeof(G), base + offsetof(G, anchor), 1);
    integer_attribute(1, 2, GL_SHORT, sizeof(G), base + offsetof(G, left), 1);
    integer_attribute(2, 4, GL_UNSIGNED_SHORT, sizeof(G), base + offsetof(G, u), 1);
    colour_attribute(3, sizeof(G), base + offsetof(G, colour), 1);
    colour_attribute(4, sizeof(G), base + offsetof(G, halo), 1);
}

struct View {
    const scene::Scene& scene;
    const scene::Camera& camera;
    float pixel_ratio;
    const scene::Rect& seen;  ///< the part of the pane that the viewport shows, whole px
};

/// A list with what the card has of it.
struct Ready {
    const scene::DrawList& list;
    const UploadedList& buffers;
    const UploadedStyles& styles;
    const scene::FillStyles& fill_styles;
};

/// What the picture of a ground is made of.
struct GroundKey {
    scene::DrawListPtr list;
    scene::FillStylesPtr fill_styles;
    scene::Colour background;
    geo::Projected origin;
    scene::Camera camera;
    float pixel_ratio;

    GroundKey(const View& view)
        : list(view.scene[scene::ListKind::ground].list),
          fill_styles(view.scene[scene::ListKind::ground].fill_styles),
          background(view.scene.background),
          origin(view.scene.origin),
          camera(view.camera),
          pixel_ratio(view.pixel_ratio) {}
    friend bool operator==(const GroundKey&, const GroundKey&) = default;
};

/// A ground that parts are drawn over again and again.
struct KeptGround {
    GroundKey key;
    std::optional<gpu::Framebuffer> picture;  ///< null: asked for once
};

}  // namespace

struct Renderer::Impl {
    Pass solid, pattern, line, symbol, text, picture, box;
    std::int32_t solid_styles, pattern_styles, pattern_ratio, pattern_seen, text_halo, text_atlas, picture_corner,
        picture_across, picture_down, picture_opacity, picture_texture, box_colour;
    gpu::VertexArray vertex_array = gpu::make_vertex_array();
    gpu::Buffer boxes;
    Uploads uploads;
    std::optional<KeptGround> kept;
    int most_px = 0;  ///< a side of a viewport, a power of two

    Impl(Pass f, Pass p, Pass l, Pass s, Pass t, Pass i, Pass b)
        : solid(std::move(f)),
          pattern(std::move(p)),
          line(std::move(l)),
          symbol(std::move(s)),
          text(std::move(t)),
          picture(std::move(i)),
          box(std::move(b)),
          solid_styles(solid.program.uniform("u_styles")),
          pattern_styles(pattern.program.uniform("u_styles")),
          pattern_ratio(pattern.program.uniform("u_pixel_ratio")),
          pattern_seen(pattern.program.uniform("u_seen_px")),
          text_halo(text.program.uniform("u_halo_pass")),
          text_atlas(text.program.uniform("u_atlas")),
          picture_corner(picture.program.uniform("u_corner")),
          picture_across(picture.program.uniform("u_across")),
          picture_down(picture.program.uniform("u_down")),
          picture_opacity(picture.program.uniform("u_opacity")),
          picture_texture(picture.program.uniform("u_picture")),
          box_colour(box.program.uniform("u_colour")) {}

    void begin_picture(const gpu::Framebuffer& target);
    void end_picture();
    void draw_pane(const scene::Pane& pane, float pixel_ratio, const gpu::Framebuffer& target);
    void draw_over_ground(const scene::Pane& pane, const View& view);
    bool keep_ground(const View& view);
    void copy_ground(const scene::Pane& pane, const gpu::Framebuffer& target, std::span<const scene::PixelBox> parts);
    void upload_boxes(std::span<const scene::PixelBox> parts, scene::Vec2 corner);
    void mark_boxes(std::size_t count, const View& view, GLint mark);
    void draw_ground(const View& view);
    void draw_underlay(const View& view);
    void draw_list(scene::ListKind kind, const View& view);
    void draw_highlights(scene::ListKind kind, const scene::Pane& pane, const View& view);
    void draw_batch(const scene::Batch& batch, const Ready& ready, const View& view);
    void draw_fills(const scene::Batch& batch, const Ready& ready, const View& view) const;
    void draw_text(const scene::Batch& batch, const Ready& ready, const View& view);
};

namespace {

void use(const Pass& pass, const scene::Batch& batch, const View& view) {
    const scene::Camera& camera = view.camera;
    glUseProgram(pass.program.name());
    glUniform2f(pass.viewport, view.seen.width, view.seen.height);
    if (batch.space == scene::Space::screen) {
        glUniform2f(pass.origin_px, -view.seen.x, -view.seen.y);
        glUniform2f(pass.scale, 1, 1);
        return;
    }
    const scene::Vec2 origin = scene::to_screen(camera, view.scene.origin);
    const auto s = static_cast<float>(camera.pixels_per_metre);
    glUniform2f(pass.origin_px, origin.x - view.seen.x, origin.y - view.seen.y);
    glUniform2f(pass.scale, s, -s);
}

void draw_instances(std::size_t first, std::size_t count, const gpu::Buffer& buffer, void (*bind)(std::size_t)) {
    glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
    bind(first);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(count));
}

/// How a fill is drawn: neighbours of one kind together, each kind by its own program. Opaque ones, which are most,
/// need no blending.
enum class FillKind { opaque, translucent, pattern };

FillKind kind_of(const scene::FillStyle& style) {
    if (style.pattern != scene::Pattern::solid) return FillKind::pattern;
    return style.colour.a == 255 ? FillKind::opaque : FillKind::translucent;
}

}  // namespace

void Renderer::Impl::draw_fills(const scene::Batch& batch, const Ready& ready, const View& view) const {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_BUFFER, ready.styles.texture.name());
    glBindBuffer(GL_ARRAY_BUFFER, ready.buffers.fill_vertices.name());
    bind_fill_attributes();
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, ready.buffers.fill_indices.name());
    const auto kind = [&](std::uint32_t i) { return kind_of(ready.fill_styles[i]); };
    const std::uint32_t end = batch.first + batch.count;
    for (std::uint32_t first = batch.first, next = first; first < end; first = next) {
        while (next < end && kind(next) == kind(first)) ++next;
        const bool textured = kind(first) == FillKind::pattern;
        if (kind(first) == FillKind::translucent)
            glEnable(GL_BLEND);
        else
            glDisable(GL_BLEND);
        use(textured ? pattern : solid, batch, view);
        glUniform1i(textured ? pattern_styles : solid_styles, 0);
        if (textured) {
            glUniform1f(pattern_ratio, view.pixel_ratio);
            glUniform2f(pattern_seen, view.seen.x, view.seen.y);
        }
        const scene::FillShape &a = ready.list.shapes[first], &b = ready.list.shapes[next - 1];
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(b.first_index + b.index_count - a.first_index),
                       GL_UNSIGNED_INT, offset(a.first_index * sizeof(std::uint32_t)));
    }
    glEnable(GL_BLEND);
}

/// All halos of the batch first, so that none covers a neighbour's stroke.
void Renderer::Impl::draw_text(const scene::Batch& batch, const Ready& ready, const View& view) {
    if (!view.scene.glyph_image) return;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, uploads.glyphs.get(view.scene.glyph_image, uploads.bytes).texture.name());
    glUniform1i(text_atlas, 0);
    const scene::TextRun& first = ready.list.texts[batch.first];
    const scene::TextRun& last = ready.list.texts[batch.first + batch.count - 1];
    const std::size_t count = last.first_glyph + last.glyph_count - first.first_glyph;
    for (const bool halo : {true, false}) {
        if (halo && batch.primitive != scene::Primitive::haloed_text) continue;
        glUniform1i(text_halo, halo ? 1 : 0);
        draw_instances(first.first_glyph, count, ready.buffers.glyphs, bind_text_attributes);
    }
}

void Renderer::Impl::draw_batch(const scene::Batch& batch, const Ready& ready, const View& view) {
    for (GLuint index = 0; index < 6; ++index) glDisableVertexAttribArray(index);
    switch (batch.primitive) {
        case scene::Primitive::fill: draw_fills(batch, ready, view); break;
        case scene::Primitive::line:
            use(line, batch, view);
            draw_instances(batch.first, batch.count, ready.buffers.lines, bind_line_attributes);
            break;
        case scene::Primitive::symbol:
            use(symbol, batch, view);
            draw_instances(batch.first, batch.count, ready.buffers.symbols, bind_symbol_attributes);
            break;
        case scene::Primitive::text:
        case scene::Primitive::haloed_text:
            use(text, batch, view);
            draw_text(batch, ready, view);
            break;
    }
}

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::~Renderer() = default;

base::Result<std::unique_ptr<Renderer>> Renderer::create(int most_px) {
    auto solid = make_pass("solid", shaders::fill_vert, shaders::solid_frag);
    if (!solid) return base::pass(solid.error());
    auto pattern = make_pass("pattern", shaders::fill_vert, shaders::pattern_frag);
    if (!pattern) return base::pass(pattern.error());
    auto line = make_pass("line", shaders::line_vert, shaders::line_frag);
    if (!line) return base::pass(line.error());
    auto symbol = make_pass("symbol", shaders::symbol_vert, shaders::symbol_frag);
    if (!symbol) return base::pass(symbol.error());
    auto text = make_pass("text", shaders::text_vert, shaders::text_frag);
    if (!text) return base::pass(text.error());
    auto picture = make_pass("picture", shaders::picture_vert, shaders::picture_frag);
    if (!picture) return base::pass(picture.error());
    auto box = make_pass("box", shaders::box_vert, shaders::box_frag);
    if (!box) return base::pass(box.error());
    auto impl = std::make_unique<Impl>(std::move(*solid), std::move(*pattern), std::move(*line), std::move(*symbol),
                                       std::move(*text), std::move(*picture), std::move(*box));
    impl->most_px = static_cast<int>(std::bit_floor(static_cast<unsigned>(std::min(most_px, gpu::most_px()))));
    return std::unique_ptr<Renderer>(new Renderer(std::move(impl)));
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

void Renderer::Impl::draw_underlay(const View& view) {
    const scene::Underlay& underlay = view.scene.underlay;
    if (!underlay.picture) return;
    for (GLuint index = 0; index < 6; ++index) glDisableVertexAttribArray(index);
    use(picture, {scene::Primitive::fill, scene::Space::map, 0, 0}, view);
    const auto send = [&](std::int32_t uniform, scene::Vec2 v) { glUniform2f(uniform, v.x, v.y); };
    const scene::Vec2 a = underlay.corner, b = underlay.right_corner, c = underlay.low_corner;
    send(picture_corner, a);
    send(picture_across, {b.x - a.x, b.y - a.y});
    send(picture_down, {c.x - a.x, c.y - a.y});
    glUniform1f(picture_opacity, underlay.opacity);
    glUniform1i(picture_texture, 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, uploads.pictures.get(underlay.picture, uploads.bytes).texture.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

/// The underlay lies over the fills that the ground begins with and under the first of its lines.
void Renderer::Impl::draw_ground(const View& view) {
    const scene::Drawing& drawing = view.scene[scene::ListKind::ground];
    if (!drawing.list) return draw_underlay(view);
    const Ready ready{*drawing.list, uploads.lists.get(drawing.list, uploads.bytes),
                      uploads.styles.get(drawing.fill_styles, uploads.bytes), *drawing.fill_styles};
    const auto& batches = drawing.list->batches;
    const auto first_line = std::ranges::find_if(
        batches, [](const scene::Batch& batch) { return batch.primitive != scene::Primitive::fill; });
    for (auto batch = batches.begin(); batch != first_line; ++batch) draw_batch(*batch, ready, view);
    draw_underlay(view);
    for (auto batch = first_line; batch != batches.end(); ++batch) draw_batch(*batch, ready, view);
}

void Renderer::Impl::draw_list(scene::ListKind kind, const View& view) {
    const scene::Drawing& drawing = view.scene[kind];
    if (!drawing.list) return;
    const Ready ready{*drawing.list, uploads.lists.get(drawing.list, uploads.bytes),
                      uploads.styles.get(drawing.fill_styles, uploads.bytes), *drawing.fill_styles};
    for (const scene::Batch& batch : drawing.list->batches) draw_batch(batch, ready, view);
}

void Renderer::Impl::draw_highlights(scene::ListKind kind, const scene::Pane& pane, const View& view) {
    for (const scene::ScenePtr& highlight : pane.highlights)
        draw_list(kind, {*highlight, view.camera, view.pixel_ratio, view.seen});
}

void Renderer::Impl::begin_picture(const gpu::Framebuffer& target) {
    prepare(target);
    glBindVertexArray(vertex_array.name());
}

void Renderer::Impl::end_picture() {
    uploads.end_picture();
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
}

void Renderer::Impl::draw_over_ground(const scene::Pane& pane, const View& view) {
    using scene::ListKind;
    draw_list(ListKind::lines, view);
    draw_highlights(ListKind::ground, pane, view);
    draw_list(ListKind::marks, view);
    draw_highlights(ListKind::symbols, pane, view);
    for (const ListKind kind : {ListKind::symbols, ListKind::names, ListKind::furniture}) draw_list(kind, view);
}

void Renderer::Impl::draw_pane(const scene::Pane& pane, float pixel_ratio, const gpu::Framebuffer& target) {
    const scene::Rect seen = seen_part(pane, most_px);
    if (!look_through(pane, seen, target)) return;
    clear_to_background(*pane.scene);
    const View view{*pane.scene, pane.camera, pixel_ratio, seen};
    draw_ground(view);
    draw_over_ground(pane, view);
}

/// Copying a ground costs a fraction of drawing it. The first parts over a ground draw it, the second ones keep it: a
/// single change, a name that is pointed at, is cheaper without. False: there is none of this view.
bool Renderer::Impl::keep_ground(const View& view) {
    GroundKey key(view);
    if (view.scene.underlay.picture || !kept || !(kept->key == key)) {
        kept.emplace(KeptGround{std::move(key), std::nullopt});
        return false;
    }
    if (kept->picture) return true;
    auto made = gpu::Framebuffer::create(view.camera.width_px, view.camera.height_px);
    if (!made) return false;  // it is drawn as before
    kept->picture.emplace(std::move(*made));
    prepare(*kept->picture);
    look_through(scene::pane_at({}, nullptr, view.camera), view.seen, *kept->picture);
    clear_to_background(view.scene);
    draw_ground(view);
    return true;
}

void Renderer::Impl::copy_ground(const scene::Pane& pane, const gpu::Framebuffer& target,
                                 std::span<const scene::PixelBox> parts) {
    glDisable(GL_SCISSOR_TEST);  // under which llvmpipe draws rectangles instead of copying rows
    const int x = static_cast<int>(pane.corner.x);
    const int y = target.height() - static_cast<int>(pane.corner.y) - kept->picture->height();
    for (const scene::PixelBox& part : parts)
        gpu::blit(*kept->picture, target.name(), x, y,
                  {part.left, target.height() - part.bottom, part.right - part.left, part.bottom - part.top});
}

void Renderer::Impl::upload_boxes(std::span<const scene::PixelBox> parts, scene::Vec2 corner) {
    std::vector<std::array<float, 4>> of_pane;
    for (const scene::PixelBox& part : parts)
        of_pane.push_back({static_cast<float>(part.left) - corner.x, static_cast<float>(part.top) - corner.y,
                           static_cast<float>(part.right) - corner.x, static_cast<float>(part.bottom) - corner.y});
    boxes.upload(std::as_bytes(std::span(of_pane)));
}

/// Writes a mark into the stencil of the boxes that were uploaded last, and the background where colours are written.
void Renderer::Impl::mark_boxes(std::size_t count, const View& view, GLint mark) {
    for (GLuint index = 0; index < 6; ++index) glDisableVertexAttribArray(index);
    use(box, {scene::Primitive::fill, scene::Space::screen, 0, 0}, view);
    const auto component = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
    const scene::Colour ground = view.scene.background;
    glUniform3f(box_colour, component(ground.r), component(ground.g), component(ground.b));
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
    glStencilFunc(GL_ALWAYS, mark, k_whole_stencil);
    draw_instances(0, count, boxes,
                   [](std::size_t) { attribute(0, 4, GL_FLOAT, GL_FALSE, sizeof(std::array<float, 4>), 0, 1); });
    glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
}

namespace {

void write_colours(bool written) {
    const GLboolean is = written ? GL_TRUE : GL_FALSE;
    glColorMask(is, is, is, is);
}

scene::Rect rect_of(const scene::PixelBox& box) {
    return {static_cast<float>(box.left), static_cast<float>(box.top), static_cast<float>(box.right - box.left),
            static_cast<float>(box.bottom - box.top)};
}

}  // namespace

void Renderer::draw_parts(const scene::Pane& pane, float pixel_ratio, const gpu::Framebuffer& target,
                          std::span<const scene::PixelBox> parts) {
    if (parts.empty()) return;
    Impl& impl = *impl_;
    scene::Pane cut = scene::cut_to_parts(pane, parts);
    cut.clip = rect_of(scene::hull(parts));
    const scene::Rect seen = seen_part(cut, impl.most_px);
    const View view{*cut.scene, cut.camera, pixel_ratio, seen};
    impl.begin_picture(target);
    const bool kept = impl.keep_ground(view);
    if (kept) impl.copy_ground(cut, target, parts);
    prepare(target);
    look_through(cut, seen, target);
    impl.upload_boxes(parts, cut.corner);
    glEnable(GL_STENCIL_TEST);
    write_colours(!kept);
    impl.mark_boxes(parts.size(), view, k_mark);
    write_colours(true);
    glStencilFunc(GL_EQUAL, k_mark, k_whole_stencil);
    glStencilMask(0);  // what is never written is tested before anything is computed
    if (!kept) impl.draw_ground(view);
    impl.draw_over_ground(cut, view);
    glStencilMask(k_whole_stencil);
    write_colours(false);
    impl.mark_boxes(parts.size(), view, 0);
    write_colours(true);
    glDisable(GL_STENCIL_TEST);
    impl.end_picture();
}

void Renderer::draw(std::span<const scene::Pane> panes, float pixel_ratio, const gpu::Framebuffer& target) {
    impl_->begin_picture(target);
    for (const scene::Pane& pane : panes) impl_->draw_pane(pane, pixel_ratio, target);
    impl_->end_picture();
}

const UploadedBytes& Renderer::uploaded() const { return impl_->uploads.bytes; }

void Renderer::draw(const scene::ScenePtr& scene, const scene::Camera& camera, float pixel_ratio,
                    const gpu::Framebuffer& target, std::span<const scene::ScenePtr> highlights) {
    const scene::Rect whole{0, 0, static_cast<float>(target.width()), static_cast<float>(target.height())};
    const scene::Pane pane{scene, camera, {}, whole, {highlights.begin(), highlights.end()}};
    draw({&pane, 1}, pixel_ratio, target);
}

}  // namespace render
