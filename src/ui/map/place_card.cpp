// Placing the selected carrier by typed or pasted coordinates, in a card over the map: how they are read, where that
// is, and how well it is known. Nobody but the user knows that, so the answer is what places it.
#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "frame/editing.h"
#include "frame/layout.h"
#include "map/map_editing.h"
#include "plan/corridor_index.h"
#include "plan/nearness.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/drag_facts.h"
#include "session/edit_actions.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/map_edit_state.h"

namespace ui {
namespace {

constexpr float k_card_width = 340;  // logical px

session::SourceSystem source_of(const PlaceCard& card) {
    return {session::k_source_kinds[card.source], card.definition};
}

void draw_source_choice(PanelContext& c, PlaceCard& card) {
    std::vector<Widgets::Choice> choices;
    for (const session::SourceKind kind : session::k_source_kinds)
        choices.push_back({std::string(session::to_key(kind)), session::label(kind, c.widgets.language())});
    const float width = ImGui::GetContentRegionAvail().x;
    const int chosen = c.widgets.drop_down("place/source", choices, static_cast<int>(card.source), width);
    if (chosen >= 0) card.source = static_cast<std::size_t>(chosen);
    if (session::k_source_kinds[card.source] == session::SourceKind::named)
        (void)c.widgets.text_field("place/definition", card.definition, "EPSG:4549", width, false);
}

/// Up and down go through the readings.
void step_readings(const PanelContext& c, PlaceCard& card, std::size_t count) {
    const int last = static_cast<int>(count) - 1;
    for (const KeyPress& press : c.input.keys) {
        if (press.key == Key::down) card.at = std::min(card.at + 1, last);
        if (press.key == Key::up) card.at = card.at < 0 ? last : std::max(card.at - 1, 0);
    }
}

void draw_preview_rows(PanelContext& c, const plan::Carrier& carrier, geo::LonLat to) {
    const std::vector<session::FactRow> rows = session::drag_rows(
        session::drag_facts(c.session.corridor_index(), carrier, to), c.session.index(), c.widgets.language());
    float values = c.widgets.px(110);
    for (const session::FactRow& row : rows)
        values = std::max(values, ImGui::GetCursorPosX() + c.widgets.text_width(row.label) + c.widgets.px(10));
    for (const session::FactRow& row : rows) {
        c.widgets.soft_text(row.label);
        ImGui::SameLine(values);
        c.widgets.fitted_text(row.value, ImGui::GetContentRegionAvail().x);
    }
}

/// Nobody places a carrier far outside the city without having said so.
bool may_be_placed(const PlaceCard& card, const session::PlaceCandidate& place) {
    return !place.nearness.far || card.far_is_meant;
}

void commit(PanelContext& c, const plan::Carrier& carrier, const session::PlaceCandidate& place,
            plan::PositionQuality quality) {
    MapEditState& state = c.map_edit;
    if (!may_be_placed(state.place, place)) return;
    const geo::LonLat to = place.position;
    if (carrier.position) state.ghosts.push_back({carrier.id, *carrier.position});
    plan::Placing placing{to, quality, plan::typed_coordinates()};
    if (place.nearness.far) placing.far = plan::FarAway::meant;
    c.edit(session::PlaceCarrier{carrier.id, std::move(placing)});
    c.push(session::BringIntoView{to});
    state.place = {};
}

/// None is chosen beforehand; a click or the key of its number chooses and places.
void draw_qualities(PanelContext& c, const plan::Carrier& carrier, const session::PlaceCandidate& place) {
    c.widgets.soft_wrapped(
        ImGui::GetIO().WantTextInput
            ? c.say("How is the position known? A click, or Enter and then its number, places the carrier:")
            : c.say("How is the position known? A click or its number places the carrier:"));
    const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < k_qualities.size(); ++i) {
        const std::string label = std::to_string(i + 1) + "  " + c.name(plan::label(k_qualities[i]));
        if (i > 0) {
            ImGui::SameLine(0, c.widgets.px(4));
            if (ImGui::GetCursorPosX() + c.widgets.button_width(label) > right) ImGui::NewLine();
        }
        if (c.widgets.button("place/quality/" + std::string(plan::to_key(k_qualities[i])), label))
            commit(c, carrier, place, k_qualities[i]);
    }
}

/// Of a place far outside the city: what may have been meant, and the confirmation.
void draw_far(PanelContext& c, PlaceCard& card, const session::PlaceCandidate& place) {
    if (const auto meant = plan::likely_meant(c.session.plan(), place.position)) {
        const std::string text = session::proposed_text(*meant);
        if (c.widgets.button("place/meant", fmt::format(fmt::runtime(c.say("Perhaps {} is meant")), text)))
            card.text = text;
    }
    if (c.widgets.check("place/far", c.say("It lies far outside the city: place it there all the same"),
                        card.far_is_meant))
        card.far_is_meant = !card.far_is_meant;
}

void draw_readings(PanelContext& c, PlaceCard& card, const plan::Carrier& carrier,
                   const std::vector<session::PlaceCandidate>& places) {
    if (places.size() > 1 || places.front().guessed)
        c.widgets.soft_wrapped(c.say("These numbers can be read in several ways. Which one is it?"));
    for (std::size_t i = 0; i < places.size(); ++i)
        if (c.widgets.row("place/reading/" + std::to_string(i), session::describe(places[i], c.widgets.language()),
                          static_cast<int>(i) == card.at))
            card.at = static_cast<int>(i);
    if (card.at < 0) return;
    const session::PlaceCandidate place = places[static_cast<std::size_t>(card.at)];
    const geo::LonLat to = place.position;
    ImGui::Spacing();
    draw_preview_rows(c, carrier, to);
    ImGui::Spacing();
    if (place.nearness.far) draw_far(c, card, place);
    if (may_be_placed(card, place)) draw_qualities(c, carrier, place);
    ImGui::Spacing();
    if (c.widgets.button("place/show", c.say("Show the place"))) c.push(session::BringIntoView{to});
    ImGui::SameLine(0, c.widgets.px(6));
}

void draw_card(PanelContext& c, const plan::Carrier& carrier) {
    PlaceCard& card = c.map_edit.place;
    c.widgets.heading(c.say("Place by coordinates"));
    c.widgets.fitted_text(std::to_string(carrier.number) + "  " + c.name(carrier.name),
                          ImGui::GetContentRegionAvail().x);
    const bool focus = std::exchange(card.take_focus, false);
    (void)c.widgets.text_field("place/field", card.text, "120.68, 30.52", ImGui::GetContentRegionAvail().x, focus);
    draw_source_choice(c, card);
    const std::vector<session::PlaceCandidate>& places = places_of_card(c);
    if (!places.empty()) {
        step_readings(c, card, places.size());
        draw_readings(c, card, carrier, places);
    } else if (!card.text.empty()) {
        c.widgets.soft_wrapped(card.read.problem);
    } else {
        c.widgets.small_text(c.say("Degrees, metres of CGCS2000 or Web Mercator, 东经 北纬, in either order"));
    }
    if (c.widgets.button("place/cancel", c.say("Cancel  [Esc]"))) c.map_edit.place = {};
}

}  // namespace

const std::vector<session::PlaceCandidate>& places_of_card(PanelContext& c) {
    PlaceCard& card = c.map_edit.place;
    const plan::Plan* plan = &c.session.plan();
    ReadPlaces& read = card.read;
    if (read.plan == plan && read.text == card.text && read.definition == card.definition && read.source == card.source)
        return read.places;
    read = {plan, card.text, card.definition, card.source, {}, ""};
    card.far_is_meant = false;
    if (card.text.empty()) return read.places;
    auto places = session::read_places(c.coordinates, c.session.corridor_index(), card.text, source_of(card));
    if (places)
        read.places = std::move(*places);
    else
        read.problem = base::to_line(places.error(), c.widgets.language());
    const bool asked = read.places.size() > 1 || (!read.places.empty() && read.places.front().guessed);
    card.at = asked ? -1 : 0;
    return read.places;
}

void open_place_card(PanelContext& c, std::string text) {
    PlaceCard& card = c.map_edit.place;
    card.open = true;
    card.text = std::move(text);
    card.read = {};
    const auto& places = places_of_card(c);
    card.take_focus = places.empty();  // else nothing is left to type, and the keys answer the question
    if (places.size() == 1) c.push(session::BringIntoView{places.front().position});
}

bool place_by_key(PanelContext& c, const KeyPress& press) {
    const PlaceCard& card = c.map_edit.place;
    const plan::Carrier* carrier = shown_carrier(c);
    if (!card.open || carrier == nullptr || press.ctrl || press.alt) return false;
    if (press.key == Key::up || press.key == Key::down) return true;  // the card's, through its readings
    auto number = place_in_row(press.key, Key::digit_1, Key::digit_9);
    if (!number) number = place_in_row(press.key, Key::pad_1, Key::pad_9);
    if (!number || *number >= static_cast<int>(k_qualities.size())) return false;
    const std::vector<session::PlaceCandidate>& places = places_of_card(c);
    if (places.empty() || card.at < 0) return true;
    commit(c, *carrier, places[static_cast<std::size_t>(card.at)], k_qualities[static_cast<std::size_t>(*number)]);
    return true;
}

void draw_place_card(PanelContext& c) {
    const plan::Carrier* carrier = shown_carrier(c);
    if (!c.map_edit.place.open || carrier == nullptr) return;
    const scene::Rect& map = c.layout.map;
    const float width = std::min(c.widgets.px(k_card_width), map.width - c.widgets.px(16));
    ImGui::SetNextWindowPos({map.x + c.widgets.px(12), map.y + c.widgets.px(12)});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, map.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###place_card", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavFocus);
    draw_card(c, *carrier);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace ui
