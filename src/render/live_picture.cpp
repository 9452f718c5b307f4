#include "render/live_picture.h"

#include <utility>

namespace render {
namespace {

bool has_size(const std::optional<gpu::Framebuffer>& picture, int width, int height) {
    return picture && picture->width() == width && picture->height() == height;
}

}  // namespace

std::optional<gpu::Framebuffer> LivePicture::release() {
    drawn_.clear();
    return std::exchange(target_, std::nullopt);
}

/// What the picture does not cover then is anything. False: there is no room for another one.
bool LivePicture::move(scene::PixelShift shift) {
    if (shift == scene::PixelShift{}) return true;
    const int width = target_->width(), height = target_->height();
    if (!has_size(spare_, width, height)) {
        auto made = gpu::Framebuffer::create(width, height, gpu::Stencil::cleared);
        if (!made) return false;
        spare_.emplace(std::move(*made));
    }
    gpu::blit(*target_, spare_->name(), shift.right, -shift.down, {0, 0, width, height});
    std::swap(target_, spare_);
    return true;
}

base::Result<std::vector<scene::PixelBox>> LivePicture::draw(Renderer& renderer, std::vector<scene::Pane> panes,
                                                             float pixel_ratio, int width, int height) {
    if (!has_size(target_, width, height)) {
        auto made = gpu::Framebuffer::create(width, height, gpu::Stencil::cleared);
        if (!made) return base::pass(made.error());
        target_.emplace(std::move(*made));
        spare_.reset();
        drawn_.clear();
    }
    const std::vector<scene::PixelBox> all{{0, 0, width, height}};
    const bool one = panes.size() == 1 && drawn_.size() == 1;
    const std::optional<scene::PixelShift> shift = one ? scene::shift_between(drawn_[0], panes[0]) : std::nullopt;
    std::vector<scene::PixelBox> changed = all;
    if (shift && move(*shift)) {
        panes[0] = scene::continued(drawn_[0], std::move(panes[0]), *shift);
        changed = scene::changed_parts(drawn_[0], panes[0], *shift);
    }
    if (changed == all)
        renderer.draw(panes, pixel_ratio, *target_);  // whose lists are on the card already
    else
        renderer.draw_parts(panes[0], pixel_ratio, *target_, changed);
    drawn_ = std::move(panes);
    return shift == scene::PixelShift{} ? changed : all;
}

}  // namespace render
