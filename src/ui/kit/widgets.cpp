#include "kit/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <imgui.h>
#include <imgui_internal.h>

#include "base/line_break.h"
#include "base/word_break.h"
#include "kit/tip.h"
#include "ui/kit/font_atlas.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/probe.h"

namespace ui {
namespace {

constexpr std::size_t k_longest_input = 512;  // bytes of a text field
constexpr std::size_t k_longest_area = 20001;
constexpr float k_swatch_width = 45;     // logical px
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

void Widgets::wrapped(std::string_view words) { paragraph(lines_of(words, ImGui::GetContentRegionAvail().x)); }

void Widgets::paragraph(const std::vector<std::string>& lines) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, px(2)});
    ImGui::BeginGroup();
    for (const std::string& line : lines) text(line);
    ImGui::EndGroup();
    ImGui::PopStyleVar();
}

std::vector<std::string> Widgets::lines_of(std::string_view text, float width) {
    return base::fill_lines(base::line_pieces(text), width, width,
                            [this](std::string_view piece) { return text_width(piece); });
}

std::vector<std::string> Widgets::even_lines_of(std::string_view text, float width) {
    if (text_width(text) <= width) return lines_of(text, width);
    const base::WordBreaker words;
    const std::vector<std::string_view> pieces = words.pieces(text);
    const auto filled = [&](float wanted) {
        return base::fill_lines(pieces, wanted, width, [this](std::string_view piece) { return text_width(piece); });
    };
    const std::vector<std::string> lines = filled(width);
    if (lines.size() < 2) return lines;
    for (float even = text_width(text) / static_cast<float>(lines.size()); even < width; even += px(8))
        if (std::vector<std::string> balanced = filled(even); balanced.size() == lines.size()) return balanced;
    return lines;
}

void Widgets::soft_wrapped(std::string_view words) {
    push_colour(ImGuiCol_Text, palette_.soft);
    wrapped(words);
    ImGui::PopStyleColor();
}

void Widgets::heading(std::string_view words) {
    ImGui::PushFont(fonts_.heading());
    paragraph(even_lines_of(words, ImGui::GetContentRegionAvail().x));
    ImGui::PopFont();
}

void Widgets::title(std::string_view words) {
    ImGui::PushFont(fonts_.title());
    paragraph(even_lines_of(words, ImGui::GetContentRegionAvail().x));
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

void Widgets::draw_small_text(float x, float y, std::string_view text, unsigned colour, float alpha) {
    ImFont* small = fonts_.small();
    ImGui::GetWindowDrawList()->AddText(small, small->FontSize, {x, y}, to_abgr(colour, alpha), noted(text));
}

float Widgets::small_line_height() const { return fonts_.small()->FontSize; }

void Widgets::draw_text_in(const scene::Rect& room, float x, float y, std::string_view text, unsigned colour) {
    const ImVec4 clip{room.x, room.y, room.right(), room.bottom()};
    const char* shown = noted(text);
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), {x, y}, to_abgr(colour), shown, nullptr,
                                        0, &clip);
}

void Widgets::draw_tag(ImDrawList& list, scene::Vec2 corner, std::string_view text, unsigned fill) {
    const float inset = px(4);
    const ImVec2 end{corner.x + text_width(text) + 2 * inset, corner.y + ImGui::GetTextLineHeight() + inset};
    list.AddRectFilled({corner.x, corner.y}, end, to_abgr(fill), px(3));
    list.AddText({corner.x + inset, corner.y + inset / 2}, to_abgr(palette_.on_accent), noted(text));
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
    stop(key, StopKind::button, label);
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
    stop(key, StopKind::button, tooltip);
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
    stop(key);
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
    stop(key, StopKind::button, label);
    ImGui::SameLine(0, px(6));
    text(label);
    ImGui::PopID();
    return changed;
}

/// Behind the room for its swatch.
std::string Widgets::label_of(const Choice& choice) {
    if (choice.swatch.empty()) return choice.label;
    std::string indent;
    while (text_width(indent) < px(k_swatch_width + 6)) indent += ' ';
    return indent + choice.label;
}

/// In the last widget's height.
void Widgets::draw_swatch(const Choice& choice, float x) const {
    if (choice.swatch.empty()) return;
    const float step = std::floor(px(k_swatch_width) / static_cast<float>(choice.swatch.size())), height = px(10);
    const float y = std::round((ImGui::GetItemRectMin().y + ImGui::GetItemRectMax().y - height) / 2);
    const float width = step * static_cast<float>(choice.swatch.size());
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < choice.swatch.size(); ++i) {
        const float left = x + step * static_cast<float>(i);
        list->AddRectFilled({left, y}, {left + step, y + height}, to_abgr(choice.swatch[i]));
    }
    list->AddRect({x, y}, {x + width, y + height}, to_abgr(palette_.line));
}

int Widgets::drop_down(const std::string& key, const std::vector<Choice>& choices, int current, float width,
                       std::string_view hint) {
    int chosen = -1;
    ImGui::PushID(key.c_str());
    ImGui::SetNextItemWidth(width);
    const Choice none{{}, std::string(hint)};
    const Choice& now = current >= 0 ? choices[static_cast<std::size_t>(current)] : none;
    const std::string preview = label_of(now);
    const float room = width - text_width(glyph(Icon::chevron_down)) - 2 * ImGui::GetStyle().FramePadding.x;
    const std::string shown = fitted(preview, room);
    const bool open =
        ImGui::BeginCombo("###list", noted(shown), ImGuiComboFlags_HeightLarge | ImGuiComboFlags_NoArrowButton);
    if (!open) {
        record(key);
        stop(key);
        draw_swatch(now, ImGui::GetItemRectMin().x + ImGui::GetStyle().FramePadding.x);
        const ImVec2 end = ImGui::GetItemRectMax();
        draw_text(end.x - text_width(glyph(Icon::chevron_down)) - px(4), end.y - ImGui::GetFrameHeight() + px(4),
                  glyph(Icon::chevron_down), palette_.soft);
    }
    if (!open && shown != preview) tip(preview);
    if (open) {
        close_on_escape();
        for (std::size_t i = 0; i < choices.size(); ++i) {
            if (row(key + "/" + choices[i].key, label_of(choices[i]), static_cast<int>(i) == current))
                chosen = static_cast<int>(i);
            draw_swatch(choices[i], ImGui::GetItemRectMin().x + ImGui::GetStyle().ItemSpacing.x / 2);
        }
        ImGui::EndCombo();
    }
    ImGui::PopID();
    return chosen;
}

bool Widgets::row(const std::string& key, std::string_view label, bool selected, std::string_view right) {
    const float spacing = ImGui::GetStyle().ItemSpacing.x;
    constexpr float k_share_of_right = 0.35F;  // that it keeps beside a long label
    const float room = ImGui::GetContentRegionAvail().x;
    const float left_over = std::max(room - text_width(label) - spacing, room * k_share_of_right);
    const std::string aside = right.empty() ? std::string() : fitted(right, left_over);
    const float right_width = aside.empty() ? 0 : text_width(aside) + spacing;
    const std::string shown = fitted(label, room - right_width);
    const float height = ImGui::GetTextLineHeight() + px(4);
    const bool pressed =
        ImGui::Selectable(("###" + key).c_str(), selected, ImGuiSelectableFlags_None, ImVec2(0, height));
    record(key, selected);
    stop(key, StopKind::button, label, selected);
    const ImVec2 corner = ImGui::GetItemRectMin();
    const ImVec2 size = ImGui::GetItemRectSize();
    const float inset = spacing / 2;  // Selectable reaches that far out of its column
    const float y = corner.y + (size.y - ImGui::GetTextLineHeight()) / 2;
    draw_text(corner.x + inset, y, shown, palette_.text);
    if (!aside.empty()) draw_text(corner.x + size.x - inset - right_width + spacing, y, aside, palette_.soft);
    if (aside != right)
        tip(std::string(label) + "  " + std::string(right));
    else if (shown != label)
        tip(label);
    return pressed;
}

template <class Input>
bool Widgets::edit_copy(std::string& text, std::size_t room, Input input) {
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
    if (take_focus || arrived(key)) ImGui::SetKeyboardFocusHere();
    const bool changed = edit_copy(text, k_longest_input, [&](char* edited, std::size_t room) {
        return ImGui::InputTextWithHint("###field", noted(hint), edited, room);
    });
    record(key);
    stop(key, StopKind::text);
    ImGui::PopID();
    return changed;
}

bool Widgets::text_area(const std::string& key, std::string& text, float width, int lines) {
    ImGui::PushID(key.c_str());
    const float height = ImGui::GetTextLineHeight() * static_cast<float>(lines) + 2 * ImGui::GetStyle().FramePadding.y;
    if (arrived(key)) ImGui::SetKeyboardFocusHere();
    const bool changed = edit_copy(text, k_longest_area, [&](char* edited, std::size_t room) {
        return ImGui::InputTextMultiline("###area", edited, room, {width, height});
    });
    record(key);
    stop(key, StopKind::text);
    ImGui::PopID();
    return changed;
}

std::optional<float> Widgets::slider(const std::string& key, float value, float width) {
    ImGui::PushID(key.c_str());
    ImGui::SetNextItemWidth(width);
    constexpr float k_step = 5;
    const auto steps_now = static_cast<float>(steps(key));
    float percent = std::clamp(value * 100 + steps_now * k_step, 0.0F, 100.0F);
    const bool dragged = ImGui::SliderFloat("###slider", &percent, 0, 100, "%.0f%%", ImGuiSliderFlags_AlwaysClamp);
    const bool changed = dragged || steps_now != 0;
    record(key);
    stop(key, StopKind::range);
    ImGui::PopID();
    return changed ? std::optional(percent / 100) : std::nullopt;
}

void Widgets::close_on_escape() {
    if (!escape_) return;
    ImGui::CloseCurrentPopup();
    escape_taken_ = true;
}

Region Widgets::region_here() const {
    const ImGuiWindow* root = ImGui::GetCurrentWindowRead()->RootWindow;
    return (root->Flags & ImGuiWindowFlags_Popup) != 0 ? Region::popup : region_;
}

bool Widgets::focused(const std::string& key) const {
    return keyboard_.now != Region::map && keyboard_.now == region_here() && keyboard_.focused() == key;
}

int Widgets::steps(const std::string& key) const { return focused(key) ? keyboard_.step : 0; }

void Widgets::draw_ring(const scene::Rect& box) const {
    // inside what clips it, so that all four sides show; a line of the ground between it and an accent
    const ImRect clip = ImGui::GetCurrentWindowRead()->ClipRect;
    const float out = px(2), in = px(0.5F);
    const ImVec2 a{std::max(box.x - out, clip.Min.x + 1), std::max(box.y - out, clip.Min.y + 1)};
    const ImVec2 b{std::min(box.right() + out, clip.Max.x - 1), std::min(box.bottom() + out, clip.Max.y - 1)};
    if (a.x >= b.x || a.y >= b.y) return;  // scrolled away
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRect({a.x + in + px(1), a.y + in + px(1)}, {b.x - in - px(1), b.y - in - px(1)}, to_abgr(palette_.ground),
                  px(4), 0, px(1));
    list->AddRect(a, b, to_abgr(palette_.accent), px(5), 0, px(2));
}

void Widgets::stop(const std::string& key, StopKind kind, std::string_view text, bool on) {
    const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
    const std::string_view words = starts_with_icon(text) ? text.substr(k_icon_bytes) : text;
    keyboard_.next_stops.push_back(
        {key, std::string(words), {a.x, a.y, b.x - a.x, b.y - a.y}, region_here(), kind, on});
    if (kind == StopKind::text && ImGui::IsItemActive()) keyboard_.typed_into = key;
    if (!focused(key)) return;
    if (arrived(key)) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
    if (pressed(key)) ImGui::ActivateItem(ImGui::GetItemID());
    ring_ = keyboard_.next_stops.back().box;
    draw_ring(*ring_);
}

void Widgets::stop_at(const std::string& key, const scene::Rect& box, StopKind kind) {
    keyboard_.next_stops.push_back({key, {}, box, region_here(), kind, false});
    if (focused(key)) draw_ring(box);
}

/// The last widget is pointed at, or is the one that a key led to.
bool Widgets::explains_now() const {
    const ImVec2 a = ImGui::GetItemRectMin();
    const bool by_key = keyboard_.tips_rest && ring_ && ring_->x == a.x && ring_->y == a.y;
    const bool covered = keyboard_.now == Region::overlay && region_ != Region::overlay && region_ != Region::map;
    return by_key || (!keyboard_.tips_rest && !covered && ImGui::IsItemHovered());
}

void Widgets::tip(std::string_view text, bool at_pointer) {
    if (text.empty() || !explains_now()) return;
    if (at_pointer) return draw_tip_at_pointer(*this, text, {});
    const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
    draw_tip(*this, text, {a.x, a.y, b.x - a.x, b.y - a.y}, px(4), {});
}

bool Widgets::arrived(const std::string& key) const { return focused(key) && keyboard_.arrived == key; }

bool Widgets::pressed(const std::string& key) const { return focused(key) && keyboard_.pressed == key; }

bool Widgets::widths_are_guesses() const { return fonts_.stale(); }

void Widgets::record_box(const std::string& key, const scene::Rect& box) { probe_[key] = {box}; }

}  // namespace ui
