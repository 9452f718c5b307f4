// What is written and read beside the project: copies, backups, tables, a colleague's changes.
#include <fmt/format.h>
#include <limits>

#include "desk_impl.h"
#include "exchange/observation_export.h"
#include "exchange/table_file.h"
#include "plan/index.h"
#include "session/history_rows.h"
#include "store/project.h"

namespace desk {
namespace {

/// What was said of names and words, and of the table as a whole.
ui::TableOptions said_by_name(const ui::ImportState& import) {
    ui::TableOptions out;
    out.values.bindings = import.options.bindings;
    out.values.words = import.options.words;
    out.values.state = import.options.state;
    out.values.source = import.options.source;
    out.carriers.source = import.asked().carriers.source;
    return out;
}

}  // namespace

/// From the connection that is still open, not by the name of the file: that may mean another one, or none.
void Desk::Impl::perform(const ui::SaveCopy& r) {
    leaves_after_copy = r.then_leave;
    const std::string title = title_of(base::mark("Saving a copy"), r.file);
    if (const store::ProjectImage image = edit ? edit->image() : nullptr) return work.copy(title, image, r.file);
    work.copy(title, project, r.file);
}

void Desk::Impl::receive(const Copied& copied) {
    notices.add(ui::Severity::info, fmt::format(fmt::runtime(say("A copy was saved as {0}")), copied.file.string()));
    may_leave = is_away();
    if (std::exchange(leaves_after_copy, false)) leave_anyway();
}

void Desk::Impl::perform(const ui::MakeBackup&) {
    if (edit) work.back_up(say("Making a backup"), project);
}

void Desk::Impl::receive(const BackedUp& backed_up) {
    backups = store::list_backups(project);
    if (backed_up.worth_saying) notices.add(ui::Severity::info, say("A backup was made"));
}

/// The project is closed for it, since nobody may have it open, and opened again.
void Desk::Impl::perform(const ui::RestoreBackup& r) {
    if (!edit) return;
    commit_nudge();
    end_import();
    end_merge();
    take_from_session();
    session.reset();
    edit.reset();
    work.restore(title_of(base::mark("Opening"), project), r.file, project, author());
}

/// They count as sent before the job reads and writes them: whoever has the file has them.
void Desk::Impl::perform(const ui::ExportChanges& r) {
    if (!edit) return;
    const auto span = edit->mark_all_sent();
    if (!span) return fail(span.error());
    work.send_changes(title_of(base::mark("Writing"), r.file), project, edit->image(), *span, r.file, language());
}

void Desk::Impl::perform(const ui::ReadChanges& r) {
    if (session && edit)
        work.read_changes(title_of(base::mark("Opening"), r.file), r.file, project, edit->plan(), edit->image());
}

void Desk::Impl::receive(const Written& written) {
    notices.add(ui::Severity::info, written.message);
    say_left_out(written.left_out);
}

void Desk::Impl::say_left_out(std::size_t left_out) {
    if (left_out == 0) return;
    notices.add(ui::Severity::warning,
                fmt::format(fmt::runtime(base::translate_count(
                                language(), static_cast<long>(left_out),
                                "{} character that no file can hold was left out; see langtu check",
                                "{} characters that no file can hold were left out; see langtu check")),
                            left_out));
}

/// The merge window opens with what taking them in would do. The same file again keeps what was answered.
void Desk::Impl::receive(ChangesRead read) {
    if (!edit || read.project != project) return;
    ui::MergeState& merge = overlays.merge;
    if (merge.file != read.file.string()) merge = {};
    merge.file = read.file.string();
    merge.changes = std::move(read.changes);
    merge.questions.ask(std::exchange(read.preview.clashes, {}));
    merge.preview = std::move(read.preview);
    merge.people = std::move(read.people);
    merge.read_for = std::move(read.plan);
    merge.reading = false;
    overlays.open = ui::Overlay::merge;
}

/// What is edited while the window is open can change what would come, and what is asked.
void Desk::Impl::watch_merge() {
    ui::MergeState& merge = overlays.merge;
    if (overlays.open != ui::Overlay::merge) return;
    if (!edit || edit->lent() || merge.reading || merge.read_for == edit->plan()) return;
    merge.reading = true;
    work.look_at_changes({merge.file, project, merge.changes, {}, {}, edit->plan(), edit->image()});
}

void Desk::Impl::end_merge() {
    if (overlays.open == ui::Overlay::merge || overlays.open == ui::Overlay::questions)
        overlays.open = ui::Overlay::none;
    overlays.merge = {};
    overlays.questions = {};
}

/// A merge whose preview cannot be made anew cannot go on.
void Desk::Impl::receive(const base::Error& error) {
    fail(error);
    quits_after_exports = false;  // nobody would read it
    if (overlays.merge.reading) end_merge();
}

/// The project is lent to the job, for it can take longer than a frame.
void Desk::Impl::perform(const ui::MergeChanges&) {
    const ui::MergeState& merge = overlays.merge;
    if (!edit || merge.changes == nullptr) return;
    auto lent = edit->lend(frame_s);
    if (!lent) return fail(lent.error());
    std::vector<store::Resolution> resolutions;
    for (const auto& answer : merge.questions.answers)
        resolutions.push_back(answer.value_or(store::Resolution{store::Choose::later, {}}));
    work.merge(title_of(base::mark("Merging"), merge.file), std::move(*lent), merge.changes, resolutions);
}

/// Where nothing was taken in the window comes back with what was answered.
void Desk::Impl::receive(Merged merged) {
    if (!is_merging()) return;
    const auto outcome = edit->take_back(std::move(merged.project), merged.step);
    show_plan();
    if (outcome) {
        tell(*outcome);
        overlays.merge = {};
        return;
    }
    if (merged.cancelled)
        notices.add(ui::Severity::info, base::to_line(outcome.error(), language()));
    else if (edit->away())
        fail_with_copy(outcome.error());
    else
        fail(outcome.error());
    if (overlays.open == ui::Overlay::none && !overlays.presenting) overlays.open = ui::Overlay::merge;
}

void Desk::Impl::perform(const ui::WriteHistory& r) {
    if (!edit) return;
    store::HistoryQuery all;
    all.most = std::numeric_limits<int>::max();
    work.write(title_of(base::mark("Writing"), r.file),
               fmt::format(fmt::runtime(say("The history was saved as {0}")), r.file.string()),
               [file = r.file, plan = session->plan(), steps = edit->history(all), language = language()] {
                   return exchange::write_table(file, session::history_table(plan::Index(plan), steps, language));
               });
}

void Desk::Impl::perform(const ui::WriteValues& r) {
    if (!edit) return;
    work.write(title_of(base::mark("Writing"), r.file),
               fmt::format(fmt::runtime(say("The values were saved as {0}")), r.file.string()),
               [file = r.file, plan = session->plan(), language = language()] {
                   return exchange::write_observations(file, plan::Index(plan), {std::nullopt, language});
               });
}

/// It is laid into the view, with the tool that says where its places are.
void Desk::Impl::perform(const ui::ReadPicture& r) {
    if (!session) return;
    session::Tracing tracing;
    tracing.file = fs::absolute(r.file).string();
    picture_asked.clear();
    session->apply(session::UseTracing{std::make_shared<const session::Tracing>(std::move(tracing))});
    session->apply(session::UseTool{session::Tool::trace});
}

void Desk::Impl::watch_picture() {
    overlays.tracing.reads = false;
    if (!session || !session->tracing() || session->picture_file() == session->tracing()->file) return;
    const std::string& file = session->tracing()->file;
    overlays.tracing.reads = picture_awaited;
    if (picture_asked == file) return;
    picture_asked = file;
    picture_awaited = true;
    work.read_picture(title_of(base::mark("Opening"), file), file);
}

void Desk::Impl::receive(PictureRead read) {
    if (read.file == picture_asked) picture_awaited = false;
    if (!read.picture) return fail(read.picture.error());
    if (session) session->use_picture(read.file, *std::move(read.picture));
}

/// Another sheet of the table that is under way keeps what was chosen.
void Desk::Impl::perform(const ui::ReadTable& r) {
    if (!edit) return;
    const bool same = overlays.import.file == r.file;
    work.read_table(title_of(base::mark("Opening"), r.file), {r.file, r.sheet, r.encoding, false}, r.kind,
                    same ? overlays.import.asked() : ui::TableOptions{}, edit->plan());
}

void Desk::Impl::perform(const ui::UnderstandTable&) {
    const ui::ImportState& import = overlays.import;
    if (edit && import.under_way()) work.understand(import.table, kind_of(import), import.asked(), edit->plan());
}

/// What was decided, or changed in the project, meanwhile is looked at again.
void Desk::Impl::receive(TableUnderstood understood) {
    ui::ImportState& import = overlays.import;
    if (!session || import.table.book != understood.book) return;
    import.reading = false;
    if (!(import.asked() == understood.options) || understood.plan.get() != &session->plan()) return;
    std::visit([&](auto& preview) { import.understood(std::move(preview), session->plan(), language()); },
               understood.preview);
}

/// A project is opened; a table's values are taken in.
void Desk::Impl::take_dropped(const fs::path& file) {
    if (session && is_picture_name(file)) return answer(ui::ReadPicture{file});
    if (session && edit && is_table_name(file)) return answer(ui::ReadTable{file, "", ""});
    answer(ui::OpenProject{file});
}

/// The import window opens with what taking it in would do. Another sheet of the same file keeps what was chosen.
void Desk::Impl::show_table(TableRead table) {
    if (!session || waits_for_import(ui::ReadTable{table.file, "", ""})) return;
    ui::ImportState& import = overlays.import;
    ui::ImportState earlier = std::exchange(import, {});
    import.file = table.file;
    table_stamp = table.stamp;
    import.table = std::move(table.table);
    // The job may be the last that holds the plan it read for, so only the session's own address is remembered.
    import.read_for = &session->plan();
    import.stale = table.plan.get() != &session->plan();
    std::visit([&](auto& reading) { import.show(std::move(reading), session->plan(), language()); }, table.reading);
    if (earlier.file == table.file) keep_decisions(std::move(earlier), table.asked);
    overlays.open = ui::Overlay::import;
}

/// Decisions go by the places of columns: where the file was changed and has other titles there now, they would mean
/// others.
void Desk::Impl::keep_decisions(ui::ImportState earlier, const ui::TableOptions& asked) {
    ui::ImportState& import = overlays.import;
    const bool are_others = earlier.written_anew && earlier.has_work() && earlier.titles() != import.titles();
    if (!are_others || !edit) return import.keep(std::move(earlier), asked);
    const ui::TableOptions by_name = said_by_name(earlier);
    import.options = import.begun = by_name.values;
    if (import.carriers) import.carriers->options = import.carriers->begun = by_name.carriers;
    import.stale = import.reading = true;  // nothing is taken in before it has been read without them
    const wire::Workbook& book = *import.table.book;
    const std::string sheet = import.table.undecided || book.grids.empty() ? std::string() : book.grids.front().sheet;
    work.read_table(title_of(base::mark("Opening"), import.file), {import.file, sheet, book.encoding, false},
                    kind_of(import), by_name, edit->plan());
    notices.add(ui::Severity::warning, say("The titles of the file are others now; what was decided about its columns "
                                           "does not hold any more."));
}

/// Whether another program has written the table anew; looked at while somebody works.
void Desk::Impl::watch_table(double now_s) {
    constexpr double k_look_at_table_s = 1;
    ui::ImportState& import = overlays.import;
    if (!import.under_way() || now_s - looked_at_table_s < k_look_at_table_s) return;
    looked_at_table_s = now_s;
    const auto now = stamp_of(import.file);
    if (now && now != table_stamp) import.written_anew = true;
}

void Desk::Impl::end_import() {
    if (overlays.open == ui::Overlay::import) overlays.open = ui::Overlay::none;
    overlays.import = {};
}

}  // namespace desk
