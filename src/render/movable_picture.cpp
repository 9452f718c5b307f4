#include "render/movable_picture.h"

namespace render {

bool MovablePicture::move(scene::PixelShift shift) {
    if (shift == scene::PixelShift{}) return true;
    if (!spare_) {
        auto made = gpu::Framebuffer::create(picture_.width(), picture_.height(), stencil_);
        if (!made) return false;
        spare_.emplace(std::move(*made));
    }
    gpu::blit(picture_, spare_->name(), shift.right, -shift.down, {0, 0, picture_.width(), picture_.height()});
    std::swap(picture_, *spare_);
    return true;
}

}  // namespace render
