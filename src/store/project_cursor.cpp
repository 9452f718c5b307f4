// Undo, redo and taking back. A step that nobody else can have goes out of effect and leaves no trace but a mark; one
// that was sent is taken back by a step of its own, which travels after it.
#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/error_words.h"
#include "base/translate.h"
#include "project_impl.h"
#include "question_table.h"
#include "row_writer.h"
#include "standing.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

/// A sentence with the number of a step and what it was, in both languages.
plan::Name say(const char* english, std::int64_t n, const plan::Name& what) {
    return {fmt::format(fmt::runtime(base::translate(base::Language::zh, english)), n, what.zh),
            fmt::format(fmt::runtime(english), n, what.en)};
}

/// Others may have changed a carrier or a view meanwhile: it goes to the bin, from where it can be fetched, and comes
/// back from it.
std::vector<RowChange> by_way_of_bin(sqlite3* db, std::vector<RowChange> rows) {
    for (RowChange& row : rows) {
        if (!has_bin(row.table)) continue;
        const bool comes = row.kind == RowChangeKind::insert && !read_row(db, row.table, row.id).empty();
        if (row.kind != RowChangeKind::remove && !comes) continue;
        row.kind = RowChangeKind::update;
        row.columns = {{"removed", std::int64_t{comes ? 1 : 0}, std::int64_t{comes ? 0 : 1}}};
    }
    return rows;
}

/// A number that another carrier has meanwhile cannot be given back.
base::Result<void> check_numbers(sqlite3* db, const std::vector<RowChange>& rows, const std::string& subject) {
    for (const RowChange& row : rows)
        for (const ColumnChange& column : row.columns) {
            const auto* number = std::get_if<std::int64_t>(&column.after);
            if (row.table != "carriers" || column.column != "number" || number == nullptr) continue;
            Statement holder(db, "SELECT id FROM carriers WHERE number = ? AND id <> ?");
            holder.bind(1, *number);
            holder.bind(2, row.id);
            if (!holder.step() || std::ranges::find(rows, holder.integer(0), &RowChange::id) != rows.end()) continue;
            return base::fail(ErrorKind::locked, subject,
                              mark("number {} belongs to another carrier now; give that one another number first"),
                              {std::to_string(*number)});
        }
    return {};
}

/// Where a question is open about what is taken back, theirs stands once mine is gone.
base::Result<std::vector<RowChange>> yielding_to_theirs(sqlite3* db, std::vector<RowChange> rows,
                                                        const std::string& subject) {
    const auto open = open_questions(db, subject);
    if (!open) return base::pass(open.error());
    for (RowChange& row : rows)
        for (const Question& question : *open) {
            const auto is_about = [&](const ColumnChange& c) {
                return group_name(row.table, c.column) == question.group.name;
            };
            if (question.group.table != row.table || question.group.id != row.id ||
                !std::any_of(row.columns.begin(), row.columns.end(), is_about))
                continue;
            std::erase_if(row.columns, is_about);
            RowChange theirs = as_row(question.group, read_cells(db, question.group), question.theirs);
            row.kind = theirs.kind;
            std::move(theirs.columns.begin(), theirs.columns.end(), std::back_inserter(row.columns));
        }
    return rows;
}

}  // namespace

base::Error Project::Impl::later_change(std::int64_t n, const RowChange& row) const {
    const auto later = later_step(db(), n, row, subject);
    if (later && *later)
        return base::make_error(
            ErrorKind::locked, subject,
            mark("step {} cannot be undone: {} changed the same later, in step {} ({}); undo that first"),
            {std::to_string(n), (*later)->author, std::to_string((*later)->n), (*later)->summary.zh});
    return base::make_error(
        ErrorKind::locked, subject,
        mark("step {} cannot be undone: what it changed is not as it left it; look at the open questions "
             "and the history"),
        {std::to_string(n)});
}

base::Result<void> Project::Impl::write_back(std::int64_t n, const std::vector<RowChange>& rows) {
    if (const auto row = first_mismatch(db(), rows)) return base::pass(later_change(n, *row));
    return write_rows(db(), rows, subject);
}

bool Project::Impl::can_vanish(const CursorStep& step) const {
    if (step.sent) return false;
    const auto ends = heads(db());
    return std::ranges::find(ends, step.uuid) != ends.end();
}

base::Result<DoneStep> Project::Impl::move_cursor(const CursorStep& step, bool in_effect, bool marks) {
    return transact([&](ChangeRecorder&) -> base::Result<DoneStep> {
        const auto found = select_step(db(), step.n, subject);
        if (!found) return base::pass(found.error());
        const Stamp by = stamp();
        if (!in_effect)
            if (auto open = reopen_questions(db(), found->uuid, subject); !open) return base::pass(open.error());
        auto written = has_merged_after(db(), step.n)
                           ? write_standing(db(), step.n, in_effect, found->rows, by.time, subject)
                           : write_back(step.n, in_effect ? found->rows : reversed(found->rows));
        if (!written) return base::pass(written.error());
        if (in_effect) {
            std::map<CellGroup, std::string> touched;
            for (const RowChange& row : found->rows)
                for (const GroupChange& change : by_group(row)) touched.emplace(change.group, "other");
            if (auto closed = close_questions(db(), touched, found->uuid, subject); !closed)
                return base::pass(closed.error());
        }
        auto moved = marks ? mark_step(db(), step.n, {!in_effect, by.time, by.author}, subject)
                           : leave_step(db(), step.n, subject);
        if (!moved) return base::pass(moved.error());
        for (const auto& [uuids, withdrawn] :
             {std::pair{&found->reverts, in_effect}, std::pair{&found->again, !in_effect}})
            if (auto stands = set_withdrawn(db(), *uuids, withdrawn, subject); !stands)
                return base::pass(stands.error());
        return DoneStep{step.n, found->summary, {}};
    });
}

base::Result<DoneStep> Project::Impl::apply(std::int64_t n, std::vector<RowChange> rows, const StepWords& words) {
    return step(words, [&]() -> base::Result<void> {
        if (const auto row = first_mismatch(db(), rows)) return base::pass(later_change(n, *row));
        auto yielding = yielding_to_theirs(db(), by_way_of_bin(db(), rows), subject);
        if (!yielding) return base::pass(yielding.error());
        if (auto free = check_numbers(db(), *yielding, subject); !free) return free;
        return write_rows(db(), *yielding, subject);
    });
}

base::Result<DoneStep> Project::Impl::take_back(const HistoryStep& step, const StepWords& words) {
    std::vector<RowChange> rows = reversed(step.rows);
    for (RowChange& row : rows)  // a new carrier can have got another number since, by the rule
        if (row.table == "carriers" && row.kind == RowChangeKind::remove)
            std::erase_if(row.columns, [](const ColumnChange& c) { return c.column == "number"; });
    return apply(step.n, std::move(rows), words);
}

base::Result<DoneStep> Project::Impl::undo(const CursorStep& step) {
    if (can_vanish(step)) return move_cursor(step, false, true);
    const auto found = select_step(db(), step.n, subject);
    if (!found) return base::pass(found.error());
    auto done = take_back(
        *found,
        {StepKind::revert, say(mark("Take back step {0}: {1}"), step.n, step.summary), "", {step.uuid}, {}, "undo"});
    if (done) done->summary = step.summary;
    return done;
}

base::Result<DoneStep> Project::Impl::redo(const CursorStep& step) {
    if (!step.moved_by_step) return move_cursor(step, true, true);
    const auto found = select_step(db(), step.n, subject);
    if (!found) return base::pass(found.error());
    const auto undone = found->reverts;
    const std::int64_t n = undone.empty() ? step.n : number_of_step(db(), undone.front());
    auto done = can_vanish(step) ? move_cursor(step, false, false)
                                 : take_back(*found, {StepKind::revert,
                                                      say(mark("Take again step {0}: {1}"), n, step.summary),
                                                      "",
                                                      {step.uuid},
                                                      undone,
                                                      "redo"});
    if (done) done->summary = step.summary;
    return done;
}

int Project::steps_to_undo() const { return count_steps_to_undo(impl_->db()); }
int Project::steps_to_redo() const { return count_steps_to_redo(impl_->db()); }

base::Result<DoneStep> Project::undo() {
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    const auto step = step_to_undo(impl_->db());
    if (!step) return base::fail(ErrorKind::refused, impl_->subject, mark("there is nothing to undo"));
    return impl_->undo(*step);
}

base::Result<DoneStep> Project::redo() {
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    const auto step = step_to_redo(impl_->db());
    if (!step) return base::fail(ErrorKind::refused, impl_->subject, mark("there is nothing to redo"));
    return impl_->redo(*step);
}

base::Result<DoneStep> Project::revert(std::int64_t n, const std::string& reason) {
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    const auto found = select_step(impl_->db(), n, impl_->subject);
    if (!found) return base::pass(found.error());
    if (found->state != StepState::applied && found->state != StepState::absorbed)
        return base::fail(ErrorKind::refused, impl_->subject,
                          mark("step {} is not in effect; only a step in effect can be undone"), {std::to_string(n)});
    return impl_->take_back(
        *found, {StepKind::revert, say(mark("Take back step {0}: {1}"), n, found->summary), reason, {found->uuid}});
}

base::Result<DoneStep> Project::take_again(std::int64_t n, const std::string& reason) {
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    const auto found = select_step(impl_->db(), n, impl_->subject);
    if (!found) return base::pass(found.error());
    if (found->state == StepState::applied || found->state == StepState::absorbed)
        return base::fail(ErrorKind::refused, impl_->subject, mark("step {} is in effect already"),
                          {std::to_string(n)});
    Impl::StepWords words{StepKind::revert, say(mark("Take again step {0}: {1}"), n, found->summary), reason};
    if (found->state == StepState::withdrawn) {
        words.reverts = steps_that_revert(impl_->db(), found->uuid);
        words.again = {found->uuid};
    }
    std::vector<RowChange> rows = found->rows;
    for (RowChange& row : rows)  // what went to the bin comes from there
        if (has_bin(row.table) && row.kind == RowChangeKind::insert &&
            !read_row(impl_->db(), row.table, row.id).empty())
            row = {row.table, row.id, RowChangeKind::update, {{"removed", std::int64_t{1}, std::int64_t{0}}}};
    return impl_->apply(n, std::move(rows), words);
}

base::Result<DoneStep> Project::take_merge_back(std::int64_t merge, const std::string& reason) {
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    auto changed = changed_by_merge(impl_->db(), merge, impl_->subject);
    if (!changed) return base::pass(changed.error());
    const auto uuids = uuids_of_merge(impl_->db(), merge);
    if (uuids.empty() || changed->empty())
        return base::fail(ErrorKind::refused, impl_->subject,
                          mark("merge {} changed nothing here that could be taken back"), {std::to_string(merge)});
    const auto last =
        query_integer(impl_->db(), fmt::format("SELECT max(n) FROM step_records WHERE merge = {}", merge).c_str());
    const plan::Name summary{base::translate(base::Language::zh, mark("Take the merge back")), "Take the merge back"};
    return impl_->apply(last.value_or(0), reversed(changed_only(*changed)), {StepKind::revert, summary, reason, uuids});
}

}  // namespace store
