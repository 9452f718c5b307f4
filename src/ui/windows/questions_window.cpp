// Questions that merges left open: looked at on the map and answered any day, as one step.
#include <algorithm>
#include <cstdint>
#include <fmt/core.h>
#include <imgui.h>
#include <map>
#include <string>

#include "frame/editing.h"
#include "session/edit_actions.h"
#include "store/changes.h"
#include "ui/frame_input.h"
#include "ui/overlay_state.h"
#include "windows/question_list.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

/// The list asks what is open in the project now.
void keep_up(PanelContext& c, QuestionList& list) {
    const auto& open = c.session.questions();
    if (!std::equal(open.begin(), open.end(), list.asked.begin(), list.asked.end(), session::asks_the_same))
        list.ask(open);
}

std::map<std::int64_t, store::Resolution> answers_of(const QuestionList& list) {
    std::map<std::int64_t, store::Resolution> answers;
    for (std::size_t i = 0; i < list.asked.size(); ++i)
        if (list.answers[i]) answers.emplace(list.asked[i].question, *list.answers[i]);
    return answers;
}

void draw_answering(PanelContext& c, const QuestionList& list) {
    if (!c.session.unlocked()) {
        if (c.session.writable() &&
            c.widgets.button("questions/unlock", std::string(glyph(Icon::lock)) + " " + c.say("Unlock to answer")))
            unlock_here(c);
        ImGui::SameLine(0, c.widgets.px(6));
        return;
    }
    const auto answers = answers_of(list);
    if (answers.empty()) return;
    const std::string label =
        fmt::format(fmt::runtime(c.widgets.say_count(static_cast<long>(answers.size()), "Answer {0} question",
                                                     "Answer {0} questions")),
                    answers.size());
    if (c.widgets.button("questions/answer", label, ButtonLook::primary)) c.edit(session::AnswerQuestions{answers});
    ImGui::SameLine(0, c.widgets.px(6));
}

}  // namespace

void draw_questions_window(PanelContext& c) {
    QuestionList& list = c.overlays.questions;
    if (std::exchange(c.overlays.just_opened, false)) list.shown.reset();
    keep_up(c, list);
    if (list.asked.empty())
        c.widgets.soft_wrapped(c.say("No question is open. What a merge leaves for later is listed here."));
    else
        c.widgets.soft_wrapped(
            c.say("Both sides changed these values. What is here holds until you answer, whenever you like."));
    const float most = std::min(c.widgets.px(380), c.input.height * 0.6F);
    begin_scrolled(c, "###questions", list.asked.empty() ? 1 : most);
    draw_questions(c, list, "questions");
    ImGui::EndChild();
    draw_answering(c, list);
    if (c.widgets.button("questions/close", c.say("Close"))) close_window(c);
}

}  // namespace ui
