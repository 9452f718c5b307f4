// The history in the dock: who changed what, when and why, latest first; old and new values unfold. A row that is
// pointed at shows on the map where the point was.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <set>
#include <string>
#include <vector>

#include "base/local_time.h"
#include "frame/edits.h"
#include "frame/frame_notes.h"
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

const char* state_word(const PanelContext& c, const store::HistoryStep& step) {
    if (step.state == store::StepState::undone) return c.widgets.say_in("step", "undone");
    if (step.state == store::StepState::left) return c.widgets.say_in("step", "undone, left behind");
    return "";
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
    const std::string key = "history/" + std::to_string(step.n);
    if (step.state == store::StepState::applied && c.can_edit() &&
        c.widgets.button(key + "/revert", std::string(glyph(Icon::undo)) + " " + c.say("Take this change back")))
        revert_step(c.out, step.n);
    ImGui::Unindent(c.widgets.px(24));
}

/// Where the points of a step were, and where they went.
void show_on_map(PanelContext& c, const store::HistoryStep& step) {
    for (const store::RowChange& row : step.rows)
        for (const store::ColumnChange& column : row.columns) {
            if (column.column != "geom") continue;
            PastPosition past;
            if (const auto* at = std::get_if<geo::LonLat>(&column.before)) past.from = *at;
            if (const auto* at = std::get_if<geo::LonLat>(&column.after)) past.to = *at;
            c.notes.past_positions.push_back(past);
        }
    for (const store::RowChange& row : step.rows)
        if (const auto* carrier = c.session.index().carrier_by_id(row.id); row.table == "carriers" && carrier)
            c.point_at(ref_of(*carrier));
}

void draw_step(PanelContext& c, const store::HistoryStep& step) {
    HistoryState& state = c.history;
    const std::string key = "history/" + std::to_string(step.n);
    std::string label =
        fmt::format("{}  {}  {}  {}", step.n, base::local_time_cell(step.time), step.author, c.name(step.summary));
    if (!step.reason.empty()) label += fmt::format("  ({})", step.reason);
    const bool open = state.open_step == step.n;
    if (c.widgets.row(key, label, open, state_word(c, step))) state.open_step = open ? 0 : step.n;
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
