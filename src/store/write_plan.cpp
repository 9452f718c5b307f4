#include "write_plan.h"

#include <fmt/format.h>

#include "changeset.h"
#include "geometry_blob.h"
#include "sqlite.h"

namespace store {
namespace {

/// An optional text: empty is NULL in the file.
struct OrNull {
    const std::string& text;
};

/// Inserts rows by position. After the first failure it does nothing more; error() tells.
class Writer {
public:
    Writer(sqlite3* db, const std::string& subject) : db_(db), subject_(subject) {}

    /// With `change_existing` a row of the same id takes the values instead.
    void change_existing() { change_existing_ = true; }

    template <class... Values>
    void insert(const char* table, const Values&... values) {
        if (error_) return;
        std::string sql = fmt::format("INSERT INTO {} VALUES (?", table);
        for (std::size_t i = 1; i < sizeof...(values); ++i) sql += ",?";
        Statement statement(db_, sql + ")" + (change_existing_ ? assignments(table) : ""));
        int index = 0;
        (bind(statement, ++index, values), ...);
        statement.step();
        if (!statement.failed()) return;
        error_ = sqlite_error(db_, statement.code(), subject_);
        if ((statement.code() & 0xff) == SQLITE_CONSTRAINT)
            error_ =
                base::Error{base::ErrorKind::refused, subject_,
                            fmt::format("the plan contradicts itself in table {} ({}); correct the data it comes from",
                                        table, sqlite3_errmsg(db_))};
    }
    void remove(const char* table, std::int64_t id) {
        if (error_) return;
        Statement statement(db_, fmt::format("DELETE FROM {} WHERE id = ?", table));
        statement.bind(1, id);
        statement.step();
        if (statement.failed()) error_ = sqlite_error(db_, statement.code(), subject_);
    }
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

private:
    [[nodiscard]] std::string assignments(const std::string& table) const {
        std::string sql = " ON CONFLICT (id) DO UPDATE SET ";
        const char* between = "";
        for (const std::string& name : column_names(db_, table)) {
            if (name == "id") continue;
            sql += fmt::format(R"({0}"{1}" = excluded."{1}")", between, name);
            between = ", ";
        }
        return sql;
    }
    static void bind(Statement& s, int i, OrNull value) {
        if (value.text.empty())
            s.bind_null(i);
        else
            s.bind(i, std::string_view(value.text));
    }
    static void bind(Statement& s, int i, const std::string& value) { s.bind(i, std::string_view(value)); }
    static void bind(Statement& s, int i, std::string_view value) { s.bind(i, value); }
    static void bind(Statement& s, int i, std::int64_t value) { s.bind(i, value); }
    static void bind(Statement& s, int i, int value) { s.bind(i, std::int64_t{value}); }
    static void bind(Statement& s, int i, double value) { s.bind(i, value); }
    static void bind(Statement& s, int i, const std::optional<double>& value) {
        if (value)
            s.bind(i, *value);
        else
            s.bind_null(i);
    }
    static void bind(Statement& s, int i, const geo::LonLat& point) { s.bind(i, encode(point)); }
    static void bind(Statement& s, int i, const std::optional<geo::LonLat>& point) {
        if (point)
            s.bind(i, encode(*point));
        else
            s.bind_null(i);
    }
    static void bind(Statement& s, int i, const geo::LineString& line) { s.bind(i, encode(line)); }
    static void bind(Statement& s, int i, const geo::MultiPolygon& shape) {
        if (shape.empty())
            s.bind_null(i);
        else
            s.bind(i, encode(shape));
    }

    sqlite3* db_;
    const std::string& subject_;
    bool change_existing_ = false;
    std::optional<base::Error> error_;
};

void write_frame(Writer& w, const plan::Plan& p) {
    w.insert("plan", 1, p.title.zh, OrNull{p.title.en}, p.city.zh, OrNull{p.city.en}, OrNull{p.boundary_note.zh},
             OrNull{p.boundary_note.en}, p.baseline_year, p.target_year, OrNull{p.display_crs});
    int id = 0;
    for (const plan::Source& s : p.sources)
        w.insert("sources", ++id, s.layer, OrNull{s.source.zh}, OrNull{s.source.en}, OrNull{s.licence.zh},
                 OrNull{s.licence.en}, OrNull{s.attribution}, OrNull{s.accuracy.zh}, OrNull{s.accuracy.en});
    id = 0;
    for (const plan::Segment& s : p.segments)
        w.insert("segments", ++id, s.key, s.name.zh, OrNull{s.name.en}, OrNull{s.task.zh}, OrNull{s.task.en}, s.order);
}

void write_areas(Writer& w, const plan::Plan& p) {
    int id = 0;
    for (const plan::Unit& u : p.units)
        w.insert("units", ++id, u.code, u.name.zh, OrNull{u.name.en}, OrNull{u.segment}, u.label_point.lon,
                 u.label_point.lat, u.area_generalised_km2, u.area_published_km2, OrNull{u.area_note.zh},
                 OrNull{u.area_note.en}, u.shape);
    id = 0;
    for (const plan::Park& k : p.parks)
        w.insert("parks", ++id, k.key, k.name.zh, OrNull{k.name.en}, k.position.lon, k.position.lat,
                 plan::to_key(k.extent), OrNull{k.unit}, k.area_published_km2, k.accuracy_m, OrNull{k.basis.zh},
                 OrNull{k.basis.en}, k.shape);
    id = 0;
    int member = 0;
    for (const plan::Area& a : p.areas) {
        w.insert("areas", ++id, a.key, a.name.zh, OrNull{a.name.en}, plan::to_key(a.kind), OrNull{a.park}, a.order);
        for (const std::string& unit : a.units) w.insert("area_units", ++member, a.key, unit);
    }
}

void write_carrier(Writer& w, const plan::Carrier& c) {
    std::optional<double> first_lon, first_lat;
    if (c.first_position) {
        first_lon = c.first_position->lon;
        first_lat = c.first_position->lat;
    }
    w.insert("carriers", c.id, c.number, c.name.zh, OrNull{c.name.en}, OrNull{c.responsible_body},
             OrNull{c.responsible_area}, plan::to_key(c.function), plan::to_key(c.programme), OrNull{c.task.zh},
             OrNull{c.task.en}, c.floor_area_m2, c.investment_cny, c.planned_area_mu, plan::to_key(c.quality),
             c.uncertainty_m, OrNull{c.position_basis.zh}, OrNull{c.position_basis.en}, plan::to_key(c.stage),
             OrNull{c.start}, OrNull{c.completion}, OrNull{c.notes}, OrNull{c.photo_links}, first_lon, first_lat,
             c.removed ? 1 : 0, c.position);
}

void write_row(Writer& w, const plan::AcceptedFinding& a) {
    w.insert("accepted_findings", a.id, a.code, a.carrier, a.note);
}

void write_row(Writer& w, const plan::Observation& o) {
    w.insert("observations", o.id, o.area, o.indicator, o.year, o.value, plan::to_key(o.state), OrNull{o.source},
             o.entered, o.author, o.sample ? 1 : 0);
}

void write_row(Writer& w, const plan::TargetSet& s) {
    w.insert("target_sets", s.id, s.key, s.name.zh, OrNull{s.name.en}, s.source);
}

void write_row(Writer& w, const plan::RevisedTarget& t) {
    w.insert("revised_targets", t.id, t.set, t.area, t.indicator, t.target);
}

void write_row(Writer& w, const plan::AreaAlias& a) { w.insert("area_aliases", a.id, a.alias, a.area); }

void write_row(Writer& w, const plan::ClassThresholds& t) {
    w.insert("class_thresholds", 1, t.behind, t.on_pace, t.faster, OrNull{t.source});
}

void write_observations(Writer& w, const plan::Plan& p) {
    for (const plan::Observation& o : p.observations) write_row(w, o);
    for (const plan::TargetSet& s : p.target_sets) write_row(w, s);
    for (const plan::RevisedTarget& t : p.revised_targets) write_row(w, t);
    for (const plan::AreaAlias& a : p.area_aliases) write_row(w, a);
    if (p.thresholds != plan::ClassThresholds{}) write_row(w, p.thresholds);
}

template <class Row>
void put_rows(Writer& w, const plan::RowEdits<Row>& edits) {
    for (const Row& row : edits.put) write_row(w, row);
}

template <class Row>
void remove_rows(Writer& w, const char* table, const plan::RowEdits<Row>& edits) {
    for (const std::int64_t id : edits.remove) w.remove(table, id);
}

void write_corridor(Writer& w, const plan::Plan& p) {
    int id = 0;
    for (const plan::RailLine& r : p.rail)
        w.insert("rail", ++id, OrNull{r.name.zh}, OrNull{r.name.en}, r.published_length_km, OrNull{r.opened},
                 r.centreline);
    id = 0;
    for (const plan::Station& s : p.stations)
        w.insert("stations", ++id, s.order, s.name.zh, OrNull{s.name.en}, OrNull{s.structure}, OrNull{s.structure_is},
                 OrNull{s.unit}, OrNull{s.location_zh}, s.position);
    for (const plan::Carrier& c : p.carriers) write_carrier(w, c);
    for (const plan::Carrier& c : p.bin) write_carrier(w, c);
    for (const plan::AcceptedFinding& a : p.accepted) write_row(w, a);
    id = 0;
    for (const plan::Water& f : p.water) w.insert("water", ++id, OrNull{f.name.zh}, OrNull{f.name.en}, f.shape);
    id = 0;
    for (const plan::NeighbourLabel& n : p.neighbours)
        w.insert("neighbours", ++id, n.name.zh, OrNull{n.name.en}, n.position);
}

void write_targets(Writer& w, const plan::Plan& p) {
    int id = 0;
    for (const plan::Indicator& i : p.indicators)
        w.insert("indicators", ++id, i.key, i.name.zh, OrNull{i.name.en}, OrNull{i.short_name.zh},
                 OrNull{i.short_name.en}, OrNull{i.unit.zh}, OrNull{i.unit.en}, plan::to_key(i.direction),
                 plan::to_key(i.city_value), i.decimals, i.order);
    id = 0;
    for (const plan::Target& t : p.targets) w.insert("targets", ++id, t.area, t.indicator, t.baseline, t.target);
}

void write_figures(Writer& w, const plan::Plan& p) {
    int id = 0;
    int value_id = 0;
    for (const plan::CityFigure& f : p.figures) {
        w.insert("city_figures", ++id, f.table, f.number, OrNull{f.group.zh}, OrNull{f.group.en}, f.name.zh,
                 OrNull{f.name.en}, OrNull{f.unit.zh}, OrNull{f.unit.en});
        for (const plan::CityFigureValue& v : f.values)
            w.insert("city_figure_values", ++value_id, id, v.year, plan::to_key(v.role), plan::to_key(v.figure.form),
                     v.figure.value, v.figure.bracket, OrNull{v.figure.text.zh}, OrNull{v.figure.text.en},
                     OrNull{v.figure.qualifier}, v.figure.preliminary ? 1 : 0, OrNull{v.source}, OrNull{v.note});
    }
}

base::Result<void> result_of(const Writer& writer) {
    if (writer.error()) return base::pass(*writer.error());
    return {};
}

}  // namespace

base::Result<void> write_edit(sqlite3* db, const plan::Edit& edit, const std::string& subject) {
    Writer w(db, subject);
    w.change_existing();
    remove_rows(w, "area_aliases", edit.area_aliases);
    remove_rows(w, "revised_targets", edit.revised_targets);
    remove_rows(w, "target_sets", edit.target_sets);
    remove_rows(w, "observations", edit.observations);
    remove_rows(w, "accepted_findings", edit.accepted);
    for (const plan::Carrier& carrier : edit.carriers) write_carrier(w, carrier);
    put_rows(w, edit.accepted);
    put_rows(w, edit.observations);
    put_rows(w, edit.target_sets);
    put_rows(w, edit.revised_targets);
    put_rows(w, edit.area_aliases);
    if (edit.thresholds) write_row(w, *edit.thresholds);
    return result_of(w);
}

base::Result<void> write_plan(sqlite3* db, const plan::Plan& plan, const std::string& subject) {
    Writer writer(db, subject);
    write_frame(writer, plan);
    write_areas(writer, plan);
    write_corridor(writer, plan);
    write_targets(writer, plan);
    write_figures(writer, plan);
    write_observations(writer, plan);
    return result_of(writer);
}

}  // namespace store
