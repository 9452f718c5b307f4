#include "windows/question_list.h"

#include <algorithm>
#include <cstdint>
#include <fmt/core.h>
#include <imgui.h>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/local_time.h"
#include "frame/changed_rows.h"
#include "frame/frame_notes.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/coordinates.h"
#include "session/merge_words.h"
#include "store/changes.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"
#include "ui/merge_state.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

using store::Choose;

std::string words_of(const PanelContext& c, const store::Clash& clash, const store::Value& value) {
    return session::answer_words(c.session.index(), clash, value, c.widgets.language());
}

/// A typed third value as the column can hold it.
std::optional<store::Value> third_value(const PanelContext& c, const store::Clash& clash, const std::string& text) {
    if (clash.column == "geom") {
        const auto readings = c.coordinates.read(text);
        if (readings.size() != 1) return std::nullopt;
        return readings.front().position;
    }
    if (text.empty() && clash.table != "carriers") return std::nullopt;
    const auto value = session::third_value(c.session.index(), clash, text, "");
    return value ? std::optional(*value) : std::nullopt;
}

/// Both places, joined by a line; named of the question that is at hand.
void show_places(PanelContext& c, const store::Clash& clash, bool named) {
    const auto* mine = std::get_if<geo::LonLat>(&clash.mine);
    const auto* theirs = std::get_if<geo::LonLat>(&clash.theirs);
    const auto from = mine != nullptr ? std::optional(*mine) : std::nullopt;
    if (theirs != nullptr) c.notes.past_positions.push_back({from, *theirs, named ? c.say("Theirs") : ""});
    if (mine != nullptr) c.notes.past_positions.push_back({std::nullopt, *mine, named ? c.say("Mine") : ""});
}

std::vector<geo::LonLat> places_of(const PanelContext& c, const store::Clash& clash) {
    std::vector<geo::LonLat> places;
    for (const store::Value* value : {&clash.mine, &clash.theirs})
        if (const auto* at = std::get_if<geo::LonLat>(value)) places.push_back(*at);
    const plan::Carrier* carrier = clash.table == "carriers" ? c.session.index().carrier_by_id(clash.id) : nullptr;
    if (places.empty() && carrier != nullptr && carrier->position) places.push_back(*carrier->position);
    return places;
}

/// The map goes to the question at hand, once for each.
void show_on_map(PanelContext& c, QuestionList& list) {
    const store::Clash& clash = list.asked[list.at];
    if (list.shown != list.at) look_at(c, places_of(c, clash), c.widgets.px(k_merge_window + 16));
    list.shown = list.at;
    if (clash.table == "carriers")
        if (const plan::Carrier* carrier = c.session.index().carrier_by_id(clash.id)) c.point_at(ref_of(*carrier));
}

void answer_one(QuestionList& list, std::size_t i, std::optional<store::Resolution> answer) {
    list.answers[i] = std::move(answer);
    list.third_values[i].clear();
}

/// One answer for all, or for all of one author.
void answer_alike(QuestionList& list, const std::string& author, std::optional<store::Resolution> answer) {
    for (std::size_t i = 0; i < list.asked.size(); ++i)
        if (author.empty() || list.asked[i].author == author) answer_one(list, i, answer);
}

std::string answer_of(const PanelContext& c, const QuestionList& list, std::size_t i) {
    const std::optional<store::Resolution>& answer = list.answers[i];
    if (!answer) return c.say("later");
    switch (answer->choose) {
        case Choose::mine: return c.say("Mine");
        case Choose::theirs: return c.say("Theirs");
        case Choose::other: return words_of(c, list.asked[i], answer->other);
        case Choose::later: return c.say("later");
    }
    return {};
}

bool is(const QuestionList& list, std::size_t i, std::optional<Choose> choose) {
    const std::optional<store::Resolution>& answer = list.answers[i];
    return choose ? answer && answer->choose == *choose : !answer;
}

void draw_choice(PanelContext& c, QuestionList& list, std::size_t i, const std::string& key, const std::string& label,
                 std::optional<Choose> choose) {
    const float room = ImGui::GetContentRegionAvail().x - c.widgets.px(24);
    const ButtonLook look = is(list, i, choose) ? ButtonLook::active : ButtonLook::framed;
    const std::string shown = c.widgets.fitted(label, room);
    if (c.widgets.button(key, shown, look))
        answer_one(list, i, choose ? std::optional(store::Resolution{*choose, {}}) : std::nullopt);
    if (shown != label) c.widgets.tip(label);
}

void draw_third_value(PanelContext& c, QuestionList& list, std::size_t i, const std::string& key) {
    const store::Clash& clash = list.asked[i];
    if (!session::takes_third_value(clash)) return;
    std::string& typed = list.third_values[i];
    if (c.widgets.text_field(key + "/other", typed, c.say("or a third value"), c.widgets.px(260), false)) {
        const auto value = third_value(c, clash, typed);
        list.answers[i] = value ? std::optional(store::Resolution{Choose::other, *value}) : std::nullopt;
    }
    if (!typed.empty() && !list.answers[i]) c.widgets.soft_text(c.say("This cannot be such a value."));
}

void draw_answers(PanelContext& c, QuestionList& list, std::size_t i, const std::string& key) {
    const store::Clash& clash = list.asked[i];
    ImGui::Indent(c.widgets.px(12));
    c.widgets.soft_wrapped(fmt::format(fmt::runtime(c.say("It was: {0}")), words_of(c, clash, clash.base)));
    const auto with_key = [&](const char* words, const char* letter, const store::Value& value) {
        return fmt::format(fmt::runtime(c.say("{0} ({1}): {2}")), words, letter, words_of(c, clash, value));
    };
    draw_choice(c, list, i, key + "/mine", with_key(c.say("Mine"), "M", clash.mine), Choose::mine);
    draw_choice(c, list, i, key + "/theirs", with_key(c.say("Theirs"), "T", clash.theirs), Choose::theirs);
    draw_choice(c, list, i, key + "/later", c.say("Later (L): it stays as it is here"), std::nullopt);
    draw_third_value(c, list, i, key);
    ImGui::Unindent(c.widgets.px(12));
}

/// The keys are the list's where the keyboard is on it; the ring is around the question at hand.
void stop_at_row(PanelContext& c, const std::string& list_key) {
    const ImVec2 from = ImGui::GetItemRectMin(), size = ImGui::GetItemRectSize();
    c.widgets.stop_at(list_key, {from.x, from.y, size.x, size.y}, StopKind::rows);
}

/// Both values on a line, each with half of it: neither hides the other.
void draw_both(PanelContext& c, const store::Clash& clash, float room) {
    const float gap = c.widgets.text_width(" | ");
    const auto half = [&](const std::string& whose, const store::Value& value) {
        return c.widgets.fitted(fmt::format(fmt::runtime(c.say("{0}: {1}")), whose, words_of(c, clash, value)),
                                (room - gap) / 2);
    };
    c.widgets.soft_text(half(c.say("Mine"), clash.mine) + " | " + half(clash.author, clash.theirs));
}

void draw_question(PanelContext& c, QuestionList& list, std::size_t i, const std::string& list_key) {
    const store::Clash& clash = list.asked[i];
    const std::string key = list_key + "/" + std::to_string(i);
    const std::string label = session::question_words(c.session.index(), clash, c.widgets.language());
    if (c.widgets.row(key, label, i == list.at, answer_of(c, list, i))) list.at = i;
    const bool at_hand = i == list.at;
    if (at_hand) stop_at_row(c, list_key);
    const float room = ImGui::GetContentRegionAvail().x;
    std::string whose = fmt::format(fmt::runtime(c.say("{0}, {1}")), clash.author, base::local_time_cell(clash.time));
    if (!clash.since.empty())
        whose += "  " + fmt::format(fmt::runtime(c.say("open since {0}")), base::local_time_cell(clash.since));
    if (at_hand) {
        show_places(c, clash, true);
        c.widgets.fitted_text(whose, room);
        return draw_answers(c, list, i, key);
    }
    show_places(c, clash, false);
    draw_both(c, clash, room);
}

/// Beside the last button, or below it where there is no room.
void go_on(const PanelContext& c, const std::string& label) {
    const float gap = c.widgets.px(6);
    const float end = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x + gap + c.widgets.button_width(label);
    if (end <= ImGui::GetWindowContentRegionMax().x) ImGui::SameLine(0, gap);
}

void draw_alike(PanelContext& c, QuestionList& list, const std::string& key) {
    if (list.asked.size() < 2) return;
    const auto offer = [&](const std::string& name, const std::string& label, const std::string& author,
                           std::optional<store::Resolution> answer, bool first) {
        if (!first) go_on(c, label);
        if (c.widgets.button(key + name, label)) answer_alike(list, author, std::move(answer));
    };
    offer("/all_mine", c.say("All: mine"), "", store::Resolution{Choose::mine, {}}, true);
    offer("/all_theirs", c.say("All: theirs"), "", store::Resolution{Choose::theirs, {}}, false);
    offer("/all_later", c.say("All: later"), "", std::nullopt, false);
    std::set<std::string> authors;
    for (const store::Clash& clash : list.asked) authors.insert(clash.author);
    if (authors.size() < 2) return;
    for (const std::string& author : authors)
        offer("/all_of/" + author, fmt::format(fmt::runtime(c.say("All of {0}: theirs")), author), author,
              store::Resolution{Choose::theirs, {}}, false);
}

void move_to(QuestionList& list, int by) {
    const auto last = static_cast<int>(list.asked.size()) - 1;
    list.at = static_cast<std::size_t>(std::clamp(static_cast<int>(list.at) + by, 0, last));
}

void take_key(QuestionList& list, Key key) {
    if (key == Key::up) move_to(list, -1);
    if (key == Key::down) move_to(list, 1);
    if (key == Key::home) list.at = 0;
    if (key == Key::end) list.at = list.asked.size() - 1;
    if (key == Key::m) answer_one(list, list.at, store::Resolution{Choose::mine, {}});
    if (key == Key::t) answer_one(list, list.at, store::Resolution{Choose::theirs, {}});
    if (key == Key::l) answer_one(list, list.at, std::nullopt);
}

void take_keys(PanelContext& c, QuestionList& list) {
    if (ImGui::GetIO().WantTextInput || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
    for (const KeyPress& press : c.input.keys)
        if (!press.ctrl && !press.alt) take_key(list, press.key);
}

/// What was drawn from `top` on is seen from its beginning, and to its end where there is room.
void scroll_to_whole(float top) {
    const float bottom = ImGui::GetCursorPosY(), seen = ImGui::GetScrollY(), height = ImGui::GetWindowHeight();
    if (top < seen || bottom - top > height)
        ImGui::SetScrollY(top);
    else if (bottom > seen + height)
        ImGui::SetScrollY(bottom - height);
}

}  // namespace

void begin_scrolled(const PanelContext& c, const char* id, float height) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {c.widgets.px(6), 0});
    ImGui::BeginChild(id, {0, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
}

void draw_questions(PanelContext& c, QuestionList& list, const char* key) {
    if (list.asked.empty()) return;
    const std::size_t before = list.at;
    take_keys(c, list);
    if (c.keyboard.focused().empty()) c.keyboard.wish = key;  // the keys are the list's unless something else has them
    // of a question that is not at hand: a row and a line
    const float folded = 2 * ImGui::GetTextLineHeight() + c.widgets.px(4) + ImGui::GetStyle().ItemSpacing.y;
    for (std::size_t i = 0; i < list.asked.size(); ++i) {
        const float top = ImGui::GetCursorPosY();
        if (i == list.at || ImGui::IsRectVisible({1, folded}))
            draw_question(c, list, i, key);
        else
            ImGui::Dummy({1, folded});
        if (i == list.at && before != list.at) scroll_to_whole(top);
        ImGui::Spacing();
    }
    draw_alike(c, list, key);
    show_on_map(c, list);
}

}  // namespace ui
