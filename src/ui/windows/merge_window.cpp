// A colleague's changes before they are taken in: who did what, what comes in without a question, and what both sides
// changed. Questions may stay open; cancelling changes nothing.
#include <algorithm>
#include <filesystem>
#include <fmt/core.h>
#include <imgui.h>
#include <string>

#include "frame/editing.h"
#include "store/changes.h"
#include "ui/file_state.h"
#include "ui/frame_input.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/incoming_list.h"
#include "windows/question_list.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

void draw_summary(PanelContext& c, const MergeState& state) {
    const store::MergePreview& p = state.preview;
    c.widgets.soft_text(std::filesystem::path(state.file).filename().string());
    c.widgets.tip(state.file);
    c.widgets.wrapped(fmt::format(
        fmt::runtime(c.say("New changes: {0}; here already: {1}; rows that change without a question: {2}")),
        p.new_steps, p.known_steps, p.rows));
}

void draw_asked(PanelContext& c, MergeState& state) {
    if (state.questions.asked.empty()) return;
    c.widgets.section(c.say("Both of you changed these"));
    draw_questions(c, state.questions, "merge");
}

/// They lack what is here: the way on is to write a file for them.
void draw_unseen(PanelContext& c, const MergeState& state) {
    const int n = state.preview.unseen_by_them;
    if (n == 0) return;
    c.widgets.section(c.say("What they have not seen"));
    c.widgets.wrapped(fmt::format(
        fmt::runtime(c.widgets.say_count(n, "They have not seen {0} change of yours. Write it for them afterwards.",
                                         "They have not seen {0} changes of yours. Write them for them afterwards.")),
        n));
    if (c.widgets.button("merge/export", c.say("Write changes for a colleague")))
        open_file_window(c, FilePurpose::export_changes);
}

std::string take_words(const PanelContext& c, const MergeState& state) {
    const std::size_t open = state.questions.open();
    if (open == 0) return c.say("Merge them");
    return fmt::format(fmt::runtime(c.widgets.say_count(static_cast<long>(open), "Merge them; {0} question stays open",
                                                        "Merge them; {0} questions stay open")),
                       open);
}

void draw_taking(PanelContext& c, const MergeState& state) {
    if (!c.session.unlocked()) {
        if (c.widgets.button("merge/unlock", std::string(glyph(Icon::lock)) + " " + c.say("Unlock to merge them")))
            unlock_here(c);
        ImGui::SameLine(0, c.widgets.px(6));
        return;
    }
    if (state.reading || !state.preview.brings_something) return;
    if (c.widgets.button("merge/take", take_words(c, state), ButtonLook::primary)) {
        c.ask(MergeChanges{});
        close_window(c);
    }
    ImGui::SameLine(0, c.widgets.px(6));
}

}  // namespace

void draw_merge_window(PanelContext& c) {
    MergeState& state = c.overlays.merge;
    begin_scrolled(c, "###merging", std::min(c.widgets.px(460), c.input.height * 0.68F));
    draw_summary(c, state);
    draw_people(c, state);
    draw_asked(c, state);
    draw_incoming(c, state);
    draw_taken_back(c, state);
    draw_decided(c, state);
    draw_unseen(c, state);
    ImGui::EndChild();
    if (!state.preview.brings_something) c.widgets.soft_wrapped(c.say("All of these changes are here already."));
    draw_taking(c, state);
    if (c.widgets.button("merge/close", c.say("Cancel"))) close_window(c);
}

}  // namespace ui
