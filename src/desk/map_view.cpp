#include "map_view.h"

#include <utility>

namespace desk {

base::Result<MapView> MapView::create() {
    auto renderer = render::Renderer::create();
    if (!renderer) return base::pass(renderer.error());
    return MapView(std::move(*renderer));
}

bool MapView::fits(int width, int height) const {
    const gpu::Framebuffer* shown = picture_.get();
    return shown != nullptr && shown->width() == width && shown->height() == height;
}

bool MapView::keep() {
    kept_ = picture_.release();
    return kept_.has_value();
}

base::Result<std::vector<scene::PixelBox>> MapView::draw(const session::MapSession& session, int width, int height) {
    return picture_.draw(*renderer_, session.panes(), session.options().pixel_ratio, width, height);
}

void MapView::show(std::uint32_t target, int x, int y, int target_height, const gpu::Part& part, bool kept) const {
    const gpu::Framebuffer* shown = kept ? (kept_ ? &*kept_ : nullptr) : picture_.get();
    if (shown != nullptr) gpu::blit(*shown, target, x, target_height - y - shown->height(), part);
}

}  // namespace desk
