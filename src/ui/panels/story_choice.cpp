// Which story the strip shows, and what belongs to a story as a whole: its name and maker, its first and last page.
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/editing.h"
#include "frame/stories.h"
#include "panels/panels.h"
#include "plan/plan.h"
#include "ui/story_state.h"

namespace ui {
namespace {

constexpr float k_popup_width = 260;  // logical px

void choose_story(PanelContext& c, const plan::Story& shown, float width) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    const std::vector<const plan::Story*> stories = plan::stories_of(c.session.plan());
    for (const plan::Story* story : stories) {
        if (story == &shown) current = static_cast<int>(choices.size());
        choices.push_back({std::to_string(choices.size() + 1), c.name(story->name)});
    }
    const int chosen = c.widgets.drop_down("story/choice", choices, current, width);
    if (chosen < 0) return;
    c.story.story = stories[static_cast<std::size_t>(chosen)]->id;
    c.story.part = 0;
}

/// Whoever leaves the field has changed it.
bool was_typed(PanelContext& c, const char* key, std::string& text, const char* label) {
    c.widgets.small_text(label);
    (void)c.widgets.text_field(key, text, "", c.widgets.px(k_popup_width), false);
    return ImGui::IsItemDeactivatedAfterEdit();
}

void draw_pages(PanelContext& c, const plan::Story& shown) {
    plan::Story changed = shown;
    if (c.widgets.check("story/opening", c.say("A page with its name before the first slide"), shown.opening))
        changed.opening = !shown.opening;
    if (c.widgets.check("story/closing", c.say("A page with maker and sources after the last"), shown.closing))
        changed.closing = !shown.closing;
    if (changed != shown) change_story(c, changed);
}

void draw_words(PanelContext& c, const plan::Story& shown) {
    StoryState& state = c.story;
    if (state.story_typed != shown.id || ImGui::IsWindowAppearing()) {
        state.story_typed = shown.id;
        state.story_name = c.name(shown.name);
        state.story_maker = shown.maker;
    }
    plan::Story changed = shown;
    if (was_typed(c, "story/name", state.story_name, c.say("Name of the story")))
        (c.widgets.language() == base::Language::zh ? changed.name.zh : changed.name.en) = state.story_name;
    if (was_typed(c, "story/maker", state.story_maker, c.say("Maker, on its first and last page")))
        changed.maker = state.story_maker;
    if (changed != shown) change_story(c, changed);
}

void draw_new(PanelContext& c) {
    StoryState& state = c.story;
    const char* words = c.say("Add");
    (void)c.widgets.text_field("story/next", state.next_story, c.say("Another story"),
                               c.widgets.px(k_popup_width) - c.widgets.button_width(words) - c.widgets.px(6), false);
    ImGui::SameLine(0, c.widgets.px(6));
    if (!c.widgets.button("story/add", words) || state.next_story.empty()) return;
    add_story(c, state.next_story);
    state.next_story.clear();
    ImGui::CloseCurrentPopup();
}

void draw_settings(PanelContext& c, const plan::Story& shown) {
    draw_words(c, shown);
    draw_pages(c, shown);
    ImGui::Spacing();
    if (&shown != plan::usual_story(c.session.plan())) {
        if (c.widgets.button("story/usual", c.say("Show this story first"))) make_story_usual(c, shown);
        ImGui::SameLine(0, c.widgets.px(4));
    }
    if (c.widgets.button("story/remove", std::string(glyph(Icon::trash)) + " " + c.say("Remove the story"))) {
        remove_story(c, shown);
        ImGui::CloseCurrentPopup();
    }
    ImGui::Separator();
    draw_new(c);
}

}  // namespace

void draw_story_choice(PanelContext& c) {
    const plan::Story* shown = shown_story(c);
    if (shown == nullptr) return;
    const bool editable = is_editable(c);
    const float more = editable ? ImGui::GetFrameHeight() + c.widgets.px(4) : 0;
    choose_story(c, *shown, ImGui::GetContentRegionAvail().x - more);
    if (!editable) return;
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("story/more", Icon::more, c.say("Name, maker and pages of the story; another story")))
        ImGui::OpenPopup("###story_settings");
    if (!ImGui::BeginPopup("###story_settings")) return;
    c.widgets.close_on_escape();
    draw_settings(c, *shown);
    ImGui::EndPopup();
}

}  // namespace ui
