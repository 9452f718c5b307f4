// The left panel while carriers are edited: whether they can be, those without a place, the bin, and how well the
// positions are known.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/commands.h"
#include "frame/editing.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "ui/file_state.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/stops.h"
#include "ui/map_edit_state.h"

namespace ui {
namespace {

constexpr float k_tray_drag_px = 6;  // logical

void draw_file_gone(PanelContext& c, const std::string& why) {
    c.widgets.heading(std::string(glyph(Icon::warning)) + " " + c.say("The project's file is gone"));
    c.widgets.wrapped(why);
    if (c.widgets.button("edit/save_copy", c.say("Save a copy"), ButtonLook::primary))
        open_file_window(c, FilePurpose::save_copy);
}

void draw_state(PanelContext& c) {
    const std::string why = read_only_text(c), away = away_text(c);
    if (!away.empty()) {
        draw_file_gone(c, away);
    } else if (!why.empty()) {
        c.widgets.heading(std::string(glyph(Icon::lock)) + " " + c.say("Read only"));
        c.widgets.wrapped(why);
        if (is_edited_elsewhere(c))
            c.widgets.soft_wrapped(c.say("Langtu looks every two seconds and takes over when the other one ends."));
        if (c.widgets.button("take_over", c.say("Try again"))) run_command("edit/take_over", c);
    } else if (c.can_edit()) {
        c.widgets.heading(std::string(glyph(Icon::edit)) + " " + c.say("Unlocked"));
        c.widgets.soft_wrapped(
            c.say("Click a carrier, then drag it. Arrow keys nudge, Del takes to the bin, Ctrl+Z takes back."));
        if (c.widgets.button("carrier/new", std::string(glyph(Icon::carrier)) + " " + c.say("New carrier")))
            run_command("carrier/new", c);
        c.widgets.tip(tip_of("carrier/new", c.widgets));
    } else {
        c.widgets.heading(std::string(glyph(Icon::lock)) + " " + c.say("Locked"));
        c.widgets.soft_wrapped(c.say("Nothing can be changed by a slip of the hand. E unlocks."));
        if (c.widgets.button("edit/unlock", c.say("Unlock  [E]"), ButtonLook::primary)) run_command("edit/lock", c);
    }
    ImGui::Spacing();
}

void look_at(PanelContext& c, const plan::Carrier& carrier) {
    c.push(session::Select{ref_of(carrier)});
    if (carrier.position) c.push(session::ZoomToFeature{ref_of(carrier)});
}

std::string numbered(const PanelContext& c, const plan::Carrier& carrier) {
    return std::to_string(carrier.number) + "  " + c.name(carrier.name);
}

void draw_tray_row(PanelContext& c, const plan::Carrier& carrier) {
    const std::string key = "tray/" + std::to_string(carrier.number);
    const bool selected = c.session.is_selected(ref_of(carrier));
    const float button = c.widgets.button_width(c.say("Place"));
    const bool offers = c.can_edit() && selected;
    const float room = ImGui::GetContentRegionAvail().x - (offers ? button + c.widgets.px(6) : 0);
    ImGui::BeginChild(("###" + key).c_str(), {room, ImGui::GetTextLineHeight() + c.widgets.px(6)});
    if (c.widgets.row(key, numbered(c, carrier), selected)) look_at(c, carrier);
    if (c.can_edit() && ImGui::IsItemActive() && !c.map_edit.from_tray &&
        ImGui::IsMouseDragging(ImGuiMouseButton_Left, c.widgets.px(k_tray_drag_px)))
        c.map_edit.from_tray = carrier.id;
    ImGui::EndChild();
    if (!offers) return;
    ImGui::SameLine(0, c.widgets.px(6));
    if (!c.widgets.button(key + "/place", c.say("Place"))) return;
    c.map_edit.aim = Aim::place;
    c.map_edit.aimed = carrier.id;
    c.keyboard.region = Region::map;  // the next key is for the map
}

void draw_tray(PanelContext& c) {
    std::vector<const plan::Carrier*> unlocated;
    for (const plan::Carrier& carrier : c.session.plan().carriers)
        if (!carrier.position) unlocated.push_back(&carrier);
    if (unlocated.empty()) return;
    c.widgets.section(c.say("Without a place"));
    if (c.can_edit()) c.widgets.small_text(c.say("Drag one onto the map"));
    for (const plan::Carrier* carrier : unlocated) draw_tray_row(c, *carrier);
}

void draw_bin(PanelContext& c) {
    const std::vector<plan::Carrier>& bin = c.session.plan().bin;
    if (bin.empty()) return;
    c.widgets.section(std::string(c.say("Bin")) + "  " + std::to_string(bin.size()));
    for (const plan::Carrier& carrier : bin) {
        const std::string words = c.say("Restore");
        const float room = ImGui::GetContentRegionAvail().x - c.widgets.button_width(words) - c.widgets.px(8);
        ImGui::AlignTextToFramePadding();
        const float start = ImGui::GetCursorPosX();
        c.widgets.fitted_text(numbered(c, carrier), room);
        if (!c.can_edit()) continue;
        ImGui::SameLine(start + room + c.widgets.px(8));
        if (c.widgets.button("bin/" + std::to_string(carrier.number), words)) restore_carrier(c.out, carrier.id);
    }
}

void draw_quality(PanelContext& c, plan::PositionQuality quality) {
    std::vector<const plan::Carrier*> found;
    for (const plan::Carrier& carrier : c.session.plan().carriers)
        if (carrier.quality == quality) found.push_back(&carrier);
    if (found.empty()) return;
    c.widgets.soft_text(c.name(plan::label(quality)) + "  " + std::to_string(found.size()));
    constexpr std::size_t k_most_listed = 50;
    const std::size_t more = found.size() > k_most_listed ? found.size() - k_most_listed : 0;
    found.resize(found.size() - more);
    for (const plan::Carrier* carrier : found)
        if (c.widgets.row("quality/" + std::to_string(carrier->number), numbered(c, *carrier),
                          c.session.is_selected(ref_of(*carrier))))
            look_at(c, *carrier);
    if (more > 0) c.widgets.soft_text(fmt::format(fmt::runtime(c.say("and {0} more")), more));
}

}  // namespace

void draw_edit_panel(PanelContext& c) {
    draw_state(c);
    draw_tray(c);
    draw_bin(c);
    ImGui::Spacing();
    ImGui::Separator();
    ImGui::Spacing();
    c.widgets.heading(c.say("How the positions are known"));
    for (const plan::PositionQuality quality :
         {plan::PositionQuality::surveyed, plan::PositionQuality::address, plan::PositionQuality::digitised,
          plan::PositionQuality::site, plan::PositionQuality::area})
        draw_quality(c, quality);
}

}  // namespace ui
