// Undo and redo as a cursor over the history: which step is next either way, and moving over it. Knows the tables of
// the record, no rows of the plan. One thread per connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "plan/plan.h"
#include "sqlite.h"
#include "store/project.h"

namespace store {

/// A step that undo or redo would take.
struct CursorStep {
    std::int64_t n = 0;
    std::string uuid, author;
    plan::Name summary;
    bool sent = false;
    bool moved_by_step = false;  ///< for redo: undone by a step of its own, which is this one
};
/// The latest step that was made here and is in effect, those that moved the cursor left aside.
std::optional<CursorStep> step_to_undo(sqlite3* db);
/// The latest move of the cursor after which nothing else was done, or the first of the undone steps.
std::optional<CursorStep> step_to_redo(sqlite3* db);
/// How many there are of either.
int count_steps_to_undo(sqlite3* db);
int count_steps_to_redo(sqlite3* db);
/// Moves the cursor over a step, with the record of who did.
base::Result<void> mark_step(sqlite3* db, std::int64_t n, const StepMark& mark, const std::string& subject);
/// Puts a step in effect again that is in effect elsewhere.
base::Result<void> bring_back_step(sqlite3* db, std::int64_t n, const std::string& subject);
/// Who undid it last, and when.
std::optional<StepMark> last_mark(sqlite3* db, std::int64_t n);
/// A step that moved the cursor and was never sent is as if it had not been.
base::Result<void> leave_step(sqlite3* db, std::int64_t n, const std::string& subject);
/// Whether a merge brought something after this step.
bool has_merged_after(sqlite3* db, std::int64_t n);
/// Steps that were undone can no longer be done again: something else is being done.
base::Result<void> leave_undone_steps(sqlite3* db, const std::string& subject);
/// Before a move of the cursor is sent: what lies beyond it cannot be done again after that.
base::Result<void> leave_undone_beyond_moves(sqlite3* db, const std::string& subject);

}  // namespace store
