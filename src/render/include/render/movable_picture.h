// A picture that can be moved within itself. Owns OpenGL objects: on the thread of their context.
#pragma once

#include <optional>
#include <utility>

#include "gpu/objects.h"
#include "scene/changed_parts.h"

namespace render {

class MovablePicture {
public:
    explicit MovablePicture(gpu::Framebuffer picture, gpu::Stencil stencil)
        : picture_(std::move(picture)), stencil_(stencil) {}

    [[nodiscard]] const gpu::Framebuffer& get() const { return picture_; }
    gpu::Framebuffer release() && { return std::move(picture_); }
    /// What the picture does not cover then (`scene::uncovered`) is anything. False: the card has no room for a second
    /// one, which is kept from the first time on.
    bool move(scene::PixelShift shift);

private:
    gpu::Framebuffer picture_;
    std::optional<gpu::Framebuffer> spare_;
    gpu::Stencil stencil_;  ///< of both
};

}  // namespace render
