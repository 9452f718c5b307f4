#include "fill_project.h"

#include <charconv>
#include <fmt/format.h>
#include <set>

#include "base/error_words.h"
#include "geometry_blob.h"
#include "schema.h"
#include "sqlite.h"
#include "store/project_file.h"
#include "uuid.h"
#include "write_ahead_log.h"
#include "write_plan.h"

namespace store {
namespace {

/// Runs a SELECT of one SpatiaLite function, which answers 1 when it worked.
base::Result<void> call(sqlite3* db, const std::string& function, const std::string& subject) {
    if (query_integer(db, "SELECT " + function) == 1) return {};
    return base::fail_with(base::ErrorKind::io, subject,
                           base::mark("SpatiaLite cannot do {} ({}); check the installation of libspatialite"),
                           function, sqlite3_errmsg(db));
}

/// Reference systems that a project names: its own, WGS 84, and the one it is shown in.
std::set<int> reference_systems(std::string_view crs) {
    std::set<int> codes{k_srid, 4326, 4549};
    int code = 0;
    if (crs.starts_with("EPSG:") && std::from_chars(crs.data() + 5, crs.data() + crs.size(), code).ec == std::errc{})
        codes.insert(code);
    return codes;
}

base::Result<void> check_references(sqlite3* db, const std::string& subject) {
    Statement rows(db, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check");
    if (!rows.step()) return {};
    return base::fail_with(
        base::ErrorKind::refused, subject,
        base::mark("the plan contradicts itself: row {} of {} refers to something that is not in {}; "
                   "correct the data it comes from"),
        rows.integer(1), rows.text(0), rows.text(2));
}

}  // namespace

base::Result<void> make_tables(sqlite3* db, const std::string& display_crs, const std::string& subject) {
    if (auto done = call(db, "InitSpatialMetadata(0, 'NONE')", subject); !done) return done;
    for (const int code : reference_systems(display_crs))
        if (auto done = call(db, fmt::format("InsertEpsgSrid({})", code), subject); !done) return done;
    if (auto done = execute(db, table_definitions(), subject); !done) return done;
    for (const AddedTable& table : added_tables())
        if (auto done = execute(db, table.definition, subject); !done) return done;
    for (const GeometryLayer& layer : k_geometry_layers) {
        const auto column =
            fmt::format("AddGeometryColumn('{}', 'geom', {}, '{}', 'XY')", layer.table, k_srid, layer.type);
        if (auto done = call(db, column, subject); !done) return done;
    }
    return {};
}

base::Result<void> write_new_origin(sqlite3* db, const std::string& subject) {
    Statement insert(db, "INSERT INTO project VALUES (1, ?)");
    insert.bind(1, std::string_view(new_uuid()));
    insert.step();
    if (insert.failed()) return base::pass(sqlite_error(db, insert.code(), subject));
    return {};
}

base::Result<void> make_spatial_indexes(sqlite3* db, const std::string& subject) {
    for (const GeometryLayer& layer : k_geometry_layers)
        if (auto done = call(db, fmt::format("CreateSpatialIndex('{}', 'geom')", layer.table), subject); !done)
            return done;
    return {};
}

base::Result<void> check_made_schema(sqlite3* db, const std::string& subject) {
    const auto objects = schema_objects(db, subject);
    if (!objects) return base::pass(objects.error());
    if (const auto object = first_difference(*objects, k_schema_version))
        return base::fail_with(
            base::ErrorKind::refused, subject,
            base::mark("this SpatiaLite makes another schema than the known one ({}); use the version "
                       "that Langtu is built for"),
            *object);
    return {};
}

base::Result<void> fill_project(sqlite3* db, const plan::Plan& plan, const std::string& subject) {
    const auto settings = fmt::format(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA application_id={}; "
        "PRAGMA user_version={}; BEGIN",
        k_application_id, k_schema_version);
    if (auto done = execute(db, settings.c_str(), subject); !done) return done;
    if (auto done = make_tables(db, plan.display_crs, subject); !done) return done;
    if (auto done = write_plan(db, plan, subject); !done) return done;
    if (auto done = write_new_origin(db, subject); !done) return done;
    if (auto done = make_spatial_indexes(db, subject); !done) return done;
    if (auto done = check_references(db, subject); !done) return done;
    if (auto done = execute(db, "COMMIT", subject); !done) return done;
    return draw_generation(db, subject);
}

base::Result<void> draw_generation(sqlite3* db, const std::string& subject) {
    return execute(db, fmt::format("PRAGMA schema_version={}", new_generation()).c_str(), subject);
}

}  // namespace store
