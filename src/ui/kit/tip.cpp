#include "kit/tip.h"

#include <algorithm>
#include <imgui.h>
#include <string>

#include "kit/tip_place.h"

namespace ui {

void draw_tip(Widgets& widgets, std::string_view text, const scene::Rect& about, float gap,
              const std::vector<scene::Rect>& kept) {
    const std::vector<std::string> lines = widgets.lines_of(text, widgets.px(340));
    const float inset = widgets.px(16);
    float width = inset;
    for (const std::string& line : lines) width = std::max(width, widgets.text_width(line) + inset);
    const auto count = static_cast<float>(lines.size());
    const float height =
        count * ImGui::GetTextLineHeightWithSpacing() - ImGui::GetStyle().ItemSpacing.y + widgets.px(12);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const scene::Vec2 at = tip_place_off(about, {width, height}, {screen.x, screen.y}, gap, kept);
    ImGui::SetNextWindowPos({at.x, at.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(widgets.px(8), widgets.px(6)));
    ImGui::BeginTooltip();
    for (const std::string& line : lines) widgets.text(line);
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void draw_tip_at_pointer(Widgets& widgets, std::string_view text, const std::vector<scene::Rect>& kept) {
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    draw_tip(widgets, text, {pointer.x, pointer.y, 0, 0}, widgets.px(14), kept);
}

}  // namespace ui
