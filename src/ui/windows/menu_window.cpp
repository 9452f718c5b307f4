// The menu: commands by groups, which drops down from the upper right corner.
#include <array>
#include <imgui.h>
#include <string>

#include "frame/commands.h"
#include "frame/layout.h"
#include "ui/frame_input.h"
#include "ui/kit/stops.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

void draw_menu_group(PanelContext& c, CommandGroup group) {
    c.widgets.small_text(c.say(group_name(group)));
    for (const Command& command : commands()) {
        if (command.group != group || !command.in_menu || !is_possible(command, c)) continue;
        const std::string label = std::string(glyph(command.icon)) + "  " + words_of(command, c);
        if (!c.widgets.row(std::string("menu/") + command.key, label, false,
                           shortcut_text(command.shortcut, c.widgets)))
            continue;
        close_window(c);
        command.run(c);
    }
}

constexpr std::size_t k_menu_columns = 3;
/// Where a group of commands stands.
struct InMenu {
    CommandGroup group;
    std::size_t column;
};
constexpr std::array k_menu{InMenu{CommandGroup::edit, 0},    InMenu{CommandGroup::view, 0},
                            InMenu{CommandGroup::project, 1}, InMenu{CommandGroup::story, 1},
                            InMenu{CommandGroup::help, 1},    InMenu{CommandGroup::panels, 2},
                            InMenu{CommandGroup::tools, 2}};
constexpr float k_menu_column_width = 318;  // logical px

/// Side by side where the window is wide enough, else one below the other.
bool menu_columns_fit(const PanelContext& c) {
    return c.input.width > c.widgets.px(k_menu_column_width * static_cast<float>(k_menu_columns) + 40);
}

void draw_menu(PanelContext& c) {
    const int columns = menu_columns_fit(c) ? static_cast<int>(k_menu_columns) : 1;
    if (!ImGui::BeginTable("###menu", columns, ImGuiTableFlags_SizingStretchSame)) return;
    for (std::size_t column = 0; column < k_menu_columns; ++column) {
        ImGui::TableNextColumn();
        for (const InMenu& each : k_menu)
            if (each.column == column) draw_menu_group(c, each.group);
    }
    ImGui::EndTable();
}

}  // namespace

void draw_menu_window(PanelContext& c) {
    const float width =
        c.widgets.px(k_menu_column_width) * (menu_columns_fit(c) ? static_cast<float>(k_menu_columns) : 1);
    ImGui::SetNextWindowPos({c.input.width - c.widgets.px(8), c.layout.map.y + c.widgets.px(4)}, ImGuiCond_Always,
                            {1, 0});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, c.input.height - c.layout.map.y - c.widgets.px(40)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###menu_window", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav);
    const Region under = c.widgets.in_region(Region::overlay);
    draw_menu(c);
    c.widgets.in_region(under);
    const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                         !ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows |
                                                 ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                         !ImGui::IsWindowAppearing() && ImGui::GetIO().MousePos.y > c.layout.map.y;
    if (outside) close_window(c);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace ui
