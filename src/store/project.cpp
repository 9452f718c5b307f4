#include "store/project.h"

#include <array>
#include <atomic>
#include <utility>

#include "base/kept_text.h"
#include "checked_opening.h"
#include "geometry_blob.h"
#include "project_impl.h"
#include "question_table.h"
#include "records.h"
#include "row_writer.h"
#include "uuid.h"
#include "write_plan.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

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

/// The name of an account cannot be refused: what cannot be kept of it is left out.
std::string kept_author(const std::string& name) {
    std::size_t left_out = 0;
    std::string kept = base::trimmed(base::cleaned_text(name, base::TextForm::line, left_out));
    return kept.empty() ? "-" : kept;
}

}  // namespace

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
    newest.reset();
    data_version = query_integer(db(), "PRAGMA data_version").value_or(0);
    return {};
}

void Project::Impl::read_cursor() {
    last = store::last_step(db());
    const auto undo = step_to_undo(db());
    const auto redo = step_to_redo(db());
    undo_summary = undo ? std::optional(undo->summary) : std::nullopt;
    undo_author = undo ? undo->author : "";
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

base::Result<DoneStep> Project::Impl::try_transact(const Work& work) {
    auto transaction = begin();
    if (!transaction) return base::pass(transaction.error());
    auto recorder = ChangeRecorder::begin(db(), subject);
    if (!recorder) return base::pass(recorder.error());
    auto done = work(*recorder);
    if (!done) return done;
    const auto changeset = recorder->take(subject);
    if (!changeset) return base::pass(changeset.error());
    auto changes = rows_of(db(), *changeset, subject);
    if (!changes) return base::pass(changes.error());
    if (auto indexed = index_rows(*changes); !indexed) return base::pass(indexed.error());
    if (auto finished = finish(*transaction, *changes); !finished) return base::pass(finished.error());
    done->rows = std::move(*changes);
    return done;
}

base::Result<DoneStep> Project::Impl::transact(const Work& work) {
    auto done = try_transact(work);
    newest.reset();  // whoever knows it says so
    if (!done) return recover(done.error());
    file.checkpoint_if_long();
    return done;
}

base::Result<void> Project::Impl::note(const std::function<base::Result<void>()>& write) {
    const auto attempt = [&]() -> base::Result<void> {
        auto transaction = begin();
        if (!transaction) return base::pass(transaction.error());
        if (auto written = write(); !written) return written;
        if (auto sealed = seal(*transaction); !sealed) return sealed;
        read_cursor();
        return {};
    };
    if (auto done = attempt(); !done) return recover(done.error());
    return {};
}

base::Result<DoneStep> Project::Impl::record_step(const StepWords& words, const std::string& uuid,
                                                  ChangeRecorder& recorder) {
    const auto changeset = recorder.take(subject);
    if (!changeset) return base::pass(changeset.error());
    auto changes = rows_of(db(), *changeset, subject);
    if (!changes) return base::pass(changes.error());
    if (changes->empty())
        return base::fail(ErrorKind::refused, subject, mark("nothing would change; there is nothing to record"));
    CarriedStep carried{uuid, now(),      options.author, words.reason,  words.summary,
                        {},   words.kind, base_of_next(), words.reverts, words.again};
    const std::set<CellGroup> open = groups_in_question(db());
    std::map<CellGroup, std::string> touched;
    for (const RowChange& row : *changes)
        for (const GroupChange& change : by_group(row)) touched.emplace(change.group, "other");
    carried.rows = with_groups(db(), std::move(*changes), open);
    if (auto closed = close_questions(db(), touched, carried.uuid, subject); !closed) return base::pass(closed.error());
    if (words.moves.empty())
        if (auto left = leave_undone_steps(db(), subject); !left) return base::pass(left.error());
    const auto n = append_step(db(), {carried, 0, false, words.moves}, subject);
    if (!n) return base::pass(n.error());
    return DoneStep{*n, words.summary, {}};
}

base::Result<DoneStep> Project::Impl::step(const StepWords& words, const Write& write) {
    if (auto kept = base::check_text(ErrorKind::refused, "", words.reason, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    std::string uuid = new_uuid();
    auto done = transact([&](ChangeRecorder& recorder) -> base::Result<DoneStep> {
        if (auto written = write(); !written) return base::pass(written.error());
        return record_step(words, uuid, recorder);
    });
    if (done) newest = {std::move(uuid)};
    return done;
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

const std::string& Project::undo_author() const { return impl_->undo_author; }

base::Result<DoneStep> Project::commit(const plan::Edit& edit, StepKind kind) {
    return impl_->step({kind, edit.summary, edit.reason},
                       [&] { return write_edit(impl_->db(), edit, impl_->subject); });
}

base::Result<void> Project::give_reason(std::int64_t n, const std::string& reason) {
    if (auto kept = base::check_text(ErrorKind::refused, "", reason, base::TextForm::lines); !kept) return kept;
    return impl_->note([&] { return set_reason(impl_->db(), n, reason, impl_->subject); });
}

base::Result<std::vector<HistoryStep>> Project::history(const HistoryQuery& query) const {
    if (auto readable = impl_->check_readable(); !readable) return base::pass(readable.error());
    return select_steps(impl_->db(), query, impl_->subject);
}

base::Result<std::vector<HistoryStep>> read_history(const std::filesystem::path& path, const HistoryQuery& query) {
    return read_guarded(path, [&](sqlite3* db, const ProbedFile&) -> base::Result<std::vector<HistoryStep>> {
        if (auto checked = check_all(db, "PRAGMA quick_check(1)", path.string()); !checked)
            return base::pass(checked.error());
        return select_steps(db, query, path.string());
    });
}

}  // namespace store
