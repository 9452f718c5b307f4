#include "gpu/objects.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <epoxy/gl.h>
#include <string>

#include "base/error_words.h"

namespace gpu {
namespace detail {

void delete_buffer(std::uint32_t name) { glDeleteBuffers(1, &name); }
void delete_vertex_array(std::uint32_t name) { glDeleteVertexArrays(1, &name); }
void delete_texture(std::uint32_t name) { glDeleteTextures(1, &name); }
void delete_framebuffer(std::uint32_t name) { glDeleteFramebuffers(1, &name); }
void delete_renderbuffer(std::uint32_t name) { glDeleteRenderbuffers(1, &name); }
void delete_program(std::uint32_t name) { glDeleteProgram(name); }

}  // namespace detail

VertexArray make_vertex_array() {
    std::uint32_t name = 0;
    glGenVertexArrays(1, &name);
    return VertexArray(name);
}

Buffer::Buffer() {
    std::uint32_t name = 0;
    glGenBuffers(1, &name);
    handle_ = BufferHandle(name);
}

void Buffer::upload(std::span<const std::byte> bytes) {
    glBindBuffer(GL_ARRAY_BUFFER, handle_.name());
    if (bytes.size() > capacity_) {
        capacity_ = bytes.size() + bytes.size() / 2;
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(capacity_), nullptr, GL_DYNAMIC_DRAW);
    }
    if (!bytes.empty()) glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(bytes.size()), bytes.data());
}

namespace {

base::Result<std::uint32_t> compile(const char* label, GLenum stage, const char* source) {
    const std::uint32_t shader = glCreateShader(stage);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint ok = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (ok == GL_TRUE) return shader;
    std::array<char, 2048> log{};
    glGetShaderInfoLog(shader, log.size(), nullptr, log.data());
    glDeleteShader(shader);
    return base::fail_with(base::ErrorKind::refused, label,
                           base::mark("a shader does not compile on this OpenGL ({}); update the graphics driver"),
                           std::string(log.data()));
}

}  // namespace

base::Result<Program> Program::link(const char* label, const char* vertex_source, const char* fragment_source) {
    auto vertex = compile(label, GL_VERTEX_SHADER, vertex_source);
    if (!vertex) return base::pass(vertex.error());
    auto fragment = compile(label, GL_FRAGMENT_SHADER, fragment_source);
    if (!fragment) return base::pass(fragment.error());
    ProgramHandle program(glCreateProgram());
    glAttachShader(program.name(), *vertex);
    glAttachShader(program.name(), *fragment);
    glLinkProgram(program.name());
    glDeleteShader(*vertex);
    glDeleteShader(*fragment);
    GLint ok = GL_FALSE;
    glGetProgramiv(program.name(), GL_LINK_STATUS, &ok);
    if (ok == GL_TRUE) return Program(std::move(program));
    std::array<char, 2048> log{};
    glGetProgramInfoLog(program.name(), log.size(), nullptr, log.data());
    return base::fail_with(base::ErrorKind::refused, label,
                           base::mark("a shader does not link on this OpenGL ({}); update the graphics driver"),
                           std::string(log.data()));
}

std::int32_t Program::uniform(const char* uniform_name) const {
    return glGetUniformLocation(handle_.name(), uniform_name);
}

Texture make_texture(int width, int height, std::span<const std::uint8_t> rgba) {
    std::uint32_t name = 0;
    glGenTextures(1, &name);
    Texture owner(name);
    glBindTexture(GL_TEXTURE_2D, name);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    for (const GLenum edge : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
        glTexParameteri(GL_TEXTURE_2D, edge, GL_CLAMP_TO_EDGE);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    return owner;
}

int most_px() {
    GLint of_texture = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &of_texture);
    std::array<GLint, 2> of_viewport{};
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, of_viewport.data());
    return std::min({of_texture, of_viewport[0], of_viewport[1]});
}

namespace {

/// OpenGL 3.3 promises a stencil only together with a depth. Part of the framebuffer that is bound.
Renderbuffer attach_stencil(int width, int height) {
    std::uint32_t name = 0;
    glGenRenderbuffers(1, &name);
    Renderbuffer owner(name);
    glBindRenderbuffer(GL_RENDERBUFFER, name);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, name);
    return owner;
}

}  // namespace

base::Result<Framebuffer> Framebuffer::create(int width, int height, Stencil stencil) {
    if (const int most = most_px(); width < 1 || height < 1 || width > most || height > most)
        return base::fail_with(base::ErrorKind::limit, std::to_string(width) + "x" + std::to_string(height),
                               base::mark("is no size that this OpenGL can draw; choose 1 to {} pixels a side"), most);
    std::uint32_t texture = 0;
    glGenTextures(1, &texture);
    Texture owner(texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    std::uint32_t framebuffer = 0;
    glGenFramebuffers(1, &framebuffer);
    FramebufferHandle handle(framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    Renderbuffer marks;
    if (stencil == Stencil::cleared) marks = attach_stencil(width, height);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return base::fail(base::ErrorKind::limit, std::to_string(width) + "x" + std::to_string(height),
                          base::mark("cannot be drawn: the graphics memory does not suffice; choose a smaller size"));
    if (stencil == Stencil::cleared) {
        glDisable(GL_SCISSOR_TEST);
        glClear(GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
    }
    return Framebuffer(std::move(handle), std::move(owner), std::move(marks), width, height);
}

std::vector<std::uint8_t> Framebuffer::read_pixels() const {
    const std::size_t stride = static_cast<std::size_t>(width_) * 4;
    std::vector<std::uint8_t> rows(stride * static_cast<std::size_t>(height_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, handle_.name());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
    // OpenGL's first row is the lowest; turned in place, since fresh memory is dear
    std::vector<std::uint8_t> spare(stride);
    for (std::size_t upper = 0, lower = static_cast<std::size_t>(height_) - 1; upper < lower; ++upper, --lower) {
        std::memcpy(spare.data(), &rows[upper * stride], stride);
        std::memcpy(&rows[upper * stride], &rows[lower * stride], stride);
        std::memcpy(&rows[lower * stride], spare.data(), stride);
    }
    return rows;
}

void begin_drawing(std::uint32_t target, int width, int height, unsigned ground, const Part& part) {
    glBindFramebuffer(GL_FRAMEBUFFER, target);
    glViewport(0, 0, width, height);
    glEnable(GL_SCISSOR_TEST);
    glScissor(part.x, part.y, part.width, part.height);
    const auto component = [&](int shift) { return static_cast<float>(ground >> shift & 0xFF) / 255; };
    glClearColor(component(16), component(8), component(0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
}

void blit(const Framebuffer& source, std::uint32_t target, int x, int y, const Part& part) {
    glDisable(
        GL_SCISSOR_TEST);  // which cuts copies, and under which llvmpipe draws a rectangle instead of copying rows
    glBindFramebuffer(GL_READ_FRAMEBUFFER, source.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target);
    const int left = std::max(x, part.x), right = std::min(x + source.width(), part.x + part.width);
    const int low = std::max(y, part.y), high = std::min(y + source.height(), part.y + part.height);
    if (left < right && low < high)
        glBlitFramebuffer(left - x, low - y, right - x, high - y, left, low, right, high, GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, target);
}

void finish() { glFinish(); }

std::string describe_context() {
    const auto text = [](GLenum name) {
        const auto* bytes = glGetString(name);
        return bytes == nullptr ? std::string("unknown") : std::string(reinterpret_cast<const char*>(bytes));
    };
    return "OpenGL " + text(GL_VERSION) + ", " + text(GL_RENDERER);
}

}  // namespace gpu
