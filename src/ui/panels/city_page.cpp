// The dock's page of the city: Table 1 and Table 2 of the plan, each value in its own form, and what was recorded
// since.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>

#include "panels/panels.h"
#include "session/city_tables.h"

namespace ui {
namespace {

void draw_cell(PanelContext& c, int column, const std::string& text, float width, bool right) {
    ImGui::TableSetColumnIndex(column);
    const std::string shown = c.widgets.fitted(text, width);
    if (right)
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() +
                             std::max(0.0F, ImGui::GetContentRegionAvail().x - c.widgets.text_width(shown)));
    c.widgets.text(shown);
    if (shown != text) c.widgets.tip(text);
}

void draw_row(PanelContext& c, const session::CityRow& row, float name_width, float value_width) {
    if (!row.group.empty()) {
        ImGui::TableNextRow();
        ImGui::TableSetColumnIndex(0);
        c.widgets.soft_text(row.group);
    }
    ImGui::TableNextRow();
    std::string name = row.number + "  " + row.name;
    if (!row.unit.empty()) name += fmt::format(" ({})", row.unit);
    draw_cell(c, 0, name, name_width, false);
    c.widgets.record("city/" + row.key);
    if (!row.note.empty()) c.widgets.tip(row.note);
    int column = 0;
    for (const std::string& value : row.values) draw_cell(c, ++column, value, value_width, true);
    draw_cell(c, ++column, row.target, value_width, true);
    draw_cell(c, ++column, row.revised, value_width, true);
    draw_cell(c, ++column, row.progress, value_width, true);
}

void draw_table(PanelContext& c, const session::CityTable& table) {
    if (table.rows.empty()) return;
    c.widgets.heading(table.title);
    const float value_width = c.widgets.px(84);
    const auto columns = static_cast<int>(table.years.size()) + 4;
    const float room = ImGui::GetContentRegionAvail().x - c.widgets.px(16);
    const float name_width =
        std::max(c.widgets.px(150),
                 std::min(c.widgets.px(420), room - static_cast<float>(columns - 1) * (value_width + c.widgets.px(8))));
    constexpr ImGuiTableFlags k_flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                                        ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_SizingFixedFit;
    // as wide as it needs: with many years the page scrolls sideways, and no column is pressed
    const float padding = 2 * ImGui::GetStyle().CellPadding.x + 1;
    const float wanted =
        name_width + static_cast<float>(columns - 1) * value_width + static_cast<float>(columns) * padding;
    const float width = std::max(wanted, ImGui::GetContentRegionAvail().x);
    if (!ImGui::BeginTable(("###" + table.title).c_str(), columns, k_flags, {width, 0})) return;
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthFixed, name_width);
    for (int i = 1; i < columns; ++i)
        ImGui::TableSetupColumn(std::to_string(i).c_str(), ImGuiTableColumnFlags_WidthFixed, value_width);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    draw_cell(c, 0, c.say("Indicator"), name_width, false);
    int column = 0;
    for (const int year : table.years) draw_cell(c, ++column, std::to_string(year), value_width, true);
    draw_cell(c, ++column, fmt::format(fmt::runtime(c.say("{} target")), table.target_year), value_width, true);
    draw_cell(c, ++column, c.say("Revised target"), value_width, true);
    draw_cell(c, ++column, c.say("Progress"), value_width, true);
    for (const session::CityRow& row : table.rows) draw_row(c, row, name_width, value_width);
    ImGui::EndTable();
    ImGui::Spacing();
}

}  // namespace

void draw_city(PanelContext& c) {
    ImGui::BeginChild("###city", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
    const session::CityTable& main = c.session.city("table2");
    const session::CityTable& before = c.session.city("table1");
    if (main.rows.empty() && before.rows.empty()) c.widgets.soft_text(c.say("This project has no tables of the city."));
    draw_table(c, main);
    draw_table(c, before);
    ImGui::EndChild();
}

}  // namespace ui
