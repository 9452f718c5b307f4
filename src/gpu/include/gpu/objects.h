// Owners of OpenGL objects: movable, not copyable, deleted with their owner. Every call and every destructor needs the
// context current on this thread. Knows no map.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace gpu {

/// Owner of one OpenGL name; `Delete` frees it.
template <void (*Delete)(std::uint32_t)>
class Handle {
public:
    Handle() = default;
    explicit Handle(std::uint32_t name) : name_(name) {}
    Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    Handle& operator=(Handle&& other) noexcept {
        if (this != &other) {
            reset();
            name_ = std::exchange(other.name_, 0);
        }
        return *this;
    }
    ~Handle() { reset(); }

    [[nodiscard]] std::uint32_t name() const { return name_; }
    explicit operator bool() const { return name_ != 0; }

private:
    void reset() {
        if (name_ != 0) Delete(std::exchange(name_, 0));
    }
    std::uint32_t name_ = 0;
};

namespace detail {
void delete_buffer(std::uint32_t name);
void delete_vertex_array(std::uint32_t name);
void delete_texture(std::uint32_t name);
void delete_framebuffer(std::uint32_t name);
void delete_renderbuffer(std::uint32_t name);
void delete_program(std::uint32_t name);
}  // namespace detail

using BufferHandle = Handle<detail::delete_buffer>;
using VertexArray = Handle<detail::delete_vertex_array>;
using Texture = Handle<detail::delete_texture>;
using FramebufferHandle = Handle<detail::delete_framebuffer>;
using Renderbuffer = Handle<detail::delete_renderbuffer>;
using ProgramHandle = Handle<detail::delete_program>;

VertexArray make_vertex_array();
/// A picture of RGBA rows from the top, width * height * 4 bytes, seen smoothly at other sizes.
Texture make_texture(int width, int height, std::span<const std::uint8_t> rgba);

/// A buffer that is filled whole; it grows and is reused.
class Buffer {
public:
    Buffer();
    void upload(std::span<const std::byte> bytes);
    [[nodiscard]] std::uint32_t name() const { return handle_.name(); }

private:
    BufferHandle handle_;
    std::size_t capacity_ = 0;
};

/// A linked program. A shader that does not compile is a defect of ours or a missing OpenGL 3.3: the error says which.
class Program {
public:
    static base::Result<Program> link(const char* label, const char* vertex_source, const char* fragment_source);
    [[nodiscard]] std::uint32_t name() const { return handle_.name(); }
    [[nodiscard]] std::int32_t uniform(const char* uniform_name) const;

private:
    explicit Program(ProgramHandle handle) : handle_(std::move(handle)) {}
    ProgramHandle handle_;
};

/// The longest side of a framebuffer, px: at least 1024.
int most_px();

/// What a framebuffer has beside its colours: with a stencil, drawing can be kept to parts of any shape.
enum class Stencil : std::uint8_t { none, cleared };

/// RGBA8 colour framebuffer without samples.
class Framebuffer {
public:
    static base::Result<Framebuffer> create(int width, int height, Stencil stencil = Stencil::none);
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] std::uint32_t name() const { return handle_.name(); }
    [[nodiscard]] std::uint32_t texture() const { return texture_.name(); }

    /// RGBA rows from the top, width * height * 4 bytes.
    [[nodiscard]] std::vector<std::uint8_t> read_pixels() const;

private:
    Framebuffer(FramebufferHandle handle, Texture texture, Renderbuffer stencil, int width, int height)
        : handle_(std::move(handle)),
          texture_(std::move(texture)),
          stencil_(std::move(stencil)),
          width_(width),
          height_(height) {}
    FramebufferHandle handle_;
    Texture texture_;
    Renderbuffer stencil_;
    int width_;
    int height_;
};

/// The framebuffer of the window whose context is current.
inline constexpr std::uint32_t k_window_framebuffer = 0;

/// Px of a framebuffer, (x, y) its lower left corner.
struct Part {
    int x = 0, y = 0, width = 0, height = 0;
};

/// Makes `target`, which is that large, the one that is drawn into, and clears a part of it to a colour, 0xRRGGBB.
void begin_drawing(std::uint32_t target, int width, int height, unsigned ground, const Part& part);

/// Copies what lies of a framebuffer in a part of `target`, pixel for pixel; (x, y) is its lower left corner there.
/// Draws into `target` from then, with no scissor.
void blit(const Framebuffer& source, std::uint32_t target, int x, int y, const Part& part);

/// Waits until everything asked for is drawn (for measuring).
void finish();

/// "OpenGL 4.5 (Core Profile) Mesa 22.3.6, llvmpipe" of the current context.
std::string describe_context();

}  // namespace gpu
