#include "map_view.h"

#include <utility>

#include "scene/changed_parts.h"

namespace desk {

base::Result<MapView> MapView::create() {
    auto renderer = render::Renderer::create();
    if (!renderer) return base::pass(renderer.error());
    return MapView(std::move(*renderer));
}

bool MapView::fits(int width, int height) const {
    return target_ && target_->width() == width && target_->height() == height;
}

bool MapView::keep() {
    kept_ = std::exchange(target_, std::nullopt);
    drawn_.clear();
    return kept_.has_value();
}

base::Result<std::vector<scene::PixelBox>> MapView::draw(const session::MapSession& session, int width, int height) {
    if (!fits(width, height)) {
        auto target = gpu::Framebuffer::create(width, height, gpu::Stencil::cleared);
        if (!target) return base::pass(target.error());
        target_.emplace(std::move(*target));
        drawn_.clear();
    }
    std::vector<scene::Pane> panes = session.panes();
    const float pixel_ratio = session.options().pixel_ratio;
    std::vector<scene::PixelBox> changed{{0, 0, width, height}};
    const std::vector<scene::PixelBox> all = changed;
    if (panes.size() == 1 && drawn_.size() == 1) changed = scene::changed_parts(drawn_[0], panes[0]);
    if (changed == all)
        renderer_->draw(panes, pixel_ratio, *target_);  // whose lists are on the card already
    else
        renderer_->draw_parts(panes[0], pixel_ratio, *target_, changed);
    drawn_ = std::move(panes);
    return changed;
}

void MapView::show(std::uint32_t target, int x, int y, int target_height, const gpu::Part& part, bool kept) const {
    const std::optional<gpu::Framebuffer>& shown = kept ? kept_ : target_;
    if (shown) gpu::blit(*shown, target, x, target_height - y - shown->height(), part);
}

}  // namespace desk
