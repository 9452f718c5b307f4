// Chainages of the line: those that the operator publishes for stations, with their source, and where the ruler begins.
#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "base/error_words.h"
#include "frame/editing.h"
#include "frame/line_choice.h"
#include "plan/corridor_index.h"
#include "plan/index.h"
#include "plan/ruler.h"
#include "session/edit_actions.h"
#include "session/known_text.h"
#include "ui/overlay_state.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

constexpr float k_chainage = 110;  // logical: a field for a chainage
constexpr std::size_t k_most_rows = 8;

/// The line whose ruler is shown.
std::size_t line_of(const PanelContext& c) { return c.session.corridor_index().line(); }

const plan::Ruler& ruler_of(const PanelContext& c) { return c.session.index().ruler(line_of(c)); }

RulerState state_of(const PanelContext& c) {
    const plan::RulerOrigin origin = plan::ruler_origin(c.session.plan(), line_of(c));
    const auto stations = c.session.corridor_index().lines().stations(line_of(c));
    RulerState state;
    state.line = line_of(c);
    state.origin = origin.station != 0 || stations.empty() ? origin.station : stations.front().station->order;
    state.origin_chainage = plan::ruler_text(origin.chainage_m);
    state.reversed = origin.reversed;
    return state;
}

/// Hands an edit over unless the plan refuses it, which is said.
template <class Action>
bool try_edit(PanelContext& c, const base::Result<plan::Edit>& edit, const Action& action) {
    c.overlays.ruler.problem = edit ? "" : base::to_line(edit.error(), c.widgets.language());
    if (edit && !edit->empty()) c.edit(action);
    return edit.has_value();
}

/// The chainage in a field, or nothing and why.
std::optional<double> typed_chainage(PanelContext& c, const std::string& text) {
    const auto metres = plan::read_chainage(text);
    if (!metres)
        c.overlays.ruler.problem =
            fmt::format(fmt::runtime(c.say("“{0}” is no chainage; write K12+350, metres, or 12.35 km")), text);
    return metres;
}

void set_official(PanelContext& c) {
    const RulerState& state = c.overlays.ruler;
    const auto metres = typed_chainage(c, state.chainage);
    if (!metres) return;
    const auto edit = plan::set_official_chainage(c.session.plan(), state.station, *metres, state.source, {});
    if (try_edit(c, edit, session::SetOfficialChainage{state.station, *metres, state.source}))
        c.overlays.ruler.station = 0;
}

void set_origin(PanelContext& c) {
    const RulerState& state = c.overlays.ruler;
    const auto metres = typed_chainage(c, state.origin_chainage);
    if (!metres) return;
    const plan::RulerOrigin origin{state.origin, *metres, state.reversed};
    (void)try_edit(c, plan::set_ruler_origin(c.session.plan(), origin, state.line),
                   session::SetRulerOrigin{origin, state.line});
}

void begin_entering(PanelContext& c, const plan::Station& station, const plan::OfficialChainage* official) {
    RulerState& state = c.overlays.ruler;
    state.station = station.order;
    state.chainage = official != nullptr ? plan::ruler_text(official->chainage_m) : std::string();
    if (official != nullptr) state.source = official->source;
    state.problem.clear();
}

/// Fields for the official chainage of a station, below the list, under its name.
void draw_entry(PanelContext& c) {
    RulerState& state = c.overlays.ruler;
    if (const plan::Station* station = c.session.index().station(state.station))
        c.widgets.soft_text(std::to_string(station->order) + "  " + c.name(station->name));
    (void)c.widgets.text_field("ruler/chainage", state.chainage, "K12+350", c.widgets.px(k_chainage), false);
    ImGui::SameLine(0, c.widgets.px(4));
    (void)c.widgets.text_field("ruler/source", state.source, c.say("Source: where it is published"),
                               ImGui::GetContentRegionAvail().x, false);
    if (c.widgets.button("ruler/set", c.say("Enter it"), ButtonLook::primary)) set_official(c);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("ruler/leave", c.say("Cancel"))) state.station = 0;
}

void draw_station(PanelContext& c, const plan::Station& station, double chainage_m) {
    const std::string key = "ruler/station/" + std::to_string(station.order);
    const plan::OfficialChainage* official = plan::official_chainage(c.session.plan(), station.order);
    const float buttons = ImGui::GetWindowContentRegionMax().x - 2 * ImGui::GetFrameHeight() - c.widgets.px(4);
    ImGui::AlignTextToFramePadding();
    c.widgets.fitted_text(std::to_string(station.order) + "  " + c.name(station.name),
                          buttons - ImGui::GetCursorPosX() - c.widgets.px(190));
    ImGui::SameLine(buttons - c.widgets.px(180));
    c.widgets.text(session::chainage_text(ruler_of(c), chainage_m));
    c.widgets.record(key);
    ImGui::SameLine(buttons - c.widgets.px(90));
    if (official != nullptr) {
        c.widgets.soft_text(c.say("official"));
        c.widgets.tip(official->source + "\n" + official->author + "  " + official->entered);
    }
    if (!c.session.unlocked()) return ImGui::NewLine();
    ImGui::SameLine(buttons);
    if (c.widgets.icon_button(key + "/edit", Icon::edit, c.say("Enter its official chainage")))
        begin_entering(c, station, official);
    if (official == nullptr) return;
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button(key + "/remove", Icon::close, c.say("It has no official chainage any more")))
        (void)try_edit(c, plan::remove_official_chainage(c.session.plan(), station.order),
                       session::RemoveOfficialChainage{station.order});
}

void draw_stations(PanelContext& c) {
    const auto stations = c.session.corridor_index().lines().stations(line_of(c));
    const auto rows = static_cast<float>(std::min(stations.size(), k_most_rows));
    ImGui::BeginChild("###stations", {0, rows * ImGui::GetFrameHeightWithSpacing() + c.widgets.px(2)});
    for (const auto& [station, chainage_m] : stations) draw_station(c, *station, chainage_m);
    ImGui::EndChild();
}

/// The station of the line at which its ruler begins, what it has there, and which way it counts.
void draw_origin(PanelContext& c) {
    RulerState& state = c.overlays.ruler;
    std::vector<Widgets::Choice> choices;
    int current = -1;
    const auto stations = c.session.corridor_index().lines().stations(state.line);
    for (const auto& [station, chainage_m] : stations) {
        if (station->order == state.origin) current = static_cast<int>(choices.size());
        choices.push_back({std::to_string(station->order), c.name(station->name)});
    }
    c.widgets.soft_text(c.say("The ruler begins at"));
    const int chosen = c.widgets.drop_down("ruler/origin", choices, current, c.widgets.px(190), c.say("Station"));
    if (chosen >= 0) state.origin = stations[static_cast<std::size_t>(chosen)].station->order;
    ImGui::SameLine(0, c.widgets.px(4));
    (void)c.widgets.text_field("ruler/origin_chainage", state.origin_chainage, "K0+000", c.widgets.px(k_chainage),
                               false);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("ruler/reversed", c.name(plan::direction_words(c.session.plan(), state.line, state.reversed))))
        state.reversed = !state.reversed;
    c.widgets.tip(c.say("Which way it counts; a click turns it round"));
    if (c.widgets.button("ruler/use_origin", c.say("Begin there"))) set_origin(c);
}

void draw_kind(PanelContext& c) {
    c.widgets.soft_wrapped(c.name(plan::label(ruler_of(c).kind())));
    c.widgets.record("ruler/kind");
    if (const auto& problem = ruler_of(c).problem())
        c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + c.name(*problem));
}

}  // namespace

void draw_ruler_window(PanelContext& c) {
    RulerState& state = c.overlays.ruler;
    if (c.session.plan().rail.empty() || c.session.plan().stations.empty())
        return c.widgets.wrapped(
            c.say("This project has no rail line with stations, so there is nothing to count on."));
    if (std::exchange(c.overlays.just_opened, false) || state.line != line_of(c)) state = state_of(c);
    (void)choose_line(c, "ruler/line");
    draw_kind(c);
    draw_stations(c);
    if (c.session.unlocked()) {
        if (state.station != 0) draw_entry(c);
        draw_origin(c);
    }
    if (!state.problem.empty()) c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + state.problem);
    if (!c.session.unlocked()) {
        if (c.widgets.button("ruler/unlock", std::string(glyph(Icon::lock)) + " " + c.say("Unlock to change them")))
            unlock_here(c);
        ImGui::SameLine(0, c.widgets.px(6));
    }
    if (c.widgets.button("ruler/close", c.say("Close  [Esc]"))) close_window(c);
}

}  // namespace ui
