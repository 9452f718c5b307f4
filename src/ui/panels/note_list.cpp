// The dock's page of notes: what was noted on the map, by the day on which it was, with what was answered.
#include "session/note_list.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/editing.h"
#include "panels/panels.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "ui/kit/stops.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

using Rows = std::vector<const session::NoteRow*>;

struct NoteColumn {
    const char* title;
    float weight;  ///< of the width
};
constexpr std::array k_columns{NoteColumn{base::mark("No."), 0.05F},        NoteColumn{base::mark("State"), 0.07F},
                               NoteColumn{base::mark("Words"), 0.3F},       NoteColumn{base::mark("Pinned to"), 0.18F},
                               NoteColumn{base::mark("Written by"), 0.11F}, NoteColumn{base::mark("Time"), 0.07F},
                               NoteColumn{base::mark("Replies"), 0.22F}};

session::NoteFilter filter_of(const PanelState& panels) {
    return {plan::from_key<plan::NoteState>(panels.notes_state), panels.notes_author, panels.notes_words};
}

Rows passing_rows(const PanelContext& c) {
    const session::NoteFilter filter = filter_of(c.panels);
    Rows out;
    for (const session::NoteRow& row : c.session.notes())
        if (session::passes(row, filter)) out.push_back(&row);
    return out;
}

// --- the filter

/// A chip with the number of notes that it would leave; `state`: key of one, empty for all.
void draw_state_chip(PanelContext& c, const std::string& state, const std::string& words) {
    session::NoteFilter asked = filter_of(c.panels);
    asked.state = plan::from_key<plan::NoteState>(state);
    const auto count =
        std::ranges::count_if(c.session.notes(), [&](const auto& row) { return session::passes(row, asked); });
    const ButtonLook look = c.panels.notes_state == state ? ButtonLook::active : ButtonLook::framed;
    const std::string key = "notes/" + (state.empty() ? std::string("all") : state);
    if (c.widgets.button(key, fmt::format("{} {}", words, count), look)) c.panels.notes_state = state;
    ImGui::SameLine(0, c.widgets.px(3));
}

void draw_state_chips(PanelContext& c) {
    draw_state_chip(c, "", c.say("All"));
    for (const plan::NoteState state : {plan::NoteState::open, plan::NoteState::done})
        draw_state_chip(c, std::string(plan::to_key(state)), c.name(plan::label(state)));
}

/// Whose last note has gone, or is called otherwise now, is nobody to ask for.
void forget_author_without_notes(PanelContext& c) {
    const std::vector<std::string> authors = session::authors_of(c.session.notes());
    if (std::ranges::find(authors, c.panels.notes_author) == authors.end()) c.panels.notes_author.clear();
}

void choose_author(PanelContext& c) {
    std::vector<Widgets::Choice> choices{{"", c.say("Everybody")}};
    int current = 0;
    for (const std::string& author : session::authors_of(c.session.notes())) {
        if (author == c.panels.notes_author) current = static_cast<int>(choices.size());
        choices.push_back({author, author});
    }
    const int chosen = c.widgets.drop_down("notes/author", choices, current, c.widgets.px(120));
    if (chosen >= 0) c.panels.notes_author = choices[static_cast<std::size_t>(chosen)].key;
    ImGui::SameLine(0, c.widgets.px(6));
}

void draw_filter_line(PanelContext& c) {
    forget_author_without_notes(c);
    draw_state_chips(c);
    ImGui::SameLine(0, c.widgets.px(8));
    choose_author(c);
    (void)c.widgets.text_field("notes/words", c.panels.notes_words, c.say("Words, pin or reply"), c.widgets.px(170),
                               false);
    if (filter_of(c.panels).empty()) return;
    ImGui::SameLine(0, c.widgets.px(3));
    if (c.widgets.icon_button("notes/clear", Icon::close, c.say("Clear the filter")))
        c.panels.notes_state = c.panels.notes_author = c.panels.notes_words = {};
}

// --- the rows

/// The heading of a day: when it was, how many notes it has and how many of them are open.
void draw_day(PanelContext& c, const Rows& rows, std::size_t first) {
    long count = 0, open = 0;
    for (std::size_t i = first; i < rows.size() && rows[i]->day == rows[first]->day; ++i) {
        ++count;
        if (rows[i]->state == plan::NoteState::open) ++open;
    }
    ImGui::TableNextRow(ImGuiTableRowFlags_None);
    ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, to_abgr(c.widgets.palette().accent, 0.14F));
    ImGui::TableSetColumnIndex(0);
    const std::string words =
        fmt::format(fmt::runtime(c.widgets.say_count(count, "{0}: {1} note, {2} open", "{0}: {1} notes, {2} open")),
                    rows[first]->day, count, open);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::Dummy({0, ImGui::GetTextLineHeight()});
    c.widgets.record_box("notes/day/" + rows[first]->day,
                         {corner.x, corner.y, c.widgets.text_width(words), ImGui::GetTextLineHeight()});
    const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    ImGui::PushClipRect(low, {low.x + size.x, low.y + size.y}, false);  // across the columns
    c.widgets.draw_text(corner.x, corner.y, words, c.widgets.palette().text);
    ImGui::PopClipRect();
}

void draw_text_cell(PanelContext& c, int column, const std::string& text, bool soft) {
    ImGui::TableSetColumnIndex(column);
    const std::string line = text.substr(0, text.find('\n'));
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string shown = line == text ? c.widgets.fitted(text, room) : c.widgets.fitted(line + " …", room);
    if (soft)
        c.widgets.soft_text(shown);
    else
        c.widgets.text(shown);
    if (shown != text) c.widgets.tip(text);
}

std::string replies_text(const session::NoteRow& row) {
    if (row.replies.empty()) return {};
    std::string text = row.replies.size() > 1 ? std::to_string(row.replies.size()) + "  " : std::string();
    for (const std::string& reply : row.replies) text += (&reply == &row.replies.front() ? "" : "\n") + reply;
    return text;
}

/// The number, which shows the note when it is clicked and opens it by a double click.
void draw_number(PanelContext& c, const session::NoteRow& row) {
    const bool selected = c.session.is_selected(row.feature);
    const std::string id = "notes/" + std::to_string(row.number);
    ImGui::TableSetColumnIndex(0);
    if (ImGui::Selectable(("###" + id).c_str(), selected || row.feature == c.session.hovered(),
                          ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick,
                          {0, ImGui::GetTextLineHeight()})) {
        c.push(session::Select{row.feature});
        c.push(session::ZoomToFeature{row.feature});
        const plan::Note* note = c.session.index().note(row.feature);
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && note != nullptr && can_write_notes(c))
            change_note(c, *note);
    }
    c.widgets.record(id, selected);
    if (ImGui::IsItemHovered()) c.point_at(row.feature);
    ImGui::SameLine(0, 0);
    c.widgets.text(std::to_string(row.number));
}

void draw_note_row(PanelContext& c, const session::NoteRow& row) {
    const bool done = row.state == plan::NoteState::done;
    ImGui::TableNextRow();
    draw_number(c, row);
    draw_text_cell(c, 1, c.name(plan::label(row.state)), done);
    draw_text_cell(c, 2, row.text, done);
    draw_text_cell(c, 3, row.pinned_to, done);
    draw_text_cell(c, 4, row.author, done);
    draw_text_cell(c, 5, row.time, done);
    draw_text_cell(c, 6, replies_text(row), done);
}

/// By how many headings of days a row is lower.
int headings_before(const Rows& rows, int row) {
    int count = 1;
    for (int i = 1; i <= row; ++i)
        if (rows[static_cast<std::size_t>(i)]->day != rows[static_cast<std::size_t>(i) - 1]->day) ++count;
    return count;
}

void draw_note_rows(PanelContext& c, const Rows& rows) {
    const std::string stop = "table/notes/rows";
    const ImVec2 corner = ImGui::GetWindowPos();
    int scroll_to = step_rows(c, stop, rows.size(), [&](std::size_t i) { return rows[i]->feature; });
    if (reveals(c, "table/notes") && scroll_to < 0) {
        const auto at =
            std::ranges::find_if(rows, [&](const auto* row) { return c.session.is_selected(row->feature); });
        if (at != rows.end()) scroll_to = static_cast<int>(at - rows.begin());
    }
    c.widgets.stop_at(stop, {corner.x, corner.y, ImGui::GetWindowWidth(), ImGui::GetWindowHeight()}, StopKind::rows);
    if (scroll_to >= 0)
        scroll_to_row(c, scroll_to + headings_before(rows, scroll_to),
                      ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i == 0 || rows[i]->day != rows[i - 1]->day) draw_day(c, rows, i);
        draw_note_row(c, *rows[i]);
    }
}

void draw_note_table(PanelContext& c, const Rows& rows) {
    constexpr ImGuiTableFlags k_flags =
        ImGuiTableFlags_RowBg | ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable;
    if (!ImGui::BeginTable("###notes", static_cast<int>(k_columns.size()), k_flags)) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    for (const NoteColumn& column : k_columns)
        ImGui::TableSetupColumn(column.title, ImGuiTableColumnFlags_WidthStretch, column.weight);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t i = 0; i < k_columns.size(); ++i) {
        ImGui::TableSetColumnIndex(static_cast<int>(i));
        c.widgets.fitted_text(c.say(k_columns[i].title), ImGui::GetContentRegionAvail().x);
    }
    draw_note_rows(c, rows);
    ImGui::EndTable();
}

}  // namespace

void draw_notes(PanelContext& c) {
    if (c.session.notes().empty()) {
        c.widgets.soft_wrapped(
            c.say("Nothing is noted yet. Right-click a place, carrier, station, park or town on the "
                  "map and choose “Pin a note”, or press Shift+J for what is selected."));
        return;
    }
    draw_filter_line(c);
    const Rows rows = passing_rows(c);
    if (rows.empty())
        c.widgets.soft_text(c.say("No note passes the filter."));
    else
        draw_note_table(c, rows);
}

}  // namespace ui
