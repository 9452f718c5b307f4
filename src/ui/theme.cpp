#include "theme.h"

#include <imgui.h>

namespace ui {
namespace {

ImVec4 colour(unsigned hex, float alpha = 1) {
    return {static_cast<float>((hex >> 16) & 0xFF) / 255, static_cast<float>((hex >> 8) & 0xFF) / 255,
            static_cast<float>(hex & 0xFF) / 255, alpha};
}

struct Palette {
    unsigned ground, field, field_hover, line, text, soft, accent, accent_hover;
};

constexpr Palette k_light{0xFAF9F6, 0xFFFFFF, 0xEFEDE7, 0xD6D3CC, 0x26241F, 0x6E6A63, 0x2C6E8F, 0x24597A};
constexpr Palette k_dark{0x1D2024, 0x2A2E34, 0x363B43, 0x44484F, 0xF2F0EA, 0xA9A69F, 0x3D8DB5, 0x4FA3CC};

void set_colours(const Palette& p) {
    ImVec4* c = ImGui::GetStyle().Colors;
    c[ImGuiCol_Text] = colour(p.text);
    c[ImGuiCol_TextDisabled] = colour(p.soft);
    c[ImGuiCol_WindowBg] = colour(p.ground);
    c[ImGuiCol_PopupBg] = colour(p.field);
    c[ImGuiCol_Border] = colour(p.line);
    c[ImGuiCol_Separator] = colour(p.line);
    c[ImGuiCol_FrameBg] = colour(p.field);
    c[ImGuiCol_FrameBgHovered] = colour(p.field_hover);
    c[ImGuiCol_FrameBgActive] = colour(p.field_hover);
    c[ImGuiCol_Button] = colour(p.field);
    c[ImGuiCol_ButtonHovered] = colour(p.field_hover);
    c[ImGuiCol_ButtonActive] = colour(p.accent);
    c[ImGuiCol_Header] = colour(p.accent, 0.22F);
    c[ImGuiCol_HeaderHovered] = colour(p.accent, 0.14F);
    c[ImGuiCol_HeaderActive] = colour(p.accent, 0.30F);
    c[ImGuiCol_CheckMark] = colour(p.accent);
    c[ImGuiCol_ScrollbarBg] = colour(p.ground, 0);
    c[ImGuiCol_ScrollbarGrab] = colour(p.line);
    c[ImGuiCol_ScrollbarGrabHovered] = colour(p.soft);
    c[ImGuiCol_ScrollbarGrabActive] = colour(p.accent);
    c[ImGuiCol_SeparatorHovered] = colour(p.accent_hover);
    c[ImGuiCol_SeparatorActive] = colour(p.accent);
}

}  // namespace

void use_theme(carto::ThemeName theme, float scale) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    if (theme == carto::ThemeName::dark)
        ImGui::StyleColorsDark();
    else
        ImGui::StyleColorsLight();
    set_colours(theme == carto::ThemeName::dark ? k_dark : k_light);
    style.WindowPadding = {12, 12};
    style.FramePadding = {9, 4};
    style.ItemSpacing = {8, 6};
    style.FrameRounding = 4;
    style.PopupRounding = 4;
    style.WindowBorderSize = 0;
    style.FrameBorderSize = 1;
    style.ScrollbarSize = 11;
    style.ScaleAllSizes(scale);
}

}  // namespace ui
