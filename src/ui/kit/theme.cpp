#include "kit/theme.h"

#include <imgui.h>

namespace ui {
namespace {

constexpr Palette k_light{.ground = 0xFBFAF8,
                          .bar = 0xFFFFFF,
                          .field = 0xFFFFFF,
                          .field_hover = 0xEFEDE8,
                          .line = 0xDBD8D1,
                          .text = 0x23211D,
                          .soft = 0x6A665F,
                          .accent = 0x1F6B8E,
                          .accent_hover = 0x185A79,
                          .on_accent = 0xFFFFFF,
                          .good = 0x2166AC,
                          .bad = 0xB2182B,
                          .warning = 0x9A6700,
                          .slide_back = 0xE9E6DF};
constexpr Palette k_dark{.ground = 0x1C1F23,
                         .bar = 0x22262B,
                         .field = 0x2A2E34,
                         .field_hover = 0x373C44,
                         .line = 0x3F444C,
                         .text = 0xF0EEE9,
                         .soft = 0xA7A49D,
                         .accent = 0x4C9FC7,
                         .accent_hover = 0x62B2D8,
                         .on_accent = 0x10161A,
                         .good = 0x6FB1E4,
                         .bad = 0xF0857A,
                         .warning = 0xE3B341,
                         .slide_back = 0x31363D};

ImVec4 colour(unsigned hex, float alpha = 1) {
    return {static_cast<float>((hex >> 16) & 0xFF) / 255, static_cast<float>((hex >> 8) & 0xFF) / 255,
            static_cast<float>(hex & 0xFF) / 255, alpha};
}

void set_colours(const Palette& p) {
    ImVec4* c = ImGui::GetStyle().Colors;
    c[ImGuiCol_Text] = colour(p.text);
    c[ImGuiCol_TextDisabled] = colour(p.soft);
    c[ImGuiCol_TextSelectedBg] = colour(p.accent, 0.35F);
    c[ImGuiCol_WindowBg] = colour(p.ground);
    c[ImGuiCol_ChildBg] = colour(p.ground, 0);
    c[ImGuiCol_PopupBg] = colour(p.field);
    c[ImGuiCol_Border] = colour(p.line);
    c[ImGuiCol_Separator] = colour(p.line);
    c[ImGuiCol_FrameBg] = colour(p.field);
    c[ImGuiCol_FrameBgHovered] = colour(p.field_hover);
    c[ImGuiCol_FrameBgActive] = colour(p.field_hover);
    c[ImGuiCol_Button] = colour(p.field);
    c[ImGuiCol_ButtonHovered] = colour(p.field_hover);
    c[ImGuiCol_ButtonActive] = colour(p.accent, 0.35F);
    c[ImGuiCol_Header] = colour(p.accent, 0.20F);
    c[ImGuiCol_HeaderHovered] = colour(p.accent, 0.12F);
    c[ImGuiCol_HeaderActive] = colour(p.accent, 0.28F);
    c[ImGuiCol_CheckMark] = colour(p.accent);
    c[ImGuiCol_SliderGrab] = colour(p.accent);
    c[ImGuiCol_SliderGrabActive] = colour(p.accent_hover);
    c[ImGuiCol_ScrollbarBg] = colour(p.ground, 0);
    c[ImGuiCol_ScrollbarGrab] = colour(p.line);
    c[ImGuiCol_ScrollbarGrabHovered] = colour(p.soft);
    c[ImGuiCol_ScrollbarGrabActive] = colour(p.accent);
    c[ImGuiCol_SeparatorHovered] = colour(p.accent_hover);
    c[ImGuiCol_SeparatorActive] = colour(p.accent);
    c[ImGuiCol_TableHeaderBg] = colour(p.field_hover);
    c[ImGuiCol_TableBorderStrong] = colour(p.line);
    c[ImGuiCol_TableBorderLight] = colour(p.line, 0.5F);
    c[ImGuiCol_TableRowBgAlt] = colour(p.text, 0.025F);
    c[ImGuiCol_ModalWindowDimBg] = colour(0x000000, 0.35F);
    c[ImGuiCol_NavHighlight] = colour(p.accent);
}

}  // namespace

const Palette& palette(bool dark) { return dark ? k_dark : k_light; }

unsigned to_abgr(unsigned rgb, float alpha) { return ImGui::ColorConvertFloat4ToU32(colour(rgb, alpha)); }

void use_theme(bool dark, float scale) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    if (dark)
        ImGui::StyleColorsDark();
    else
        ImGui::StyleColorsLight();
    set_colours(palette(dark));
    style.WindowPadding = {12, 12};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.CellPadding = {8, 3};
    style.FrameRounding = 4;
    style.PopupRounding = 6;
    style.GrabRounding = 4;
    style.ScrollbarRounding = 6;
    style.WindowBorderSize = 0;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.ScrollbarSize = 11;
    style.WindowMinSize = {1, 1};
    style.ScaleAllSizes(scale);
}

}  // namespace ui
