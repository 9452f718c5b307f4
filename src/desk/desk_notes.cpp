// The presenter's window: when it is open, what it shows and when it is drawn.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "desk_impl.h"
#include "ui/presenter_notes.h"

namespace desk {
namespace {

constexpr float k_notes_detail = 0.5F;  // how large lines and symbols are beside those of the map

}  // namespace

/// The slide on the screen and the one after it.
std::vector<plan::Slide> Desk::Impl::slides_of_notes() const {
    if (!session || !overlays.presentation.story) return {};
    const session::Presentation& story = *overlays.presentation.story;
    std::vector<plan::Slide> near;
    for (const plan::Slide& slide : plan::slides_of(session->plan(), story.story))
        for (std::size_t page = story.page; page < std::min(story.page + 2, story.pages.size()); ++page)
            if (story.pages[page].kind == session::PageKind::slide && story.pages[page].view == slide.view->id)
                near.push_back(slide);
    return near;
}

/// In a frame of the slides, whose context the pictures are drawn in; while nothing else moves.
void Desk::Impl::draw_notes_pictures(float scale) {
    if (!overlays.presentation.notes_shown || moving) return;
    const std::vector<plan::Slide> near = slides_of_notes();
    if (near.empty()) return;
    if (!notes_slides)
        notes_slides.emplace(PictureSize{ui::k_notes_picture_width, ui::k_notes_picture_height, k_notes_detail});
    if (notes_slides->draw_next(*session, near, scale)) settling = std::max(settling, 2);
}

ShownNotes Desk::Impl::shown_notes() const {
    ShownNotes shown;
    const ui::PresentingState& presentation = overlays.presentation;
    shown.page = presentation.story->page;
    shown.blank = presentation.story->blank;
    shown.time = presentation.time;
    shown.size = settings.panels.notes_size;
    shown.language = language();
    if (notes_slides) shown.pictures = notes_slides->textures();
    return shown;
}

bool Desk::wants_notes() const {
    const ui::PresentingState& presentation = impl_->overlays.presentation;
    return impl_->session && presentation.story && presentation.notes_shown;
}

void Desk::show_notes(bool on) {
    ui::PresentingState& presentation = impl_->overlays.presentation;
    presentation.notes_shown = on && presentation.story.has_value();
}

std::string Desk::notes_title() const { return std::string(impl_->say("Presenter's notes")) + " — Langtu 廊图"; }

void Desk::begin_notes(const std::function<void()>& attach) {
    impl_->presenter.emplace(impl_->setup.fonts);
    impl_->presenter->interface().make_current();
    attach();
    impl_->interface->make_current();
    stir();  // draws the pictures
}

void Desk::end_notes(const std::function<void()>& detach) {
    if (!impl_->presenter) return;
    impl_->presenter->interface().make_current();
    detach();
    impl_->presenter.reset();
    impl_->interface->make_current();
}

void Desk::notes_frame(const HostInput& input, const std::function<void()>& feed) {
    if (!wants_notes() || !impl_->presenter) return;
    ui::PresentingState& presentation = impl_->overlays.presentation;
    const std::vector<session::PresentStep> asked = impl_->presenter->frame(
        input, feed, *impl_->session, presentation, impl_->shown_notes(), impl_->setup.time_of_day());
    impl_->interface->make_current();
    presentation.asked.insert(presentation.asked.end(), asked.begin(), asked.end());
    if (!asked.empty()) stir();
}

bool Desk::notes_changed() const {
    return wants_notes() && impl_->presenter && !impl_->presenter->shows(impl_->shown_notes());
}

double Desk::notes_change_in_s(double now_s) const {
    if (!wants_notes()) return 0;
    constexpr double k_minute_s = 60;
    const double second = session::changes_in_s(impl_->overlays.presentation.time, now_s);
    if (second > 0) return second;
    constexpr std::size_t k_seconds = 6;  // of "14:05:09"
    const std::string now = impl_->setup.time_of_day();
    return now.size() > k_seconds ? k_minute_s - std::atof(now.c_str() + k_seconds) : k_minute_s;
}

const ui::Probe& Desk::notes_probe() const { return impl_->presenter ? impl_->presenter->probe() : impl_->probe; }

}  // namespace desk
