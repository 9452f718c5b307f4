#include "row_writer.h"

#include <algorithm>
#include <fmt/format.h>

#include "geometry_blob.h"
#include "records.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr const char* k_carriers = Record<plan::Carrier>::table;
constexpr const char* k_target_sets = Record<plan::TargetSet>::table;
constexpr const char* k_revised_targets = Record<plan::RevisedTarget>::table;

void bind(Statement& statement, int index, const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return statement.bind(index, *integer);
    if (const auto* real = std::get_if<double>(&value)) return statement.bind(index, *real);
    if (const auto* text = std::get_if<std::string>(&value)) return statement.bind(index, std::string_view(*text));
    if (const auto* point = std::get_if<geo::LonLat>(&value)) {
        const Blob blob = encode(*point);
        return statement.bind(index, std::span<const std::uint8_t>(blob));
    }
    statement.bind_null(index);
}

Value value_of(const Statement& row, int column, const std::string& name) {
    switch (row.type(column)) {
        case SQLITE_INTEGER: return row.integer(column);
        case SQLITE_FLOAT: return row.real(column);
        case SQLITE_TEXT: return std::string(row.text(column));
        case SQLITE_BLOB: break;
        default: return {};
    }
    const auto point = name == "geom" ? decode_point(row.blob(column)) : std::nullopt;
    return point ? Value(*point) : Value();
}

std::size_t place_of(const std::string& table) {
    return static_cast<std::size_t>(std::find(k_recorded_tables.begin(), k_recorded_tables.end(), table) -
                                    k_recorded_tables.begin());
}

base::Error refusal(sqlite3* db, int code, const RowChange& row, const std::string& subject) {
    if ((code & 0xff) != SQLITE_CONSTRAINT) return sqlite_error(db, code, subject);
    return base::make_error(ErrorKind::refused, subject,
                            mark("row {} of {} would break a rule of the project ({}); ask for the changes again"),
                            {std::to_string(row.id), row.table, quotable(sqlite3_errmsg(db))});
}

base::Result<void> run(sqlite3* db, Statement& statement, const RowChange& row, const std::string& subject) {
    statement.step();
    if (statement.failed()) return base::pass(refusal(db, statement.code(), row, subject));
    return {};
}

base::Result<void> insert(sqlite3* db, const RowChange& row, const std::string& subject) {
    std::string columns = "id", marks = "?";
    for (const ColumnChange& column : row.columns) {
        columns += fmt::format(", \"{}\"", column.column);
        marks += ",?";
    }
    // Columns that an older version does not have are as the defaults of the table say.
    Statement statement(db, fmt::format("INSERT INTO {} ({}) VALUES ({})", row.table, columns, marks));
    statement.bind(1, row.id);
    int index = 1;
    for (const ColumnChange& column : row.columns) bind(statement, ++index, column.after);
    return run(db, statement, row, subject);
}

base::Result<void> update(sqlite3* db, const RowChange& row, const std::string& subject) {
    std::string assignments;
    for (const ColumnChange& column : row.columns)
        assignments += fmt::format("{}\"{}\" = ?", assignments.empty() ? "" : ", ", column.column);
    if (assignments.empty()) return {};
    Statement statement(db, fmt::format("UPDATE {} SET {} WHERE id = ?", row.table, assignments));
    int index = 0;
    for (const ColumnChange& column : row.columns) bind(statement, ++index, column.after);
    statement.bind(++index, row.id);
    return run(db, statement, row, subject);
}

base::Result<void> remove(sqlite3* db, const RowChange& row, const std::string& subject) {
    Statement statement(db, fmt::format("DELETE FROM {} WHERE id = ?", row.table));
    statement.bind(1, row.id);
    return run(db, statement, row, subject);
}

bool changes_number(const RowChange& row) {
    return row.table == k_carriers && row.kind == RowChangeKind::update &&
           std::any_of(row.columns.begin(), row.columns.end(),
                       [](const ColumnChange& c) { return c.column == "number"; });
}

/// Two carriers may exchange their numbers, which no order of statements allows.
base::Result<void> make_way_for_numbers(sqlite3* db, const std::vector<RowChange>& rows, const std::string& subject) {
    for (const RowChange& row : rows) {
        if (!changes_number(row)) continue;
        Statement statement(db, fmt::format("UPDATE {} SET number = -id WHERE id = ?", row.table));
        statement.bind(1, row.id);
        if (auto done = run(db, statement, row, subject); !done) return done;
    }
    return {};
}

RowChange* find_row(std::vector<RowChange>& rows, std::string_view table, std::int64_t id) {
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [&](const RowChange& row) { return row.table == table && row.id == id; });
    return at != rows.end() ? &*at : nullptr;
}

/// Adds the cells of the group that the row has and the change does not name.
void add_unchanged(RowChange& row, const Cells& here, const CellGroup& group) {
    for (const std::string& column : columns_of(group)) {
        const bool named = std::any_of(row.columns.begin(), row.columns.end(),
                                       [&](const ColumnChange& c) { return c.column == column; });
        if (!named && here.contains(column)) row.columns.push_back({column, here.at(column), here.at(column)});
    }
}

/// That it is in the plan, or in the bin.
void add_guard_of_carrier(std::vector<RowChange>& rows, std::size_t i, const Cells& here,
                          const std::set<CellGroup>& open) {
    const CellGroup bin{k_carriers, rows[i].id, "removed"};
    const bool moves = std::any_of(rows[i].columns.begin(), rows[i].columns.end(),
                                   [&](const ColumnChange& c) { return c.column == bin.name; });
    if (rows[i].table != k_carriers || moves || open.contains(bin)) return;
    RowChange guard{bin.table, bin.id, RowChangeKind::guard, {}};
    add_unchanged(guard, here, bin);
    rows.push_back(std::move(guard));
}

void add_guard_of_set(sqlite3* db, std::vector<RowChange>& rows, const RowChange& target,
                      const std::set<CellGroup>& open) {
    const auto key = std::find_if(target.columns.begin(), target.columns.end(),
                                  [](const ColumnChange& c) { return c.column == "target_set"; });
    if (key == target.columns.end() || key->after == Value()) return;
    Statement set(db, fmt::format("SELECT id FROM {} WHERE key = ?", k_target_sets));
    bind(set, 1, key->after);
    if (!set.step()) return;
    const CellGroup group{k_target_sets, set.integer(0), "row"};
    if (open.contains(group) || find_row(rows, group.table, group.id) != nullptr) return;
    RowChange guard{group.table, group.id, RowChangeKind::guard, {}};
    add_unchanged(guard, read_row(db, group.table, group.id), group);
    rows.push_back(std::move(guard));
}

struct ToField {
    Field operator()(const geo::LonLat& point) const { return encode(point); }
    Field operator()(const auto& other) const { return other; }
};

/// Whether a column can hold it; a whole number becomes a real one where the column is real.
bool fit(Value& value, const ColumnShape& column) {
    if (const auto* whole = std::get_if<std::int64_t>(&value); whole != nullptr && column.kind == ColumnKind::real)
        value = static_cast<double>(*whole);
    return fits(std::visit(ToField{}, value), column);
}

}  // namespace

Cells read_row(sqlite3* db, const std::string& table, std::int64_t id) {
    Cells values;
    Statement row(db, "SELECT * FROM " + table + " WHERE id = ?");
    row.bind(1, id);
    if (!row.step()) return values;
    for (int i = 0; i < row.column_count(); ++i) {
        const std::string name = row.column_name(i);
        values[name] = value_of(row, i, name);
    }
    return values;
}

std::optional<Cells> read_cells(sqlite3* db, const CellGroup& group) {
    const Cells row = read_row(db, group.table, group.id);
    if (row.empty()) return std::nullopt;
    Cells cells;
    for (const std::string& column : columns_of(group))
        if (const auto at = row.find(column); at != row.end()) cells.insert(*at);
    return cells;
}

std::optional<RowChange> first_mismatch(sqlite3* db, const std::vector<RowChange>& rows) {
    for (const RowChange& row : rows) {
        if (row.columns.empty() || row.kind == RowChangeKind::guard) continue;  // it expects nothing
        const Cells here = read_row(db, row.table, row.id);
        if (row.kind == RowChangeKind::insert ? !here.empty() : here.empty()) return row;
        if (row.kind == RowChangeKind::insert) continue;
        for (const ColumnChange& column : row.columns) {
            const bool changed = row.kind == RowChangeKind::remove || !(column.before == column.after);
            const auto at = here.find(column.column);
            if (changed && at != here.end() && !(at->second == column.before)) return row;
        }
    }
    return std::nullopt;
}

base::Result<void> write_rows(sqlite3* db, const std::vector<RowChange>& rows, const std::string& subject) {
    std::vector<const RowChange*> ordered;
    for (const RowChange& row : rows) ordered.push_back(&row);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const RowChange* a, const RowChange* b) { return place_of(a->table) < place_of(b->table); });
    for (auto row = ordered.rbegin(); row != ordered.rend(); ++row)
        if ((*row)->kind == RowChangeKind::remove)
            if (auto done = remove(db, **row, subject); !done) return done;
    if (auto done = make_way_for_numbers(db, rows, subject); !done) return done;
    for (const RowChange* row : ordered) {
        if (row->kind == RowChangeKind::remove || row->kind == RowChangeKind::guard || row->columns.empty()) continue;
        auto done = row->kind == RowChangeKind::insert ? insert(db, *row, subject) : update(db, *row, subject);
        if (!done) return done;
    }
    return {};
}

std::vector<RowChange> with_groups(sqlite3* db, std::vector<RowChange> rows, const std::set<CellGroup>& open) {
    const std::size_t count = rows.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (rows[i].kind == RowChangeKind::update) {
            const Cells here = read_row(db, rows[i].table, rows[i].id);
            std::set<std::string> names;
            for (const ColumnChange& column : rows[i].columns) names.insert(group_name(rows[i].table, column.column));
            for (const std::string& name : names) add_unchanged(rows[i], here, {rows[i].table, rows[i].id, name});
            add_guard_of_carrier(rows, i, here, open);
        }
        if (rows[i].table == k_revised_targets) add_guard_of_set(db, rows, RowChange(rows[i]), open);
    }
    return rows;
}

base::Result<void> check_values(std::span<const TableShape> shapes, std::vector<RowChange>& rows,
                                const std::string& subject) {
    for (RowChange& row : rows) {
        const auto shape = std::ranges::find(shapes, row.table, &TableShape::name);
        if (shape == shapes.end()) continue;
        for (ColumnChange& change : row.columns) {
            const auto column = std::ranges::find(shape->columns, change.column, &ColumnShape::name);
            if (column == shape->columns.end()) continue;
            const bool before_fits = change.before == Value() || fit(change.before, *column);
            const bool after_fits =
                (change.after == Value() && row.kind == RowChangeKind::remove) || fit(change.after, *column);
            if (before_fits && after_fits) continue;
            return base::fail(ErrorKind::refused, subject,
                              mark("row {} of {} holds a value that the column {} cannot; ask for the changes again"),
                              {std::to_string(row.id), row.table, change.column});
        }
    }
    return {};
}

}  // namespace store
