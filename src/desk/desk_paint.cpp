// What a frame paints: the map, the small pictures of slides, the picture before that fades, and of the window what
// looks different from the last frame.
#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <utility>
#include <variant>

#include "desk_impl.h"

namespace desk {
namespace {

constexpr float k_presented_type = 1.6F;  // read from the last row
constexpr float k_strip_detail = 0.2F;    // how large lines and symbols are beside those of the map

/// Part of the map's picture as px of the window.
PixelBox box_of(const PixelBox& part, const scene::Rect& map) {
    const int x = static_cast<int>(map.x), y = static_cast<int>(map.y);
    return {x + part.left, y + part.top, x + part.right, y + part.bottom};
}

bool lies_in(const PixelBox& box, const scene::Rect& map) {
    const PixelBox whole{static_cast<int>(map.x), static_cast<int>(map.y), static_cast<int>(map.right()),
                         static_cast<int>(map.bottom())};
    return common_part(box, whole) == box;
}

/// OpenGL counts rows from below.
gpu::Part part_of(const PixelBox& box, int height) {
    return {box.left, height - box.bottom, box.right - box.left, box.bottom - box.top};
}

}  // namespace

double Desk::Impl::fade_asked_s(const session::Action& action) const {
    constexpr double k_usual_s = 0.5;
    const auto* page = std::get_if<session::ShowPage>(&action);
    if (page == nullptr || motion_s() <= 0) return 0;
    const bool words = page->page.kind != session::PageKind::slide;
    if (!words && page->page.transition != plan::Transition::fade) return 0;
    return page->page.seconds > 0 ? page->page.seconds : k_usual_s;
}

void Desk::Impl::begin_fade(const std::vector<session::Action>& actions) {
    for (const session::Action& action : actions) {
        if (std::holds_alternative<session::BeginPresenting>(action)) return;  // of another size and shape
        if (std::holds_alternative<session::ShowPage>(action)) fade.reset();
        const double seconds = fade_asked_s(action);
        if (seconds > 0 && map->keep()) fade = Fade{frame_s, seconds, false};
    }
    if (!fade) map->drop_kept();
}

void Desk::Impl::draw_fade(const scene::Rect& map_box) {
    if (!fade) return;
    const double gone = (frame_s - fade->from_s) / fade->seconds;
    if (gone >= 1 || !overlays.presenting) {
        fade.reset();
        return map->drop_kept();
    }
    const auto alpha = static_cast<int>(std::lround(255 * (1 - gone)));
    const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(map->kept()));
    ImGui::GetBackgroundDrawList()->AddImage(texture, {map_box.x, map_box.y}, {map_box.right(), map_box.bottom()},
                                             {0, 1}, {1, 0}, IM_COL32(255, 255, 255, alpha));
}

base::Result<void> Desk::Impl::draw_map(const ui::FrameResult& result, const HostInput& host) {
    const int width = static_cast<int>(result.map.width);
    const int height = static_cast<int>(result.map.height);
    const float type = overlays.presentation.story ? k_presented_type : 1.0F;
    const bool changed = session->update(width, height, host.scale * type, result.map_moving);
    if (!changed && map->fits(width, height)) return {};
    settling = std::max(settling, 1);  // panels show what the actions changed
    const auto drawn = map->draw(*session, width, height);
    if (!drawn) return base::pass(drawn.error());
    for (const PixelBox& part : *drawn) interface->mark(box_of(part, result.map));
    return {};
}

/// Those of the story that the strip shows; none where it is not shown.
std::vector<plan::Slide> Desk::Impl::shown_slides() const {
    const bool shown = session && settings.panels.story_shown && settings.panels.all_shown && !overlays.presenting;
    if (!shown) return {};
    const plan::Story* story = plan::find_story(session->plan(), overlays.story.story);
    if (story == nullptr) story = plan::usual_story(session->plan());
    return story == nullptr ? std::vector<plan::Slide>{} : plan::slides_of(session->plan(), story->id);
}

/// Before the panels, which name the pictures; while nothing else moves.
void Desk::Impl::draw_slides(float scale) {
    const std::vector<plan::Slide> shown = shown_slides();
    if (shown.empty() || moving) return;
    if (!slides) slides.emplace(PictureSize{ui::k_slide_width, ui::k_slide_height, k_strip_detail});
    if (slides->draw_next(*session, shown, scale))
        settling = std::max(settling, 2);  // the next frame draws the next one
}

/// The window keeps its picture between frames: what the card shows is lost with each.
base::Result<void> Desk::Impl::fit_picture(const HostInput& host) {
    if (picture && picture->width() == host.width && picture->height() == host.height) return {};
    auto made = gpu::Framebuffer::create(host.width, host.height);
    if (!made) return base::pass(made.error());
    picture.emplace(std::move(*made));
    interface->mark_all();
    return {};
}

base::Result<void> Desk::Impl::paint(const ui::FrameResult& result, const HostInput& host) {
    if (session) {
        if (auto drawn = draw_map(result, host); !drawn) return drawn;
        say_undrawn();
    }
    if (auto fits = fit_picture(host); !fits) return fits;
    const Painted now{session.has_value(), result.map, result.ground};
    const bool still_before = fade && !std::exchange(fade->begun, true);
    if (fade || host.repaint || !(std::exchange(painted, now) == now)) interface->mark_all();
    const std::vector<PixelBox> changed = interface->changed(host.width, host.height);
    for (const PixelBox& box : changed) {
        const gpu::Part part = part_of(box, host.height);
        if (!session || !lies_in(box, result.map))
            gpu::begin_drawing(picture->name(), host.width, host.height, result.ground, part);
        if (session)
            map->show(picture->name(), static_cast<int>(result.map.x), static_cast<int>(result.map.y), host.height,
                      part, still_before);
    }
    interface->paint(changed);
    gpu::blit(*picture, host.framebuffer, 0, 0, {0, 0, host.width, host.height});
    return {};
}

}  // namespace desk
