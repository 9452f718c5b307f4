#include "widgets.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <imgui.h>

#include "base/line_break.h"

namespace ui {
namespace {

constexpr std::size_t k_longest_input = 512;  // bytes of a text field
constexpr std::size_t k_longest_area = 20001;
constexpr std::size_t k_icon_bytes = 3;  // of U+E000 … U+E07F in UTF-8
static_assert(k_icon_count <= 0x80);

bool starts_with_icon(std::string_view text) {
    return text.size() >= k_icon_bytes && text[0] == '\xEE' && (text[1] == '\x80' || text[1] == '\x81');
}

void push_colour(ImGuiCol which, unsigned rgb, float alpha = 1) { ImGui::PushStyleColor(which, to_abgr(rgb, alpha)); }

}  // namespace

const char* Widgets::noted(std::string_view text) {
    // an icon before the words is ours, not a character of a project's that needs a stand-in
    const std::size_t ours = starts_with_icon(text) ? k_icon_bytes : 0;
    fonts_.note(text.substr(0, ours));
    buffer_.assign(text.substr(0, ours));
    buffer_ += fonts_.to_interface(text.substr(ours));
    return buffer_.c_str();
}

void Widgets::record(const std::string& key, bool on) {
    const ImVec2 a = ImGui::GetItemRectMin();
    const ImVec2 b = ImGui::GetItemRectMax();
    probe_[key] = {{a.x, a.y, b.x - a.x, b.y - a.y}, on};
}

void Widgets::text(std::string_view text) {
    const char* shown = noted(text);
    ImGui::TextUnformatted(shown, shown + std::strlen(shown));
}

void Widgets::soft_text(std::string_view words) {
    push_colour(ImGuiCol_Text, palette_.soft);
    text(words);
    ImGui::PopStyleColor();
}

void Widgets::small_text(std::string_view words) {
    ImGui::PushFont(fonts_.small());
    soft_text(words);
    ImGui::PopFont();
}

void Widgets::wrapped(std::string_view words) {
    const std::vector<std::string> lines = lines_of(words, ImGui::GetContentRegionAvail().x);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, px(2)});
    ImGui::BeginGroup();
    for (const std::string& line : lines) text(line);
    ImGui::EndGroup();
    ImGui::PopStyleVar();
}

std::vector<std::string> Widgets::lines_of(std::string_view text, float width) {
    std::vector<std::string> out(1);
    float filled = 0;
    const auto next_line = [&] {
        out.emplace_back();
        filled = 0;
    };
    for (std::string_view piece : base::line_pieces(text)) {
        const float needed = text_width(piece);
        if (filled > 0 && filled + needed > width) next_line();
        for (std::size_t feed = piece.find('\n'); feed != std::string_view::npos; feed = piece.find('\n')) {
            out.back() += piece.substr(0, feed);
            piece.remove_prefix(feed + 1);
            next_line();
        }
        out.back() += piece;
        filled += needed;
    }
    return out;
}

void Widgets::soft_wrapped(std::string_view words) {
    push_colour(ImGuiCol_Text, palette_.soft);
    wrapped(words);
    ImGui::PopStyleColor();
}

void Widgets::heading(std::string_view words) {
    ImGui::PushFont(fonts_.heading());
    wrapped(words);
    ImGui::PopFont();
}

void Widgets::title(std::string_view words) {
    ImGui::PushFont(fonts_.title());
    wrapped(words);
    ImGui::PopFont();
}

void Widgets::section(std::string_view words) {
    ImGui::Dummy({0, px(4)});
    ImGui::Separator();
    ImGui::Dummy({0, px(2)});
    ImGui::PushFont(fonts_.heading());
    text(words);
    ImGui::PopFont();
}

std::string Widgets::fitted(std::string_view text, float width) {
    std::string shorter(text);
    std::replace(shorter.begin(), shorter.end(), '\n', ' ');  // one line is asked for
    if (text_width(shorter) <= width) return shorter;
    while (!shorter.empty() && text_width(shorter + "…") > width) {
        while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xC0U) == 0x80U) shorter.pop_back();
        if (!shorter.empty()) shorter.pop_back();
    }
    return shorter + "…";
}

void Widgets::fitted_text(std::string_view words, float width) {
    const std::string shown = fitted(words, width);
    text(shown);
    if (shown != words) tip(words);
}

float Widgets::text_width(std::string_view text) { return ImGui::CalcTextSize(noted(text)).x; }

void Widgets::draw_text(float x, float y, std::string_view text, unsigned colour) {
    ImGui::GetWindowDrawList()->AddText({x, y}, to_abgr(colour), noted(text));
}

void Widgets::draw_tag(float x, float y, std::string_view text, unsigned fill) {
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const float inset = px(4);
    list->AddRectFilled({x, y}, {x + text_width(text) + 2 * inset, y + ImGui::GetTextLineHeight() + inset},
                        to_abgr(fill), px(3));
    list->AddText({x + inset, y + inset / 2}, to_abgr(palette_.on_accent), noted(text));
}

void Widgets::push_look(ButtonLook look) {
    const bool filled = look == ButtonLook::active || look == ButtonLook::primary;
    push_colour(ImGuiCol_Button, filled ? palette_.accent : palette_.field, look == ButtonLook::plain ? 0 : 1);
    push_colour(ImGuiCol_ButtonHovered, filled ? palette_.accent_hover : palette_.field_hover);
    push_colour(ImGuiCol_Text, filled ? palette_.on_accent : palette_.text);
    push_colour(ImGuiCol_Border, palette_.line, look == ButtonLook::framed ? 1 : 0);
}

void Widgets::pop_look() { ImGui::PopStyleColor(4); }

float Widgets::button_width(std::string_view label) { return text_width(label) + 2 * ImGui::GetStyle().FramePadding.x; }

bool Widgets::button(const std::string& key, std::string_view label, ButtonLook look, float width) {
    ImGui::PushID(key.c_str());
    push_look(look);
    const float wanted = width > 0 ? width : button_width(label);
    const std::string shown = fitted(label, wanted - ImGui::GetStyle().FramePadding.x);
    const bool pressed = ImGui::Button("###button", ImVec2(wanted, 0));
    record(key, look == ButtonLook::active);
    const ImVec2 corner = ImGui::GetItemRectMin();
    const ImVec2 size = ImGui::GetItemRectSize();
    draw_text(corner.x + (size.x - text_width(shown)) / 2, corner.y + (size.y - ImGui::GetTextLineHeight()) / 2, shown,
              look == ButtonLook::active || look == ButtonLook::primary ? palette_.on_accent : palette_.text);
    if (shown != label) tip(label);
    pop_look();
    ImGui::PopID();
    return pressed;
}

bool Widgets::icon_button(const std::string& key, Icon icon, std::string_view tooltip, ButtonLook look) {
    ImGui::PushID(key.c_str());
    push_look(look);
    const float side = ImGui::GetFrameHeight();
    const bool pressed = ImGui::Button((std::string(noted(glyph(icon))) + "###icon").c_str(), ImVec2(side, side));
    record(key, look == ButtonLook::active);
    pop_look();
    if (!tooltip.empty()) tip(tooltip);
    ImGui::PopID();
    return pressed;
}

bool Widgets::small_icon(const std::string& key, Icon icon, std::string_view tooltip, bool soft) {
    ImGui::PushID(key.c_str());
    const float side = ImGui::GetTextLineHeight();
    const bool pressed = ImGui::InvisibleButton("###small", ImVec2(side, side));
    record(key);
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 corner = ImGui::GetItemRectMin();
    const float width = text_width(glyph(icon));
    draw_text(corner.x + (side - width) / 2, corner.y, glyph(icon),
              hovered ? palette_.accent
              : soft  ? palette_.line
                      : palette_.soft);
    if (!tooltip.empty()) tip(tooltip);
    ImGui::PopID();
    return pressed;
}

bool Widgets::check(const std::string& key, std::string_view label, bool on) {
    ImGui::PushID(key.c_str());
    bool value = on;
    const bool changed = ImGui::Checkbox("###check", &value);
    record(key, value);
    ImGui::SameLine(0, px(6));
    text(label);
    ImGui::PopID();
    return changed;
}

int Widgets::drop_down(const std::string& key, const std::vector<Choice>& choices, int current, float width) {
    int chosen = -1;
    ImGui::PushID(key.c_str());
    ImGui::SetNextItemWidth(width);
    const std::string preview = current >= 0 ? choices[static_cast<std::size_t>(current)].label : std::string();
    const float room = width - text_width(glyph(Icon::chevron_down)) - 2 * ImGui::GetStyle().FramePadding.x;
    const std::string shown = fitted(preview, room);
    const bool open =
        ImGui::BeginCombo("###list", noted(shown), ImGuiComboFlags_HeightLarge | ImGuiComboFlags_NoArrowButton);
    if (!open) {
        record(key);
        const ImVec2 end = ImGui::GetItemRectMax();
        draw_text(end.x - text_width(glyph(Icon::chevron_down)) - px(4), end.y - ImGui::GetFrameHeight() + px(4),
                  glyph(Icon::chevron_down), palette_.soft);
    }
    if (!open && shown != preview) tip(preview);
    if (open) {
        close_on_escape();
        for (std::size_t i = 0; i < choices.size(); ++i)
            if (row(key + "/" + choices[i].key, choices[i].label, static_cast<int>(i) == current))
                chosen = static_cast<int>(i);
        ImGui::EndCombo();
    }
    ImGui::PopID();
    return chosen;
}

bool Widgets::row(const std::string& key, std::string_view label, bool selected, std::string_view right) {
    const float spacing = ImGui::GetStyle().ItemSpacing.x;
    const float right_width = right.empty() ? 0 : text_width(right) + spacing;
    const std::string shown = fitted(label, ImGui::GetContentRegionAvail().x - right_width);
    const float height = ImGui::GetTextLineHeight() + px(4);
    const bool pressed =
        ImGui::Selectable(("###" + key).c_str(), selected, ImGuiSelectableFlags_None, ImVec2(0, height));
    record(key, selected);
    const ImVec2 corner = ImGui::GetItemRectMin();
    const ImVec2 size = ImGui::GetItemRectSize();
    const float inset = spacing / 2;  // Selectable reaches that far out of its column
    const float y = corner.y + (size.y - ImGui::GetTextLineHeight()) / 2;
    draw_text(corner.x + inset, y, shown, palette_.text);
    if (!right.empty()) draw_text(corner.x + size.x - inset - right_width + spacing, y, right, palette_.soft);
    if (shown != label) tip(label);
    return pressed;
}

bool Widgets::edit_copy(std::string& text, std::size_t room, const std::function<bool(char*, std::size_t)>& input) {
    std::string edited = fonts_.to_interface(text);
    edited.resize(std::max(room, edited.size() + 1));  // a text that is longer already is not cut short
    fonts_.note(text);
    if (!input(edited.data(), edited.size())) return false;
    text = fonts_.from_interface(edited.c_str());
    fonts_.note(text);
    return true;
}

bool Widgets::text_field(const std::string& key, std::string& text, std::string_view hint, float width,
                         bool take_focus) {
    ImGui::PushID(key.c_str());
    ImGui::SetNextItemWidth(width);
    if (take_focus) ImGui::SetKeyboardFocusHere();
    const bool changed = edit_copy(text, k_longest_input, [&](char* edited, std::size_t room) {
        return ImGui::InputTextWithHint("###field", noted(hint), edited, room);
    });
    record(key);
    ImGui::PopID();
    return changed;
}

bool Widgets::text_area(const std::string& key, std::string& text, float width, int lines) {
    ImGui::PushID(key.c_str());
    const float height = ImGui::GetTextLineHeight() * static_cast<float>(lines) + 2 * ImGui::GetStyle().FramePadding.y;
    const bool changed = edit_copy(text, k_longest_area, [&](char* edited, std::size_t room) {
        return ImGui::InputTextMultiline("###area", edited, room, {width, height});
    });
    record(key);
    ImGui::PopID();
    return changed;
}

std::optional<float> Widgets::slider(const std::string& key, float value, float width) {
    ImGui::PushID(key.c_str());
    ImGui::SetNextItemWidth(width);
    float percent = value * 100;
    const bool changed = ImGui::SliderFloat("###slider", &percent, 0, 100, "%.0f%%", ImGuiSliderFlags_AlwaysClamp);
    record(key);
    ImGui::PopID();
    return changed ? std::optional(percent / 100) : std::nullopt;
}

void Widgets::close_on_escape() {
    if (!escape_) return;
    ImGui::CloseCurrentPopup();
    escape_taken_ = true;
}

void Widgets::tip(std::string_view text, bool at_pointer) {
    if (text.empty() || !ImGui::IsItemHovered()) return;
    const std::vector<std::string> lines = lines_of(text, px(340));
    if (!at_pointer) {
        float width = px(20);
        for (const std::string& line : lines) width = std::max(width, text_width(line) + px(20));
        const float height = static_cast<float>(lines.size()) * ImGui::GetTextLineHeightWithSpacing() + px(12);
        const ImVec2 screen = ImGui::GetIO().DisplaySize;
        const bool fits_below = ImGui::GetItemRectMax().y + px(4) + height <= screen.y;
        ImGui::SetNextWindowPos(
            {std::max(std::min(ImGui::GetItemRectMin().x, screen.x - width), 0.0F),
             fits_below ? ImGui::GetItemRectMax().y + px(4) : ImGui::GetItemRectMin().y - px(4) - height});
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(px(8), px(6)));
    ImGui::BeginTooltip();
    for (const std::string& line : lines) this->text(line);
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

}  // namespace ui
