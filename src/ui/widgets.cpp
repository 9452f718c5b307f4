#include "widgets.h"

#include <imgui.h>

namespace ui {

const char* Widgets::noted(std::string_view text) {
    fonts_.note(text);
    buffer_.assign(text);
    return buffer_.c_str();
}

void Widgets::record(const std::string& key) {
    const ImVec2 a = ImGui::GetItemRectMin();
    const ImVec2 b = ImGui::GetItemRectMax();
    probe_[key] = {a.x, a.y, b.x - a.x, b.y - a.y};
}

void Widgets::text(std::string_view text) {
    const char* shown = noted(text);
    ImGui::TextUnformatted(shown, shown + text.size());
}

void Widgets::soft_text(std::string_view words) {
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    text(words);
    ImGui::PopStyleColor();
}

void Widgets::wrapped(std::string_view words) {
    ImGui::PushTextWrapPos(0);
    text(words);
    ImGui::PopTextWrapPos();
}

void Widgets::soft_wrapped(std::string_view words) {
    ImGui::PushTextWrapPos(0);
    soft_text(words);
    ImGui::PopTextWrapPos();
}

std::string Widgets::fitted(std::string_view text, float width) {
    if (text_width(text) <= width) return std::string(text);
    std::string shorter(text);
    while (!shorter.empty() && text_width(shorter + "…") > width) {
        while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xC0U) == 0x80U) shorter.pop_back();
        if (!shorter.empty()) shorter.pop_back();
    }
    return shorter + "…";
}

void Widgets::heading(std::string_view words) {
    ImGui::PushFont(fonts_.heading());
    ImGui::PushTextWrapPos(0);
    text(words);
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
}

float Widgets::text_width(std::string_view text) {
    const char* shown = noted(text);
    return ImGui::CalcTextSize(shown, shown + text.size()).x;
}

bool Widgets::button(const char* key, std::string_view label, bool active, float width) {
    fonts_.note(label);
    ImGui::PushID(key);
    if (active) {
        ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_ButtonActive));
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ImGui::GetStyleColorVec4(ImGuiCol_ButtonActive));
        ImGui::PushStyleColor(ImGuiCol_Text, ImVec4(1, 1, 1, 1));
    }
    const bool pressed = ImGui::Button((std::string(label) + "###button").c_str(), ImVec2(width, 0));
    if (active) ImGui::PopStyleColor(3);
    record(key);
    ImGui::PopID();
    return pressed;
}

bool Widgets::check(const char* key, std::string_view label, bool on) {
    ImGui::PushID(key);
    bool value = on;
    const bool changed = ImGui::Checkbox((std::string(noted(label)) + "###check").c_str(), &value);
    record(key);
    ImGui::PopID();
    return changed;
}

int Widgets::drop_down(const char* key, const std::vector<Choice>& choices, int current, float width) {
    int chosen = -1;
    ImGui::PushID(key);
    ImGui::SetNextItemWidth(width);
    const std::string preview = current >= 0 ? choices[static_cast<std::size_t>(current)].label : std::string();
    const bool open = ImGui::BeginCombo("###list", noted(preview), ImGuiComboFlags_HeightLarge);
    record(key);
    if (open) {
        for (std::size_t i = 0; i < choices.size(); ++i)
            if (row(std::string(key) + "/" + choices[i].key, choices[i].label, static_cast<int>(i) == current))
                chosen = static_cast<int>(i);
        ImGui::EndCombo();
    }
    ImGui::PopID();
    return chosen;
}

bool Widgets::row(const std::string& key, std::string_view label, bool selected) {
    const std::string shown = fitted(label, ImGui::GetContentRegionAvail().x);
    const ImVec2 size = ImGui::CalcTextSize(shown.c_str());
    const bool pressed =
        ImGui::Selectable(("###" + key).c_str(), selected, ImGuiSelectableFlags_None, ImVec2(0, size.y));
    record(key);
    const ImVec2 corner = ImGui::GetItemRectMin();
    const float inset = ImGui::GetStyle().ItemSpacing.x / 2;  // Selectable reaches that far out of its column
    const float spare = (ImGui::GetItemRectSize().y - size.y) / 2;
    ImGui::GetWindowDrawList()->AddText(ImVec2(corner.x + inset, corner.y + spare), ImGui::GetColorU32(ImGuiCol_Text),
                                        shown.c_str());
    return pressed;
}

void Widgets::tip(std::string_view text) {
    if (!ImGui::IsItemHovered()) return;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(px(320));
    this->text(text);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

}  // namespace ui
