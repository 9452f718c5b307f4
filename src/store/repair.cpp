#include "store/repair.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "changeset.h"
#include "fill_project.h"
#include "history_table.h"
#include "records.h"
#include "refill.h"
#include "safe_file.h"
#include "salvage.h"
#include "schema.h"
#include "spatialite_session.h"
#include "store/project.h"
#include "store/project_file.h"
#include "write_ahead_log.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

/// A new database with all tables and no row, in a transaction that goes on.
base::Result<void> begin_project(sqlite3* db, const std::string& subject) {
    // The journal is kept, in memory: what a row of doubtful origin did can be rolled back.
    const auto settings = fmt::format(
        "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON; PRAGMA application_id={}; "
        "PRAGMA user_version={}; BEGIN",
        k_application_id, k_schema_version);
    if (auto done = execute(db, settings.c_str(), subject); !done) return done;
    return make_tables(db, "", subject);
}

/// Triggers of SpatiaLite's roll the whole transaction back at the first bad shape; ours are looked at before.
void enable_triggers(sqlite3* db, bool on) {
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, on ? 1 : 0, nullptr);
}

base::Result<void> finish_project(sqlite3* db, const std::string& subject) {
    if (auto done = make_spatial_indexes(db, subject); !done) return done;
    if (auto done = execute(db, "COMMIT", subject); !done) return done;
    if (auto known = check_made_schema(db, subject); !known) return known;
    if (auto done = draw_generation(db, subject); !done) return done;
    return execute(db, "PRAGMA journal_mode=WAL", subject);
}

void say_of_log(const PageFile& pages, const std::string& subject, RepairReport& report) {
    if (pages.log_is_foreign())
        report.losses.push_back(base::make_error(
            ErrorKind::damaged, subject + "-wal",
            mark("belongs to another file and was left out; if it does not, changes are missing, so look at them"),
            {}));
    if (pages.log_state() != LogState::damaged) return;
    report.losses.push_back(base::make_error(
        ErrorKind::damaged, subject + "-wal",
        mark("a part of the write-ahead log cannot be read; the latest changes may be missing, so look at them"), {}));
}

bool nothing_saved(const RepairReport& report) {
    return std::ranges::all_of(report.tables, [](const RepairedTable& table) { return table.rows == 0; });
}

/// The tables that a file of its version has; all of them where its header cannot be believed.
std::vector<TableShape> shapes_of(const PageFile& pages, std::vector<TableShape> shapes) {
    constexpr std::size_t k_version_at = 60, k_header = 100;
    const Bytes first = pages.page(1);
    const std::uint32_t version = first.size() < k_header ? 0 : read_u32(first, k_version_at);
    if (version >= 1 && version < static_cast<std::uint32_t>(k_schema_version))
        std::erase_if(shapes,
                      [&](const TableShape& table) { return version_of(table.name) > static_cast<int>(version); });
    return shapes;
}

/// The tables that steps of the history are about, those that were undone included.
base::Result<std::set<std::string>> tables_of_history(sqlite3* db, const std::string& subject) {
    std::set<std::string> tables;
    const auto steps = read_record(db, subject);
    if (!steps) return base::pass(steps.error());
    for (const RecordedStep& step : *steps) {
        const auto rows = rows_in(db, step, subject);
        if (!rows) return base::pass(rows.error());
        for (const RowChange& row : *rows) tables.insert(row.table);
    }
    // Merges have steps that they brought, and questions a merge that asked them.
    const bool merged = query_integer(db, "SELECT 1 FROM step_records WHERE merge IS NOT NULL").has_value();
    if (merged) tables.insert({"merges", "questions"});
    return tables;
}

/// A table that edits fill was always empty where the file is sound and no step is about it.
base::Result<void> settle_doubts(sqlite3* db, const std::string& subject, RepairReport& report) {
    const bool doubtful = std::ranges::any_of(report.tables, &RepairedTable::doubtful);
    if (!doubtful || !report.whole() || !verify_project(subject)) return {};
    const auto touched = tables_of_history(db, subject);
    if (!touched) return base::pass(touched.error());
    for (RepairedTable& table : report.tables)
        if ((is_recorded(table.name) || table.name == "merges" || table.name == "questions") &&
            !touched->contains(table.name))
            table.doubtful = false;
    return {};
}

/// Everything from the pages into the empty database `db`.
base::Result<RepairReport> salvage(const PageFile& pages, sqlite3* db, const std::string& subject,
                                   const std::string& target) {
    if (auto begun = begin_project(db, target); !begun) return base::pass(begun.error());
    auto known = read_shapes(db, target);
    if (!known) return base::pass(known.error());
    const std::vector<TableShape> shapes = shapes_of(pages, std::move(*known));
    const Leaves leaves = read_leaves(pages);
    enable_triggers(db, false);
    auto found = find_tables(pages, leaves, shapes, db);
    RepairReport report;
    say_of_log(pages, subject, report);
    for (const TableShape& shape : shapes) refill(db, shape, found[shape.name], report);
    if (nothing_saved(report))
        return base::fail(ErrorKind::damaged, subject,
                          mark("nothing of a Langtu project can be read in it; restore a backup"));
    if (auto mended = mend(db, target, report); !mended) return base::pass(mended.error());
    if (auto settled = settle_doubts(db, subject, report); !settled) return base::pass(settled.error());
    enable_triggers(db, true);
    if (auto finished = finish_project(db, target); !finished) return base::pass(finished.error());
    return report;
}

base::Result<RepairReport> write_project(const PageFile& pages, const std::string& path, const std::string& subject,
                                         const std::string& target) {
    SpatialiteSession spatialite;  // before the connection: it must outlive it
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nullptr);
    const Connection db(opened);
    if (code != SQLITE_OK) return base::pass(sqlite_error(db.get(), code, target));
    spatialite.start_on(db.get());
    return salvage(pages, db.get(), subject, target);
}

}  // namespace

bool RepairReport::whole() const { return losses.empty() && std::ranges::all_of(tables, &RepairedTable::whole); }

base::Result<RepairReport> repair_project(const std::filesystem::path& damaged, const std::filesystem::path& out) {
    const std::string subject = damaged.string();
    const auto target = probe_target(out, false);
    if (!target) return base::pass(target.error());
    if (const auto holder = who_edits(damaged))
        return base::fail(ErrorKind::locked, subject, mark("{} has it open for editing; close it there first"),
                          {holder->author});
    const auto pages = PageFile::load(damaged);
    if (!pages) return base::pass(pages.error());
    auto file = FileInMaking::begin(*target);
    if (!file) return base::pass(file.error());
    auto report = write_project(*pages, file->path(), subject, out.string());
    if (!report) return report;
    if (auto opened = open_project(file->path()); !opened)
        return base::fail(opened.error().kind, subject,
                          mark("what can be read in it makes no project ({}); restore a backup"),
                          {opened.error().message});
    if (auto verified = verify_project(file->path()); !verified) return base::pass(verified.error());
    if (auto published = file->publish(false); !published) return base::pass(published.error());
    return report;
}

}  // namespace store
