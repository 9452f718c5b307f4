// The strip of slides in the inspector's place: what is saved is saved from here, and the map stays free.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/commands.h"
#include "frame/editing.h"
#include "frame/stories.h"
#include "panels/panels.h"
#include "ui/frame_input.h"
#include "ui/story_state.h"

namespace ui {
namespace {

constexpr float k_form_height = 262, k_least_list_height = 150, k_below_list = 6;  // logical px

/// Words that were typed for a slide and left in another way than by leaving their field.
void save_left_words(PanelContext& c, std::int64_t shown_view) {
    if (!is_editable(c) || (!c.session.unlocked() && !c.input.author_known)) return;
    std::erase_if(c.story.typed, [&](const auto& typed) {
        const plan::SavedView* view = plan::find_view(c.session.plan(), typed.first);
        if (view == nullptr) return true;
        const StoryWords& words = typed.second;
        const bool whole = !plan::unknown_field(words.conclusion.zh) && !plan::unknown_field(words.conclusion.en);
        if (view->id == shown_view || !whole) return false;
        change_words(c, *view, words);
        return true;
    });
}

void draw_heading(PanelContext& c) {
    c.widgets.heading(c.say("Story"));
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::GetFrameHeight());
    if (c.widgets.icon_button("story/close", Icon::close, tip_of("story/strip", c.widgets)))
        run_command("story/strip", c);
}

void draw_save(PanelContext& c) {
    if (!is_editable(c)) {
        c.widgets.soft_wrapped(c.say("The project can only be looked at: its slides can be opened, not changed."));
        return;
    }
    if (c.widgets.button("story/save", std::string(glyph(Icon::save_copy)) + " " + c.say("Save what is shown"),
                         ButtonLook::primary, ImGui::GetContentRegionAvail().x))
        run_command("story/save", c);
    c.widgets.tip(tip_of("story/save", c.widgets));
}

/// Whether what is shown takes the place of the view that was opened.
void draw_question(PanelContext& c) {
    const plan::SavedView* opened = plan::find_view(c.session.plan(), c.session.opened_view());
    if (opened == nullptr) {
        c.story.asks = false;
        return;
    }
    if (c.session.opened_view_changed()) {
        c.widgets.wrapped(
            fmt::format(fmt::runtime(c.say("“{0}” is shown in another way by now.")), c.name(opened->title)));
        if (c.widgets.button("story/replace", c.say("Replace it  [Enter]"), ButtonLook::primary))
            replace_opened_view(c);
        ImGui::SameLine(0, c.widgets.px(4));
    } else {
        c.widgets.wrapped(
            fmt::format(fmt::runtime(c.say("“{0}” is saved just as it is shown.")), c.name(opened->title)));
    }
    if (c.widgets.button("story/new", c.say("Save as a new slide"))) save_as_new_view(c);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("story/cancel", Icon::close, c.say("Cancel  [Esc]"))) c.story.asks = false;
}

void draw_slides(PanelContext& c) {
    const std::vector<plan::Slide> slides = shown_slides(c);
    if (slides.empty()) {
        ImGui::Spacing();
        c.widgets.soft_wrapped(plan::stories_of(c.session.plan()).empty()
                                   ? c.say("No view is saved yet. Ctrl+B saves what is shown.")
                                   : c.say("This story has no slide yet. Ctrl+B saves what is shown."));
        return;
    }
    const auto selected = selected_slide(c);
    save_left_words(c, selected ? selected->view->id : 0);
    const float room = ImGui::GetContentRegionAvail().y;
    const float form = selected ? c.widgets.px(k_form_height) : 0;
    const float all = static_cast<float>(slides.size()) * slide_row_height(c) + c.widgets.px(k_below_list);
    draw_slide_list(c, slides, std::min(all, std::max(room - form, std::min(room, c.widgets.px(k_least_list_height)))));
    if (selected) draw_slide_form(c, *selected);
}

}  // namespace

void draw_story(PanelContext& c) {
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) c.story.has_keys = false;
    draw_heading(c);
    draw_story_choice(c);
    if (c.story.asks)
        draw_question(c);
    else
        draw_save(c);
    draw_slides(c);
}

}  // namespace ui
