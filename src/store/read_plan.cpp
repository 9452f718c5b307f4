#include "read_plan.h"

#include <algorithm>
#include <unordered_map>

#include "row_reader.h"

// Braced initialisers are evaluated from left to right, so the members below are read in the order of the columns.
namespace store {
namespace {

void read_frame(TableReader& reader, plan::Plan& p) {
    reader.each("plan", [&](TableReader& r) {
        r.integer();
        p.title = r.name();
        p.city = r.name();
        p.boundary_note = r.name();
        p.baseline_year = r.small_integer();
        p.target_year = r.small_integer();
        p.display_crs = r.text();
    });
    reader.each("sources", [&](TableReader& r) {
        r.integer();
        p.sources.push_back(plan::Source{r.text(), r.name(), r.name(), r.text(), r.name()});
    });
    reader.each("segments", [&](TableReader& r) {
        r.integer();
        p.segments.push_back(plan::Segment{r.text(), r.name(), r.name(), r.small_integer()});
    });
}

geo::LonLat read_label(TableReader& r) { return geo::LonLat{r.real(), r.real()}; }

void read_units(TableReader& reader, plan::Plan& p) {
    reader.each("units", [&](TableReader& r) {
        r.integer();
        plan::Unit unit;
        unit.code = r.text();
        unit.name = r.name();
        unit.segment = r.text();
        unit.label_point = read_label(r);
        unit.area_generalised_km2 = r.real();
        unit.area_published_km2 = r.optional_real();
        unit.area_note = r.name();
        unit.shape = r.shape();
        p.units.push_back(std::move(unit));
    });
    reader.each("parks", [&](TableReader& r) {
        r.integer();
        plan::Park park;
        park.key = r.text();
        park.name = r.name();
        park.position = read_label(r);
        park.extent = r.key<plan::ParkExtent>();
        park.unit = r.text();
        park.area_published_km2 = r.optional_real();
        park.accuracy_m = r.real();
        park.basis = r.name();
        park.shape = r.shape();
        p.parks.push_back(std::move(park));
    });
}

void read_areas(TableReader& reader, plan::Plan& p) {
    std::unordered_map<std::string, std::size_t> position;
    reader.each("areas", [&](TableReader& r) {
        r.integer();
        plan::Area area;
        area.key = r.text();
        area.name = r.name();
        area.kind = r.key<plan::AreaKind>();
        area.park = r.text();
        area.order = r.small_integer();
        position.emplace(area.key, p.areas.size());
        p.areas.push_back(std::move(area));
    });
    reader.each("area_units", [&](TableReader& r) {
        r.integer();
        const auto area = position.find(r.text());
        if (area == position.end()) return r.bad("a reference to nothing");
        p.areas[area->second].units.push_back(r.text());
    });
}

plan::Station read_station(TableReader& r) {
    plan::Station station;
    station.order = r.small_integer();
    station.name = r.name();
    station.structure = r.text();
    station.structure_is = r.text();
    station.unit = r.text();
    station.location_zh = r.text();
    const auto position = r.point();
    if (!position) r.bad("no position");
    station.position = position.value_or(geo::LonLat{});
    return station;
}

std::optional<geo::LonLat> read_first_position(TableReader& r) {
    const std::optional<double> lon = r.optional_real();
    const std::optional<double> lat = r.optional_real();
    if (lon.has_value() != lat.has_value()) r.bad("half a position");
    return lon && lat ? std::optional(geo::LonLat{*lon, *lat}) : std::nullopt;
}

plan::Carrier read_carrier(TableReader& r) {
    plan::Carrier carrier;
    carrier.id = r.integer();
    carrier.number = r.small_integer();
    carrier.name = r.name();
    carrier.responsible_body = r.text();
    carrier.responsible_area = r.text();
    carrier.function = r.key<plan::CarrierFunction>();
    carrier.programme = r.key<plan::Programme>();
    carrier.task = r.name();
    carrier.floor_area_m2 = r.optional_real();
    carrier.investment_cny = r.optional_real();
    carrier.planned_area_mu = r.optional_real();
    carrier.quality = r.key<plan::PositionQuality>();
    carrier.uncertainty_m = r.optional_real();
    carrier.position_basis = r.name();
    carrier.stage = r.key<plan::Stage>();
    carrier.start = r.text();
    carrier.completion = r.text();
    carrier.notes = r.text();
    carrier.photo_links = r.text();
    carrier.first_position = read_first_position(r);
    carrier.removed = r.integer() != 0;
    carrier.position = r.point();
    return carrier;
}

void read_corridor(TableReader& reader, plan::Plan& p) {
    reader.each("rail", [&](TableReader& r) {
        r.integer();
        plan::RailLine rail;
        rail.name = r.name();
        rail.published_length_km = r.optional_real();
        rail.opened = r.text();
        rail.centreline = r.line();
        p.rail.push_back(std::move(rail));
    });
    reader.each("stations", [&](TableReader& r) {
        r.integer();
        p.stations.push_back(read_station(r));
    });
    reader.each("water", [&](TableReader& r) {
        r.integer();
        p.water.push_back(plan::Water{r.name(), r.shape()});
    });
    reader.each("neighbours", [&](TableReader& r) {
        r.integer();
        plan::Name name = r.name();
        const auto position = r.point();
        if (!position) r.bad("no position");
        p.neighbours.push_back(plan::NeighbourLabel{std::move(name), position.value_or(geo::LonLat{})});
    });
}

void read_observations(TableReader& reader, plan::Plan& p) {
    p.observations.clear();
    reader.each("observations", [&](TableReader& r) {
        p.observations.push_back(plan::Observation{r.integer(), r.text(), r.text(), r.small_integer(), r.real(),
                                                   r.key<plan::ValueState>(), r.text(), r.text(), r.text(),
                                                   r.integer() != 0});
    });
    p.target_sets.clear();
    reader.each("target_sets", [&](TableReader& r) {
        p.target_sets.push_back(plan::TargetSet{r.integer(), r.text(), r.name(), r.text()});
    });
    p.revised_targets.clear();
    reader.each("revised_targets", [&](TableReader& r) {
        p.revised_targets.push_back(plan::RevisedTarget{r.integer(), r.text(), r.text(), r.text(), r.real()});
    });
    p.area_aliases.clear();
    reader.each("area_aliases", [&](TableReader& r) {
        p.area_aliases.push_back(plan::AreaAlias{r.integer(), r.text(), r.text()});
    });
    p.thresholds = {};
    reader.each("class_thresholds", [&](TableReader& r) {
        r.integer();
        p.thresholds = plan::ClassThresholds{r.real(), r.real(), r.real(), r.text()};
    });
}

void read_carriers(TableReader& reader, plan::Plan& p) {
    p.carriers.clear();
    p.bin.clear();
    p.accepted.clear();
    reader.each("carriers", [&](TableReader& r) {
        plan::Carrier carrier = read_carrier(r);
        (carrier.removed ? p.bin : p.carriers).push_back(std::move(carrier));
    });
    const auto by_number = [](const plan::Carrier& a, const plan::Carrier& b) { return a.number < b.number; };
    std::sort(p.carriers.begin(), p.carriers.end(), by_number);
    std::sort(p.bin.begin(), p.bin.end(), by_number);
    reader.each("accepted_findings", [&](TableReader& r) {
        p.accepted.push_back(plan::AcceptedFinding{r.integer(), r.text(), r.integer(), r.text()});
    });
}

/// Everything that edits change.
void read_editable(TableReader& reader, plan::Plan& p) {
    read_carriers(reader, p);
    read_observations(reader, p);
}

void read_targets(TableReader& reader, plan::Plan& p) {
    reader.each("indicators", [&](TableReader& r) {
        r.integer();
        plan::Indicator indicator;
        indicator.key = r.text();
        indicator.name = r.name();
        indicator.short_name = r.name();
        indicator.unit = r.name();
        indicator.direction = r.key<plan::Direction>();
        indicator.city_value = r.key<plan::CityValue>();
        indicator.decimals = r.small_integer();
        indicator.order = r.small_integer();
        p.indicators.push_back(std::move(indicator));
    });
    reader.each("targets", [&](TableReader& r) {
        r.integer();
        p.targets.push_back(plan::Target{r.text(), r.text(), r.optional_real(), r.optional_real()});
    });
}

plan::CityFigureValue read_figure_value(TableReader& r) {
    plan::CityFigureValue value;
    value.year = r.small_integer();
    value.role = r.key<plan::FigureRole>();
    value.figure.form = r.key<plan::FigureForm>();
    value.figure.value = r.optional_real();
    value.figure.bracket = r.optional_real();
    value.figure.text = r.name();
    value.figure.qualifier = r.text();
    value.figure.preliminary = r.integer() != 0;
    value.source = r.text();
    value.note = r.text();
    return value;
}

void read_figures(TableReader& reader, plan::Plan& p) {
    std::unordered_map<std::int64_t, std::size_t> position;
    reader.each("city_figures", [&](TableReader& r) {
        position.emplace(r.integer(), p.figures.size());
        p.figures.push_back(plan::CityFigure{r.text(), r.small_integer(), r.name(), r.name(), r.name(), {}});
    });
    reader.each("city_figure_values", [&](TableReader& r) {
        r.integer();
        const auto figure = position.find(r.integer());
        if (figure == position.end()) return r.bad("a reference to nothing");
        p.figures[figure->second].values.push_back(read_figure_value(r));
    });
}

}  // namespace

base::Result<plan::Plan> read_plan(sqlite3* db, const std::string& subject) {
    TableReader reader(db, subject);
    plan::Plan plan;
    read_frame(reader, plan);
    read_units(reader, plan);
    read_areas(reader, plan);
    read_corridor(reader, plan);
    read_editable(reader, plan);
    read_targets(reader, plan);
    read_figures(reader, plan);
    if (reader.error()) return base::pass(*reader.error());
    return plan;
}

base::Result<void> read_again(sqlite3* db, plan::Plan& plan, const std::string& subject) {
    TableReader reader(db, subject);
    read_editable(reader, plan);
    if (reader.error()) return base::pass(*reader.error());
    return {};
}

}  // namespace store
