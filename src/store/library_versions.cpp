#include <memory>
#include <sqlite3.h>
#include <string>

#include "spatialite_session.h"
#include "store/project_file.h"

namespace store {
namespace {

struct Close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};
struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

std::string ask(sqlite3* db, const char* sql) {
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v2(db, sql, -1, &raw, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalise> statement(raw);
    if (raw == nullptr || sqlite3_step(raw) != SQLITE_ROW || sqlite3_column_text(raw, 0) == nullptr) return "unknown";
    return reinterpret_cast<const char*>(sqlite3_column_text(raw, 0));
}

}  // namespace

std::string library_versions() {
    SpatialiteSession spatialite;
    sqlite3* raw = nullptr;
    if (sqlite3_open(":memory:", &raw) != SQLITE_OK) return std::string("SQLite ") + sqlite3_libversion();
    const std::unique_ptr<sqlite3, Close> db(raw);
    spatialite.start_on(raw);
    return "GEOS " + ask(raw, "SELECT geos_version()") + "\nSQLite " + sqlite3_libversion() + "\nSpatiaLite " +
           ask(raw, "SELECT spatialite_version()");
}

}  // namespace store
