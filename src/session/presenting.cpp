#include "session/presenting.h"

#include <algorithm>
#include <utility>

#include "plan/stories.h"

namespace session {
namespace {

constexpr int k_most_number = 9999;

Presentation at_page(Presentation&& p, std::size_t page) {
    p.page = page;
    p.blank = Blank::none;
    p.strokes.clear();
    p.played_from_s.reset();
    ++p.shown;
    return std::move(p);
}

/// 0: the first page, whatever that is.
std::size_t page_of_slide(const Presentation& p, int number) {
    if (number <= 0) return 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < p.pages.size(); ++i)
        if (p.pages[i].kind == PageKind::slide && p.pages[i].number <= number) found = i;
    return found;
}

Presentation next_page(Presentation&& p) {
    const std::size_t next = p.page + 1;
    if (next < p.pages.size()) return at_page(std::move(p), next);
    p.over = true;
    return std::move(p);
}

Presentation with_blank(Presentation p, Blank blank) {
    p.blank = p.blank == blank ? Blank::none : blank;
    return p;
}

Presentation with_play(Presentation p, double now_s) {
    p.played_from_s = p.played_from_s ? std::nullopt : std::optional(now_s);
    return p;
}

/// Of pen and pointer one at most is in the hand.
Presentation in_hand(Presentation p, bool pen, bool pointer) {
    p.pen = pen;
    p.pointer = pointer;
    return p;
}

}  // namespace

std::vector<StoryPage> pages_of(const plan::Plan& plan, const plan::Story& story) {
    std::vector<StoryPage> pages;
    if (story.opening) pages.push_back({PageKind::opening, 0, 0, plan::Transition::cut, 0});
    for (const plan::Slide& slide : plan::slides_of(plan, story.id))
        if (slide.number > 0)
            pages.push_back(
                {PageKind::slide, slide.view->id, slide.number, slide.part->transition, slide.part->seconds});
    if (story.closing) pages.push_back({PageKind::closing, 0, 0, plan::Transition::cut, 0});
    return pages;
}

Presentation begin_presentation(const plan::Plan& plan, const plan::Story& story, int slide) {
    Presentation p;
    p.story = story.id;
    p.pages = pages_of(plan, story);
    const std::size_t first = page_of_slide(p, slide);
    return at_page(std::move(p), first);
}

std::optional<int> slide_of_view(const Presentation& presentation, std::int64_t view) {
    const auto page = std::ranges::find_if(presentation.pages, [view](const StoryPage& each) {
        return each.kind == PageKind::slide && each.view == view;
    });
    return page == presentation.pages.end() ? std::nullopt : std::optional(page->number);
}

Presentation after(Presentation p, PresentStep step, double now_s) {
    const std::optional<int> typed = std::exchange(p.number, std::nullopt);
    const std::size_t to = page_of_slide(p, typed.value_or(0));
    const bool keys_shown = std::exchange(p.keys_shown, false);
    const bool has_pen = p.pen, has_pointer = p.pointer;
    const std::size_t page = p.page, last = p.pages.size() - 1;
    switch (step) {
        case PresentStep::next: return next_page(std::move(p));
        case PresentStep::back: return page > 0 ? at_page(std::move(p), page - 1) : p;
        case PresentStep::first: return at_page(std::move(p), 0);
        case PresentStep::last: return at_page(std::move(p), last);
        case PresentStep::ask_number: p.number = 0; return p;
        case PresentStep::confirm:
            if (!typed) return next_page(std::move(p));
            return at_page(std::move(p), to);
        case PresentStep::black: return with_blank(std::move(p), Blank::black);
        case PresentStep::white: return with_blank(std::move(p), Blank::white);
        case PresentStep::pen: return in_hand(std::move(p), !has_pen, false);
        case PresentStep::pointer: return in_hand(std::move(p), false, !has_pointer);
        case PresentStep::wipe: p.strokes.clear(); return p;
        case PresentStep::play: return with_play(std::move(p), now_s);
        case PresentStep::show_keys: p.keys_shown = !keys_shown; return p;
        case PresentStep::leave: p.over = true; return p;
        case PresentStep::baseline:
        case PresentStep::wall:
        case PresentStep::zoom_in:
        case PresentStep::zoom_out:
        case PresentStep::other_screen:
        case PresentStep::copy:
        case PresentStep::notes:
        case PresentStep::larger_notes:
        case PresentStep::smaller_notes:
        case PresentStep::stop_time:
        case PresentStep::reset_time: return p;
    }
    return p;
}

Presentation with_digit(Presentation p, int digit) {
    if (p.number) p.number = std::min(*p.number * 10 + digit, k_most_number);
    return p;
}

std::optional<int> year_played(const std::vector<int>& years, double elapsed_s) {
    const double place = std::max(0.0, elapsed_s) / k_year_s;
    if (place >= static_cast<double>(years.size())) return std::nullopt;
    return years[static_cast<std::size_t>(place)];
}

}  // namespace session
