#include "refill.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "changeset.h"
#include "fill_project.h"
#include "records.h"
#include "rows_json.h"
#include "schema.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_most_sentences = 200;  ///< beyond them the counts must do

void say(RepairReport& report, const std::string& table, const char* pattern, std::vector<std::string> arguments) {
    if (report.losses.size() < k_most_sentences)
        report.losses.push_back(base::make_error(ErrorKind::damaged, table, pattern, std::move(arguments)));
}

/// One table being filled.
class Refill {
public:
    Refill(sqlite3* db, const TableShape& shape, RepairReport& report, RepairedTable& table)
        : db_(db), shape_(shape), report_(report), table_(table) {}

    void add(const Leaf& leaf) {
        table_.lost_rows += leaf.unreadable;
        unread_ += leaf.unreadable;
        for (const StoredRow& row : leaf.rows) add(row);
    }
    /// Says what was counted and has no id to be named by. `at_least`: rows that the table had.
    void say_what_has_no_name(std::int64_t at_least) {
        const std::int64_t missing = at_least - table_.rows - table_.lost_rows;
        if (unread_ > 0)
            say(report_, shape_.name, mark("{} of its rows cannot be read; compare with a backup, or enter them again"),
                {std::to_string(unread_)});
        if (missing <= 0) return;
        table_.lost_rows += missing;
        say(report_, shape_.name,
            mark("{} of its rows are missing: its index counts {}; compare with a backup, or enter them again"),
            {std::to_string(missing), std::to_string(at_least)});
    }

private:
    void add(StoredRow row) {
        if (misfits(row, shape_) < 0) {
            ++table_.lost_rows;
            ++unread_;
            return;
        }
        if (!ids_.insert(row.id).second) return;  // an older or a doubled page
        if (drop_misfits(row) && (insert(row) || insert_without_something(row)))
            ++table_.rows;
        else
            lose(row);
    }

    /// False where the table cannot do without one of them.
    bool drop_misfits(StoredRow& row) {
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            if (fits(row.fields[i], shape_.columns[i])) continue;
            if (shape_.columns[i].required) return false;
            drop(row, i);
        }
        return true;
    }

    bool insert(const StoredRow& row) { return insert_row(db_, shape_, row) == SQLITE_DONE; }

    /// The first value without which the table takes the row: out of range, or a reference to what is lost.
    bool insert_without_something(StoredRow& row) {
        for (std::size_t i = 1; i < row.fields.size(); ++i) {
            if (shape_.columns[i].required || std::holds_alternative<std::monostate>(row.fields[i])) continue;
            StoredRow without = row;
            without.fields[i] = Field{};
            if (!insert(without)) continue;
            drop(row, i);
            return true;
        }
        return false;
    }

    void drop(StoredRow& row, std::size_t column) {
        row.fields[column] = Field{};
        ++table_.lost_values;
        say(report_, shape_.name,
            mark("row {} was kept without its {}, which is damaged or refers to something lost; enter it again"),
            {std::to_string(row.id), shape_.columns[column].name});
    }

    void lose(const StoredRow& row) {
        ++table_.lost_rows;
        ids_.erase(row.id);
        say(report_, shape_.name, mark("row {} is damaged or refers to something lost; enter it again"),
            {std::to_string(row.id)});
    }

    sqlite3* db_;
    const TableShape& shape_;
    RepairReport& report_;
    RepairedTable& table_;
    std::unordered_set<std::int64_t> ids_;
    std::int64_t unread_ = 0;
};

RepairedTable& find(RepairReport& report, std::string_view name) {
    return *std::ranges::find(report.tables, name, &RepairedTable::name);
}

/// What no plan can be worked with when there is none of it.
void say_what_is_missing(RepairReport& report) {
    for (const char* table : {"plan", "units", "areas", "indicators", "targets"})
        if (find(report, table).rows == 0)
            say(report, table,
                mark("nothing of it could be read, and the plan is of little use without; restore a backup, "
                     "or make a new project and enter there what this one still has"),
                {});
}

base::Result<void> mend_origin(sqlite3* db, const std::string& subject, RepairReport& report) {
    if (find(report, "project").rows > 0) return {};
    say(report, "project",
        mark("the project's origin is lost and a new one was made; changes can no longer be "
             "exchanged with its older copies"),
        {});
    return write_new_origin(db, subject);
}

/// A step whose changeset cannot be read would make the whole history unreadable.
base::Result<void> drop_unreadable_steps(sqlite3* db, const std::string& subject, RepairReport& report) {
    std::vector<std::int64_t> unreadable;
    Statement rows(db, "SELECT n, changeset FROM history");
    while (rows.step()) {
        const auto blob = rows.blob(1);
        if (!rows_of(db, Changeset(blob.begin(), blob.end()), subject)) unreadable.push_back(rows.integer(0));
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    for (const std::int64_t n : unreadable) {
        for (const char* table : {"history_marks", "merged_changes", "step_records", "history"})
            if (auto done = execute(db, fmt::format("DELETE FROM {} WHERE n = {}", table, n).c_str(), subject); !done)
                return done;
        RepairedTable& history = find(report, "history");
        --history.rows;
        ++history.lost_rows;
        say(report, "history", mark("step {} is damaged"), {std::to_string(n)});
    }
    return {};
}

/// The step stays, though what it changed is lost.
base::Result<void> drop_unreadable_records(sqlite3* db, const std::string& subject, RepairReport& report) {
    std::vector<std::int64_t> unreadable;
    Statement rows(db, "SELECT n, cells FROM step_records WHERE cells <> ''");
    while (rows.step())
        if (!rows_from_json(rows.text(1))) unreadable.push_back(rows.integer(0));
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    for (const std::int64_t n : unreadable) {
        if (auto done = execute(db, fmt::format("DELETE FROM step_records WHERE n = {}", n).c_str(), subject); !done)
            return done;
        RepairedTable& records = find(report, "step_records");
        --records.rows;
        ++records.lost_rows;
    }
    return {};
}

/// Rows that no value makes unfit and that cannot be read for all that, such as a layout whose text is torn, would keep
/// the whole project from opening.
template <class Row>
base::Result<void> drop_unreadable_rows(sqlite3* db, const std::string& subject, RepairReport& report) {
    const std::string name = Record<Row>::table;
    std::vector<std::int64_t> unreadable;
    Statement ids(db, "SELECT id FROM " + name);
    while (ids.step()) {
        TableReader reader(db, subject);
        reader.one(name.c_str(), ids.integer(0), [](TableReader& r) {
            Row row;
            row.id = r.integer();
            read_columns(r, row);
        });
        if (reader.error()) unreadable.push_back(ids.integer(0));
    }
    if (ids.failed()) return base::pass(sqlite_error(db, ids.code(), subject));
    for (const std::int64_t id : unreadable) {
        if (auto done = execute(db, fmt::format("DELETE FROM {} WHERE id = {}", name, id).c_str(), subject); !done)
            return done;
        RepairedTable& table = find(report, name);
        --table.rows;
        ++table.lost_rows;
        say(report, name, mark("row {} is damaged or refers to something lost; enter it again"), {std::to_string(id)});
    }
    return {};
}

/// The newest step that is missing below the last; 0: none.
std::int64_t last_gap(sqlite3* db) {
    return query_integer(db, "SELECT max(n) - 1 FROM history WHERE n > 1 AND n - 1 NOT IN (SELECT n FROM history)")
        .value_or(0);
}

/// The newest step that is there while what it changed is lost; 0: none.
std::int64_t last_blank_step(sqlite3* db) {
    return query_integer(db,
                         "SELECT max(n) FROM history WHERE changeset = x'' AND kind <> 'merge' AND "
                         "n NOT IN (SELECT n FROM step_records)")
        .value_or(0);
}

base::Result<void> mend_history(sqlite3* db, std::int64_t blank, const std::string& subject, RepairReport& report) {
    if (blank > 0)
        say(report, "history", mark("what step {} changed is lost; who did it when can still be read"),
            {std::to_string(blank)});
    const bool steps_lost = !find(report, "history").whole() || last_gap(db) > 0 || blank > 0;
    // A file of an earlier version has not all tables, and so has the report.
    const bool plan_lost = std::any_of(report.tables.begin(), report.tables.end(), [](const RepairedTable& table) {
        return is_recorded(table.name) && !table.whole();
    });
    if (!steps_lost && !plan_lost) return {};
    // Where the end may be missing, or rows that steps speak of are, no step is known to be the last one any more.
    const bool all = plan_lost || find(report, "history").unreadable_pages > 0;
    const std::int64_t gap = std::max(last_gap(db), blank > 0 ? blank + 1 : 0);
    const std::string below = all ? "" : fmt::format(" AND (n < {} OR state = 'undone')", gap);
    if (auto done = execute(db, ("UPDATE history SET state = 'left' WHERE state <> 'left'" + below).c_str(), subject);
        !done)
        return done;
    if (sqlite3_changes(db) > 0 && all)
        say(report, "history",
            mark("its steps can be read but no longer undone, since rows that they changed, or steps, are lost"), {});
    else if (sqlite3_changes(db) > 0)
        say(report, "history", mark("steps up to {} can be read but no longer undone, since step {} is lost"),
            {std::to_string(gap - 1), std::to_string(gap)});
    return {};
}

}  // namespace

void refill(sqlite3* db, const TableShape& shape, const FoundTable& found, RepairReport& report) {
    RepairedTable table;
    table.name = shape.name;
    table.unreadable_pages = found.unreadable_pages;
    Refill rows(db, shape, report, table);
    for (const Leaf* leaf : found.leaves) rows.add(*leaf);
    rows.say_what_has_no_name(found.at_least);
    table.doubtful = found.doubtful && !found.counted && table.rows == 0;
    report.tables.push_back(table);
    if (!found.root_known || (found.in_pieces && table.rows > 0))
        say(report, shape.name, mark("the way to its rows is lost; they were recognised by their content"), {});
    if (found.unreadable_pages > 0)
        say(report, shape.name, mark("{} of its pages cannot be read; nobody knows how many rows they held"),
            {std::to_string(found.unreadable_pages)});
}

base::Result<void> mend(sqlite3* db, const std::string& subject, RepairReport& report) {
    if (auto done = execute(db,
                            "UPDATE carriers SET first_lon = NULL, first_lat = NULL "
                            "WHERE (first_lon IS NULL) <> (first_lat IS NULL)",
                            subject);
        !done)
        return done;
    if (auto done = mend_origin(db, subject, report); !done) return done;
    if (auto done = drop_unreadable_steps(db, subject, report); !done) return done;
    if (auto done = drop_unreadable_records(db, subject, report); !done) return done;
    const std::int64_t blank = last_blank_step(db);
    if (auto done = execute(db, record_old_steps(), subject); !done) return done;
    for (const auto& drop : {drop_unreadable_rows<plan::TableLayout>, drop_unreadable_rows<plan::TableWord>,
                             drop_unreadable_rows<plan::GapRule>, drop_unreadable_rows<plan::Scenario>,
                             drop_unreadable_rows<plan::NoteDrawing>})
        if (auto done = drop(db, subject, report); !done) return done;
    if (auto done = mend_history(db, blank, subject, report); !done) return done;
    say_what_is_missing(report);
    return {};
}

}  // namespace store
