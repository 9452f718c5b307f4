#include "presenter_view.h"

#include <utility>

#include "gpu/objects.h"
#include "ui/presenter_notes.h"

namespace desk {

std::vector<session::PresentStep> PresenterView::frame(const HostInput& host, const std::function<void()>& feed,
                                                       const session::MapSession& session,
                                                       const ui::PresentingState& state, ShownNotes shown,
                                                       const std::string& time_of_day) {
    constexpr std::size_t k_minutes = 5;  // of "14:05:09"
    constexpr unsigned k_under = 0x000000;
    ui::PresenterInput in;
    in.width = static_cast<float>(host.width);
    in.height = static_cast<float>(host.height);
    in.scale = host.scale;
    in.now_s = host.now_s;
    in.time_of_day = time_of_day.substr(0, k_minutes);
    in.pictures = &shown.pictures;
    std::vector<session::PresentStep> asked;
    interface_.fonts().set_reading_size(shown.size);
    interface_.frame(host.scale, feed, [&] {
        const auto pressed = ui::draw_presenter_notes(session, state, interface_.fonts(), probe_, keyboard_, in);
        asked.insert(asked.end(), pressed.begin(), pressed.end());
    });
    gpu::begin_drawing(host.framebuffer, host.width, host.height, k_under, {0, 0, host.width, host.height});
    interface_.paint();
    shown_ = std::move(shown);
    return asked;
}

}  // namespace desk
