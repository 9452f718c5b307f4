#include "frame/stories.h"

#include <algorithm>
#include <utility>

#include "base/kept_text.h"
#include "frame/editing.h"
#include "frame/panel_context.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "ui/kit/keyboard_state.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"
#include "ui/requests.h"
#include "ui/story_state.h"

namespace ui {
namespace {

using Slides = std::vector<plan::Slide>;

std::size_t place_of(const Slides& slides, std::int64_t part) {
    return static_cast<std::size_t>(
        std::ranges::find_if(slides, [&](const plan::Slide& slide) { return slide.part->id == part; }) -
        slides.begin());
}

/// What is shown, with the words of the view that it replaces.
plan::SavedView with_words_of(const plan::SavedView& before, plan::SavedView view) {
    view.title = before.title;
    view.conclusion = before.conclusion;
    view.notes = before.notes;
    return view;
}

}  // namespace

const plan::Story* shown_story(const PanelContext& c) {
    const plan::Story* story = plan::find_story(c.session.plan(), c.story.story);
    return story != nullptr ? story : plan::usual_story(c.session.plan());
}

Slides shown_slides(const PanelContext& c) {
    const plan::Story* story = shown_story(c);
    return story != nullptr ? plan::slides_of(c.session.plan(), story->id) : Slides{};
}

std::optional<plan::Slide> selected_slide(const PanelContext& c) {
    const Slides slides = shown_slides(c);
    if (const std::size_t at = place_of(slides, c.story.part); at < slides.size()) return slides[at];
    const auto opened =
        std::ranges::find_if(slides, [&](const plan::Slide& s) { return s.view->id == c.session.opened_view(); });
    return opened != slides.end() ? std::optional(*opened) : std::nullopt;
}

bool shows_slides(const PanelContext& c) {
    return c.panels.story_shown && c.panels.all_shown && !c.overlays.presenting;
}

bool slides_have_keys(const PanelContext& c) {
    return shows_slides(c) &&
           (c.story.has_keys || (c.keyboard.now == Region::right && c.keyboard.focused().starts_with("story/slide/")));
}

void open_slide(PanelContext& c, const plan::Slide& slide) {
    c.story.part = slide.part->id;
    c.story.reveals = true;
    c.story.asks = false;
    c.push(session::OpenView{slide.view->id});
}

void step_slide(PanelContext& c, int by) {
    const Slides slides = shown_slides(c);
    if (slides.empty()) return;
    const auto selected = selected_slide(c);
    if (!selected) return open_slide(c, by > 0 ? slides.front() : slides.back());
    const auto last = static_cast<int>(slides.size()) - 1;
    const int at = static_cast<int>(place_of(slides, selected->part->id)) + by;
    open_slide(c, slides[static_cast<std::size_t>(std::clamp(at, 0, last))]);
}

void copy_slide(PanelContext& c, const plan::Slide& slide) {
    session::StoryPage page;
    page.view = slide.view->id;
    c.ask(CopySlide{slide.part->story, page});
}

void rename_slide(PanelContext& c, const plan::Slide& slide) {
    if (!is_editable(c)) return;
    c.story.part = c.story.renamed = slide.part->id;
    c.story.new_title = c.name(slide.view->title);
    c.story.takes_focus = c.story.reveals = true;
}

void save_shown_view(PanelContext& c) {
    const bool asked = c.story.asks && shows_slides(c);
    c.panels.story_shown = c.panels.all_shown = true;
    if (asked) return replace_opened_view(c);
    if (c.session.opened_view() == 0) return save_as_new_view(c);
    c.story.asks = true;
    c.keyboard.region = Region::map;  // the next Enter answers
}

void replace_opened_view(PanelContext& c) {
    c.story.asks = false;
    const plan::SavedView* before = plan::find_view(c.session.plan(), c.session.opened_view());
    if (before == nullptr || !c.session.opened_view_changed()) return;
    edit_unlocked(
        c, session::EditStory{session::ReplaceView{before->id, with_words_of(*before, c.session.view_to_save())}});
}

void save_as_new_view(PanelContext& c) {
    c.story.asks = false;
    const plan::Story* story = shown_story(c);
    const auto selected = selected_slide(c);
    edit_unlocked(
        c, session::EditStory{session::SaveView{
               c.session.view_to_save(), {story != nullptr ? story->id : 0, selected ? selected->part->id : 0}}});
}

void change_words(PanelContext& c, const plan::SavedView& view, const StoryWords& words) {
    plan::SavedView changed = view;
    changed.title = words.title;
    changed.conclusion = words.conclusion;
    changed.notes = words.notes;
    edit_unlocked(c, session::EditStory{session::ReplaceView{view.id, std::move(changed)}});
}

void change_title(PanelContext& c, const plan::SavedView& view, const std::string& title) {
    const std::string words = base::trimmed(title);
    if (words.empty() || words == c.name(view.title)) return;
    plan::SavedView changed = view;
    (c.widgets.language() == base::Language::zh ? changed.title.zh : changed.title.en) = words;
    edit_unlocked(c, session::EditStory{session::ReplaceView{view.id, std::move(changed)}});
}

void move_slide(PanelContext& c, std::int64_t part, std::int64_t before) {
    c.story.part = part;
    c.story.reveals = true;
    edit_unlocked(c, session::EditStory{session::MoveSlide{part, before}});
}

void shift_slide(PanelContext& c, int by) {
    const Slides slides = shown_slides(c);
    const auto selected = selected_slide(c);
    if (!selected) return;
    const auto at = static_cast<std::ptrdiff_t>(place_of(slides, selected->part->id));
    const auto count = std::ssize(slides);
    if (at + by < 0 || at + by >= count) return;
    const std::ptrdiff_t before = by < 0 ? at + by : at + by + 1;
    move_slide(c, selected->part->id, before < count ? slides[static_cast<std::size_t>(before)].part->id : 0);
}

void hide_slide(PanelContext& c, const plan::Slide& slide, bool hidden) {
    edit_unlocked(c, session::EditStory{session::HideSlide{slide.part->id, hidden}});
}

void duplicate_slide(PanelContext& c, const plan::Slide& slide) {
    edit_unlocked(c, session::EditStory{session::DuplicateSlide{slide.part->id}});
}

void remove_slide(PanelContext& c, const plan::Slide& slide) {
    const Slides slides = shown_slides(c);
    const std::size_t at = place_of(slides, slide.part->id);
    const std::size_t next = at + 1 < slides.size() ? at + 1 : at - 1;
    edit_unlocked(c, session::EditStory{session::RemoveSlides{{slide.part->id}}});
    c.story.part = next < slides.size() ? slides[next].part->id : 0;
}

void set_transition(PanelContext& c, const plan::Slide& slide, plan::Transition transition, double seconds) {
    edit_unlocked(c, session::EditStory{session::SetTransition{slide.part->id, transition, seconds}});
}

void add_story(PanelContext& c, const std::string& name) {
    edit_unlocked(c, session::EditStory{session::AddStory{{name, ""}, c.session.author()}});
}

void change_story(PanelContext& c, const plan::Story& story) {
    edit_unlocked(c, session::EditStory{session::ChangeStory{story}});
}

void make_story_usual(PanelContext& c, const plan::Story& story) {
    edit_unlocked(c, session::EditStory{session::MakeStoryUsual{story.id}});
}

void remove_story(PanelContext& c, const plan::Story& story) {
    c.story.story = 0;
    edit_unlocked(c, session::EditStory{session::RemoveStory{story.id}});
}

}  // namespace ui
