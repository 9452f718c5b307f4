#include "windows/incoming_list.h"

#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "base/local_time.h"
#include "frame/changed_rows.h"
#include "frame/edits.h"
#include "geo/geometry.h"
#include "plan/plan.h"
#include "session/merge_words.h"
#include "store/changes.h"
#include "ui/merge_state.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

/// Runs `draw(i)` for those of `count` lines that can be seen.
template <class Draw>
void draw_seen(std::size_t count, Draw draw) {
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) draw(static_cast<std::size_t>(i));
    clipper.End();
}

std::string span_words(const session::Contribution& person) {
    const std::string first = base::local_time_cell(person.first), last = base::local_time_cell(person.last);
    return first == last ? first : fmt::format("{} – {}", first, last);
}

void draw_steps(PanelContext& c, const MergeState& state, const session::Contribution& person) {
    ImGui::Indent(c.widgets.px(16));
    draw_seen(person.steps.size(), [&](std::size_t i) {
        const store::IncomingStep& step = state.preview.incoming[person.steps[i]];
        std::string line = fmt::format("{}  {}", base::local_time_cell(step.time), c.name(step.summary));
        if (!step.reason.empty()) line += fmt::format(fmt::runtime(c.say(" ({0})")), step.reason);
        c.widgets.fitted_text(line, ImGui::GetContentRegionAvail().x);
        if (!ImGui::IsItemHovered()) return;
        for (const store::RowChange& row : step.rows) show_changed_row(c, row);
    });
    ImGui::Unindent(c.widgets.px(16));
}

void draw_change(PanelContext& c, const store::RowChange& row, std::size_t i) {
    const std::string label = session::incoming_words(c.session.index(), row, c.widgets.language());
    if (c.widgets.row("merge/change/" + std::to_string(i), label, false))
        look_at(c, places_of(c, row), c.widgets.px(k_merge_window + 16));
    if (ImGui::IsItemHovered()) show_changed_row(c, row);
}

std::string taken_back_words(const PanelContext& c, const store::TakenBack& step) {
    const std::string what = fmt::format(fmt::runtime(c.say("{0}: {1}")), step.author, c.name(step.summary));
    if (step.taken_by.empty()) return fmt::format(fmt::runtime(c.say("{0}, taken back here")), what);
    return fmt::format(fmt::runtime(c.say("{0}, taken back here by {1}, {2}")), what, step.taken_by,
                       base::local_time_cell(step.taken_back_at));
}

std::string settled_words(const PanelContext& c, const store::Settled& settled) {
    const base::Language language = c.widgets.language();
    store::Clash clash;  // it was one
    clash.table = settled.table;
    clash.column = settled.column;
    const auto value = [&](const store::Value& v) {
        return session::answer_words(c.session.index(), clash, v, language);
    };
    const char* pattern = settled.answered_here
                              ? c.say("{0}, {1}: {2} becomes {3}; the answer of {4} was later and holds")
                              : c.say("{0}, {1}: {2} becomes {3}; {4} answered the open question");
    return fmt::format(fmt::runtime(pattern), c.name(settled.what), session::asked_words(clash, language),
                       value(settled.before), value(settled.after), settled.author);
}

std::string renumbered_words(const PanelContext& c, const store::Settled& settled) {
    return fmt::format(fmt::runtime(c.say("{0}: number {1} was taken, it becomes {2}")), c.name(settled.what),
                       store::to_text(settled.before), store::to_text(settled.after));
}

}  // namespace

void draw_people(PanelContext& c, MergeState& state) {
    for (std::size_t i = 0; i < state.people.size(); ++i) {
        const session::Contribution& person = state.people[i];
        const bool open = state.open_person == i;
        const std::string label = fmt::format("{} {}", open ? "−" : "+", person.author);
        const std::string right = fmt::format(fmt::runtime(c.widgets.say_count(static_cast<long>(person.steps.size()),
                                                                               "{0} change, {1}", "{0} changes, {1}")),
                                              person.steps.size(), span_words(person));
        if (c.widgets.row("merge/person/" + std::to_string(i), label, open, right))
            state.open_person = open ? std::nullopt : std::optional(i);
        if (open) draw_steps(c, state, person);
    }
}

void draw_incoming(PanelContext& c, const MergeState& state) {
    const std::vector<store::RowChange>& changes = state.preview.changes;
    if (changes.empty()) return;
    c.widgets.section(c.say("Comes in without a question"));
    draw_seen(changes.size(), [&](std::size_t i) { draw_change(c, changes[i], i); });
}

void draw_taken_back(PanelContext& c, const MergeState& state) {
    if (state.preview.taken_back.empty()) return;
    c.widgets.section(c.say("Taken back here: it does not come again by itself"));
    for (const store::TakenBack& step : state.preview.taken_back) {
        c.widgets.wrapped(taken_back_words(c, step));
        if (step.n == 0 || !c.session.unlocked()) continue;
        if (c.widgets.button("merge/again/" + std::to_string(step.n), c.say("Take it again")))
            take_step_again(c.out, step.n);
    }
}

void draw_decided(PanelContext& c, const MergeState& state) {
    if (state.preview.settled.empty() && state.preview.renumbered.empty()) return;
    c.widgets.section(c.say("Decided without asking"));
    for (const store::Settled& settled : state.preview.settled) c.widgets.wrapped(settled_words(c, settled));
    for (const store::Settled& settled : state.preview.renumbered) c.widgets.wrapped(renumbered_words(c, settled));
}

}  // namespace ui
