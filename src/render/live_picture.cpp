#include "render/live_picture.h"

#include <utility>

namespace render {

std::optional<gpu::Framebuffer> LivePicture::release() {
    drawn_.clear();
    if (!picture_) return std::nullopt;
    std::optional<gpu::Framebuffer> out = std::move(*picture_).release();
    picture_.reset();
    return out;
}

base::Result<std::vector<scene::PixelBox>> LivePicture::draw(Renderer& renderer, std::vector<scene::Pane> panes,
                                                             float pixel_ratio, int width, int height) {
    if (!picture_ || picture_->get().width() != width || picture_->get().height() != height) {
        auto made = gpu::Framebuffer::create(width, height, gpu::Stencil::cleared);
        if (!made) return base::pass(made.error());
        picture_.emplace(std::move(*made), gpu::Stencil::cleared);
        drawn_.clear();
    }
    const std::vector<scene::PixelBox> all{{0, 0, width, height}};
    const bool one = panes.size() == 1 && drawn_.size() == 1;
    const std::optional<scene::PixelShift> shift = one ? scene::shift_between(drawn_[0], panes[0]) : std::nullopt;
    std::vector<scene::PixelBox> changed = all;
    if (shift && picture_->move(*shift)) {
        panes[0] = scene::continued(drawn_[0], std::move(panes[0]), *shift);
        changed = scene::changed_parts(drawn_[0], panes[0], *shift);
    }
    if (changed == all)
        renderer.draw(panes, pixel_ratio, picture_->get());  // whose lists are on the card already
    else
        renderer.draw_parts(panes[0], pixel_ratio, picture_->get(), changed, *shift);
    drawn_ = std::move(panes);
    return shift == scene::PixelShift{} ? changed : all;
}

}  // namespace render
