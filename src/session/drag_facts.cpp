#include "session/drag_facts.h"

#include "carto/options.h"
#include "geo/geodesy.h"
#include "plan/movement.h"
#include "plan/ruler.h"
#include "session/known_text.h"
#include "value_text.h"

namespace session {
namespace {

std::string unit_text_of(const plan::CarrierFacts& at, base::Language language) {
    const auto say = [&](const char* english) { return std::string(base::translate(language, english)); };
    std::string unit = at.unit == nullptr ? say("outside the city") : carto::in(at.unit->name, language);
    if (!at.in_responsible_area) return unit;
    return unit + (*at.in_responsible_area ? say(" (its body's area)") : say(" (outside its body's area)"));
}

}  // namespace

DragFacts drag_facts(const plan::CorridorIndex& index, const plan::Carrier& carrier, geo::LonLat to, double doubt_m) {
    DragFacts facts;
    facts.doubt_m = doubt_m;
    plan::Carrier moved = carrier;
    moved.position = to;
    if (const auto at = index.facts(moved)) facts.at = *at;
    if (!carrier.position) return facts;
    const geo::Geodesic way = geo::geodesic(*carrier.position, to);
    facts.distance_m = way.distance_m;
    facts.direction = plan::wind_name(way.azimuth_deg);
    return facts;
}

std::vector<FactRow> drag_rows(const DragFacts& facts, const plan::Index& index, base::Language language) {
    const auto say = [&](const char* english) { return std::string(base::translate(language, english)); };
    std::vector<FactRow> rows;
    if (facts.distance_m)
        rows.push_back({say("Moved"), carto::in(facts.direction, language) + " " +
                                          carto::in(plan::distance_name(*facts.distance_m), language)});
    rows.push_back({say("Lies in"), unit_text_of(facts.at, language)});
    if (const auto& rail = facts.at.on_rail) {
        const plan::Ruler& ruler = index.ruler(rail->line);
        if (auto line = line_row(index, rail->line, language)) rows.push_back(*std::move(line));
        rows.push_back({say(chainage_title(ruler)), short_chainage(ruler, rail->chainage_m, facts.doubt_m)});
        rows.push_back({say("From the line"),
                        short_distance(rail->offset_m, facts.doubt_m, language) + " " +
                            side_text(index, rail->line, rail->side, rail->offset_m, facts.doubt_m, language)});
    }
    if (facts.at.nearest_station != nullptr)
        rows.push_back(
            {say("Nearest station"), carto::in(facts.at.nearest_station->name, language) + "  " +
                                         short_distance(facts.at.nearest_station_m, facts.doubt_m, language)});
    return rows;
}

}  // namespace session
