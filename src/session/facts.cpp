#include "session/facts.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/local_time.h"
#include "base/translate.h"
#include "carto/choropleth.h"
#include "geo/geodesy.h"
#include "plan/corridor.h"
#include "plan/corridor_index.h"
#include "plan/measures.h"
#include "plan/note_details.h"
#include "plan/notes.h"
#include "plan/reach.h"
#include "plan/ruler.h"
#include "session/known_text.h"
#include "session/note_list.h"
#include "session/reach_text.h"

namespace session {
namespace {

using carto::in;
using carto::Language;

/// Collects the rows of one feature.
class Writer {
public:
    Writer(const plan::Index& index, const carto::MapOptions& options) : index_(index), options_(options) {}

    [[nodiscard]] const plan::Index& index() const { return index_; }
    [[nodiscard]] const carto::MapOptions& options() const { return options_; }
    [[nodiscard]] plan::ChosenLine chosen_line() const { return plan::find_line(index_.plan(), options_.line); }
    [[nodiscard]] Language language() const { return options_.language; }
    [[nodiscard]] std::string say(const char* english) const { return base::translate(language(), english); }
    [[nodiscard]] std::string name(const plan::Name& n) const { return in(n, language()); }

    void title(std::string text, std::string kind) {
        facts_.title = std::move(text);
        facts_.kind = std::move(kind);
        facts_.groups.push_back({});
    }
    void group(std::string heading) { facts_.groups.push_back({std::move(heading), {}}); }
    void row(std::string label, std::string value) {
        if (!value.empty()) facts_.groups.back().rows.push_back({std::move(label), std::move(value)});
    }
    Facts take() { return std::move(facts_); }

private:
    const plan::Index& index_;
    const carto::MapOptions& options_;
    Facts facts_;
};

std::string position_text(geo::LonLat p) { return fmt::format("{:.5f}°E {:.5f}°N", p.lon, p.lat); }

std::string unit_name(const Writer& w, const plan::Unit* unit) {
    return unit == nullptr ? w.say("outside the city") : w.name(unit->name);
}

std::string accuracy_text(const Writer& w, double metres) {
    return fmt::format(fmt::runtime(w.say("±{:.0f} m")), metres);
}

/// Which of the two chainages that is stands below it.
void write_chainage(Writer& w, std::size_t line, std::string text) {
    const plan::Ruler& ruler = w.index().ruler(line);
    if (auto row = line_row(w.index(), line, w.language())) w.row(row->label, row->value);
    w.row(w.say(chainage_title(ruler)), std::move(text));
    w.row(w.say("Basis of chainages"), w.name(plan::label(ruler.kind())));
}

/// Straight and along the line, which need not be the same one.
void write_nearest_stations(Writer& w, const plan::CorridorIndex& corridor, const plan::CarrierFacts& facts,
                            double doubt) {
    if (facts.nearest_station == nullptr) return;
    w.row(w.say("Nearest station"),
          w.name(facts.nearest_station->name) + "  " + about_distance(facts.nearest_station_m, doubt, w.language()));
    if (!facts.on_rail) return;
    if (const auto along = corridor.nearest_along(*facts.on_rail))
        w.row(w.say("Nearest along the line"),
              w.name(along->station->name) + "  " + about_distance(along->distance_m, doubt, w.language()));
}

void write_line_position(Writer& w, const plan::LinePosition& at, double doubt) {
    write_chainage(w, at.line, about_chainage(w.index().ruler(at.line), at.chainage_m, doubt, w.language()));
    w.row(w.say("From the line"),
          fmt::format(fmt::runtime(w.say("{0}, {1}")), about_distance(at.offset_m, doubt, w.language()),
                      side_text(w.index(), at.line, at.side, at.offset_m, doubt, w.language())));
}

void write_position(Writer& w, const plan::Carrier& c) {
    w.group(w.say("Position"));
    const double doubt = plan::doubt_m(c);
    w.row(w.say("Quality"), w.name(plan::label(c.quality)) + (doubt > 0 ? " " + accuracy_text(w, doubt) : "") +
                                (plan::is_doubt_assumed(c) ? w.say(", assumed") : ""));
    if (!c.position) {
        w.row(w.say("Note"), w.name(c.position_basis));
        return;
    }
    w.row(w.say("Coordinates"), position_text(*c.position));
    const plan::CorridorIndex corridor(w.index().plan(), w.chosen_line());
    if (const auto facts = corridor.facts(c)) {
        std::string unit = unit_name(w, facts->unit);
        if (facts->in_responsible_area && !*facts->in_responsible_area) unit += w.say(" (outside its body's area)");
        w.row(w.say("Lies in"), unit);
        if (facts->on_rail) write_line_position(w, *facts->on_rail, doubt);
        write_nearest_stations(w, corridor, *facts, doubt);
    }
    w.row(w.say("Basis"), w.name(c.position_basis));
}

Facts carrier(Writer w, const plan::Carrier& c) {
    w.title(fmt::format("{} {}", c.number, w.name(c.name)), w.say("Innovation carrier"));
    w.row(w.say("Function"), w.name(plan::label(c.function)));
    w.row(w.say("Programme"), w.name(plan::label(c.programme)));
    const plan::Area* area = w.index().area(c.responsible_area);
    w.row(w.say("Responsible"),
          area == nullptr || w.language() == Language::zh ? c.responsible_body : w.name(area->name));
    w.row(w.say("Task"), w.name(c.task));
    if (c.floor_area_m2) w.row(w.say("Floor area"), fmt::format("{:.0f} m²", *c.floor_area_m2));
    if (c.investment_cny)
        w.row(w.say("Investment"), fmt::format(fmt::runtime(w.say("{0:.0f} million CNY")), *c.investment_cny / 1e6,
                                               *c.investment_cny / 1e8));
    if (c.planned_area_mu)
        w.row(w.say("Planned area"), fmt::format(fmt::runtime(w.say("{:g} mu")), *c.planned_area_mu));
    write_position(w, c);
    return w.take();
}

void write_carriers_of(Writer& w, const plan::Area& area) {
    std::string list;
    for (const plan::Carrier& c : w.index()->carriers)
        if (c.responsible_area == area.key)
            list += fmt::format("{}{} {}", list.empty() ? "" : "\n", c.number, w.name(c.name));
    w.row(w.say("Carriers it is responsible for"), list.empty() ? w.say("none") : list);
}

std::string stations_in(const Writer& w, const plan::Unit& unit) {
    std::string list;
    for (const plan::Station& s : w.index()->stations)
        if (s.unit == unit.code) list += (list.empty() ? "" : w.say(", ")) + w.name(s.name);
    return list.empty() ? w.say("none") : list;
}

std::string segment_of(const Writer& w, const plan::Unit& unit) {
    const plan::Segment* segment = w.index().segment(unit.segment);
    return segment == nullptr ? w.say("off the corridor") : w.name(segment->name);
}

/// Of a town on a map without indicators: what the corridor has there.
std::string corridor_text(const Writer& w, const plan::Unit& unit) {
    const plan::Area* area = w.index().area_of_unit(unit.code);
    const auto carriers = std::count_if(w.index()->carriers.begin(), w.index()->carriers.end(), [&](const auto& c) {
        return area != nullptr && c.responsible_area == area->key;
    });
    return fmt::format("{}\n{}  {}\n{}  {}\n{}  {}", w.name(unit.name), w.say("Carriers it is responsible for"),
                       carriers, w.say("Stations"), stations_in(w, unit), w.say("Segment"), segment_of(w, unit));
}

/// Named as on the map: as the plan reports it where values are shown, by its own name elsewhere.
Facts unit(Writer w, const plan::Unit& u, bool reported) {
    const plan::Area* area = w.index().area_of_unit(u.code);
    const bool two_names = area != nullptr && area->name.zh != u.name.zh;
    reported = reported && two_names;
    w.title(w.name(reported ? area->name : u.name), w.say("Town or subdistrict"));
    if (area != nullptr) write_carriers_of(w, *area);
    w.row(w.say("Stations"), stations_in(w, u));
    w.row(w.say("Segment"), segment_of(w, u));
    if (two_names && !reported) w.row(w.say("In the plan"), w.name(area->name));
    if (reported) w.row(w.say("Name of the town"), w.name(u.name));
    w.row(w.say("Code"), u.code);
    w.row(w.say("Area (generalised)"), fmt::format("{:.1f} km²", u.area_generalised_km2));
    const std::string note = w.name(u.area_note);
    if (u.area_published_km2) {
        const std::string area_text = fmt::format("{:.1f} km²", *u.area_published_km2);
        w.row(w.say("Area (published)"),
              note.empty() ? area_text : fmt::format(fmt::runtime(w.say("{0} ({1})")), area_text, note));
    }
    return w.take();
}

Facts park(Writer w, const plan::Park& p) {
    w.title(w.name(p.name), w.say("Park"));
    w.row(w.say("Extent"), w.name(plan::label(p.extent)));
    if (p.area_published_km2) w.row(w.say("Area (published)"), fmt::format("{:g} km²", *p.area_published_km2));
    w.row(w.say("Accuracy"), accuracy_text(w, p.accuracy_m));
    w.row(w.say("Basis"), w.name(p.basis));
    if (const plan::Area* area = w.index().area_of(ref_of(p))) write_carriers_of(w, *area);
    return w.take();
}

/// An interchange has a chainage on each of its lines.
void write_lines(Writer& w, const plan::Station& s) {
    const plan::Lines lines(w.index().plan());
    for (std::size_t line = 0; line < lines.size(); ++line)
        if (lines.has(line, s))
            write_chainage(w, line, chainage_text(w.index().ruler(line), lines.along(s.position, line)->chainage_m));
}

Facts station(Writer w, const plan::Station& s) {
    w.title(w.name(s.name), w.say("Station"));
    w.row(w.say("Order"), std::to_string(s.order));
    w.row(w.say("Structure"), (s.structure == "underground" ? w.say("underground") : w.say("elevated")) +
                                  (s.structure_is == "inferred" ? w.say(" (inferred)") : ""));
    const plan::Unit* unit = w.index().unit(s.unit);
    w.row(w.say("Lies in"), unit_name(w, unit));
    w.row(w.say("Coordinates"), position_text(s.position));
    write_lines(w, s);
    if (w.language() == Language::zh) w.row(w.say("Location"), s.location_zh);
    return w.take();
}

Facts note(Writer w, const plan::Note& n) {
    const plan::Plan& plan = w.index().plan();
    const plan::NoteDetail detail = plan::detail_of(plan, n.id);
    w.title(fmt::format("{} {}", plan::number_of_note(plan, n.id), plan::title_of(n)),
            fmt::format(fmt::runtime(w.say("{0}, {1}")), w.say("Note on the map"), w.name(plan::label(detail.state))));
    if (plan::title_of(n) != n.text) w.row({}, n.text);
    w.row(w.say("Pinned to"), pin_text(plan, detail, w.language()));
    w.row(w.say("Written by"), n.author);
    w.row(w.say("Entered"), base::local_time_text(n.entered, w.language()));
    if (detail.state == plan::NoteState::done)
        w.row(w.say("Done"), signed_text(detail.author, detail.entered, w.language()));
    if (detail.pin == plan::PinKind::place) w.row(w.say("Coordinates"), position_text(n.position));
    return w.take();
}

}  // namespace

Facts facts_of(const plan::Index& index, plan::FeatureRef feature, const carto::MapOptions& options) {
    const Writer writer(index, options);
    if (const auto* c = index.carrier(feature)) return carrier(writer, *c);
    if (const auto* u = index.unit(feature)) return unit(writer, *u, options.shows(carto::Layer::areas));
    if (const auto* p = index.park(feature)) return park(writer, *p);
    if (const auto* s = index.station(feature)) return station(writer, *s);
    if (const auto* n = index.note(feature)) return note(writer, *n);
    return {};
}

std::string short_text(const plan::Index& index, plan::FeatureRef feature, const carto::MapOptions& options) {
    if (const plan::Note* note = index.note(feature))
        return fmt::format("{} {}\n{}", plan::number_of_note(index.plan(), note->id), note->text,
                           signed_text(note->author, note->entered, options.language));
    const plan::Unit* unit = index.unit(feature);
    if (unit != nullptr && !options.shows(carto::Layer::areas)) return corridor_text({index, options}, *unit);
    const Facts facts = facts_of(index, feature, options);
    if (facts.empty()) return {};
    std::string text = facts.title + "\n" + facts.kind;
    const plan::Area* area = unit != nullptr ? index.area_of(feature) : nullptr;
    if (area == nullptr) return text;
    const carto::Choropleth map = carto::make_choropleth(index, options);
    if (const carto::AreaValue* value = carto::find_value(map, area); value != nullptr && map.indicator != nullptr)
        text = facts.title + "\n" + in(map.indicator->short_name, options.language) + "  " + value->text;
    return text;
}

}  // namespace session
