// The words of the selected slide in both languages, what its conclusion says today, and how it comes.
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <imgui.h>
#include <limits>
#include <string>
#include <vector>

#include "frame/commands.h"
#include "frame/editing.h"
#include "frame/stories.h"
#include "panels/panels.h"
#include "ui/story_state.h"

namespace ui {
namespace {

using base::mark;

/// What a field of a conclusion stands for; the fields are plan::text_fields().
const char* meaning_of(std::string_view field) {
    if (field == "indicator") return mark("name of the indicator");
    if (field == "sentence") return mark("how many areas are on course, as a sentence");
    if (field == "measure") return mark("what is shown of it");
    if (field == "year") return mark("year of the map");
    if (field == "target_year") return mark("year of the targets");
    if (field == "value") return mark("value of the city");
    if (field == "target") return mark("target of the city");
    if (field == "attainment") return mark("attainment of the city");
    if (field == "areas") return mark("number of areas that are asked");
    if (field == "areas_with_data") return mark("number of areas with a value");
    if (field == "on_course") return mark("number of areas on course");
    if (field == "reached") return mark("number of areas that have reached the target");
    if (field == "carriers") return mark("number of carriers that pass the filter");
    if (field == "in_reach") return mark("how many of them are within reach");
    if (field == "stations") return mark("number of stations");
    if (field == "gaps") return mark("number of gaps that nobody has acknowledged");
    return "";
}

bool shows_chinese(const PanelContext& c) { return c.widgets.language() == base::Language::zh; }

/// The words in the language of the interface, then in the other one.
struct InLanguage {
    std::string plan::Name::*words;
    const char* key;
    const char* name;
};
std::array<InLanguage, 2> languages(const PanelContext& c) {
    const InLanguage zh{&plan::Name::zh, "/zh", mark("Chinese")}, en{&plan::Name::en, "/en", mark("English")};
    return shows_chinese(c) ? std::array{zh, en} : std::array{en, zh};
}

// --- buttons

/// Does itself what the command of that name does: a click takes the keys from the slides, on which a command may wait.
void draw_button(PanelContext& c, const plan::Slide& slide, const char* command, Icon icon,
                 void (*act)(PanelContext&, const plan::Slide&)) {
    if (c.widgets.icon_button(command, icon, tip_of(command, c.widgets), ButtonLook::framed)) act(c, slide);
    ImGui::SameLine(0, c.widgets.px(3));
}

void draw_buttons(PanelContext& c, const plan::Slide& slide) {
    using Slide = plan::Slide;
    const bool editable = is_editable(c);
    if (editable) {
        draw_button(c, slide, "slide/earlier", Icon::chevron_up,
                    [](PanelContext& at, const Slide&) { shift_slide(at, -1); });
        draw_button(c, slide, "slide/later", Icon::chevron_down,
                    [](PanelContext& at, const Slide&) { shift_slide(at, 1); });
        draw_button(c, slide, "slide/rename", Icon::edit, rename_slide);
        draw_button(c, slide, "slide/duplicate", Icon::copy, duplicate_slide);
    }
    draw_button(c, slide, "slide/copy", Icon::picture, copy_slide);
    if (editable) {
        draw_button(c, slide, "slide/hide", slide.part->hidden ? Icon::eye_off : Icon::eye,
                    [](PanelContext& at, const Slide& shown) { hide_slide(at, shown, !shown.part->hidden); });
        draw_button(c, slide, "slide/remove", Icon::trash, remove_slide);
    }
    ImGui::NewLine();
}

// --- words

struct Typing {
    bool changed = false;  ///< a field, in this frame
    bool left = false;     ///< a field that was changed
};

void note(Typing& typing, bool changed) {
    typing.changed = typing.changed || changed;
    typing.left = typing.left || ImGui::IsItemDeactivatedAfterEdit();
}

std::string label_of(const PanelContext& c, const char* what, const InLanguage& language) {
    return fmt::format(fmt::runtime(c.say("{0} ({1})")), c.say(what), c.say(language.name));
}

void draw_areas(PanelContext& c, const char* what, const std::string& key, plan::Name& words, Typing& typing) {
    for (const InLanguage& language : languages(c)) {
        c.widgets.small_text(label_of(c, what, language));
        note(typing,
             c.widgets.text_area(key + language.key, words.*language.words, ImGui::GetContentRegionAvail().x, 3));
    }
}

void draw_titles(PanelContext& c, plan::Name& title, Typing& typing) {
    for (const InLanguage& language : languages(c)) {
        c.widgets.small_text(label_of(c, mark("Title"), language));
        note(typing, c.widgets.text_field(std::string("slide/title") + language.key, title.*language.words, "",
                                          ImGui::GetContentRegionAvail().x, false));
    }
}

/// The first name in braces that is no field, of either language.
std::optional<std::string> unknown_field(const StoryWords& words) {
    const auto unknown = plan::unknown_field(words.conclusion.zh);
    return unknown ? unknown : plan::unknown_field(words.conclusion.en);
}

void draw_refusal(PanelContext& c, const std::string& field) {
    ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(c.widgets.palette().warning));
    c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " +
                      fmt::format(fmt::runtime(c.say("{{{0}}} is no field; choose one from the list.")), field));
    ImGui::PopStyleColor();
    c.widgets.record("slide/unknown_field");
}

/// The fields with what they mean; a click puts one at the end of the conclusion.
void draw_fields(PanelContext& c, plan::Name& conclusion, Typing& typing) {
    if (c.widgets.button("slide/fields", std::string("{ }  ") + c.say("Fields"))) ImGui::OpenPopup("###fields");
    c.widgets.tip(c.say("What a conclusion can say of today's data, in braces"));
    if (!ImGui::BeginPopup("###fields")) return;
    c.widgets.close_on_escape();
    for (const std::string_view field : plan::text_fields()) {
        const std::string braced = fmt::format("{{{}}}", field);
        const std::string line = braced + "  " + c.say(meaning_of(field));
        ImGui::Dummy({c.widgets.text_width(line) + c.widgets.px(16), 0});
        if (!c.widgets.row(fmt::format("slide/field/{}", field), line, false)) continue;
        std::string& words = shows_chinese(c) ? conclusion.zh : conclusion.en;
        words += braced;
        typing = {true, true};
    }
    ImGui::EndPopup();
}

void draw_today(PanelContext& c, const plan::Slide& slide, const plan::Name& conclusion) {
    if (c.name(conclusion).empty()) return;
    plan::SavedView asked = *slide.view;
    asked.conclusion = conclusion;
    c.widgets.small_text(c.say("It says today"));
    c.widgets.wrapped(c.session.conclusion_today(asked));
    c.widgets.record("slide/today");
}

void draw_words(PanelContext& c, const plan::Slide& slide) {
    const StoryWords stored{slide.view->title, slide.view->conclusion, slide.view->notes};
    const auto kept = c.story.typed.find(slide.view->id);
    const bool was_typed = kept != c.story.typed.end();
    StoryWords words = was_typed ? kept->second : stored;
    Typing typing;
    draw_titles(c, words.title, typing);
    draw_areas(c, mark("Conclusion"), "slide/conclusion", words.conclusion, typing);
    const auto unknown = unknown_field(words);
    if (unknown) draw_refusal(c, *unknown);
    draw_fields(c, words.conclusion, typing);
    if (!unknown) draw_today(c, slide, words.conclusion);
    draw_areas(c, mark("Notes for whoever presents"), "slide/notes", words.notes, typing);
    if (typing.changed) c.story.typed[slide.view->id] = words;
    // a field that vanished while it was typed in is left, too, and nobody saw it go
    const bool left = typing.left || (was_typed && !typing.changed && !ImGui::IsAnyItemActive());
    if (left && !unknown_field(words)) {
        if (words != stored) change_words(c, *slide.view, words);
        c.story.typed.erase(slide.view->id);
    }
}

void draw_what_it_says(PanelContext& c, const plan::Slide& slide) {
    draw_today(c, slide, slide.view->conclusion);
    if (c.name(slide.view->notes).empty()) return;
    c.widgets.small_text(c.say("Notes for whoever presents"));
    c.widgets.wrapped(c.name(slide.view->notes));
}

// --- how it comes

/// No number where the text is none, which is refused with a sentence.
double seconds_of(const std::string& text) {
    if (text.empty()) return 0;
    double seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool number = error == std::errc{} && end == text.data() + text.size();
    return number ? seconds : std::numeric_limits<double>::quiet_NaN();
}

void draw_seconds(PanelContext& c, const plan::Slide& slide) {
    const double stored = slide.part->seconds;
    const auto kept = c.story.typed_seconds.find(slide.part->id);
    std::string text = kept != c.story.typed_seconds.end() ? kept->second
                       : stored > 0                        ? fmt::format("{}", stored)
                                                           : std::string();
    if (c.widgets.text_field("slide/seconds", text, c.say("seconds"), c.widgets.px(70), false))
        c.story.typed_seconds[slide.part->id] = text;
    const bool left = ImGui::IsItemDeactivatedAfterEdit();
    c.widgets.tip(c.say("How many seconds it takes; empty: as long as the way asks for"));
    if (!left) return;
    c.story.typed_seconds.erase(slide.part->id);
    set_transition(c, slide, slide.part->transition, seconds_of(text));
}

void draw_transition(PanelContext& c, const plan::Slide& slide) {
    constexpr std::array k_transitions{plan::Transition::flight, plan::Transition::fade, plan::Transition::cut};
    std::vector<Widgets::Choice> choices;
    for (const plan::Transition each : k_transitions)
        choices.push_back({std::string(plan::to_key(each)), c.name(plan::label(each))});
    c.widgets.small_text(c.say("How it comes"));
    const float seconds = c.widgets.px(76);
    const int chosen = c.widgets.drop_down("slide/transition", choices, static_cast<int>(slide.part->transition),
                                           ImGui::GetContentRegionAvail().x - seconds);
    if (chosen >= 0) set_transition(c, slide, k_transitions[static_cast<std::size_t>(chosen)], slide.part->seconds);
    if (slide.part->transition == plan::Transition::cut) return;
    ImGui::SameLine(0, c.widgets.px(6));
    draw_seconds(c, slide);
}

}  // namespace

void draw_slide_form(PanelContext& c, const plan::Slide& slide) {
    ImGui::Separator();
    ImGui::BeginChild("###slide_form");
    draw_buttons(c, slide);
    if (is_editable(c)) {
        draw_words(c, slide);
        draw_transition(c, slide);
    } else {
        draw_what_it_says(c, slide);
    }
    ImGui::EndChild();
}

}  // namespace ui
