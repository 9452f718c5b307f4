#include <fmt/format.h>

#include "checked_opening.h"
#include "guarded_connection.h"
#include "read_plan.h"
#include "safe_file.h"
#include "schema.h"
#include "sqlite.h"
#include "store/project_file.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

/// Every row with a geometry has its entry in the R-tree, and there are no others.
base::Result<void> check_spatial_index(sqlite3* db, const char* table, const std::string& subject) {
    Statement rows(db, fmt::format("SELECT (SELECT count(*) FROM idx_{0}_geom) = count(geom) AND count(geom) = "
                                   "(SELECT count(*) FROM {0} JOIN idx_{0}_geom ON pkid = id WHERE geom IS NOT NULL) "
                                   "FROM {0}",
                                   table));
    if (rows.step() && rows.integer(0) == 1) return {};
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return base::fail(ErrorKind::damaged, subject,
                      mark("the spatial index of {} does not agree with it; restore a backup"), {table});
}

}  // namespace

base::Result<OpenProject> open_project(const std::filesystem::path& path) {
    const std::string subject = path.string();
    return read_guarded(path, [&](sqlite3* db, const ProbedFile& file) -> base::Result<OpenProject> {
        auto notices = consider_journal(file, subject);
        if (!notices) return base::pass(notices.error());
        if (file.has_foreign_wal)
            notices->push_back({ErrorKind::damaged, subject + "-wal",
                                mark("belongs to another file and was not read; look for the changes of that file "
                                     "there, or remove it")});
        // One read transaction: the checks and the values are of the same moment, whoever writes meanwhile.
        if (auto begun = execute(db, "BEGIN", subject); !begun) return base::pass(begun.error());
        const auto version = check_all(db, "PRAGMA quick_check(1)", subject);
        if (!version) return base::pass(version.error());
        auto plan = read_plan(db, *version, subject);
        if (!plan) return base::pass(plan.error());
        ProjectInfo info = describe(db, *plan, *version);
        return OpenProject{std::make_shared<const plan::Plan>(std::move(*plan)), std::move(info), std::move(*notices)};
    });
}

base::Result<void> verify_project(const std::filesystem::path& path) {
    const std::string subject = path.string();
    return read_guarded(path, [&](sqlite3* db, const ProbedFile&) -> base::Result<void> {
        if (auto checked = check_all(db, "PRAGMA integrity_check(1)", subject); !checked)
            return base::pass(checked.error());
        for (const GeometryLayer& layer : k_geometry_layers)
            if (auto checked = check_spatial_index(db, layer.table, subject); !checked) return checked;
        return {};
    });
}

}  // namespace store
