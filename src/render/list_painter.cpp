#include "list_painter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <epoxy/gl.h>
#include <string>
#include <utility>
#include <vector>

#include "shader_sources.h"

namespace render {
namespace {

constexpr const char* k_version = "#version 330 core\n";

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

void disable_attributes() {
    constexpr GLuint k_most = 6;
    for (GLuint index = 0; index < k_most; ++index) glDisableVertexAttribArray(index);
}

}  // namespace

/// A list with what the card has of it.
struct ListPainter::Ready {
    const scene::DrawList& list;
    const UploadedList& buffers;
    const UploadedStyles& styles;
    const scene::FillStyles& fill_styles;
};

ListPainter::ListPainter(Pass solid, Pass pattern, Pass line, Pass symbol, Pass text, Pass picture, Pass box)
    : solid_(std::move(solid)),
      pattern_(std::move(pattern)),
      line_(std::move(line)),
      symbol_(std::move(symbol)),
      text_(std::move(text)),
      picture_(std::move(picture)),
      box_(std::move(box)),
      solid_styles_(solid_.program.uniform("u_styles")),
      pattern_styles_(pattern_.program.uniform("u_styles")),
      pattern_ratio_(pattern_.program.uniform("u_pixel_ratio")),
      pattern_seen_(pattern_.program.uniform("u_seen_px")),
      text_halo_(text_.program.uniform("u_halo_pass")),
      text_atlas_(text_.program.uniform("u_atlas")),
      picture_corner_(picture_.program.uniform("u_corner")),
      picture_across_(picture_.program.uniform("u_across")),
      picture_down_(picture_.program.uniform("u_down")),
      picture_opacity_(picture_.program.uniform("u_opacity")),
      picture_texture_(picture_.program.uniform("u_picture")),
      box_colour_(box_.program.uniform("u_colour")) {}

base::Result<ListPainter> ListPainter::create() {
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
    return ListPainter(std::move(*solid), std::move(*pattern), std::move(*line), std::move(*symbol), std::move(*text),
                       std::move(*picture), std::move(*box));
}

void ListPainter::begin_picture() { glBindVertexArray(vertex_array_.name()); }

void ListPainter::end_picture() {
    uploads_.end_picture();
    glBindVertexArray(0);
}

ListPainter::Ready ListPainter::ready(const scene::Drawing& drawing) {
    return {*drawing.list, uploads_.lists.get(drawing.list, uploads_.bytes),
            uploads_.styles.get(drawing.fill_styles, uploads_.bytes), *drawing.fill_styles};
}

void ListPainter::paint_fills(const scene::Batch& batch, const Ready& ready, const View& view) const {
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
        use(textured ? pattern_ : solid_, batch, view);
        glUniform1i(textured ? pattern_styles_ : solid_styles_, 0);
        if (textured) {
            glUniform1f(pattern_ratio_, view.pixel_ratio);
            glUniform2f(pattern_seen_, view.seen.x - view.textures_from.x, view.seen.y - view.textures_from.y);
        }
        const scene::FillShape &a = ready.list.shapes[first], &b = ready.list.shapes[next - 1];
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(b.first_index + b.index_count - a.first_index),
                       GL_UNSIGNED_INT, offset(a.first_index * sizeof(std::uint32_t)));
    }
    glEnable(GL_BLEND);
}

/// All halos of the batch first, so that none covers a neighbour's stroke.
void ListPainter::paint_text(const scene::Batch& batch, const Ready& ready, const View& view) {
    if (!view.scene.glyph_image) return;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, uploads_.glyphs.get(view.scene.glyph_image, uploads_.bytes).texture.name());
    glUniform1i(text_atlas_, 0);
    const scene::TextRun& first = ready.list.texts[batch.first];
    const scene::TextRun& last = ready.list.texts[batch.first + batch.count - 1];
    const std::size_t count = last.first_glyph + last.glyph_count - first.first_glyph;
    for (const bool halo : {true, false}) {
        if (halo && batch.primitive != scene::Primitive::haloed_text) continue;
        glUniform1i(text_halo_, halo ? 1 : 0);
        draw_instances(first.first_glyph, count, ready.buffers.glyphs, bind_text_attributes);
    }
}

void ListPainter::paint_batch(const scene::Batch& batch, const Ready& ready, const View& view) {
    disable_attributes();
    switch (batch.primitive) {
        case scene::Primitive::fill: paint_fills(batch, ready, view); break;
        case scene::Primitive::line:
            use(line_, batch, view);
            draw_instances(batch.first, batch.count, ready.buffers.lines, bind_line_attributes);
            break;
        case scene::Primitive::symbol:
            use(symbol_, batch, view);
            draw_instances(batch.first, batch.count, ready.buffers.symbols, bind_symbol_attributes);
            break;
        case scene::Primitive::text:
        case scene::Primitive::haloed_text:
            use(text_, batch, view);
            paint_text(batch, ready, view);
            break;
    }
}

void ListPainter::paint_underlay(const View& view) {
    const scene::Underlay& underlay = view.scene.underlay;
    if (!underlay.picture) return;
    disable_attributes();
    use(picture_, {scene::Primitive::fill, scene::Space::map, 0, 0}, view);
    const auto send = [&](std::int32_t uniform, scene::Vec2 v) { glUniform2f(uniform, v.x, v.y); };
    const scene::Vec2 a = underlay.corner, b = underlay.right_corner, c = underlay.low_corner;
    send(picture_corner_, a);
    send(picture_across_, {b.x - a.x, b.y - a.y});
    send(picture_down_, {c.x - a.x, c.y - a.y});
    glUniform1f(picture_opacity_, underlay.opacity);
    glUniform1i(picture_texture_, 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, uploads_.pictures.get(underlay.picture, uploads_.bytes).texture.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

/// The underlay lies over the fills that the ground begins with and under the first of its lines.
void ListPainter::paint_ground(const View& view) {
    const scene::Drawing& drawing = view.scene[scene::ListKind::ground];
    if (!drawing.list) return paint_underlay(view);
    const Ready of = ready(drawing);
    const auto& batches = drawing.list->batches;
    const auto first_line = std::ranges::find_if(
        batches, [](const scene::Batch& batch) { return batch.primitive != scene::Primitive::fill; });
    for (auto batch = batches.begin(); batch != first_line; ++batch) paint_batch(*batch, of, view);
    paint_underlay(view);
    for (auto batch = first_line; batch != batches.end(); ++batch) paint_batch(*batch, of, view);
}

void ListPainter::paint(scene::ListKind kind, const View& view) {
    const scene::Drawing& drawing = view.scene[kind];
    if (!drawing.list) return;
    const Ready of = ready(drawing);
    for (const scene::Batch& batch : drawing.list->batches) paint_batch(batch, of, view);
}

void ListPainter::paint_boxes(std::span<const scene::PixelBox> boxes, scene::Vec2 corner, const View& view) {
    std::vector<std::array<float, 4>> of_pane;
    for (const scene::PixelBox& box : boxes)
        of_pane.push_back({static_cast<float>(box.left) - corner.x, static_cast<float>(box.top) - corner.y,
                           static_cast<float>(box.right) - corner.x, static_cast<float>(box.bottom) - corner.y});
    boxes_.upload(std::as_bytes(std::span(of_pane)));
    disable_attributes();
    use(box_, {scene::Primitive::fill, scene::Space::screen, 0, 0}, view);
    const auto component = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
    const scene::Colour ground = view.scene.background;
    glUniform3f(box_colour_, component(ground.r), component(ground.g), component(ground.b));
    draw_instances(0, boxes.size(), boxes_,
                   [](std::size_t) { attribute(0, 4, GL_FLOAT, GL_FALSE, sizeof(std::array<float, 4>), 0, 1); });
}

}  // namespace render
