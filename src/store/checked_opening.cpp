#include "checked_opening.h"

#include <fmt/format.h>

#include "history_table.h"
#include "schema.h"
#include "sqlite.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

base::Result<int> check_schema(sqlite3* db, const std::string& subject) {
    const auto objects = schema_objects(db, subject);
    if (!objects) return base::pass(objects.error());
    const auto version = static_cast<int>(query_integer(db, "PRAGMA user_version").value_or(0));
    const auto object = first_difference(*objects, version);
    if (!object) return version;
    return base::fail(ErrorKind::damaged, subject,
                      mark("its schema is not that of a Langtu project ({}); restore a backup"), {quotable(*object)});
}

base::Result<void> check_integrity(sqlite3* db, const char* check, const std::string& subject) {
    Statement rows(db, check);
    if (rows.step() && rows.text(0) == "ok") return {};
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return base::fail(ErrorKind::damaged, subject, mark("is damaged (“{}”); restore a backup"),
                      {quotable(rows.text(0))});
}

base::Result<void> check_references(sqlite3* db, const std::string& subject) {
    Statement rows(db, "PRAGMA foreign_key_check");
    if (rows.step())
        return base::fail(ErrorKind::damaged, subject,
                          mark("is damaged (row {} of {} refers to nothing in {}); restore a backup"),
                          {std::to_string(rows.integer(1)), quotable(rows.text(0)), quotable(rows.text(2))});
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return {};
}

/// The conditions of a table's CHECKs, as its schema has them; it is one that we know.
std::vector<std::string> conditions_in(std::string_view create) {
    constexpr std::string_view k_check = "CHECK (";
    std::vector<std::string> conditions;
    for (std::size_t at = create.find(k_check); at != std::string_view::npos; at = create.find(k_check, at)) {
        const std::size_t begin = at += k_check.size();
        for (int open = 1; at < create.size() && open > 0; ++at)
            open += create[at] == '(' ? 1 : create[at] == ')' ? -1 : 0;
        conditions.emplace_back(create.substr(begin, at - begin - 1));
    }
    return conditions;
}

/// What every table demands of its rows: SQLite forgets the CHECKs of what it opens to be read only, and whoever edits
/// later would be refused.
base::Result<void> check_constraints(sqlite3* db, const std::string& subject) {
    Statement tables(db, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK (%'");
    while (tables.step()) {
        std::string broken;
        for (const std::string& condition : conditions_in(tables.text(1)))
            broken += (broken.empty() ? "NOT (" : " OR NOT (") + condition + ")";
        const std::string table = tables.text(0);
        Statement rows(db, fmt::format("SELECT rowid FROM {} WHERE {} LIMIT 1", table, broken));
        if (rows.step())
            return base::fail(ErrorKind::damaged, subject,
                              mark("is damaged (row {} of {} holds a value that the table forbids); restore a backup"),
                              {std::to_string(rows.integer(0)), table});
        if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    }
    if (tables.failed()) return base::pass(sqlite_error(db, tables.code(), subject));
    return {};
}

std::int64_t count_rows(sqlite3* db, const std::string& table) {
    return query_integer(db, "SELECT count(*) FROM " + table).value_or(0);
}

geo::GeoExtent extent_of(const plan::Plan& plan, std::string_view layer) {
    geo::GeoExtent extent;
    if (layer == "units") return plan::city_extent(plan);
    if (layer == "parks")
        for (const auto& park : plan.parks) geo::include(extent, park.shape);
    if (layer == "rail")
        for (const auto& line : plan.rail) geo::include(extent, line.centreline);
    if (layer == "stations")
        for (const auto& station : plan.stations) extent.include(station.position);
    if (layer == "carriers")
        for (const auto& carrier : plan.carriers)
            if (carrier.position) extent.include(*carrier.position);
    if (layer == "water")
        for (const auto& water : plan.water) geo::include(extent, water.shape);
    if (layer == "neighbours")
        for (const auto& neighbour : plan.neighbours) extent.include(neighbour.position);
    return extent;
}

}  // namespace

// It could name any file for deletion. Where it may be needed, the project is refused.
base::Result<std::vector<base::Error>> consider_journal(const ProbedFile& file, const std::string& subject) {
    std::vector<base::Error> notices;
    if (!file.has_journal) return notices;
    if (!file.wal_mode)
        return base::fail(
            ErrorKind::damaged, subject,
            mark("{} lies beside it: another program stopped in the middle of a change, or the file is foreign; move "
                 "it away or restore a backup"),
            {subject + "-journal"});
    notices.push_back({ErrorKind::damaged, subject + "-journal", mark("lies beside the project and was not read")});
    return notices;
}

base::Result<int> check_all(sqlite3* db, const char* integrity, const std::string& subject) {
    auto version = check_schema(db, subject);
    if (!version) return version;
    if (auto checked = check_integrity(db, integrity, subject); !checked) return base::pass(checked.error());
    if (auto checked = check_references(db, subject); !checked) return base::pass(checked.error());
    if (auto checked = check_constraints(db, subject); !checked) return base::pass(checked.error());
    return version;
}

ProjectInfo describe(sqlite3* db, const plan::Plan& plan, int schema_version) {
    ProjectInfo info;
    info.schema_version = schema_version;
    info.crs = "EPSG:4490";
    info.extent = plan::city_extent(plan);
    for (const GeometryLayer& layer : k_geometry_layers)
        info.layers.push_back({layer.table, count_rows(db, layer.table), layer.type, extent_of(plan, layer.table)});
    info.history_length = static_cast<int>(last_step(db));
    for (const std::string& table : plain_tables(schema_version))
        info.layers.push_back({table, count_rows(db, table), "", {}});
    return info;
}

}  // namespace store
