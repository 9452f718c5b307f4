#include "map_view.h"

#include <utility>

#include "scene/changed_part.h"

namespace desk {
namespace {

std::vector<scene::Pane> parts_of(const scene::Pane& pane, const std::vector<scene::Rect>& clips) {
    std::vector<scene::Pane> parts(clips.size(), pane);
    for (std::size_t i = 0; i < clips.size(); ++i) parts[i].clip = clips[i];
    return parts;
}

}  // namespace

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

base::Result<void> MapView::draw(const session::MapSession& session, int width, int height) {
    if (!fits(width, height)) {
        auto target = gpu::Framebuffer::create(width, height);
        if (!target) return base::pass(target.error());
        target_.emplace(std::move(*target));
        drawn_.clear();
    }
    std::vector<scene::Pane> panes = session.panes();
    const bool one_map = panes.size() == 1 && drawn_.size() == 1;
    renderer_->draw(one_map ? parts_of(panes[0], scene::changed_parts(drawn_[0], panes[0])) : panes,
                    session.options().pixel_ratio, *target_);
    drawn_ = std::move(panes);
    return {};
}

void MapView::show(std::uint32_t target, int x, int y, int target_height, bool kept) const {
    const std::optional<gpu::Framebuffer>& shown = kept ? kept_ : target_;
    if (shown) gpu::blit(*shown, target, x, target_height - y - shown->height());
}

}  // namespace desk
