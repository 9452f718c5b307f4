#include "store/project.h"

#include <array>
#include <atomic>
#include <fmt/format.h>
#include <utility>

#include "base/kept_text.h"
#include "changeset.h"
#include "checked_opening.h"
#include "geometry_blob.h"
#include "history_table.h"
#include "merge.h"
#include "open_file.h"
#include "read_plan.h"
#include "records.h"
#include "uuid.h"
#include "write_plan.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

/// Ends a transaction that was not committed.
class Transaction {
public:
    static base::Result<Transaction> begin(sqlite3* db, const std::string& subject) {
        if (auto begun = execute(db, "BEGIN IMMEDIATE", subject); !begun) return base::pass(begun.error());
        return Transaction(db);
    }
    Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction() {
        if (db_ != nullptr) rollback();
    }
    base::Result<void> commit(const std::string& subject) {
        if (auto done = execute(db_, "COMMIT", subject); !done) return done;
        db_ = nullptr;
        return {};
    }
    void rollback() { sqlite3_exec(std::exchange(db_, nullptr), "ROLLBACK", nullptr, nullptr, nullptr); }

private:
    explicit Transaction(sqlite3* db) : db_(db) {}
    sqlite3* db_;
};

/// SpatiaLite's triggers are off, so that nothing of a file runs; this is what they would do to the index.
base::Result<void> index_carrier(sqlite3* db, std::int64_t id, const std::string& subject) {
    Statement remove(db, "DELETE FROM idx_carriers_geom WHERE pkid = ?");
    remove.bind(1, id);
    remove.step();
    if (remove.failed()) return base::pass(sqlite_error(db, remove.code(), subject));
    Statement row(db, "SELECT geom FROM carriers WHERE id = ?");
    row.bind(1, id);
    const auto point = row.step() ? decode_point(row.blob(0)) : std::nullopt;
    if (row.failed()) return base::pass(sqlite_error(db, row.code(), subject));
    if (!point) return {};
    Statement insert(db, "INSERT INTO idx_carriers_geom VALUES (?1, ?2, ?2, ?3, ?3)");
    insert.bind(1, id);
    insert.bind(2, point->lon);
    insert.bind(3, point->lat);
    insert.step();
    if (insert.failed()) return base::pass(sqlite_error(db, insert.code(), subject));
    return {};
}

std::vector<CarriedStep> carried(sqlite3* db, std::vector<HistoryStep> steps, const std::string& subject,
                                 std::optional<base::Error>& error) {
    std::vector<CarriedStep> out;
    for (HistoryStep& step : steps) {
        if (step.kind != StepKind::merge) {
            out.push_back({step.uuid, step.time, step.author, step.reason, step.summary, std::move(step.rows)});
            continue;
        }
        // What a merge brought travels on under its own names, so that nobody gets it twice.
        auto merged = merged_by(db, step.n, subject);
        if (!merged) {
            error = merged.error();
            return out;
        }
        std::move(merged->begin(), merged->end(), std::back_inserter(out));
    }
    return out;
}

base::Result<ChangesFile> changes_in(sqlite3* db, const StepSpan& span, const std::string& subject) {
    auto steps = select_applied(db, span, subject);
    if (!steps) return base::pass(steps.error());
    std::optional<base::Error> error;
    ChangesFile file{origin_of(db), carried(db, std::move(*steps), subject, error)};
    if (error) return base::pass(*error);
    return file;
}

/// The name of an account cannot be refused: what cannot be kept of it is left out.
std::string kept_author(const std::string& name) {
    std::size_t left_out = 0;
    std::string kept = base::trimmed(base::cleaned_text(name, base::TextForm::line, left_out));
    return kept.empty() ? "-" : kept;
}

plan::Name merge_summary(const Merge& merge) {
    std::string authors;
    for (const CarriedStep& step : merge.steps())
        if (authors.find(step.author) == std::string::npos) authors += (authors.empty() ? "" : ", ") + step.author;
    const std::ptrdiff_t count = std::ssize(merge.steps());
    const auto in = [&](base::Language language) {
        const char* text =
            base::translate_count(language, count, "Merge {0} change of {1}", "Merge {0} changes of {1}");
        return fmt::format(fmt::runtime(text), count, authors);
    };
    return {in(base::Language::zh), in(base::Language::en)};
}

}  // namespace

struct Project::Impl {
    std::filesystem::path path;
    std::string subject;
    EditOptions options;
    OpenFile file;
    plan::PlanPtr plan;  ///< made as one that can change: see follow()
    std::int64_t data_version = 0;
    std::int64_t last = 0;
    std::optional<plan::Name> undo_summary, redo_summary;

    Impl(const std::filesystem::path& where, const EditOptions& how)
        : path(where), subject(where.string()), options(how), file(where, how) {}
    [[nodiscard]] sqlite3* db() const { return file.db(); }
    [[nodiscard]] std::string now() const { return options.utc_now ? options.utc_now() : system_utc_now(); }

    base::Result<void> read_all();
    void read_cursor();
    [[nodiscard]] base::Error changed_by_another() const;
    base::Result<void> come_back();
    base::Result<void> settle(Found found);
    base::Result<void> make_ready();
    [[nodiscard]] base::Result<void> check_readable() const;
    base::Result<Transaction> begin();
    void follow(const PlanChange& change);
    base::Result<void> seal(Transaction& transaction);
    base::Result<void> finish(Transaction& transaction, std::span<const RowChange> changes);
    tl::unexpected<base::Error> recover(base::Error error);
    base::Result<void> index_rows(std::span<const RowChange> changes);

    /// One step: `write` changes rows, `record` adds to the record what belongs to the step of that number.
    using Write = std::function<base::Result<void>(sqlite3*)>;
    using Note = std::function<base::Result<void>(sqlite3*, std::int64_t)>;
    base::Result<DoneStep> step(StepKind kind, const plan::Name& summary, const std::string& reason, const Write& write,
                                const Note& record = {});
    base::Result<DoneStep> try_step(StepKind kind, const plan::Name& summary, const std::string& reason,
                                    const Write& write, const Note& record);
    base::Result<DoneStep> move_cursor(bool undo);
    base::Result<void> try_give_reason(std::int64_t n, const std::string& reason);
    base::Result<std::vector<RowChange>> try_move_cursor(const DoneStep& step, bool undo);
    base::Result<void> take_back(sqlite3* db, std::int64_t n, const Changeset& changeset);
    [[nodiscard]] base::Error later_change(std::int64_t n, const ChangesetConflict& conflict) const;
};

base::Result<void> Project::Impl::read_all() {
    auto transaction = Transaction::begin(db(), subject);
    if (!transaction) return base::pass(transaction.error());
    const auto version = check_all(db(), "PRAGMA quick_check(1)", subject);
    if (!version) return base::pass(version.error());
    if (*version < k_schema_version) {
        transaction->rollback();
        if (auto migrated = file.migrate(*version); !migrated) return migrated;
        return read_all();
    }
    auto read = read_plan(db(), *version, subject);
    if (!read) return base::pass(read.error());
    plan = std::make_shared<plan::Plan>(std::move(*read));
    read_cursor();
    data_version = query_integer(db(), "PRAGMA data_version").value_or(0);
    return {};
}

void Project::Impl::read_cursor() {
    last = store::last_step(db());
    const auto undo = step_to_undo(db());
    const auto redo = step_to_redo(db());
    undo_summary = undo ? std::optional(undo->summary) : std::nullopt;
    redo_summary = redo ? std::optional(redo->summary) : std::nullopt;
}

base::Error Project::Impl::changed_by_another() const {
    return {ErrorKind::locked, subject,
            mark("was changed by another program; it has been read again: look at it and repeat the change")};
}

/// From memory to the file, once it is in its place again.
base::Result<void> Project::Impl::come_back() {
    const base::Error why = *file.away();
    if (auto opened = file.come_back(); !opened) return base::pass(why);
    if (auto read = read_all(); !read) {
        file.go_on_in_memory(why);
        return base::pass(why);
    }
    return {};
}

/// Does what must follow from what was found, with no transaction open; fails unless nothing did.
base::Result<void> Project::Impl::settle(Found found) {
    switch (found) {
        case Found::as_left: return {};
        case Found::second_name:
            file.bring_in();
            return base::fail(ErrorKind::io, subject,
                              mark("the file has a second name (a hard link); copy it to edit it"));
        case Found::brought_in:
            if (auto opened = file.reopen(); !opened) return opened;
            if (auto read = read_all(); !read) return read;
            return base::pass(changed_by_another());
        case Found::somebody_elses: break;
    }
    return base::pass(file.leave());
}

/// The file is open, its names mean it, and it holds what was left in it.
base::Result<void> Project::Impl::make_ready() {
    if (file.away())
        if (auto back = come_back(); !back) return back;
    return settle(file.look());
}

base::Result<void> Project::Impl::check_readable() const {
    if (file.is_readable()) return {};
    return base::pass(*file.away());
}

base::Result<Transaction> Project::Impl::begin() {
    if (auto ready = make_ready(); !ready) return base::pass(ready.error());
    if (auto prepared = file.prepare(); !prepared) return base::pass(prepared.error());
    auto transaction = Transaction::begin(db(), subject);
    if (!transaction) return transaction;
    if (query_integer(db(), "PRAGMA data_version").value_or(0) == data_version) {
        if (auto tied = file.tie(); !tied) return base::pass(tied.error());
        return transaction;
    }
    transaction->rollback();
    if (auto read = read_all(); !read) return base::pass(read.error());
    return base::pass(changed_by_another());
}

/// Lets a change be seen: in a copy where somebody else may look at the plan, else in place, so that a stream of edits
/// copies no table.
void Project::Impl::follow(const PlanChange& change) {
    const bool alone = plan.use_count() == 1;
    std::atomic_thread_fence(std::memory_order_acquire);  // whoever let go of it on another thread has looked before
    const auto next = alone ? std::const_pointer_cast<plan::Plan>(plan) : std::make_shared<plan::Plan>(*plan);
    change(*next);
    plan = next;
}

/// Commits what was made of the file as it was left, if that is still in its place: the last look before the promise.
base::Result<void> Project::Impl::seal(Transaction& transaction) {
    if (file.look() != Found::as_left) return base::pass(changed_by_another());  // recover() finds out more
    if (auto done = transaction.commit(subject); !done) return done;
    file.keep();
    return {};
}

/// Reads what is about to be, commits, and only then lets it be seen.
base::Result<void> Project::Impl::finish(Transaction& transaction, std::span<const RowChange> changes) {
    auto change = read_changes(db(), changes, subject);
    if (!change) return base::pass(change.error());
    if (auto done = seal(transaction); !done) return done;
    follow(*change);
    read_cursor();
    return {};
}

/// After the disk failed a connection is not used again (after a failed sync it could believe what is not on the disk):
/// the project is opened anew, as the disk has it.
tl::unexpected<base::Error> Project::Impl::recover(base::Error error) {
    if (file.away()) return base::pass(std::move(error));
    if (auto settled = settle(file.look()); !settled) return base::pass(settled.error());
    if (error.kind != ErrorKind::io && error.kind != ErrorKind::damaged) return base::pass(std::move(error));
    if (auto opened = file.reopen(); opened)
        if (auto read = read_all(); !read) file.go_on_in_memory(read.error());
    return base::pass(std::move(error));
}

base::Result<void> Project::Impl::index_rows(std::span<const RowChange> changes) {
    for (const RowChange& row : changes)
        if (row.table == Record<plan::Carrier>::table)
            if (auto done = index_carrier(db(), row.id, subject); !done) return done;
    return {};
}

base::Result<DoneStep> Project::Impl::try_step(StepKind kind, const plan::Name& summary, const std::string& reason,
                                               const Write& write, const Note& record) {
    auto transaction = begin();
    if (!transaction) return base::pass(transaction.error());
    auto recorder = ChangeRecorder::begin(db(), subject);
    if (!recorder) return base::pass(recorder.error());
    if (auto written = write(db()); !written) return base::pass(written.error());
    auto changeset = recorder->take(subject);
    if (!changeset) return base::pass(changeset.error());
    if (changeset->empty() && kind != StepKind::merge)
        return base::fail(ErrorKind::refused, subject, mark("nothing would change; there is nothing to record"));
    auto changes = rows_of(db(), *changeset, subject);
    if (!changes) return base::pass(changes.error());
    if (auto indexed = index_rows(*changes); !indexed) return base::pass(indexed.error());
    if (auto left = leave_undone_steps(db(), subject); !left) return base::pass(left.error());
    auto n =
        append_step(db(), {new_uuid(), now(), options.author, reason, kind, summary, std::move(*changeset)}, subject);
    if (!n) return base::pass(n.error());
    if (record)
        if (auto recorded = record(db(), *n); !recorded) return base::pass(recorded.error());
    if (auto done = finish(*transaction, *changes); !done) return base::pass(done.error());
    return DoneStep{*n, summary, std::move(*changes)};
}

base::Result<DoneStep> Project::Impl::step(StepKind kind, const plan::Name& summary, const std::string& reason,
                                           const Write& write, const Note& record) {
    if (auto kept = base::check_text(ErrorKind::refused, "", reason, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    auto done = try_step(kind, summary, reason, write, record);
    if (!done) return recover(done.error());
    file.checkpoint_if_long();
    return done;
}

base::Error Project::Impl::later_change(std::int64_t n, const ChangesetConflict& conflict) const {
    const auto later = select_applied(db(), StepSpan{n}, subject);
    if (later)
        for (auto step = later->rbegin(); step != later->rend(); ++step)
            for (const RowChange& row : step->rows)
                if (row.table == conflict.table && row.id == conflict.id)
                    return base::make_error(
                        ErrorKind::locked, subject,
                        mark("step {} cannot be undone: step {} changed the same later ({}); undo that first"),
                        {std::to_string(n), std::to_string(step->n), step->summary.zh});
    return base::make_error(ErrorKind::locked, subject,
                            mark("step {} cannot be undone: another program changed the same"), {std::to_string(n)});
}

base::Result<void> Project::Impl::take_back(sqlite3* to, std::int64_t n, const Changeset& changeset) {
    const auto conflict = apply_changeset(to, changeset, subject);
    if (!conflict) return base::pass(conflict.error());
    if (*conflict) return base::pass(later_change(n, **conflict));
    return {};
}

base::Result<std::vector<RowChange>> Project::Impl::try_move_cursor(const DoneStep& step, bool undo) {
    auto transaction = begin();
    if (!transaction) return base::pass(transaction.error());
    auto changeset = changeset_of(db(), step.n, subject);
    if (changeset && undo) changeset = inverted(*changeset, subject);
    if (!changeset) return base::pass(changeset.error());
    if (auto applied = take_back(db(), step.n, *changeset); !applied) return base::pass(applied.error());
    auto changes = rows_of(db(), *changeset, subject);
    if (!changes) return base::pass(changes.error());
    if (auto indexed = index_rows(*changes); !indexed) return base::pass(indexed.error());
    if (auto marked = mark_step(db(), step.n, {undo, now(), options.author}, subject); !marked)
        return base::pass(marked.error());
    if (auto done = finish(*transaction, *changes); !done) return base::pass(done.error());
    return changes;
}

base::Result<DoneStep> Project::Impl::move_cursor(bool undo) {
    if (auto ready = make_ready(); !ready) return base::pass(ready.error());
    auto step = undo ? step_to_undo(db()) : step_to_redo(db());
    if (!step)
        return base::fail(ErrorKind::refused, subject,
                          undo ? mark("there is nothing to undo") : mark("there is nothing to redo"));
    auto changes = try_move_cursor(*step, undo);
    if (!changes) return recover(changes.error());
    file.checkpoint_if_long();
    step->rows = std::move(*changes);
    return std::move(*step);
}

Project::Project(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Project::~Project() { (void)close(); }

base::Result<void> Project::close() {
    if (impl_->file.away() || !impl_->file.is_readable()) return {};
    // A second name, or what another program brought in, keeps nobody from closing.
    if (auto settled = impl_->settle(impl_->file.look()); !settled && impl_->file.away()) return settled;
    return impl_->file.close();
}

base::Result<std::unique_ptr<Project>> Project::open(const std::filesystem::path& path, EditOptions options) {
    options.author = kept_author(options.author);
    auto impl = std::make_unique<Impl>(path, options);
    if (auto opened = impl->file.open(); !opened) return base::pass(opened.error());
    if (auto read = impl->read_all(); !read) return base::pass(read.error());
    return std::unique_ptr<Project>(new Project(std::move(impl)));
}

const std::filesystem::path& Project::path() const { return impl_->path; }
const plan::PlanPtr& Project::plan() const { return impl_->plan; }
const std::vector<base::Error>& Project::notices() const { return impl_->file.notices(); }
const std::optional<base::Error>& Project::away() const { return impl_->file.away(); }
ProjectImage Project::image() const { return impl_->file.image(); }
base::Result<void> Project::look() { return impl_->make_ready(); }
const std::string& Project::author() const { return impl_->options.author; }
void Project::set_author(std::string author) {
    author = kept_author(author);
    impl_->file.set_author(author);
    impl_->options.author = std::move(author);
}
std::string Project::now() const { return impl_->now(); }
std::int64_t Project::last_step() const { return impl_->last; }
const std::optional<plan::Name>& Project::undo_summary() const { return impl_->undo_summary; }
const std::optional<plan::Name>& Project::redo_summary() const { return impl_->redo_summary; }

base::Result<DoneStep> Project::commit(const plan::Edit& edit, StepKind kind) {
    return impl_->step(kind, edit.summary, edit.reason,
                       [&](sqlite3* db) { return write_edit(db, edit, impl_->subject); });
}

base::Result<DoneStep> Project::undo() { return impl_->move_cursor(true); }
base::Result<DoneStep> Project::redo() { return impl_->move_cursor(false); }

base::Result<DoneStep> Project::revert(std::int64_t n, const std::string& reason) {
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    const std::string& subject = impl_->subject;
    auto found = select_steps(impl_->db(), {n + 1, 1, {}, {}}, subject);
    if (!found) return base::pass(found.error());
    if (found->empty() || found->front().n != n)
        return base::fail(ErrorKind::refused, subject, mark("there is no step {}; look at the history"),
                          {std::to_string(n)});
    if (found->front().state != StepState::applied)
        return base::fail(ErrorKind::refused, subject,
                          mark("step {} is not in effect; only a step in effect can be undone"), {std::to_string(n)});
    const plan::Name& what = found->front().summary;
    const plan::Name summary{
        fmt::format(fmt::runtime(base::translate(base::Language::zh, mark("Take back step {0}: {1}"))), n, what.zh),
        fmt::format("Take back step {0}: {1}", n, what.en)};
    return impl_->step(StepKind::revert, summary, reason, [&](sqlite3* db) -> base::Result<void> {
        auto changeset = changeset_of(db, n, subject);
        if (changeset) changeset = inverted(*changeset, subject);
        if (!changeset) return base::pass(changeset.error());
        return impl_->take_back(db, n, *changeset);
    });
}

base::Result<void> Project::Impl::try_give_reason(std::int64_t n, const std::string& reason) {
    auto transaction = begin();
    if (!transaction) return base::pass(transaction.error());
    if (auto set = set_reason(db(), n, reason, subject); !set) return set;
    return seal(*transaction);
}

base::Result<void> Project::give_reason(std::int64_t n, const std::string& reason) {
    if (auto kept = base::check_text(ErrorKind::refused, "", reason, base::TextForm::lines); !kept) return kept;
    if (auto given = impl_->try_give_reason(n, reason); !given) return impl_->recover(given.error());
    return {};
}

base::Result<std::vector<HistoryStep>> Project::history(const HistoryQuery& query) const {
    if (auto readable = impl_->check_readable(); !readable) return base::pass(readable.error());
    return select_steps(impl_->db(), query, impl_->subject);
}

base::Result<ChangesFile> Project::export_changes(std::int64_t since) const {
    if (auto readable = impl_->check_readable(); !readable) return base::pass(readable.error());
    return changes_in(impl_->db(), StepSpan{since}, impl_->subject);
}

base::Result<MergePreview> Project::preview_merge(const ChangesFile& changes) const {
    if (auto readable = impl_->check_readable(); !readable) return base::pass(readable.error());
    const auto merge = Merge::compare(impl_->db(), changes, impl_->subject);
    if (!merge) return base::pass(merge.error());
    return merge->preview();
}

base::Result<DoneStep> Project::merge(const ChangesFile& changes, const std::vector<Resolution>& resolutions,
                                      const std::string& reason) {
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    const std::string& subject = impl_->subject;
    auto merge = Merge::compare(impl_->db(), changes, subject);
    if (!merge) return base::pass(merge.error());
    if (merge->steps().empty())
        return base::fail(ErrorKind::refused, subject, mark("all of these changes are here already"));
    const plan::Name summary = merge_summary(*merge);
    const auto write = [&](sqlite3*) { return merge->write(resolutions); };
    const auto record = [&](sqlite3* db, std::int64_t n) -> base::Result<void> {
        for (const CarriedStep& step : merge->steps())
            if (auto done = append_merged(db, n, step, subject); !done) return done;
        if (merge->answers().empty()) return {};
        return append_merged(
            db, n, {new_uuid(), impl_->now(), impl_->options.author, reason, summary, merge->answers()}, subject);
    };
    return impl_->step(StepKind::merge, summary, reason, write, record);
}

base::Result<std::vector<HistoryStep>> read_history(const std::filesystem::path& path, const HistoryQuery& query) {
    return read_guarded(path, [&](sqlite3* db, const ProbedFile&) -> base::Result<std::vector<HistoryStep>> {
        if (auto checked = check_all(db, "PRAGMA quick_check(1)", path.string()); !checked)
            return base::pass(checked.error());
        return select_steps(db, query, path.string());
    });
}

base::Result<ChangesFile> read_changes(const std::filesystem::path& path, const StepSpan& span) {
    return read_guarded(path, [&](sqlite3* db, const ProbedFile&) -> base::Result<ChangesFile> {
        if (auto checked = check_all(db, "PRAGMA quick_check(1)", path.string()); !checked)
            return base::pass(checked.error());
        return changes_in(db, span, path.string());
    });
}

}  // namespace store
