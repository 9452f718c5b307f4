// What goes to a colleague's copy and comes from it, and the questions that are left of it.
#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "base/translate.h"
#include "checked_opening.h"
#include "guarded_connection.h"
#include "project_impl.h"
#include "question_table.h"
#include "row_writer.h"
#include "uuid.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_most_earlier = 1000;  ///< steps before the first that a file names

plan::Name merge_summary(const Merge& merge) {
    std::string authors;
    for (const std::string& author : merge.authors()) authors += (authors.empty() ? "" : ", ") + author;
    const int count = merge.preview().new_steps;
    const auto in = [&](base::Language language) {
        const char* text =
            base::translate_count(language, count, "Merged {0} change of {1}", "Merged {0} changes of {1}");
        return fmt::format(fmt::runtime(text), count, authors);
    };
    return {in(base::Language::zh), in(base::Language::en)};
}

/// A part of the record, ready to travel; empty where nothing in effect lies in it.
struct Sending {
    ChangesFile file;
    std::int64_t last_n = 0;
    bool all_sent = true;
};

base::Result<Sending> sending(sqlite3* db, const StepSpan& span, const std::string& subject) {
    auto record = read_record(db, subject);
    if (!record) return base::pass(record.error());
    std::erase_if(*record, [](const RecordedStep& step) { return !step.in_effect; });
    const auto begins = [&](const RecordedStep& step) { return span.begins_before(step.n, step.carried.time); };
    const auto is_last = [&](const RecordedStep& step) { return !span.ends_before(step.n, step.carried.time); };
    const auto first = std::find_if(record->begin(), record->end(), begins);
    const auto end = std::find_if(record->rbegin(), record->rend(), is_last).base();
    Sending out{{origin_of(db), {}, heads(db), {}}, 0, true};
    const auto known = std::min<std::ptrdiff_t>(std::distance(record->begin(), first), k_most_earlier);
    for (auto step = first - known; step != first; ++step) out.file.earlier.push_back({step->n, step->carried.uuid});
    for (auto step = first; step < end; ++step) {
        auto rows = rows_in(db, *step, subject);
        if (!rows) return base::pass(rows.error());
        CarriedStep carried = std::move(step->carried);
        carried.rows = std::move(*rows);
        out.file.steps.push_back(std::move(carried));
        out.last_n = step->n;
        out.all_sent = out.all_sent && step->sent;
    }
    return out;
}

}  // namespace

base::Result<void> Project::mark_sent(std::int64_t last_n) {
    if (auto ready = impl_->make_ready(); !ready) return ready;
    return impl_->note([&]() -> base::Result<void> {
        if (auto left = leave_undone_beyond_moves(impl_->db(), impl_->subject); !left) return left;
        return store::mark_sent(impl_->db(), last_n, impl_->subject);
    });
}

base::Result<ChangesFile> Project::export_changes(const StepSpan& span) {
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    auto out = sending(impl_->db(), span, impl_->subject);
    if (!out) return base::pass(out.error());
    if (!out->all_sent)
        if (auto marked = mark_sent(out->last_n); !marked) return base::pass(marked.error());
    return std::move(out->file);
}

base::Result<MergePreview> Project::preview_merge(const ChangesFile& changes, const MergeProgress& progress) const {
    if (auto readable = impl_->check_readable(); !readable) return base::pass(readable.error());
    const auto merge = Merge::compare(impl_->db(), changes, impl_->stamp(), impl_->subject, progress);
    if (!merge) return base::pass(merge.error());
    return merge->preview();
}

base::Result<DoneStep> Project::merge(const ChangesFile& changes, const std::vector<Resolution>& resolutions,
                                      const std::string& reason, const MergeProgress& progress) {
    if (auto kept = base::check_text(ErrorKind::refused, "", reason, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    const Stamp stamp = impl_->stamp(reason);
    auto merge = Merge::compare(impl_->db(), changes, stamp, impl_->subject, progress);
    if (!merge) return base::pass(merge.error());
    if (!merge->brings_something())
        return base::fail(ErrorKind::refused, impl_->subject, mark("all of these changes are here already"));
    const plan::Name summary = merge_summary(*merge);
    return impl_->transact([&](ChangeRecorder&) -> base::Result<DoneStep> {
        if (auto written = merge->write(resolutions, stamp, progress); !written) return base::pass(written.error());
        return DoneStep{store::last_step(impl_->db()), summary, {}};
    });
}

base::Result<std::vector<Clash>> Project::questions() const {
    if (auto readable = impl_->check_readable(); !readable) return base::pass(readable.error());
    const auto open = open_questions(impl_->db(), impl_->subject);
    if (!open) return base::pass(open.error());
    std::vector<Clash> clashes;
    for (const Question& question : *open) clashes.push_back(clash_of(impl_->db(), question));
    return clashes;
}

base::Result<DoneStep> Project::answer(const std::map<std::int64_t, Resolution>& answers, const std::string& reason) {
    if (auto kept = base::check_text(ErrorKind::refused, "", reason, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    if (auto ready = impl_->make_ready(); !ready) return base::pass(ready.error());
    sqlite3* db = impl_->db();
    const std::string& subject = impl_->subject;
    const auto open = open_questions(db, subject);
    if (!open) return base::pass(open.error());
    for (const auto& [id, resolution] : answers)
        if (std::ranges::find(*open, id, &Question::id) == open->end())
            return base::fail(ErrorKind::refused, subject, mark("has no open question {}; look at the questions"),
                              {std::to_string(id)});
    return impl_->transact([&](ChangeRecorder&) -> base::Result<DoneStep> {
        std::vector<std::pair<Question, Resolution>> given;
        for (const Question& question : *open) {
            const auto answer = answers.find(question.id);
            if (answer == answers.end()) continue;
            given.emplace_back(question, answer->second);
            given.back().first.mine = read_cells(db, question.group);  // it can have changed since it was asked
        }
        if (auto left = leave_undone_steps(db, subject); !left) return base::pass(left.error());
        const auto n = write_answers(db, given, heads(db), impl_->stamp(reason), subject);
        if (!n) return base::pass(n.error());
        if (*n == 0)
            return base::fail(ErrorKind::refused, subject, mark("nothing would change; there is nothing to record"));
        const auto step = select_step(db, *n, subject);
        if (!step) return base::pass(step.error());
        return DoneStep{*n, step->summary, {}};
    });
}

base::Result<std::vector<Clash>> read_questions(const std::filesystem::path& path) {
    return read_guarded(path, [&](sqlite3* db, const ProbedFile&) -> base::Result<std::vector<Clash>> {
        if (auto checked = check_all(db, "PRAGMA quick_check(1)", path.string()); !checked)
            return base::pass(checked.error());
        const auto open = open_questions(db, path.string());
        if (!open) return base::pass(open.error());
        std::vector<Clash> clashes;
        for (const Question& question : *open) clashes.push_back(clash_of(db, question));
        return clashes;
    });
}

namespace {

base::Result<MergePreview> preview_of(sqlite3* db, const std::string& subject, const ChangesFile& changes,
                                      const MergeProgress& progress) {
    const auto merge = Merge::compare(db, changes, {system_utc_now(), "-", ""}, subject, progress);
    if (!merge) return base::pass(merge.error());
    return merge->preview();
}

}  // namespace

base::Result<ChangesFile> read_changes(const ProjectImage& image, const std::string& subject, const StepSpan& span) {
    const auto opened = GuardedConnection::open_image(*image, subject);
    if (!opened) return base::pass(opened.error());
    auto out = sending(opened->get(), span, subject);
    if (!out) return base::pass(out.error());
    return std::move(out->file);
}

base::Result<MergePreview> preview_merge(const ProjectImage& image, const std::string& subject,
                                         const ChangesFile& changes, const MergeProgress& progress) {
    const auto opened = GuardedConnection::open_image(*image, subject);
    if (!opened) return base::pass(opened.error());
    return preview_of(opened->get(), subject, changes, progress);
}

base::Result<MergePreview> preview_merge(const std::filesystem::path& path, const ChangesFile& changes,
                                         const MergeProgress& progress) {
    return read_guarded(path, [&](sqlite3* db, const ProbedFile&) -> base::Result<MergePreview> {
        if (auto checked = check_all(db, "PRAGMA quick_check(1)", path.string()); !checked)
            return base::pass(checked.error());
        return preview_of(db, path.string(), changes, progress);
    });
}

}  // namespace store
