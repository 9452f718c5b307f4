#include "schema.h"

#include <fmt/format.h>

#include "sqlite.h"

namespace store {

base::Result<std::vector<SchemaObject>> schema_objects(sqlite3* db, const std::string& subject) {
    Statement rows(db, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    std::vector<SchemaObject> objects;
    while (rows.step()) {
        const std::string_view sql = rows.text(3);
        objects.push_back({std::string(rows.text(1)), fmt::format("{} {} {} {}\n{}\n", rows.text(0), rows.text(1),
                                                                  rows.text(2), sql.size(), sql)});
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return objects;
}

std::string_view known_schema() {
    // Recorded by tests/unit/store from what creating a project makes; the raw string begins with a newline.
    static constexpr std::string_view k_text =
#include "known_schema_v1.inc"
        ;
    return k_text.substr(1);
}

std::optional<std::string> first_difference(const std::vector<SchemaObject>& objects) {
    const std::string_view known = known_schema();
    std::string text;
    for (const SchemaObject& object : objects) text += object.text;
    if (text == known) return std::nullopt;
    for (const SchemaObject& object : objects)
        if (known.find(object.text) == std::string_view::npos) return object.name;
    return "an object is missing";
}

}  // namespace store
