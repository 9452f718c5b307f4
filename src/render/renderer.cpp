#include "render/renderer.h"

#include <algorithm>
#include <cstddef>
#include <epoxy/gl.h>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "shader_sources.h"

namespace render {
namespace {

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
    colour_attribute(1, sizeof(V), offsetof(V, colour), 0);
    colour_attribute(2, sizeof(V), offsetof(V, pattern_colour), 0);
    integer_attribute(3, 1, GL_UNSIGNED_BYTE, sizeof(V), offsetof(V, pattern), 0);
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
    const scene::Camera& camera;
    float pixel_ratio;
};

}  // namespace

/// The glyphs of one scene; scenes that are drawn in turn may be from before and after the builder made room.
struct Atlas {
    gpu::Texture texture;
    int width = 0, height = 0;
    std::uint64_t version = 0;

    void upload(const scene::GlyphImage& image);
};

/// A scene's data on the graphics card.
struct Uploaded {
    gpu::Buffer fill_vertices, fill_indices, lines, symbols, glyphs;
    Atlas atlas;
    scene::ScenePtr scene;

    void upload(const scene::ScenePtr& wanted);
};

/// What a pane has on the graphics card.
struct PaneData {
    Uploaded scene;
    std::vector<Uploaded> highlights;  ///< as many as were ever drawn at once

    void upload(const scene::Pane& pane);
};

struct Renderer::Impl {
    Pass fill, line, symbol, text;
    std::int32_t fill_ratio, text_halo, text_atlas;
    gpu::VertexArray vertex_array = gpu::make_vertex_array();
    /// As many as were ever drawn at once: what was uploaded for a pane is found there the next time.
    std::vector<PaneData> panes;

    Impl(Pass f, Pass l, Pass s, Pass t)
        : fill(std::move(f)),
          line(std::move(l)),
          symbol(std::move(s)),
          text(std::move(t)),
          fill_ratio(fill.program.uniform("u_pixel_ratio")),
          text_halo(text.program.uniform("u_halo_pass")),
          text_atlas(text.program.uniform("u_atlas")) {}

    void draw_pane(const scene::Pane& pane, PaneData& data, float pixel_ratio, const gpu::Framebuffer& target);
    void use(const Pass& pass, const scene::Batch& batch, const scene::Scene& scene, const View& view);
    void draw_batch(const scene::Batch& batch, const Uploaded& data, const View& view);
    void draw_highlights(std::span<const Uploaded> highlights, scene::Primitive primitive, const View& view);
    void draw_fill(const scene::Batch& batch, const Uploaded& data);
    void draw_text(const scene::Batch& batch, const Uploaded& data);
    void draw_instances(const scene::Batch& batch, const gpu::Buffer& buffer, void (*bind)(std::size_t));
};

void Atlas::upload(const scene::GlyphImage& image) {
    if (image.version == version) return;
    if (!texture || image.width != width || image.height != height) {
        std::uint32_t name = 0;
        glGenTextures(1, &name);
        texture = gpu::Texture(name);
        width = image.width;
        height = image.height;
        glBindTexture(GL_TEXTURE_2D, name);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, image.width, image.height, 0, GL_RG, GL_UNSIGNED_BYTE, image.pixels.data());
    version = image.version;
}

void Uploaded::upload(const scene::ScenePtr& wanted) {
    if (wanted == scene) return;
    if (wanted->glyph_image) atlas.upload(*wanted->glyph_image);
    fill_vertices.upload(std::as_bytes(std::span(wanted->fill_vertices)));
    fill_indices.upload(std::as_bytes(std::span(wanted->fill_indices)));
    lines.upload(std::as_bytes(std::span(wanted->lines)));
    symbols.upload(std::as_bytes(std::span(wanted->symbols)));
    glyphs.upload(std::as_bytes(std::span(wanted->glyphs)));
    scene = wanted;
}

void PaneData::upload(const scene::Pane& pane) {
    scene.upload(pane.scene);
    if (highlights.size() < pane.highlights.size()) highlights.resize(pane.highlights.size());
    for (std::size_t i = 0; i < pane.highlights.size(); ++i) highlights[i].upload(pane.highlights[i]);
}

void Renderer::Impl::use(const Pass& pass, const scene::Batch& batch, const scene::Scene& scene, const View& view) {
    const scene::Camera& camera = view.camera;
    glUseProgram(pass.program.name());
    glUniform2f(pass.viewport, static_cast<float>(camera.width_px), static_cast<float>(camera.height_px));
    if (batch.space == scene::Space::screen) {
        glUniform2f(pass.origin_px, 0, 0);
        glUniform2f(pass.scale, 1, 1);
        return;
    }
    const scene::Vec2 origin = scene::to_screen(camera, scene.origin);
    const auto s = static_cast<float>(camera.pixels_per_metre);
    glUniform2f(pass.origin_px, origin.x, origin.y);
    glUniform2f(pass.scale, s, -s);
}

void Renderer::Impl::draw_fill(const scene::Batch& batch, const Uploaded& data) {
    glBindBuffer(GL_ARRAY_BUFFER, data.fill_vertices.name());
    bind_fill_attributes();
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, data.fill_indices.name());
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.count), GL_UNSIGNED_INT,
                   offset(batch.first * sizeof(std::uint32_t)));
}

void Renderer::Impl::draw_instances(const scene::Batch& batch, const gpu::Buffer& buffer, void (*bind)(std::size_t)) {
    glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
    bind(batch.first);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(batch.count));
}

/// All halos of the batch first, so that none covers a neighbour's stroke.
void Renderer::Impl::draw_text(const scene::Batch& batch, const Uploaded& data) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, data.atlas.texture.name());
    glUniform1i(text_atlas, 0);
    if (batch.primitive == scene::Primitive::haloed_text) {
        glUniform1i(text_halo, 1);
        draw_instances(batch, data.glyphs, bind_text_attributes);
    }
    glUniform1i(text_halo, 0);
    draw_instances(batch, data.glyphs, bind_text_attributes);
}

void Renderer::Impl::draw_batch(const scene::Batch& batch, const Uploaded& data, const View& view) {
    const scene::Scene& scene = *data.scene;
    for (GLuint index = 0; index < 6; ++index) glDisableVertexAttribArray(index);
    switch (batch.primitive) {
        case scene::Primitive::fill:
            use(fill, batch, scene, view);
            glUniform1f(fill_ratio, view.pixel_ratio);
            glDisable(GL_BLEND);
            draw_fill(batch, data);
            glEnable(GL_BLEND);
            break;
        case scene::Primitive::line:
            use(line, batch, scene, view);
            draw_instances(batch, data.lines, bind_line_attributes);
            break;
        case scene::Primitive::symbol:
            use(symbol, batch, scene, view);
            draw_instances(batch, data.symbols, bind_symbol_attributes);
            break;
        case scene::Primitive::text:
        case scene::Primitive::haloed_text:
            use(text, batch, scene, view);
            draw_text(batch, data);
            break;
    }
}

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::~Renderer() = default;

base::Result<std::unique_ptr<Renderer>> Renderer::create() {
    auto fill = make_pass("fill", shaders::fill_vert, shaders::fill_frag);
    if (!fill) return base::pass(fill.error());
    auto line = make_pass("line", shaders::line_vert, shaders::line_frag);
    if (!line) return base::pass(line.error());
    auto symbol = make_pass("symbol", shaders::symbol_vert, shaders::symbol_frag);
    if (!symbol) return base::pass(symbol.error());
    auto text = make_pass("text", shaders::text_vert, shaders::text_frag);
    if (!text) return base::pass(text.error());
    return std::unique_ptr<Renderer>(
        new Renderer(std::make_unique<Impl>(std::move(*fill), std::move(*line), std::move(*symbol), std::move(*text))));
}

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

/// OpenGL counts rows from below.
void look_through(const scene::Pane& pane, const gpu::Framebuffer& target) {
    const auto x = static_cast<int>(pane.corner.x), y = static_cast<int>(pane.corner.y);
    glViewport(x, target.height() - y - pane.camera.height_px, pane.camera.width_px, pane.camera.height_px);
    const int left = std::clamp(static_cast<int>(pane.clip.x), 0, target.width());
    const int right = std::clamp(static_cast<int>(pane.clip.right()), left, target.width());
    const int top = std::clamp(static_cast<int>(pane.clip.y), 0, target.height());
    const int bottom = std::clamp(static_cast<int>(pane.clip.bottom()), top, target.height());
    glScissor(left, target.height() - bottom, right - left, bottom - top);
}

void clear_to_background(const scene::Scene& scene) {
    const auto component = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
    glClearColor(component(scene.background.r), component(scene.background.g), component(scene.background.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

void Renderer::Impl::draw_highlights(std::span<const Uploaded> highlights, scene::Primitive primitive,
                                     const View& view) {
    for (const Uploaded& highlight : highlights)
        for (const scene::Batch& batch : highlight.scene->batches)
            if (batch.primitive == primitive) draw_batch(batch, highlight, view);
}

void Renderer::Impl::draw_pane(const scene::Pane& pane, PaneData& data, float pixel_ratio,
                               const gpu::Framebuffer& target) {
    data.upload(pane);
    look_through(pane, target);
    const scene::Scene& scene = *pane.scene;
    const View view{pane.camera, pixel_ratio};
    const std::span<const Uploaded> highlights(data.highlights.data(), pane.highlights.size());
    clear_to_background(scene);
    for (std::size_t i = 0; i <= scene.batches.size(); ++i) {
        if (i == scene.outlines_before) draw_highlights(highlights, scene::Primitive::line, view);
        if (i == scene.circles_before) draw_highlights(highlights, scene::Primitive::symbol, view);
        if (i < scene.batches.size()) draw_batch(scene.batches[i], data.scene, view);
    }
}

void Renderer::draw(std::span<const scene::Pane> panes, float pixel_ratio, const gpu::Framebuffer& target) {
    Impl& impl = *impl_;
    if (impl.panes.size() < panes.size()) impl.panes.resize(panes.size());
    prepare(target);
    glBindVertexArray(impl.vertex_array.name());
    for (std::size_t i = 0; i < panes.size(); ++i) impl.draw_pane(panes[i], impl.panes[i], pixel_ratio, target);
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
}

void Renderer::draw(const scene::ScenePtr& scene, const scene::Camera& camera, float pixel_ratio,
                    const gpu::Framebuffer& target, std::span<const scene::ScenePtr> highlights) {
    const scene::Rect whole{0, 0, static_cast<float>(target.width()), static_cast<float>(target.height())};
    const scene::Pane pane{scene, camera, {}, whole, {highlights.begin(), highlights.end()}};
    draw({&pane, 1}, pixel_ratio, target);
}

}  // namespace render
