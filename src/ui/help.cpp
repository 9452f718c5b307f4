#include <array>
#include <imgui.h>

#include "panels.h"

namespace ui {
namespace {

struct HelpRow {
    const char* keys_zh;
    const char* keys_en;
    const char* zh;
    const char* en;
};

constexpr std::array<HelpRow, 11> k_rows{{{"拖动", "Drag", "平移地图", "pan"},
                                          {"滚轮", "Wheel", "在指针处缩放", "zoom at the pointer"},
                                          {"双击", "Double-click", "在指针处放大", "zoom in at the pointer"},
                                          {"方向键", "Arrow keys", "平移", "pan"},
                                          {"+  −", "+  −", "放大、缩小", "zoom in, out"},
                                          {"Home", "Home", "全图", "full extent"},
                                          {"1 … 6", "1 … 6", "选择指标", "choose the indicator"},
                                          {"单击", "Click", "选择；再按 F 缩放至所选", "select; F zooms to it"},
                                          {"Esc", "Esc", "取消选择", "deselect"},
                                          {"Tab", "Tab", "收起或显示面板", "hide or show the panels"},
                                          {"F1", "F1", "本帮助", "this help"}}};

}  // namespace

void draw_help(PanelContext& c) {
    c.widgets.heading(c.widgets.say("按键", "Keys"));
    ImGui::Spacing();
    for (const HelpRow& row : k_rows) {
        c.widgets.text(c.widgets.say(row.keys_zh, row.keys_en));
        ImGui::SameLine(c.widgets.px(120));
        c.widgets.soft_text(c.widgets.say(row.zh, row.en));
    }
    ImGui::Spacing();
    if (c.widgets.button("help_close", c.widgets.say("关闭", "Close"))) c.panels.help_shown = false;
}

}  // namespace ui
