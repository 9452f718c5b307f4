// After a change: how well the position is known and why it was changed, a click each. None is required; gone at the
// next change or when something else is selected.
#include <GLFW/glfw3.h>
#include <algorithm>
#include <array>
#include <imgui.h>

#include "map_editing.h"

namespace ui {
namespace {

constexpr float k_half_width = 300;  // logical px that the chips need at most, to each side

struct Reason {
    const char* key;
    const char* words;
};
constexpr std::array k_reasons{Reason{"on_site", base::mark("checked on site")},
                               Reason{"owner", base::mark("told by the owner")},
                               Reason{"imagery", base::mark("read from imagery")}};

void draw_qualities(PanelContext& c, const plan::Carrier& carrier) {
    ImGui::AlignTextToFramePadding();
    c.widgets.soft_text(c.say("Position"));
    for (const plan::PositionQuality quality : k_qualities) {
        ImGui::SameLine(0, c.widgets.px(4));
        const std::string key(plan::to_key(quality));
        const ButtonLook look = carrier.quality == quality ? ButtonLook::active : ButtonLook::framed;
        if (c.widgets.button("chip/" + key, c.name(plan::label(quality)), look))
            c.edit(session::SetFields{{carrier.id}, {{plan::CarrierField::quality, key}}});
    }
}

void draw_reasons(PanelContext& c, std::int64_t step) {
    ImGui::AlignTextToFramePadding();
    c.widgets.soft_text(c.say("Reason"));
    for (const Reason& reason : k_reasons) {
        ImGui::SameLine(0, c.widgets.px(4));
        if (c.widgets.button(std::string("chip/") + reason.key, c.say(reason.words)))
            c.edit(session::GiveReason{step, c.say(reason.words)});
    }
    ImGui::SameLine(0, c.widgets.px(4));
    std::string& own = c.overlays.map_edit.reason;
    (void)c.widgets.text_field("chip/reason", own, c.say("another reason"), c.widgets.px(130), false);
    const bool typing = ImGui::IsItemActive() || ImGui::IsItemDeactivated();
    if (!typing || own.empty() || !key_pressed(c.input, GLFW_KEY_ENTER)) return;
    c.edit(session::GiveReason{step, std::exchange(own, {})});
}

/// The change was about the carrier that is shown.
bool concerns(const session::FreshStep& fresh, const plan::Carrier& carrier) {
    return std::find(fresh.carriers.begin(), fresh.carriers.end(), carrier.id) != fresh.carriers.end();
}

/// The middle of the map beside the strip of title and legend, device px of the map.
float middle_of_map(const PanelContext& c) {
    const float width = c.layout.map.width;
    if (!c.session.scene() || c.session.scene()->grounds.empty()) return width / 2;
    const scene::Rect& first = c.session.scene()->grounds.front();
    const bool strip = first.y == 0 && first.width < width && first.height > c.layout.map.height / 2;
    if (!strip) return width / 2;
    return first.x == 0 ? (first.right() + width) / 2 : first.x / 2;
}

/// Where the chips' upper edge comes to lie: under what the map's head writes there.
float upper_edge(const PanelContext& c) {
    const float margin = c.widgets.px(10), half = c.widgets.px(k_half_width), middle = middle_of_map(c);
    float edge = margin;
    if (!c.session.scene()) return c.layout.map.y + edge;
    for (const scene::Rect& box : c.session.scene()->furniture)
        if (box.bottom() < c.layout.map.height / 3 && box.x < middle + half && box.right() > middle - half)
            edge = std::max(edge, box.bottom() + margin);
    return c.layout.map.y + edge;
}

}  // namespace

void draw_edit_chips(PanelContext& c) {
    const plan::Carrier* carrier = shown_carrier(c);
    const auto& fresh = c.input.edit->fresh();
    const MapEditState& state = c.overlays.map_edit;
    const bool busy =
        state.drag || state.nudge || state.place.open || state.aim != Aim::none || c.overlays.open != Overlay::none;
    if (carrier == nullptr || !fresh || busy || !concerns(*fresh, *carrier)) return;
    if (!fresh->placed && fresh->has_reason) return;
    const scene::Rect& map = c.layout.map;
    ImGui::SetNextWindowPos({map.x + middle_of_map(c), upper_edge(c)}, ImGuiCond_Always, {0.5F, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {c.widgets.px(10), c.widgets.px(6)});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###edit_chips", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    if (fresh->placed) draw_qualities(c, *carrier);
    if (!fresh->has_reason) draw_reasons(c, fresh->n);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
}

}  // namespace ui
