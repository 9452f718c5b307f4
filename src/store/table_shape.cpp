#include "table_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "records.h"
#include "row_reader.h"
#include "schema.h"

namespace store {
namespace {

constexpr std::array k_record_tables{"project", "history",      "history_marks", "merged_changes",
                                     "merges",  "step_records", "questions"};

bool is_ours(std::string_view table) {
    const auto is_table = [&](const char* name) { return table == name; };
    return std::ranges::any_of(k_geometry_layers, is_table, &GeometryLayer::table) ||
           std::ranges::any_of(k_plain_tables, is_table) || std::ranges::any_of(k_recorded_tables, is_table) ||
           std::ranges::any_of(k_record_tables, is_table);
}

ColumnKind kind_of(std::string_view type, bool is_id, bool refers) {
    if (is_id) return ColumnKind::id;
    if (type == "INTEGER") return refers ? ColumnKind::reference : ColumnKind::integer;
    if (type == "REAL") return ColumnKind::real;
    if (type == "BLOB") return ColumnKind::blob;
    if (type == "POINT") return ColumnKind::point;
    if (type == "LINESTRING") return ColumnKind::line;
    if (type == "MULTIPOLYGON") return ColumnKind::shape;
    return ColumnKind::text;
}

base::Result<TableShape> read_shape(sqlite3* db, std::string name, std::string_view sql, const std::string& subject) {
    TableShape shape{std::move(name), {}, 0};
    for (auto at = sql.find("CHECK"); at != std::string_view::npos; at = sql.find("CHECK", at + 1)) ++shape.checks;
    Statement columns(
        db,
        "SELECT name, type, \"notnull\", pk, name IN ('row_id', 'story', 'view', 'note', 'about') OR name IN "
        "(SELECT \"from\" FROM pragma_foreign_key_list(?1)) "
        "FROM pragma_table_info(?1)");
    columns.bind(1, std::string_view(shape.name));
    while (columns.step()) {
        ColumnShape column{std::string(columns.text(0)),
                           kind_of(columns.text(1), columns.integer(3) != 0, columns.integer(4) != 0),
                           columns.integer(2) != 0};
        // The schema lets any position of a layer be missing, the plan only a carrier's.
        if (column.kind == ColumnKind::point && shape.name != "carriers" && shape.name != "planned_stations")
            column.required = true;
        shape.columns.push_back(std::move(column));
    }
    if (columns.failed()) return base::pass(sqlite_error(db, columns.code(), subject));
    return shape;
}

bool is_small(std::int64_t value) {
    return value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max();
}

/// Read and written again it must be the same: its extent, which nothing else looks at, is the sum that proves it.
template <class Shape>
bool survives(const std::optional<Shape>& shape, const Blob& blob) {
    return shape && encode(*shape) == blob;
}

bool blob_fits(const Blob& blob, ColumnKind kind) {
    switch (kind) {
        case ColumnKind::blob: return true;
        case ColumnKind::point: return survives(decode_point(blob), blob);
        case ColumnKind::line: return survives(decode_line(blob), blob);
        case ColumnKind::shape: return survives(decode_multi_polygon(blob), blob);
        default: return false;
    }
}

bool number_fits(std::int64_t value, ColumnKind kind) {
    return kind == ColumnKind::reference || kind == ColumnKind::real ||
           (kind == ColumnKind::integer && is_small(value));
}

void bind(Statement& insert, int index, const Field& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return insert.bind(index, *integer);
    if (const auto* real = std::get_if<double>(&value)) return insert.bind(index, *real);
    if (const auto* text = std::get_if<std::string>(&value)) return insert.bind(index, std::string_view(*text));
    if (const auto* blob = std::get_if<Blob>(&value)) return insert.bind(index, std::span<const std::uint8_t>(*blob));
    insert.bind_null(index);
}

}  // namespace

base::Result<std::vector<TableShape>> read_shapes(sqlite3* db, const std::string& subject) {
    std::vector<TableShape> shapes;
    Statement tables(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
    while (tables.step()) {
        if (!is_ours(tables.text(0))) continue;
        auto shape = read_shape(db, std::string(tables.text(0)), tables.text(1), subject);
        if (!shape) return base::pass(shape.error());
        shapes.push_back(std::move(*shape));
    }
    if (tables.failed()) return base::pass(sqlite_error(db, tables.code(), subject));
    return shapes;
}

bool fits(const Field& value, const ColumnShape& column) {
    if (std::holds_alternative<std::monostate>(value)) return column.kind == ColumnKind::id || !column.required;
    if (const auto* text = std::get_if<std::string>(&value)) return column.kind == ColumnKind::text && is_text(*text);
    if (const auto* blob = std::get_if<Blob>(&value)) return blob_fits(*blob, column.kind);
    if (const auto* real = std::get_if<double>(&value)) return column.kind == ColumnKind::real && std::isfinite(*real);
    return number_fits(std::get<std::int64_t>(value), column.kind);
}

int misfits(const StoredRow& row, const TableShape& table) {
    if (row.fields.size() != table.columns.size()) return -1;
    if (!std::holds_alternative<std::monostate>(row.fields.front())) return -1;
    int count = 0;
    for (std::size_t i = 0; i < row.fields.size(); ++i)
        if (!fits(row.fields[i], table.columns[i])) ++count;
    return count;
}

int insert_row(sqlite3* db, const TableShape& table, const StoredRow& row) {
    std::string sql = "INSERT INTO " + table.name + " VALUES (?";
    for (std::size_t i = 1; i < row.fields.size(); ++i) sql += ",?";
    Statement insert(db, sql + ")");
    insert.bind(1, row.id);
    for (std::size_t i = 1; i < row.fields.size(); ++i) bind(insert, static_cast<int>(i) + 1, row.fields[i]);
    insert.step();
    return insert.code();
}

}  // namespace store
