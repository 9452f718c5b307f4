#include <algorithm>
#include <functional>
#include <imgui.h>
#include <string>

#include "ui/frame_input.h"
#include "ui/kit/stops.h"
#include "windows/windows.h"

namespace ui {

bool overlay_window(FrameParts& parts, const char* key, float width_logical, const std::function<void()>& draw,
                    Place place) {
    const float width = std::min(parts.widgets.px(width_logical), parts.input.width - parts.widgets.px(16));
    const float top = std::min(parts.widgets.px(72), parts.input.height * 0.08F);
    if (place == Place::middle)
        ImGui::SetNextWindowPos({parts.input.width / 2, top}, ImGuiCond_Always, {0.5F, 0});
    else
        ImGui::SetNextWindowPos({parts.widgets.px(8), top}, ImGuiCond_Always);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, parts.input.height - top - parts.widgets.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, parts.widgets.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {parts.widgets.px(16), parts.widgets.px(14)});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(parts.widgets.palette().field));
    ImGui::Begin((std::string("###overlay_") + key).c_str(), nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavFocus);
    if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
    const Region under = parts.widgets.in_region(Region::overlay);
    draw();
    parts.widgets.in_region(under);
    const bool outside =
        ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsWindowAppearing() &&
        !ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByPopup |
                                ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
        !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    return !outside;
}

}  // namespace ui
