// The record of changes inside a project file: its rows written and read. What may be done when is Project's business.
// Knows the tables of the record, no plan. One thread per connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "changeset.h"
#include "sqlite.h"
#include "store/project.h"

namespace store {

/// A step about to be written: its number is the next one.
struct NewStep {
    CarriedStep carried;
    std::int64_t merge = 0;  ///< that brings it; 0: it is made here
    bool absorbed = false;   ///< all of it is here already
    std::string moves = {};  ///< "undo", "redo": it stands for a move of the cursor over a step that was sent
};

/// Nothing: not a word for one.
std::optional<StepKind> kind_from(std::string_view word);

/// Number of the last step; 0: none.
std::int64_t last_step(sqlite3* db);
/// Writes steps after the last one, several with one preparation. Inside the caller's transaction, where nobody else
/// appends.
class StepWriter {
public:
    StepWriter(sqlite3* db, std::string subject);
    /// Its number.
    base::Result<std::int64_t> append(const NewStep& step);

private:
    base::Result<void> write_history(std::int64_t n, const CarriedStep& step);
    base::Result<void> write_record(std::int64_t n, const NewStep& step);

    sqlite3* db_;
    std::string subject_;
    std::int64_t last_;
    Statement history_, record_;
};
base::Result<std::int64_t> append_step(sqlite3* db, const NewStep& step, const std::string& subject);

/// Steps that a later one took back, or took again.
base::Result<void> set_withdrawn(sqlite3* db, const std::vector<std::string>& uuids, bool withdrawn,
                                 const std::string& subject);
/// Steps in effect that no other builds on, sorted.
std::vector<std::string> heads(sqlite3* db);
/// Number of a step; 0: there is none of this UUID.
std::int64_t number_of_step(sqlite3* db, const std::string& uuid);
/// The steps in effect that take back just this one.
std::vector<std::string> steps_that_revert(sqlite3* db, const std::string& uuid);
/// Up to this number they have left the house.
base::Result<void> mark_sent(sqlite3* db, std::int64_t last_n, const std::string& subject);
base::Result<void> set_reason(sqlite3* db, std::int64_t n, const std::string& reason, const std::string& subject);

/// One step, without its marks; refused when there is none of this number.
base::Result<HistoryStep> select_step(sqlite3* db, std::int64_t n, const std::string& subject);
base::Result<std::vector<HistoryStep>> select_steps(sqlite3* db, const HistoryQuery& query, const std::string& subject);
/// The latest step in effect after `n` that changed one of the cells; nothing when there is none.
base::Result<std::optional<HistoryStep>> later_step(sqlite3* db, std::int64_t n, const RowChange& changed,
                                                    const std::string& subject);

/// A step of the record as merging and sending need it: its rows are read only where they are asked for.
struct RecordedStep {
    std::int64_t n = 0;   ///< of the step, or of the merge that holds it in projects of before version 4
    CarriedStep carried;  ///< without its rows
    bool in_effect = true;
    bool sent = true;
    bool withdrawn = false;
    bool of_old_merge = false;  ///< it can change a row twice
    std::string cells;
    Changeset changeset;
};
/// Every step that ever was here, oldest first; what an old merge brought stands before it.
base::Result<std::vector<RecordedStep>> read_record(sqlite3* db, const std::string& subject);
base::Result<std::vector<RowChange>> rows_in(sqlite3* db, const RecordedStep& step, const std::string& subject);

/// A merge about to be written; its number. `changed`: what it changes here.
base::Result<std::int64_t> append_merge(sqlite3* db, const std::string& time, const std::string& author,
                                        const std::vector<RowChange>& changed, const std::string& subject);
/// What a merge changed here; refused when there is none of this number.
base::Result<std::vector<RowChange>> changed_by_merge(sqlite3* db, std::int64_t merge, const std::string& subject);
/// UUIDs of the steps that a merge brought.
std::vector<std::string> uuids_of_merge(sqlite3* db, std::int64_t merge);

/// What copies of one project share.
std::string origin_of(sqlite3* db);

}  // namespace store
