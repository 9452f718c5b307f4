#include "slide_pictures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "picture/picture.h"
#include "session/saved_view.h"

namespace desk {
namespace {

/// What can be told apart in a small picture, along the line of the map: the builder measures along one at a time.
carto::MapOptions options_of(const session::MapSession& session, const plan::SavedView& view, float pixel_ratio) {
    carto::MapOptions options = session::shown_by(view, session.index(), session.options().language);
    options.theme = session.options().theme;
    options.furniture = carto::Furniture::none;
    options.hidden.push_back(carto::Layer::labels);
    options.hidden.push_back(carto::Layer::notes);
    options.pixel_ratio = pixel_ratio;
    options.line = session.options().line;
    return options;
}

plan::SavedView without_words(plan::SavedView view) {
    view.title = view.conclusion = view.notes = {};
    view.entered.clear();
    view.author.clear();
    return view;
}

}  // namespace

base::Result<gpu::Framebuffer> SlidePictures::draw(session::MapSession& session, const Shown& shown) {
    if (!renderer_) {
        auto renderer = render::Renderer::create();
        if (!renderer) return base::pass(renderer.error());
        renderer_ = std::move(*renderer);
    }
    const carto::MapOptions options = options_of(session, shown.view, shown.scale * size_.detail);
    const picture::View view{static_cast<int>(std::lround(size_.width * shown.scale)),
                             static_cast<int>(std::lround(size_.height * shown.scale)),
                             session::extent_of(shown.view),
                             std::nullopt,
                             {},
                             shown.view.wall};
    const auto composed = picture::compose(session.builder(), options, view);
    if (!composed) return base::pass(composed.error());
    auto target = gpu::Framebuffer::create(composed->width_px, composed->height_px);
    if (target) renderer_->draw(composed->panes, options.pixel_ratio, *target);
    return target;
}

void SlidePictures::drop_removed(std::span<const plan::Slide> slides) {
    const auto gone = [&](const auto& kept) {
        return std::ranges::none_of(slides, [&](const plan::Slide& slide) { return slide.view->id == kept.first; });
    };
    std::erase_if(textures_, gone);
    std::erase_if(pictures_, gone);
}

bool SlidePictures::draw_next(session::MapSession& session, std::span<const plan::Slide> slides, float scale) {
    if (pictures_.size() > slides.size()) drop_removed(slides);
    for (const plan::Slide& slide : slides) {
        Shown shown{without_words(*slide.view),
                    session.options().theme,
                    session.options().language,
                    session.options().line,
                    scale,
                    state_of_plan_};
        const std::int64_t id = slide.view->id;
        const auto kept = pictures_.find(id);
        if (kept != pictures_.end() && kept->second.shown == shown) continue;
        auto drawn = draw(session, shown);
        Picture picture{std::nullopt, std::move(shown)};
        if (drawn) picture.target.emplace(std::move(*drawn));
        textures_[id] =
            picture.target ? reinterpret_cast<void*>(static_cast<std::uintptr_t>(picture.target->texture())) : nullptr;
        pictures_.insert_or_assign(id, std::move(picture));
        return true;
    }
    return false;
}

}  // namespace desk
