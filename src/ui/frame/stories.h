// The story that the strip shows, and the edits of slides and stories, a call each: whoever makes one need not know all
// that can be edited. Each unlocks editing first, as those of notes do. Private to ui.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plan/stories.h"

namespace ui {

struct PanelContext;
struct StoryWords;

/// Null: the project has no story.
const plan::Story* shown_story(const PanelContext& context);
std::vector<plan::Slide> shown_slides(const PanelContext& context);
/// The slide that was chosen last, else that of the view that is opened; nothing without either.
std::optional<plan::Slide> selected_slide(const PanelContext& context);
/// The strip is there to be seen.
[[nodiscard]] bool shows_slides(const PanelContext& context);
/// Keys that mean something else elsewhere are about the selected slide.
[[nodiscard]] bool slides_have_keys(const PanelContext& context);

/// Selects a slide and looks at its view.
void open_slide(PanelContext& context, const plan::Slide& slide);
/// The slide so many places on; from none, the first or the last.
void step_slide(PanelContext& context, int by);
/// Begins to type its title in the list.
void rename_slide(PanelContext& context, const plan::Slide& slide);

/// As its page of a PDF, a picture for other programs.
void copy_slide(PanelContext& context, const plan::Slide& slide);

/// Shows the strip and saves what is shown; where a view was opened, asks what becomes of it, and asked already,
/// replaces it.
void save_shown_view(PanelContext& context);
void replace_opened_view(PanelContext& context);
/// Behind the selected slide, else at the end.
void save_as_new_view(PanelContext& context);
/// As they are typed now.
void change_words(PanelContext& context, const plan::SavedView& view, const StoryWords& words);
/// The title in the language of the interface.
void change_title(PanelContext& context, const plan::SavedView& view, const std::string& title);
/// Before a part of the same story; 0: to the end.
void move_slide(PanelContext& context, std::int64_t part, std::int64_t before);
void shift_slide(PanelContext& context, int by);
void hide_slide(PanelContext& context, const plan::Slide& slide, bool hidden);
void duplicate_slide(PanelContext& context, const plan::Slide& slide);
/// The next one is selected.
void remove_slide(PanelContext& context, const plan::Slide& slide);
void set_transition(PanelContext& context, const plan::Slide& slide, plan::Transition transition, double seconds);

void add_story(PanelContext& context, const std::string& name);
void change_story(PanelContext& context, const plan::Story& story);
void make_story_usual(PanelContext& context, const plan::Story& story);
void remove_story(PanelContext& context, const plan::Story& story);

}  // namespace ui
