// The commands of slides: those of the strip come before all others, since some of their keys mean something else where
// it is not shown.
#include <array>
#include <imgui.h>

#include "frame/editing.h"
#include "frame/stories.h"
#include "shell/command_actions.h"
#include "ui/kit/key_press.h"
#include "ui/panel_state.h"
#include "ui/story_state.h"

namespace ui {
namespace {

using base::mark;

/// Keys with Ctrl reach the commands while something is typed; slides stay where they are then.
bool can_step(const PanelContext& c) {
    return shows_slides(c) && !ImGui::GetIO().WantTextInput && !shown_slides(c).empty();
}
bool can_change_slide(const PanelContext& c) { return can_step(c) && is_editable(c) && selected_slide(c).has_value(); }
bool can_copy(const PanelContext& c) { return slides_have_keys(c) && selected_slide(c).has_value(); }
bool can_change_by_key(const PanelContext& c) { return can_change_slide(c) && slides_have_keys(c); }
bool asks(const PanelContext& c) { return shows_slides(c) && c.story.asks && c.session.opened_view_changed(); }

/// Another press puts it away.
void toggle_strip(PanelContext& c) {
    const bool shown = shows_slides(c);
    c.panels.story_shown = !shown;
    if (!shown) c.panels.all_shown = true;
}

template <void (*Do)(PanelContext&, const plan::Slide&)>
void with_selected(PanelContext& c) {
    if (const auto slide = selected_slide(c)) Do(c, *slide);
}
void hide_or_show(PanelContext& c, const plan::Slide& slide) { hide_slide(c, slide, !slide.part->hidden); }

constexpr bool k_ctrl = true, k_shift = true;

const std::array k_commands{
    Command{"story/save",
            CommandGroup::story,
            Icon::save_copy,
            mark("Save what is shown as a slide"),
            {Key::b, k_ctrl},
            save_shown_view,
            is_editable},
    Command{"story/strip", CommandGroup::story, Icon::play, mark("Slides of the story"), {Key::s}, toggle_strip}
        .not_presenting(),
    Command{"story/replace",
            CommandGroup::story,
            Icon::save_copy,
            mark("Replace the view that was opened"),
            {Key::enter},
            replace_opened_view,
            asks}
        .by_key_alone(),
    Command{"slide/next",
            CommandGroup::story,
            Icon::chevron_down,
            mark("Next slide"),
            {Key::page_down},
            [](PanelContext& c) { step_slide(c, 1); },
            can_step},
    Command{"slide/previous",
            CommandGroup::story,
            Icon::chevron_up,
            mark("Previous slide"),
            {Key::page_up},
            [](PanelContext& c) { step_slide(c, -1); },
            can_step},
    Command{"slide/earlier",
            CommandGroup::story,
            Icon::chevron_up,
            mark("Move the slide up"),
            {Key::up, k_ctrl},
            [](PanelContext& c) { shift_slide(c, -1); },
            can_change_slide},
    Command{"slide/later",
            CommandGroup::story,
            Icon::chevron_down,
            mark("Move the slide down"),
            {Key::down, k_ctrl},
            [](PanelContext& c) { shift_slide(c, 1); },
            can_change_slide},
    Command{"slide/duplicate",
            CommandGroup::story,
            Icon::copy,
            mark("Duplicate the slide"),
            {Key::d, k_ctrl},
            with_selected<duplicate_slide>,
            can_change_slide},
    Command{"slide/copy",
            CommandGroup::story,
            Icon::picture,
            mark("Copy the slide as a picture"),
            {Key::c, k_ctrl, k_shift},
            with_selected<copy_slide>,
            can_copy},
    Command{"slide/hide",
            CommandGroup::story,
            Icon::eye_off,
            mark("Hide the slide from the story, or show it"),
            {},
            with_selected<hide_or_show>,
            can_change_slide},
    Command{"slide/rename",
            CommandGroup::story,
            Icon::edit,
            mark("Rename the slide"),
            {Key::f2},
            with_selected<rename_slide>,
            can_change_by_key},
    Command{"slide/remove",
            CommandGroup::story,
            Icon::trash,
            mark("Remove the slide"),
            {Key::del},
            with_selected<remove_slide>,
            can_change_by_key},
};

}  // namespace

std::span<const Command> story_commands() { return k_commands; }

}  // namespace ui
