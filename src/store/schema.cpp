#include "schema.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "records.h"
#include "sqlite.h"
#include "store/project_file.h"

namespace store {
namespace {

/// Cuts the first word off a line.
std::string_view next_word(std::string_view& line) {
    const auto end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

/// Cuts the first object off a list of them.
SchemaObject next_object(std::string_view& list) {
    const auto header = list.find('\n');
    std::string_view line = list.substr(0, header);
    next_word(line);  // its type
    SchemaObject object{std::string(next_word(line)), std::string(next_word(line)), {}};
    std::size_t length = 0;
    std::from_chars(line.data(), line.data() + line.size(), length);
    const auto end = std::min(header + 1 + length + 1, list.size());
    object.text = list.substr(0, end);
    list.remove_prefix(end);
    return object;
}

/// What a file of a version holds.
std::vector<SchemaObject> known_objects(int version) {
    std::vector<SchemaObject> objects;
    for (std::string_view rest = known_schema(); !rest.empty();) {
        SchemaObject object = next_object(rest);
        if (version_of(object.table) <= version) objects.push_back(std::move(object));
    }
    return objects;
}

}  // namespace

base::Result<std::vector<SchemaObject>> schema_objects(sqlite3* db, const std::string& subject) {
    Statement rows(db, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    std::vector<SchemaObject> objects;
    while (rows.step()) {
        const std::string_view sql = rows.text(3);
        objects.push_back(
            {std::string(rows.text(1)), std::string(rows.text(2)),
             fmt::format("{} {} {} {}\n{}\n", rows.text(0), rows.text(1), rows.text(2), sql.size(), sql)});
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return objects;
}

std::string_view known_schema() {
    // Recorded by tests/unit/store from what creating a project makes; the raw string begins with a newline.
    static constexpr std::string_view k_text =
#include "known_schema.inc"
        ;
    return k_text.substr(1);
}

std::optional<std::string> first_difference(const std::vector<SchemaObject>& objects, int version) {
    const std::vector<SchemaObject> known = known_objects(version);
    const auto same = [](const SchemaObject& a, const SchemaObject& b) { return a.text == b.text; };
    if (std::ranges::equal(objects, known, same)) return std::nullopt;
    for (const SchemaObject& object : objects)
        if (std::ranges::none_of(known, [&](const SchemaObject& k) { return same(object, k); })) return object.name;
    return "an object is missing";
}

int version_of(std::string_view table) {
    for (const AddedTable& added : added_tables())
        if (table == added.name) return added.version;
    return 1;
}

const char* record_old_steps() {
    return "INSERT INTO step_records SELECT h.n, coalesce((SELECT l.uuid FROM history AS l WHERE l.n < h.n AND "
           "l.state = 'applied' ORDER BY l.n DESC LIMIT 1), ''), NULL, NULL, 1, NULL, NULL, NULL, '' FROM history AS h "
           "WHERE h.n NOT IN (SELECT n FROM step_records);";
}

std::string migration_from(int version) {
    std::string sql;
    for (const AddedTable& added : added_tables())
        if (added.version > version) sql += added.definition;
    if (version < version_of("step_records")) sql += record_old_steps();
    return sql + fmt::format("PRAGMA user_version={};", k_schema_version);
}

std::vector<std::string> plain_tables(int version) {
    std::vector<std::string> tables;
    for (const char* table : k_plain_tables)
        if (version_of(table) <= version) tables.emplace_back(table);
    const auto has_position = [](std::string_view table) {
        return std::ranges::any_of(k_geometry_layers, [&](const GeometryLayer& layer) { return table == layer.table; });
    };
    for (const char* table : k_recorded_tables)
        if (!has_position(table) && version_of(table) <= version) tables.emplace_back(table);
    return tables;
}

}  // namespace store
