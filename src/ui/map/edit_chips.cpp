// After a change: how well the position is known and why it was changed, a click each. None is required; gone at the
// next change or when something else is selected.
#include <algorithm>
#include <array>
#include <cstdint>
#include <imgui.h>
#include <string>
#include <utility>

#include "frame/editing.h"
#include "frame/layout.h"
#include "map/map_editing.h"
#include "plan/carrier_fields.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/edit_actions.h"
#include "session/edit_session.h"
#include "ui/kit/key_press.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"

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

/// A chip of that width comes to stand beside the last one, or begins a row where `room` has no place for it.
void go_on(const PanelContext& c, float width, float room) {
    const float gap = c.widgets.px(4);
    const float end = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x + gap + width;
    if (end <= room) ImGui::SameLine(0, gap);
}

void draw_qualities(PanelContext& c, const plan::Carrier& carrier, float room) {
    ImGui::AlignTextToFramePadding();
    c.widgets.soft_text(c.say("Position"));
    for (const plan::PositionQuality quality : k_qualities) {
        const std::string key(plan::to_key(quality)), words = c.name(plan::label(quality));
        go_on(c, c.widgets.button_width(words), room);
        const ButtonLook look = carrier.quality == quality ? ButtonLook::active : ButtonLook::framed;
        if (c.widgets.button("chip/" + key, words, look))
            c.edit(session::SetFields{{carrier.id}, {{plan::CarrierField::quality, key}}});
    }
}

void draw_reasons(PanelContext& c, std::int64_t step, float room) {
    ImGui::AlignTextToFramePadding();
    c.widgets.soft_text(c.say("Reason"));
    for (const Reason& reason : k_reasons) {
        go_on(c, c.widgets.button_width(c.say(reason.words)), room);
        if (c.widgets.button(std::string("chip/") + reason.key, c.say(reason.words)))
            c.edit(session::GiveReason{step, c.say(reason.words)});
    }
    const float field = c.widgets.px(130);
    go_on(c, field, room);
    std::string& own = c.map_edit.reason;
    (void)c.widgets.text_field("chip/reason", own, c.say("another reason"), field, false);
    const bool typing = ImGui::IsItemActive() || ImGui::IsItemDeactivated();
    if (!typing || own.empty() || !key_pressed(c.input, Key::enter)) return;
    c.edit(session::GiveReason{step, std::exchange(own, {})});
}

/// The change was about the carrier that is shown.
bool concerns(const session::FreshStep& fresh, const plan::Carrier& carrier) {
    return std::find(fresh.carriers.begin(), fresh.carriers.end(), carrier.id) != fresh.carriers.end();
}

/// The part of the map beside the strip of title and legend, from left to right in device px of the map.
std::pair<float, float> free_part(const PanelContext& c) {
    const float width = c.layout.map.width;
    if (!c.session.scene() || c.session.scene()->grounds.empty()) return {0, width};
    const scene::Rect& first = c.session.scene()->grounds.front();
    const bool strip = first.y == 0 && first.width < width && first.height > c.layout.map.height / 2;
    if (!strip) return {0, width};
    return first.x == 0 ? std::pair(first.right(), width) : std::pair(0.0F, first.x);
}

float middle_of_map(const PanelContext& c) {
    const auto [left, right] = free_part(c);
    return (left + right) / 2;
}

/// Where the chips' upper edge comes to lie: under what the map's head writes there.
float upper_edge(const PanelContext& c) {
    const float margin = c.widgets.px(10), middle = middle_of_map(c);
    const auto [left, right] = free_part(c);
    const float half = std::min(c.widgets.px(k_half_width), (right - left) / 2);
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
    const auto& fresh = c.session.edit()->fresh();
    const MapEditState& state = c.map_edit;
    const bool busy =
        state.drag || state.nudge || state.place.open || state.aim != Aim::none || c.overlays.open != Overlay::none;
    if (carrier == nullptr || !fresh || busy || !concerns(*fresh, *carrier)) return;
    if (!fresh->placed && fresh->has_reason) return;
    const scene::Rect& map = c.layout.map;
    ImGui::SetNextWindowPos({map.x + middle_of_map(c), upper_edge(c)}, ImGuiCond_Always, {0.5F, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {c.widgets.px(10), c.widgets.px(6)});
    const auto [left, right] = free_part(c);
    const float room = right - left - c.widgets.px(22);  // to where a row ends in the window
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###edit_chips", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    if (fresh->placed) draw_qualities(c, *carrier, room);
    if (!fresh->has_reason) draw_reasons(c, fresh->n, room);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
}

}  // namespace ui
