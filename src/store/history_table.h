// The record of changes inside a project file: its rows written and read. What may be done when is Project's business.
// Knows the four tables of the record, no plan. One thread per connection.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "changeset.h"
#include "sqlite.h"
#include "store/project.h"

namespace store {

/// A step about to be written: its number is the next one.
struct NewStep {
    std::string uuid, time, author, reason;
    StepKind kind = StepKind::edit;
    plan::Name summary;
    Changeset changeset;
};

/// Number of the last step; 0: none.
std::int64_t last_step(sqlite3* db);
/// Steps that were undone can no longer be done again: something else is being done.
base::Result<void> leave_undone_steps(sqlite3* db, const std::string& subject);
base::Result<std::int64_t> append_step(sqlite3* db, const NewStep& step, const std::string& subject);

/// The step that undo or redo would take.
std::optional<DoneStep> step_to_undo(sqlite3* db);
std::optional<DoneStep> step_to_redo(sqlite3* db);
/// Moves the cursor over a step, with the record of who did.
base::Result<void> mark_step(sqlite3* db, std::int64_t n, const StepMark& mark, const std::string& subject);
base::Result<void> set_reason(sqlite3* db, std::int64_t n, const std::string& reason, const std::string& subject);

/// The changeset of a step; refused when there is no such step.
base::Result<Changeset> changeset_of(sqlite3* db, std::int64_t n, const std::string& subject);
base::Result<std::vector<HistoryStep>> select_steps(sqlite3* db, const HistoryQuery& query, const std::string& subject);
/// The steps that are in effect, oldest first, without marks: see read_changes().
base::Result<std::vector<HistoryStep>> select_applied(sqlite3* db, const StepSpan& span, const std::string& subject);

/// A step of a colleague's that a merge brought.
base::Result<void> append_merged(sqlite3* db, std::int64_t n, const CarriedStep& step, const std::string& subject);
/// What a merge brought, oldest first.
base::Result<std::vector<CarriedStep>> merged_by(sqlite3* db, std::int64_t n, const std::string& subject);
/// Of all changes in effect here: own ones and merged ones.
base::Result<std::set<std::string>> known_uuids(sqlite3* db, const std::string& subject);
/// What copies of one project share.
std::string origin_of(sqlite3* db);

}  // namespace store
