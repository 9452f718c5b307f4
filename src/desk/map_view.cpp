#include "map_view.h"

#include <utility>

#include "scene/changed_part.h"

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

base::Result<scene::Rect> MapView::draw(const session::MapSession& session, int width, int height) {
    if (!fits(width, height)) {
        auto target = gpu::Framebuffer::create(width, height);
        if (!target) return base::pass(target.error());
        target_.emplace(std::move(*target));
        drawn_.clear();
    }
    std::vector<scene::Pane> panes = session.panes();
    std::vector<scene::Pane> to_draw = panes;
    scene::Rect changed{0, 0, static_cast<float>(width), static_cast<float>(height)};
    if (panes.size() == 1 && drawn_.size() == 1) to_draw[0].clip = changed = scene::changed_part(drawn_[0], panes[0]);
    renderer_->draw(to_draw, session.options().pixel_ratio, *target_);
    drawn_ = std::move(panes);
    return changed;
}

void MapView::show(std::uint32_t target, int x, int y, int target_height, const gpu::Part& part, bool kept) const {
    const std::optional<gpu::Framebuffer>& shown = kept ? kept_ : target_;
    if (shown) gpu::blit(*shown, target, x, target_height - y - shown->height(), part);
}

}  // namespace desk
