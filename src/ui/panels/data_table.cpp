#include <algorithm>
#include <functional>
#include <imgui.h>
#include <imgui_internal.h>
#include <string>
#include <utility>
#include <vector>

#include "frame/frame_notes.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "session/actions.h"
#include "session/tables.h"
#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/stops.h"
#include "ui/panel_state.h"
#include "ui/revealed.h"

namespace ui {
namespace {

std::vector<std::size_t> shown_columns(const session::Table& table, const TableState& state) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (!state.hidden_columns.contains(table.columns[i].key)) out.push_back(i);
    return out;
}

/// A click on a title sorts by it, another turns the order round, a third gives the table's own back.
void sort_by(session::Arrangement& arrangement, const std::string& key) {
    if (arrangement.sort_key != key) {
        arrangement.sort_key = key;
        arrangement.ascending = true;
    } else if (arrangement.ascending) {
        arrangement.ascending = false;
    } else {
        arrangement.sort_key.clear();
        arrangement.ascending = true;
    }
}

void draw_titles(PanelContext& c, const std::string& key, const session::Table& table,
                 const std::vector<std::size_t>& columns, TableState& state) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t shown = 0; shown < columns.size(); ++shown) {
        const session::Column& column = table.columns[columns[shown]];
        ImGui::TableSetColumnIndex(static_cast<int>(shown));
        std::string title = column.title;
        if (state.arrangement.sort_key == column.key)
            title.insert(0, glyph(state.arrangement.ascending ? Icon::sort_up : Icon::sort_down));
        if (c.widgets.row("table/" + key + "/sort/" + column.key, title, false)) sort_by(state.arrangement, column.key);
    }
}

session::Joining joining() {
    const ImGuiIO& io = ImGui::GetIO();
    return io.KeyCtrl ? session::Joining::toggle : io.KeyShift ? session::Joining::add : session::Joining::replace;
}

void draw_cell(PanelContext& c, const session::Column& column, const session::Cell& cell) {
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string shown = c.widgets.fitted(cell.text, room);
    if (column.numeric)
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, room - c.widgets.text_width(shown)));
    if (column.numeric && !cell.number)
        c.widgets.soft_text(shown);
    else
        c.widgets.text(shown);
    if (shown != cell.text) c.widgets.tip(cell.text);
}

void draw_row(PanelContext& c, const std::string& key, const session::Table& table,
              const std::vector<std::size_t>& columns, const session::Row& row) {
    const bool selected = c.session.is_selected(row.feature);
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(0);
    const std::string id = "table/" + key + "/" + c.session.index().key_of(row.feature);
    if (ImGui::Selectable(("###" + id).c_str(), selected || row.feature == c.session.hovered(),
                          ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick,
                          {0, ImGui::GetTextLineHeight()})) {
        c.push(session::Select{row.feature, joining()});
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) c.push(session::ZoomToFeature{row.feature});
    }
    c.widgets.record(id, selected);
    if (ImGui::IsItemHovered()) c.point_at(row.feature);
    for (std::size_t shown = 0; shown < columns.size(); ++shown) {
        ImGui::TableSetColumnIndex(static_cast<int>(shown));
        if (shown == 0) ImGui::SameLine(0, 0);
        draw_cell(c, table.columns[columns[shown]], row.cells[columns[shown]]);
    }
}

/// By how many rows the keys of this frame go on.
int steps_of(const PanelContext& c, int rows) {
    int step = 0;
    for (const KeyPress& press : c.keys()) {
        if (press.key == Key::down) ++step;
        if (press.key == Key::up) --step;
        if (press.key == Key::home) step -= rows;
        if (press.key == Key::end) step += rows;
    }
    return step;
}

float wanted_width(PanelContext& c, const session::Table& table, std::size_t column) {
    constexpr std::size_t k_looked_at = 30;  // rows: enough to see how wide a column is
    float width = c.widgets.text_width(table.columns[column].title) + c.widgets.px(18);
    for (std::size_t i = 0; i < std::min(table.rows.size(), k_looked_at); ++i)
        width = std::max(width, c.widgets.text_width(table.rows[i].cells[column].text));
    return std::clamp(width + c.widgets.px(4), c.widgets.px(48), c.widgets.px(260));
}

/// What was selected elsewhere is scrolled into sight; gives its row, or -1.
int row_to_reveal(PanelContext& c, const std::string& key, const session::Table& table,
                  const std::vector<std::size_t>& order) {
    if (!reveals(c, "table/" + key)) return -1;
    const auto at = std::find_if(order.begin(), order.end(),
                                 [&](std::size_t i) { return table.rows[i].feature == c.session.selected(); });
    return at == order.end() ? -1 : static_cast<int>(at - order.begin());
}

void draw_rows(PanelContext& c, const std::string& key, const session::Table& table,
               const std::vector<std::size_t>& columns, const std::vector<std::size_t>& order) {
    const std::string stop = "table/" + key + "/rows";
    const ImVec2 corner = ImGui::GetWindowPos();
    const int revealed = row_to_reveal(c, key, table, order);
    const int stepped_to =
        step_rows(c, stop, order.size(), [&](std::size_t i) { return table.rows[order[i]].feature; });
    const int scroll_to = stepped_to >= 0 ? stepped_to : revealed;
    c.widgets.stop_at(stop, {corner.x, corner.y, ImGui::GetWindowWidth(), ImGui::GetWindowHeight()}, StopKind::rows);
    if (scroll_to >= 0) scroll_to_row(c, scroll_to, ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            draw_row(c, key, table, columns, table.rows[order[static_cast<std::size_t>(i)]]);
    clipper.End();
}

}  // namespace

int step_rows(PanelContext& c, const std::string& key, std::size_t count,
              const std::function<plan::FeatureRef(std::size_t)>& feature_at) {
    const int rows = static_cast<int>(count), step = steps_of(c, rows);
    const bool focused = c.widgets.focused(key);
    const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && c.keyboard.now == Region::map;
    if (focused && key_pressed(c.input, Key::enter)) c.push(session::ZoomToSelection{});
    if (step == 0 || rows == 0 || (!over && !focused)) return -1;
    c.notes.arrows_taken = true;
    int at = 0;
    while (at < rows && feature_at(static_cast<std::size_t>(at)) != c.session.selected()) ++at;
    if (at == rows && step > 0) at = -1;  // nothing of the table is selected: before the first, or behind the last
    const int next = std::clamp(at + step, 0, rows - 1);
    c.push(session::Select{feature_at(static_cast<std::size_t>(next))});
    return next;
}

bool reveals(PanelContext& c, const std::string& key) {
    plan::FeatureRef& last = c.revealed[key];
    return std::exchange(last, c.session.selected()) != c.session.selected() &&
           c.session.selected().kind != plan::FeatureKind::none;
}

void scroll_to_row(const PanelContext& c, int row, float height) {
    const float top = height * static_cast<float>(row), titles = height + c.widgets.px(4);
    const float bar = ImGui::GetCurrentWindowRead()->ScrollbarSizes.y;  // it lies over the lower edge
    const float view = ImGui::GetWindowHeight() - titles - bar - height;
    if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
    if (top > ImGui::GetScrollY() + view) ImGui::SetScrollY(top - view);
}

void scroll_to_column(int column) {
    const ImGuiTable* table = ImGui::GetCurrentContext()->CurrentTable;
    const ImGuiTableColumn& wanted = table->Columns[column];
    const float left = table->Columns[0].MaxX, right = table->InnerClipRect.Max.x;
    if (wanted.MinX < left) ImGui::SetScrollX(ImGui::GetScrollX() - (left - wanted.MinX));
    if (wanted.MaxX > right) ImGui::SetScrollX(ImGui::GetScrollX() + wanted.MaxX - right);
}

void scroll_to_last_item() {
    const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
    const float row = ImGui::GetItemRectSize().y;
    const bool in_sight = ImGui::GetItemRectMin().y >= top + row && ImGui::GetItemRectMax().y <= bottom - row / 2;
    if (!in_sight) ImGui::SetScrollHereY(0.5F);
}

void draw_data_table(PanelContext& c, const std::string& key, const session::Table& table,
                     const std::vector<std::size_t>& order, TableState& state) {
    const std::vector<std::size_t> columns = shown_columns(table, state);
    if (columns.empty()) {
        c.widgets.soft_text(c.say("All columns are hidden: choose some above."));
        return;
    }
    if (order.empty()) {
        c.widgets.soft_text(state.arrangement.filter.empty() ? c.say("There is nothing to list.")
                                                             : c.say("No row has these words."));
        return;
    }
    std::vector<float> widths;
    for (const std::size_t column : columns) widths.push_back(wanted_width(c, table, column));
    if (c.widgets.widths_are_guesses()) return;  // ImGui would keep them
    constexpr ImGuiTableFlags k_flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                                        ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV |
                                        ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_SizingFixedFit;
    // another set of columns is another table to ImGui, or it would keep their widths
    const std::string id = "###" + key + std::to_string(columns.size()) + c.say("Areas");
    if (!ImGui::BeginTable(id.c_str(), static_cast<int>(columns.size()), k_flags)) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    for (std::size_t i = 0; i < columns.size(); ++i)
        ImGui::TableSetupColumn(table.columns[columns[i]].key.c_str(), ImGuiTableColumnFlags_WidthFixed, widths[i]);
    draw_titles(c, key, table, columns, state);
    draw_rows(c, key, table, columns, order);
    ImGui::EndTable();
}

}  // namespace ui
