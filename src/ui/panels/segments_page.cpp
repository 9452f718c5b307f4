// The dock's page of segments: what each has, side by side; a column each, what lies off the corridor last.
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <variant>

#include "exchange/table_file.h"
#include "panels/panels.h"
#include "plan/plan.h"

namespace ui {
namespace {

std::string cell_text(const exchange::TableCell& cell) {
    if (const double* number = std::get_if<double>(&cell)) return fmt::format("{:.10g}", *number);
    return std::get<std::string>(cell);
}

/// Numbers at the right, words in as many lines as they need.
void draw_cell(PanelContext& c, const exchange::TableCell& cell) {
    const std::string text = cell_text(cell);
    const float room = ImGui::GetContentRegionAvail().x;
    if (std::holds_alternative<double>(cell)) {
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, room - c.widgets.text_width(text)));
        return c.widgets.text(text);
    }
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float line = ImGui::GetTextLineHeight();
    float y = 0;
    for (const std::string& part : c.widgets.lines_of(text, room)) {
        c.widgets.draw_text(corner.x, corner.y + y, part, c.widgets.palette().text);
        y += line;
    }
    ImGui::Dummy({room, y});
}

}  // namespace

void draw_segments(PanelContext& c) {
    const exchange::TableFile& table = c.session.segments();
    if (c.session.plan().segments.empty()) {
        c.widgets.soft_text(c.say("This project has no corridor with segments."));
        return;
    }
    constexpr ImGuiTableFlags k_flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                                        ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_ScrollY;
    if (!ImGui::BeginTable("###segments", static_cast<int>(table.rows.size()) + 1, k_flags)) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("field", ImGuiTableColumnFlags_WidthFixed, c.widgets.px(230));
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        ImGui::TableSetupColumn(std::to_string(r).c_str(), ImGuiTableColumnFlags_WidthStretch);
    for (std::size_t field = 0; field < table.titles.size(); ++field) {
        ImGui::TableNextRow(field == 0 ? ImGuiTableRowFlags_Headers : ImGuiTableRowFlags_None);
        ImGui::TableSetColumnIndex(0);
        c.widgets.fitted_text(table.titles[field], ImGui::GetContentRegionAvail().x);
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            ImGui::TableSetColumnIndex(static_cast<int>(r) + 1);
            draw_cell(c, table.rows[r][field]);
        }
    }
    ImGui::EndTable();
}

}  // namespace ui
