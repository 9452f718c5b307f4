#include "write_plan.h"

#include <fmt/format.h>

#include "changeset.h"
#include "records.h"
#include "row_binder.h"
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
        insert_with(table, sizeof...(values), [&](RowBinder& binder) { (bind(binder, values), ...); });
    }
    /// A row of a table that is edited.
    template <class Row>
    void insert_row(std::int64_t id, const Row& row) {
        insert_with(Record<Row>::table, Record<Row>::columns.size() + 1, [&](RowBinder& binder) {
            binder.add(id);
            write_columns(binder, row);
        });
    }
    template <class Row>
    void insert_row(const Row& row) {
        insert_row(row.id, row);
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
    template <class Bind>
    void insert_with(const char* table, std::size_t columns, Bind bind_row) {
        if (error_) return;
        std::string sql = fmt::format("INSERT INTO {} VALUES (?", table);
        for (std::size_t i = 1; i < columns; ++i) sql += ",?";
        Statement statement(db_, sql + ")" + (change_existing_ ? assignments(table) : ""));
        RowBinder binder(statement);
        bind_row(binder);
        statement.step();
        if (!statement.failed()) return;
        error_ = sqlite_error(db_, statement.code(), subject_);
        if ((statement.code() & 0xff) == SQLITE_CONSTRAINT)
            error_ =
                base::Error{base::ErrorKind::refused, subject_,
                            fmt::format("the plan contradicts itself in table {} ({}); correct the data it comes from",
                                        table, sqlite3_errmsg(db_))};
    }
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
    static void bind(RowBinder& b, OrNull value) { b.add_or_null(value.text); }
    static void bind(RowBinder& b, const auto& value) { b.add(value); }

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

/// What edits change.
void write_records(Writer& w, const plan::Plan& p) {
    for (const plan::Carrier& c : p.carriers) w.insert_row(c);
    for (const plan::Carrier& c : p.bin) w.insert_row(c);
    for_each_listed([&]<class Row>(Record<Row>, const plan::EditedList<Row>& list) {
        for (const Row& row : p.*list.rows) w.insert_row(row);
    });
    for_each_single([&]<class Value>(Record<Value>, const plan::EditedValue<Value>& value) {
        if (p.*value.value != Value{}) w.insert_row(k_only_row, p.*value.value);
    });
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
    id = 0;
    for (const plan::PlannedLine& l : p.planned_lines)
        w.insert("planned_lines", ++id, l.key, l.name.zh, OrNull{l.name.en}, plan::to_key(l.state), OrNull{l.ends.zh},
                 OrNull{l.ends.en}, l.length_km, l.centreline, l.source.zh, OrNull{l.source.en}, OrNull{l.as_of});
    id = 0;
    for (const plan::PlannedStation& s : p.planned_stations)
        w.insert("planned_stations", ++id, s.key, s.name.zh, OrNull{s.name.en}, plan::to_key(s.state), OrNull{s.line},
                 s.position, OrNull{s.place.zh}, OrNull{s.place.en}, OrNull{s.unit}, s.source.zh, OrNull{s.source.en},
                 OrNull{s.as_of});
    id = 0;
    for (const plan::Water& f : p.water) w.insert("water", ++id, OrNull{f.name.zh}, OrNull{f.name.en}, f.shape);
    id = 0;
    for (const plan::NeighbourLabel& n : p.neighbours)
        w.insert("neighbours", ++id, n.name.zh, OrNull{n.name.en}, n.position);
}

/// After the carriers that they name.
void write_cores(Writer& w, const plan::Plan& p) {
    int id = 0, member = 0;
    for (const plan::Core& c : p.cores) {
        w.insert("cores", ++id, c.key, c.name.zh, OrNull{c.name.en}, OrNull{c.unplaced.zh}, OrNull{c.unplaced.en},
                 c.source.zh, OrNull{c.source.en});
        for (const std::string& park : c.parks)
            w.insert("core_members", ++member, c.key, park, OrNull{""}, std::optional<std::int64_t>());
        for (const std::string& unit : c.units)
            w.insert("core_members", ++member, c.key, OrNull{""}, unit, std::optional<std::int64_t>());
        for (const std::int64_t carrier : c.carriers)
            w.insert("core_members", ++member, c.key, OrNull{""}, OrNull{""}, std::optional(carrier));
    }
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
    for_each_listed_backwards([&]<class Row>(Record<Row> record, const plan::EditedList<Row>& list) {
        for (const std::int64_t id : (edit.*list.edits).remove) w.remove(record.table, id);
    });
    for (const plan::Carrier& carrier : edit.carriers) w.insert_row(carrier);
    for_each_listed([&]<class Row>(Record<Row>, const plan::EditedList<Row>& list) {
        for (const Row& row : (edit.*list.edits).put) w.insert_row(row);
    });
    for_each_single([&]<class Value>(Record<Value>, const plan::EditedValue<Value>& value) {
        if (edit.*value.edit) w.insert_row(k_only_row, *(edit.*value.edit));
    });
    return result_of(w);
}

base::Result<void> write_plan(sqlite3* db, const plan::Plan& plan, const std::string& subject) {
    Writer writer(db, subject);
    write_frame(writer, plan);
    write_areas(writer, plan);
    write_corridor(writer, plan);
    write_targets(writer, plan);
    write_figures(writer, plan);
    write_records(writer, plan);
    write_cores(writer, plan);
    return result_of(writer);
}

}  // namespace store
