#include "fill_project.h"
#include "safe_file.h"
#include "spatialite_session.h"
#include "sqlite.h"
#include "store/project_file.h"

namespace store {
base::Result<void> create_project(const std::filesystem::path& path, const plan::Plan& plan, Overwrite overwrite) {
    const std::string subject = path.string();
    const bool replace = overwrite == Overwrite::yes;
    const auto target = probe_target(path, replace);
    if (!target) return base::pass(target.error());
    auto file = FileInMaking::begin(*target);
    if (!file) return base::pass(file.error());

    SpatialiteSession spatialite;  // before the connection: it must outlive it
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(file->path().c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nullptr);
    Connection db(opened);
    if (code != SQLITE_OK) return base::pass(sqlite_error(db.get(), code, subject));
    spatialite.start_on(db.get());
    if (auto filled = fill_project(db.get(), plan, subject); !filled) return filled;
    if (auto known = check_made_schema(db.get(), subject); !known) return known;
    // From the start, so that no edit ever needs the rollback journal that the fence keeps out.
    if (auto done = execute(db.get(), "PRAGMA journal_mode=WAL", subject); !done) return done;
    db.reset();
    return file->publish(replace);
}

}  // namespace store
