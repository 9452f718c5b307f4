#include "read_plan.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "records.h"
#include "row_reader.h"
#include "schema.h"

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
        if (area == position.end()) return r.bad(base::mark("a reference to nothing"));
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
    if (!position) r.bad(base::mark("no position"));
    station.position = position.value_or(geo::LonLat{});
    return station;
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
        if (!position) r.bad(base::mark("no position"));
        p.neighbours.push_back(plan::NeighbourLabel{std::move(name), position.value_or(geo::LonLat{})});
    });
}

void read_planned(TableReader& reader, plan::Plan& p) {
    reader.each("planned_lines", [&](TableReader& r) {
        r.integer();
        plan::PlannedLine line;
        line.key = r.text();
        line.name = r.name();
        line.state = r.key<plan::PlannedState>();
        line.ends = r.name();
        line.length_km = r.optional_real();
        line.centreline = r.line();
        line.source = r.name();
        line.as_of = r.text();
        p.planned_lines.push_back(std::move(line));
    });
    reader.each("planned_stations", [&](TableReader& r) {
        r.integer();
        plan::PlannedStation station;
        station.key = r.text();
        station.name = r.name();
        station.state = r.key<plan::PlannedState>();
        station.line = r.text();
        station.position = r.point();
        station.place = r.name();
        station.unit = r.text();
        station.source = r.name();
        station.as_of = r.text();
        p.planned_stations.push_back(std::move(station));
    });
}

void read_cores(TableReader& reader, plan::Plan& p) {
    std::unordered_map<std::string, std::size_t> position;
    reader.each("cores", [&](TableReader& r) {
        r.integer();
        plan::Core core;
        core.key = r.text();
        core.name = r.name();
        core.unplaced = r.name();
        core.source = r.name();
        position.emplace(core.key, p.cores.size());
        p.cores.push_back(std::move(core));
    });
    reader.each("core_members", [&](TableReader& r) {
        r.integer();
        const auto found = position.find(r.text());
        if (found == position.end()) return r.bad(base::mark("a reference to nothing"));
        plan::Core& core = p.cores[found->second];
        if (std::string park = r.text(); !park.empty()) core.parks.push_back(std::move(park));
        if (std::string unit = r.text(); !unit.empty()) core.units.push_back(std::move(unit));
        if (const auto carrier = r.optional_integer()) core.carriers.push_back(*carrier);
    });
}

bool by_number(const plan::Carrier& a, const plan::Carrier& b) { return a.number < b.number; }

template <class Row>
Row read_row(TableReader& r) {
    Row row;
    row.id = r.integer();
    read_columns(r, row);
    return row;
}

void read_carriers(TableReader& reader, plan::Plan& p) {
    p.carriers.clear();
    p.bin.clear();
    reader.each(Record<plan::Carrier>::table, [&](TableReader& r) {
        auto carrier = read_row<plan::Carrier>(r);
        (carrier.removed ? p.bin : p.carriers).push_back(std::move(carrier));
    });
    std::sort(p.carriers.begin(), p.carriers.end(), by_number);
    std::sort(p.bin.begin(), p.bin.end(), by_number);
}

template <class Row>
void read_list(TableReader& reader, plan::Rows<Row>& list) {
    std::vector<Row> rows;
    reader.each(Record<Row>::table, [&](TableReader& r) { rows.push_back(read_row<Row>(r)); });
    list = std::move(rows);
}

template <class Value>
void read_single(TableReader& reader, Value& value) {
    value = {};
    reader.each(Record<Value>::table, [&](TableReader& r) {
        r.integer();
        read_columns(r, value);
    });
}

/// Everything that edits change, as far as a file of this version has it.
void read_records(TableReader& reader, plan::Plan& p, int version) {
    read_carriers(reader, p);
    for_each_listed([&]<class Row>(Record<Row> record, const plan::EditedList<Row>& list) {
        if (version_of(record.table) <= version) read_list<Row>(reader, p.*list.rows);
    });
    for_each_single([&]<class Value>(Record<Value> record, const plan::EditedValue<Value>& value) {
        if (version_of(record.table) <= version) read_single(reader, p.*value.value);
    });
}

/// A row that a change names; without a value it went.
template <class Row>
struct ReadAgain {
    std::int64_t id = 0;
    std::optional<Row> now;
};

template <class Row>
std::vector<ReadAgain<Row>> read_rows_again(TableReader& reader, std::span<const std::int64_t> ids) {
    std::vector<ReadAgain<Row>> rows;
    for (const std::int64_t id : ids) {
        rows.push_back({id, {}});
        reader.one(Record<Row>::table, id, [&](TableReader& r) { rows.back().now = read_row<Row>(r); });
    }
    return rows;
}

/// Rows are sorted by id.
template <class Row>
void lay_over(std::vector<Row>& rows, ReadAgain<Row> read) {
    const auto at = std::lower_bound(rows.begin(), rows.end(), read.id,
                                     [](const Row& row, std::int64_t id) { return row.id < id; });
    const bool known = at != rows.end() && at->id == read.id;
    if (known && read.now)
        *at = *std::move(read.now);
    else if (known)
        rows.erase(at);
    else if (read.now)
        rows.insert(at, *std::move(read.now));
}

template <class Row>
PlanChange list_change(TableReader& reader, const plan::EditedList<Row>& list, std::span<const std::int64_t> ids) {
    constexpr std::size_t k_few = 64;  // from here on the whole table is quicker
    if (ids.size() > k_few) {
        plan::Rows<Row> all;
        read_list<Row>(reader, all);
        return [all, member = list.rows](plan::Plan& p) { p.*member = all; };
    }
    return [read = read_rows_again<Row>(reader, ids), member = list.rows](plan::Plan& p) {
        for (const ReadAgain<Row>& row : read) lay_over((p.*member).edit(), row);
    };
}

/// Carriers are sorted by their numbers, which may be what changed.
void lay_over(plan::Plan& p, const ReadAgain<plan::Carrier>& read) {
    for (plan::Rows<plan::Carrier>* list : {&p.carriers, &p.bin}) {
        const auto& rows = list->get();
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const plan::Carrier& c) { return c.id == read.id; });
        if (at != rows.end()) list->edit().erase(list->edit().begin() + (at - rows.begin()));
    }
    if (!read.now) return;
    std::vector<plan::Carrier>& list = (read.now->removed ? p.bin : p.carriers).edit();
    list.insert(std::upper_bound(list.begin(), list.end(), *read.now, by_number), *read.now);
}

std::vector<std::int64_t> ids_in(std::span<const RowChange> changes, std::string_view table) {
    std::vector<std::int64_t> ids;
    for (const RowChange& change : changes)
        if (change.table == table) ids.push_back(change.id);
    return ids;
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
        if (figure == position.end()) return r.bad(base::mark("a reference to nothing"));
        p.figures[figure->second].values.push_back(read_figure_value(r));
    });
}

}  // namespace

base::Result<plan::Plan> read_plan(sqlite3* db, int version, const std::string& subject) {
    TableReader reader(db, subject);
    plan::Plan plan;
    read_frame(reader, plan);
    read_units(reader, plan);
    read_areas(reader, plan);
    read_corridor(reader, plan);
    if (version_of("planned_lines") <= version) read_planned(reader, plan);
    if (version_of("cores") <= version) read_cores(reader, plan);
    read_records(reader, plan, version);
    read_targets(reader, plan);
    read_figures(reader, plan);
    if (reader.error()) return base::pass(*reader.error());
    return plan;
}

base::Result<PlanChange> read_changes(sqlite3* db, std::span<const RowChange> changes, const std::string& subject) {
    TableReader reader(db, subject);
    std::vector<PlanChange> parts;
    if (const auto ids = ids_in(changes, Record<plan::Carrier>::table); !ids.empty())
        parts.emplace_back([read = read_rows_again<plan::Carrier>(reader, ids)](plan::Plan& p) {
            for (const ReadAgain<plan::Carrier>& carrier : read) lay_over(p, carrier);
        });
    for_each_listed([&]<class Row>(Record<Row> record, const plan::EditedList<Row>& list) {
        if (const auto ids = ids_in(changes, record.table); !ids.empty())
            parts.push_back(list_change<Row>(reader, list, ids));
    });
    for_each_single([&]<class Value>(Record<Value> record, const plan::EditedValue<Value>& value) {
        if (ids_in(changes, record.table).empty()) return;
        Value now;
        read_single(reader, now);
        parts.emplace_back([now, member = value.value](plan::Plan& p) { p.*member = now; });
    });
    if (reader.error()) return base::pass(*reader.error());
    return [parts = std::move(parts)](plan::Plan& p) {
        for (const PlanChange& part : parts) part(p);
    };
}

}  // namespace store
