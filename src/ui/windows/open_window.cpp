// Draws the window that is open, by its row of the table.
#include <algorithm>
#include <imgui.h>
#include <string>

#include "ui/frame_input.h"
#include "ui/kit/stops.h"
#include "ui/overlay_state.h"
#include "windows/window_rows.h"
#include "windows/windows.h"

namespace ui {
namespace {

const WindowRow* open_row(const FrameParts& parts) {
    const auto rows = window_rows();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const WindowRow& each) { return each.window == parts.overlays.open; });
    return row == rows.end() ? nullptr : &*row;
}

void draw_title(FrameParts& parts, const WindowTitle& title) {
    if (title.words == nullptr) return;
    if (title.large)
        parts.widgets.title(parts.say(title.words));
    else
        parts.widgets.heading(parts.say(title.words));
}

/// Runs `draw` in the window of a row; false: clicked away.
template <class Draw>
bool window_of(const WindowRow& row, FrameParts& parts, Draw draw) {
    const float width_logical = row.fitted_width != nullptr ? row.fitted_width(parts) : row.width;
    const float width = std::min(parts.widgets.px(width_logical), parts.input.width - parts.widgets.px(16));
    const float top = std::min(parts.widgets.px(72), parts.input.height * 0.08F);
    if (row.place == Place::middle)
        ImGui::SetNextWindowPos({parts.input.width / 2, top}, ImGuiCond_Always, {0.5F, 0});
    else
        ImGui::SetNextWindowPos({parts.widgets.px(8), top}, ImGuiCond_Always);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, parts.input.height - top - parts.widgets.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, parts.widgets.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {parts.widgets.px(16), parts.widgets.px(14)});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(parts.widgets.palette().field));
    ImGui::Begin((std::string("###overlay_") + row.key).c_str(), nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavFocus);
    if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
    const Region under = parts.widgets.in_region(Region::overlay);
    draw_title(parts, row.title);
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

void run(PanelContext& context, void (*does)(PanelContext&)) {
    if (does == nullptr) return close_window(context);
    does(context);
}

}  // namespace

void close_window(FrameParts& parts) { parts.overlays.open = Overlay::none; }

void draw_open_window(PanelContext& c) {
    const WindowRow* row = open_row(c);
    if (row == nullptr) return;
    const auto draw = [&] { std::visit([&](auto drawn) { drawn(c); }, row->draw); };
    if (row->place == Place::own) return draw();
    if (!window_of(*row, c, draw)) run(c, row->click_beside);
}

void draw_open_window_alone(FrameParts& parts) {
    const WindowRow* row = open_row(parts);
    const auto* draw = row != nullptr ? std::get_if<void (*)(FrameParts&)>(&row->draw) : nullptr;
    if (draw != nullptr && !window_of(*row, parts, [&] { (*draw)(parts); })) close_window(parts);
}

void escape_from_window(PanelContext& c) {
    if (const WindowRow* row = open_row(c)) run(c, row->escape);
}

}  // namespace ui
