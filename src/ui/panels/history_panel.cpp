// The history in the dock: who changed what, when and why, latest first; old and new values unfold. A row that is
// pointed at shows on the map where the point was.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <set>
#include <string>
#include <vector>

#include "base/local_time.h"
#include "frame/changed_rows.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "session/history_rows.h"
#include "store/changes.h"
#include "store/project.h"
#include "ui/file_state.h"
#include "ui/form_state.h"

namespace ui {
namespace {

store::HistoryQuery query_of(const PanelContext& c) {
    store::HistoryQuery query;
    query.most = 200;
    query.author = c.history.author;
    const plan::FeatureRef selected = c.session.selected();
    if (c.history.of_selected && selected.kind == plan::FeatureKind::carrier)
        if (const auto* carrier = c.session.index().carrier(selected)) query.carrier = carrier->id;
    return query;
}

/// Beside the last widget, or below it where `width` does not fit beside it.
void go_on(const PanelContext& c, float width) {
    const float gap = c.widgets.px(12), end = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x + gap + width;
    if (end <= ImGui::GetWindowContentRegionMax().x) ImGui::SameLine(0, gap);
}

void draw_filters(PanelContext& c) {
    std::set<std::string> authors;
    for (const store::HistoryStep& step : c.session.history({0, 200, {}, {}})) authors.insert(step.author);
    std::vector<Widgets::Choice> choices{{"", c.say("Everybody")}};
    int current = 0;
    for (const std::string& author : authors) {
        if (author == c.history.author) current = static_cast<int>(choices.size());
        choices.push_back({author, author});
    }
    const int chosen = c.widgets.drop_down("history/author", choices, current, c.widgets.px(150));
    if (chosen >= 0) c.history.author = choices[static_cast<std::size_t>(chosen)].key;
    const std::string only = c.say("Only of the selected carrier");
    go_on(c, ImGui::GetFrameHeight() + c.widgets.px(6) + c.widgets.text_width(only));
    if (c.widgets.check("history/selected", only, c.history.of_selected))
        c.history.of_selected = !c.history.of_selected;
    const std::string save = std::string(glyph(Icon::save_copy)) + " " + c.say("Save as a table");
    go_on(c, c.widgets.button_width(save));
    if (c.widgets.button("history/export", save)) open_file_window(c, FilePurpose::history_table);
    c.widgets.tip(c.say("As a spreadsheet (.xlsx) or as text (.csv)"));
}

/// Whether it is in effect, where that goes without saying whether others may have it, and who brought it.
std::string state_words_of(const PanelContext& c, const store::HistoryStep& step) {
    if (step.state != store::StepState::applied) return session::state_words(step.state, c.widgets.language());
    if (step.merge != 0) return fmt::format(fmt::runtime(c.say("merged by {0}")), step.brought_by);
    return step.sent ? c.widgets.say_in("step", "sent") : "";
}

bool is_mine(const PanelContext& c, const store::HistoryStep& step) {
    return step.merge == 0 && step.author == c.session.author();
}

std::string with_icon(const char* words) { return std::string(glyph(Icon::undo)) + " " + words; }

/// Somebody else's work is taken back only when that was meant.
void draw_question(PanelContext& c, const store::HistoryStep& step, const std::string& key) {
    const bool whole = c.history.question == HistoryQuestion::take_merge_back;
    c.widgets.wrapped(
        whole ? fmt::format(fmt::runtime(c.say("Everything that this merge brought is taken back, also what {0} did. "
                                               "Take it back?")),
                            step.author)
              : fmt::format(fmt::runtime(c.say("This is a change by {0}. Take it back?")), step.author));
    if (c.widgets.button(key + "/yes", with_icon(c.say("Take it back")), ButtonLook::primary)) {
        if (whole)
            take_merge_back(c.out, step.merge);
        else
            revert_step(c.out, step.n);
        c.history.question = HistoryQuestion::none;
    }
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button(key + "/no", c.say("Cancel"))) c.history.question = HistoryQuestion::none;
}

void draw_ways_back(PanelContext& c, const store::HistoryStep& step) {
    if (!c.can_edit()) return;
    const std::string key = "history/" + std::to_string(step.n);
    if (c.history.question != HistoryQuestion::none) return draw_question(c, step, key);
    if (step.state == store::StepState::withdrawn && c.widgets.button(key + "/again", c.say("Take it again")))
        take_step_again(c.out, step.n);
    const bool in_effect = step.state == store::StepState::applied || step.state == store::StepState::absorbed;
    if (in_effect && c.widgets.button(key + "/revert", with_icon(c.say("Take this change back")))) {
        if (is_mine(c, step))
            revert_step(c.out, step.n);
        else
            c.history.question = HistoryQuestion::take_back;
    }
    if (!in_effect || step.merge == 0) return;
    const std::string whole = with_icon(c.say("Take the whole merge back"));
    go_on(c, c.widgets.button_width(whole));
    if (c.widgets.button(key + "/merge", whole)) c.history.question = HistoryQuestion::take_merge_back;
}

void draw_values(PanelContext& c, const store::HistoryStep& step) {
    const base::Language language = c.widgets.language();
    ImGui::Indent(c.widgets.px(24));
    for (const store::RowChange& row : step.rows) {
        const std::string subject = session::subject_words(c.session.index(), row, language);
        if (subject.empty()) continue;  // the step's own words say it
        c.widgets.text(subject);
        for (const store::ColumnChange& column : row.columns) {
            const std::string name = session::column_words(row.table, column.column, language);
            if (name.empty() || column.before == column.after) continue;
            const auto words = [&](const store::Value& value) {
                return session::value_words(c.session.index(), row.table, column.column, value, language);
            };
            c.widgets.soft_wrapped(fmt::format("{}: {} → {}", name, words(column.before), words(column.after)));
        }
    }
    for (const store::StepMark& mark : step.marks)
        c.widgets.soft_text(
            fmt::format(fmt::runtime(mark.undo ? c.say("undone by {0}, {1}") : c.say("done again by {0}, {1}")),
                        mark.author, base::local_time_cell(mark.time)));
    if (step.merge != 0)
        c.widgets.soft_text(fmt::format(fmt::runtime(c.say("came with a merge by {0}, {1}")), step.brought_by,
                                        base::local_time_cell(step.brought_at)));
    if (step.sent && step.merge == 0)
        c.widgets.soft_text(c.say("sent to colleagues: undoing it is a change of its own"));
    draw_ways_back(c, step);
    ImGui::Unindent(c.widgets.px(24));
}

/// Where the points of a step were, and where they went.
void show_on_map(PanelContext& c, const store::HistoryStep& step) {
    for (const store::RowChange& row : step.rows) show_changed_row(c, row);
}

void draw_step(PanelContext& c, const store::HistoryStep& step) {
    HistoryState& state = c.history;
    const std::string key = "history/" + std::to_string(step.n);
    std::string label =
        fmt::format("{}  {}  {}  {}", step.n, base::local_time_cell(step.time), step.author, c.name(step.summary));
    if (!step.reason.empty()) label += fmt::format("  ({})", step.reason);
    const bool open = state.open_step == step.n;
    if (c.widgets.row(key, label, open, state_words_of(c, step))) {
        state.open_step = open ? 0 : step.n;
        state.question = HistoryQuestion::none;
    }
    if (ImGui::IsItemHovered()) show_on_map(c, step);
    if (open) draw_values(c, step);
}

}  // namespace

void draw_history(PanelContext& c) {
    if (c.session.edit() == nullptr) return;
    draw_filters(c);
    ImGui::BeginChild("###steps");
    const std::vector<store::HistoryStep>& steps = c.session.history(query_of(c));
    if (steps.empty()) c.widgets.soft_text(c.say("Nothing has been changed yet."));
    for (const store::HistoryStep& step : steps) draw_step(c, step);
    ImGui::EndChild();
}

}  // namespace ui
