#include "row_name.h"

#include <fmt/format.h>

#include "plan/names.h"
#include "store/record_words.h"

namespace store {
namespace {

/// What the row of a table with this key is called; the key itself where there is no such row.
plan::Name name_in(sqlite3* db, const std::string& table, const std::string& column, const std::string& key) {
    Statement row(db, fmt::format("SELECT {0}_zh, coalesce({0}_en, {0}_zh) FROM {1} WHERE key = ?", column, table));
    row.bind(1, std::string_view(key));
    if (!row.step()) return {key, key};
    return {std::string(row.text(0)), std::string(row.text(1))};
}

plan::Name name_of_carrier(sqlite3* db, const std::string& id) {
    Statement row(db, "SELECT name_zh, coalesce(name_en, name_zh) FROM carriers WHERE id = ?");
    row.bind(1, std::string_view(id));
    if (!row.step()) return {id, id};
    return {std::string(row.text(0)), std::string(row.text(1))};
}

plan::Name name_of_station(sqlite3* db, const std::string& order) {
    Statement row(db, "SELECT name_zh, coalesce(name_en, name_zh) FROM stations WHERE sort_order = ?");
    row.bind(1, std::string_view(order));
    if (!row.step()) return {order, order};
    return {std::string(row.text(0)), std::string(row.text(1))};
}

/// `place`: in the plan's list of lines, whose rows count from one.
plan::Name name_of_line(sqlite3* db, const std::string& place) {
    Statement row(db, "SELECT name_zh, coalesce(name_en, name_zh) FROM rail WHERE id = ? + 1");
    row.bind(1, std::string_view(place));
    if (!row.step()) return {place, place};
    return {std::string(row.text(0)), std::string(row.text(1))};
}

plan::Name part_of(sqlite3* db, const std::string& column, const std::string& value) {
    if (column == "area") return name_in(db, "areas", "name", value);
    if (column == "indicator") return name_in(db, "indicators", "short_name", value);
    if (column == "carrier") return name_of_carrier(db, value);
    if (column == "station") return name_of_station(db, value);
    if (column == "line") return name_of_line(db, value);
    return {value, value};
}

}  // namespace

plan::Name name_of_row(sqlite3* db, const std::string& table, const Cells& row) {
    const auto text = [&](const std::string& column) {
        const auto at = row.find(column);
        return at != row.end() && at->second != Value() ? to_text(at->second) : std::string();
    };
    for (const std::string words : {"name", "reason"})
        if (row.contains(words + "_zh")) return {text(words + "_zh"), text(words + "_en")};
    const auto columns = columns_that_name(table);
    if (columns.empty() && row.contains("carrier")) return part_of(db, "carrier", text("carrier"));
    if (columns.empty()) return plan::term(title_of_row(table));
    plan::Name name;
    for (const std::string_view column : columns) {
        const plan::Name part = part_of(db, std::string(column), text(std::string(column)));
        const char* between = name.zh.empty() ? "" : " · ";
        name = {name.zh + between + part.zh, name.en + between + part.en};
    }
    return name;
}

}  // namespace store
