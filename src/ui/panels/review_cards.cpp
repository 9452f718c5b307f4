// The inspector's parts about the corridor: what a review knows of a station, and the stretch that was chosen.
#include "session/review_cards.h"

#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>

#include "carto/options.h"
#include "panels/panels.h"
#include "plan/reach_report.h"
#include "session/actions.h"
#include "session/facts.h"
#include "session/known_text.h"

namespace ui {
namespace {

/// The carriers that are nearer to a station than to any other, a row each.
void draw_nearest(PanelContext& c, const plan::StationReach& station) {
    constexpr std::size_t k_most = 8;
    const std::size_t shown = std::min(k_most, station.nearest.size());
    if (shown == 0) return;
    c.widgets.section(c.say("Nearer to it than to any other station"));
    for (std::size_t i = 0; i < shown; ++i) {
        const plan::CarrierPlace& place = *station.nearest[i];
        const plan::FeatureRef carrier = ref_of(*place.carrier);
        const std::string words = std::to_string(place.carrier->number) + " " + c.name(place.carrier->name);
        const std::string distance =
            session::short_distance(place.facts->nearest_station_m, place.doubt_m, c.widgets.language());
        if (c.widgets.row("nearest/" + std::to_string(place.carrier->number), words, false, distance))
            c.push(session::Select{carrier});
        if (ImGui::IsItemHovered()) c.point_at(carrier);
    }
    if (station.nearest.size() > shown)
        c.widgets.soft_text(fmt::format(fmt::runtime(c.say("and {0} more")), station.nearest.size() - shown));
}

}  // namespace

void draw_station_card(PanelContext& c, const plan::Station& station) {
    const plan::StationReach* reach = c.session.reach_of(station);
    if (reach == nullptr) return;
    const plan::CarrierFilter& filter = c.session.options().filter;
    if (!filter.empty()) c.widgets.soft_wrapped(c.say("Only carriers that pass the filter are counted."));
    draw_fact_groups(c, session::station_groups(c.session.index(), *reach, c.session.options().reach, c.session.gaps(),
                                                c.widgets.language()));
    draw_nearest(c, *reach);
}

bool draw_stretch_card(PanelContext& c) {
    if (!c.session.stretch()) return false;
    const session::Facts facts = session::facts_of_stretch(
        c.session.index(), c.session.corridor_strip(), c.session.gaps(), *c.session.stretch(), c.widgets.language());
    c.widgets.small_text(facts.kind);
    c.widgets.heading(facts.title);
    c.widgets.record("stretch_card");
    draw_fact_groups(c, facts.groups);
    ImGui::Spacing();
    ImGui::Separator();
    ImGui::Spacing();
    return true;
}

}  // namespace ui
