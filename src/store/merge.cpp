#include "merge.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/error_words.h"
#include "base/translate.h"
#include "history_cursor.h"
#include "history_table.h"
#include "row_name.h"
#include "row_writer.h"
#include "uuid.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr const char* k_carriers = "carriers";
constexpr const char* k_target_sets = "target_sets";
constexpr const char* k_revised_targets = "revised_targets";
constexpr const char* k_accepted = "accepted_findings";
constexpr std::size_t k_steps_between_reports = 256;

plan::Name in_both(const char* english, const plan::Name& what) {
    return {fmt::format(fmt::runtime(base::translate(base::Language::zh, english)), what.zh),
            fmt::format(fmt::runtime(english), what.en)};
}

CellGroup number_of(std::int64_t carrier) { return {k_carriers, carrier, "number"}; }

base::Result<void> report(const MergeProgress& progress, std::size_t done, std::size_t of, const std::string& subject) {
    if (!progress || done % k_steps_between_reports != 0) return {};
    if (progress(static_cast<float>(done) / static_cast<float>(of))) return {};
    return base::fail(ErrorKind::refused, subject, mark("was left as it was: cancelled"));
}

}  // namespace

base::Result<Merge> Merge::compare(sqlite3* db, const ChangesFile& changes, const Stamp& stamp,
                                   const std::string& subject, const MergeProgress& progress) {
    const std::string& file = changes.source.empty() ? subject : changes.source;
    if (changes.origin != origin_of(db))
        return base::fail(ErrorKind::refused, file,
                          mark("the changes are of another project; ask for those of a copy of this one"));
    auto ledger = Ledger::read(db, subject);
    if (!ledger) return base::pass(ledger.error());
    Merge merge(db, subject, file);
    merge.ledger_ = std::move(*ledger);
    if (auto sorted = merge.sort_out(changes); !sorted) return base::pass(sorted.error());
    if (auto fit = merge.check_rows(changes); !fit) return base::pass(fit.error());
    merge.ledger_->link();
    if (auto watched = merge.watch(); !watched) return base::pass(watched.error());
    if (auto collected = merge.ledger_->collect(progress); !collected) return base::pass(collected.error());
    merge.make_take_back(stamp);
    for (const CarriedStep& step : merge.incoming_) merge.ledger_->add(step);
    merge.list_taken_back(changes);
    auto open = open_questions(db, subject);
    if (!open) return base::pass(open.error());
    merge.open_ = std::move(*open);
    merge.judge();
    merge.give_numbers();
    merge.finish_preview();
    if (!changes.knows.empty())
        merge.preview_.unseen_by_them = merge.ledger_->ancestry().unknown_to(changes.knows).value_or(0);
    return merge;
}

std::vector<std::string> Merge::authors() const {
    std::vector<std::string> authors;
    for (const CarriedStep& step : incoming_)
        if (std::ranges::find(authors, step.author) == authors.end()) authors.push_back(step.author);
    return authors;
}

/// Who has a number that comes, since one of both has to give way.
void Merge::watch_carriers_of_number(const CarriedStep& step) {
    for (const RowChange& row : step.rows)
        for (const ColumnChange& column : row.columns) {
            const auto* number = std::get_if<std::int64_t>(&column.after);
            if (row.table != k_carriers || column.column != "number" || number == nullptr) continue;
            Statement holder(db_, "SELECT id FROM carriers WHERE number = ?");
            holder.bind(1, *number);
            while (holder.step()) ledger_->watch(number_of(holder.integer(0)));
        }
}

/// A row that an old step took out of its table, and not to the bin, comes back whole.
void Merge::watch_missing_row(const RowChange& row) {
    if (!has_bin(row.table) || !rows_seen_.insert({row.table, row.id}).second ||
        !read_row(db_, row.table, row.id).empty())
        return;
    for (const std::string& column : column_names(db_, row.table))
        if (column != "id") ledger_->watch(CellGroup{row.table, row.id, group_name(row.table, column)});
}

base::Result<void> Merge::watch_rows_of(const RecordedStep& step) {
    const auto rows = rows_in(db_, step, subject_);
    if (!rows) return base::pass(rows.error());
    ledger_->watch(*rows);
    for (const RowChange& row : *rows)
        for (const GroupChange& change : by_group(row))
            if (!change.guard) returning_groups_.insert(change.group);
    return {};
}

base::Result<void> Merge::watch() {
    for (const CarriedStep& step : incoming_) {
        ledger_->watch(step.rows);
        watch_carriers_of_number(step);
        for (const RowChange& row : step.rows) watch_missing_row(row);
    }
    for (const RecordedStep& step : ledger_->steps())
        if (std::ranges::binary_search(returning_, step.n))
            if (auto watched = watch_rows_of(step); !watched) return watched;
    return {};
}

void Merge::make_take_back(const Stamp& stamp) {
    if (returning_.empty()) return;
    CarriedStep step{new_uuid(), stamp.time, stamp.author, "", {}, {}, StepKind::revert, ledger_->ancestry().heads(),
                     {},         {}};
    for (const RecordedStep& back : ledger_->steps()) {
        if (!std::ranges::binary_search(returning_, back.n)) continue;
        step.reverts.push_back(back.carried.uuid);
        step.summary = in_both(mark("Taken back here: {0}"), back.carried.summary);
        if (const auto undone = last_mark(db_, back.n)) {
            step.author = undone->author;
            step.time = undone->time;
        }
    }
    std::vector<RowChange> rows;
    for (const CellGroup& group : returning_groups_) {
        const Judgement with = ledger_->judge(group);
        const GroupWrite* holds = with.holds;
        rows.push_back(as_row(group, holds != nullptr ? holds->after : with.here, with.here));
    }
    step.rows = row_by_row(rows);
    ledger_->add(step);
    take_back_ = std::move(step);
}

void Merge::ask(const Judgement& judged) {
    const GroupRecord& record = ledger_->record(judged.group);
    for (const GroupWrite* theirs : judged.others) {
        const StepFacts& step = record.step_of(*theirs);
        const std::optional<Cells> base =
            judged.holds != nullptr ? record.base_of(*judged.holds, *theirs) : theirs->before;
        asked_.push_back({0, judged.group, base, judged.target, theirs->after, step.uuid, step.author, step.time, ""});
    }
}

/// A set of targets goes only with all of its targets; one that somebody else put in is a question.
void Merge::judge_set(const Judgement& judged) {
    Statement targets(db_, "SELECT id FROM revised_targets WHERE target_set = ?");
    const Value key = value_in(judged.here, "key");
    targets.bind(1, std::string_view(to_text(key)));
    bool keeps_one = false;
    while (targets.step()) {
        const CellGroup target{k_revised_targets, targets.integer(0), "row"};
        keeps_one = keeps_one || !ledger_->watches(target) || ledger_->judge(target).target.has_value();
    }
    if (!keeps_one) {
        targets_[judged.group] = judged.target;
        return;
    }
    const StepFacts& step = ledger_->record(judged.group).step_of(*judged.holds);
    asked_.push_back({0, judged.group, judged.here, judged.here, judged.target, step.uuid, step.author, step.time, ""});
}

/// Whether the row that it refers to is there, or comes; and nobody else says the same under another id.
bool Merge::can_stand(const Judgement& judged) const {
    if (judged.here || !judged.target) return true;
    if (judged.group.table == k_revised_targets) {
        const Value key = value_in(judged.target, "target_set");
        const auto is_set = [&](const auto& change) {
            return change.first.table == k_target_sets && value_in(change.second, "key") == key;
        };
        Statement set(db_, "SELECT id FROM target_sets WHERE key = ?");
        set.bind(1, std::string_view(to_text(key)));
        if (!set.step()) return std::any_of(targets_.begin(), targets_.end(), is_set);
        const auto goes = targets_.find({k_target_sets, set.integer(0), "row"});
        return goes == targets_.end() || goes->second.has_value();
    }
    Statement same(db_, "SELECT 1 FROM accepted_findings WHERE code = ? AND carrier = ?");
    same.bind(1, std::string_view(to_text(value_in(judged.target, "code"))));
    same.bind(2, std::string_view(to_text(value_in(judged.target, "carrier"))));
    return !same.step();
}

void Merge::tell_overruled(const Judgement& judged) {
    const bool was_asked =
        std::any_of(open_.begin(), open_.end(), [&](const Question& q) { return q.group == judged.group; });
    const bool answered = !judged.overruled.empty() || (was_asked && judged.others.empty());
    if (!answered || judged.holds == nullptr || same_content(judged.group.table, judged.here, judged.target)) return;
    const Question question{0, judged.group, {}, judged.here, judged.target, "", "", "", ""};
    const Clash clash = clash_of(db_, question);
    const bool answered_here = std::any_of(judged.overruled.begin(), judged.overruled.end(), [&](const GroupWrite* w) {
        return same_content(judged.group.table, w->after, judged.here);
    });
    preview_.settled.push_back({clash.table, clash.id, clash.column, clash.what, clash.mine, clash.theirs,
                                ledger_->record(judged.group).step_of(*judged.holds).author, answered_here});
}

void Merge::judge() {
    for (const CellGroup& group : ledger_->groups()) {
        const Judgement judged = ledger_->judge(group);
        tell_overruled(judged);
        ask(judged);
        if (judged.target == judged.here) continue;
        if (group.table == k_target_sets && judged.here && !judged.target)
            judge_set(judged);
        else
            targets_[group] = judged.target;
    }
    std::erase_if(targets_, [&](const auto& change) {
        const std::string& table = change.first.table;
        return (table == k_revised_targets || table == k_accepted) && !can_stand(ledger_->judge(change.first));
    });
}

const GroupWrite* Merge::claim_of(std::int64_t carrier) const {
    const CellGroup group = number_of(carrier);
    return ledger_->watches(group) ? ledger_->judge(group).holds : nullptr;
}

void Merge::give_number(std::int64_t carrier, std::int64_t number, const std::string& keeper) {
    const CellGroup group = number_of(carrier);
    const GroupWrite* claim = claim_of(carrier);
    const Cells row = read_row(db_, k_carriers, carrier);
    CarriedStep step;
    step.kind = StepKind::merge;
    step.author = "Langtu";
    if (claim != nullptr) {
        step.time = ledger_->record(group).step_of(*claim).time;
        step.base.push_back(ledger_->record(group).step_of(*claim).uuid);
    }
    if (!keeper.empty() && std::ranges::find(step.base, keeper) == step.base.end()) step.base.push_back(keeper);
    const auto coming = targets_.find({k_carriers, carrier, "name_zh"});
    const auto english = targets_.find({k_carriers, carrier, "name_en"});
    const plan::Name name{
        to_text(coming != targets_.end() ? value_in(coming->second, "name_zh") : value_in(row, "name_zh")),
        to_text(english != targets_.end() ? value_in(english->second, "name_en") : value_in(row, "name_en"))};
    const auto before = targets_.contains(group) ? targets_[group] : read_cells(db_, group);
    const std::string& name_en = name.en.empty() || name.en == to_text(Value()) ? name.zh : name.en;
    const auto in = [&](base::Language language, const std::string& what) {
        return fmt::format(fmt::runtime(base::translate(language, mark("{0} has number {1} now: {2} was taken"))), what,
                           number, to_text(value_in(before, "number")));
    };
    step.summary = {in(base::Language::zh, name.zh), in(base::Language::en, name_en)};
    // Whoever merges the same says the same, under the same name.
    step.uuid =
        stable_uuid(fmt::format("number|{}|{}|{}", carrier, number, step.base.empty() ? "" : step.base.front()));
    if (ledger_->find(step.uuid) != nullptr || coming_.contains(step.uuid)) step.uuid = new_uuid();
    step.rows = {as_row(group, before, Cells{{"number", number}})};
    preview_.renumbered.push_back(
        {k_carriers, carrier, "number", {name.zh, name_en}, value_in(before, "number"), Value(number), ""});
    targets_[group] = Cells{{"number", number}};
    ledger_->add(step);
    numbers_.push_back(std::move(step));
}

/// Of several carriers with one number the earliest keeps it, the others get the next that are free.
void Merge::give_numbers() {
    std::map<std::int64_t, std::set<std::int64_t>> claims;  // ids by number
    std::int64_t next = query_integer(db_, "SELECT max(number) FROM carriers").value_or(0);
    for (const auto& [group, cells] : targets_)
        if (group.table == k_carriers && group.name == "number")
            if (const Value number = value_in(cells, "number"); std::holds_alternative<std::int64_t>(number)) {
                claims[std::get<std::int64_t>(number)].insert(group.id);
                next = std::max(next, std::get<std::int64_t>(number));
            }
    for (auto& [number, carriers] : claims) {
        Statement holder(db_, "SELECT id FROM carriers WHERE number = ?");
        holder.bind(1, number);
        while (holder.step())
            if (!targets_.contains(number_of(holder.integer(0)))) carriers.insert(holder.integer(0));
        if (carriers.size() < 2) continue;
        std::vector<std::int64_t> order(carriers.begin(), carriers.end());
        std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
            const GroupWrite* first = claim_of(a);
            const GroupWrite* second = claim_of(b);
            if (first == nullptr || second == nullptr) return first == nullptr && second != nullptr;
            return ledger_->record(number_of(a)).is_later(*second, *first);
        });
        const GroupWrite* kept = claim_of(order.front());
        const std::string keeper =
            kept != nullptr ? ledger_->record(number_of(order.front())).step_of(*kept).uuid : std::string();
        for (std::size_t i = 1; i < order.size(); ++i) give_number(order[i], ++next, keeper);
    }
}

bool Merge::is_absorbed(const CarriedStep& step) const {
    for (const RowChange& row : step.rows)
        for (const GroupChange& change : by_group(row))
            if (!change.guard && !same_content(row.table, change.after, ledger_->record(change.group).here()))
                return false;
    return true;
}

void Merge::finish_preview() {
    for (const CarriedStep& step : incoming_) {
        preview_.incoming.push_back({step.time, step.author, step.reason, step.summary, changed_only(step.rows)});
        if (is_absorbed(step)) absorbed_.insert(step.uuid);
    }
    preview_.new_steps = static_cast<int>(incoming_.size());
    preview_.brings_something = brings_something();
    std::vector<RowChange> rows;
    for (const auto& [group, cells] : targets_) rows.push_back(as_row(group, ledger_->record(group).here(), cells));
    changes_ = row_by_row(rows);
    preview_.changes = changed_only(changes_);
    preview_.rows = static_cast<int>(preview_.changes.size());
    const auto is_open = [&](const Question& asked) {
        return std::any_of(open_.begin(), open_.end(), [&](const Question& open) {
            return open.group == asked.group && open.their_step == asked.their_step &&
                   same_content(asked.group.table, open.mine, asked.mine);
        });
    };
    for (const Question& open : open_) {
        if (!ledger_->watches(open.group)) continue;
        const bool stands = std::any_of(asked_.begin(), asked_.end(), [&](const Question& asked) {
            return open.group == asked.group && open.their_step == asked.their_step &&
                   same_content(asked.group.table, open.mine, asked.mine);
        });
        const GroupWrite* holds = ledger_->judge(open.group).holds;
        if (!stands)
            closed_.emplace_back(open.id, holds != nullptr ? ledger_->record(open.group).step_of(*holds).uuid : "");
    }
    std::erase_if(asked_, is_open);
    for (const Question& question : asked_) {
        Clash clash = clash_of(db_, question);
        if (const auto name = targets_.find({k_carriers, question.group.id, "name_zh"});
            name != targets_.end() && question.group.table == k_carriers && to_text(clash.what.zh).empty())
            clash.what.zh = clash.what.en = to_text(value_in(name->second, "name_zh"));
        preview_.clashes.push_back(std::move(clash));
    }
}

base::Result<void> Merge::write_steps(const Stamp& stamp, const MergeProgress& progress) {
    for (const std::int64_t n : returning_)
        if (auto done = bring_back_step(db_, n, subject_); !done) return done;
    if (take_back_)
        if (auto n = append_step(db_, {*take_back_, 0, false, "undo"}, subject_); !n) return base::pass(n.error());
    const auto merge = append_merge(db_, stamp.time, stamp.author, changes_, subject_);
    if (!merge) return base::pass(merge.error());
    StepWriter writer(db_, subject_);
    std::size_t done = 0;
    for (const CarriedStep& step : incoming_) {
        if (auto going = report(progress, ++done, incoming_.size(), subject_); !going) return going;
        const auto n = writer.append({step, *merge, absorbed_.contains(step.uuid), {}});
        if (!n) return base::pass(n.error());
    }
    for (const CarriedStep& step : numbers_)
        if (auto n = writer.append({step, *merge, false, {}}); !n) return base::pass(n.error());
    auto written = write_rows(db_, changes_, subject_);
    if (!written && written.error().kind == ErrorKind::refused) written.error().subject = file_;
    return written;
}

/// Those that are answered at once as well, so that they are open again where the answer is undone.
base::Result<void> Merge::write_questions(const Stamp& stamp) {
    for (const auto& [id, step] : closed_)
        if (auto done = close_question(db_, id, "settled", step, subject_); !done) return done;
    for (Question question : asked_) {
        question.since = stamp.time;
        if (auto done = append_question(db_, question, subject_); !done) return done;
    }
    return {};
}

base::Result<void> Merge::write(const std::vector<Resolution>& resolutions, const Stamp& stamp,
                                const MergeProgress& progress) {
    if (resolutions.size() != asked_.size())
        return base::fail(ErrorKind::locked, subject_,
                          base::mark_count(std::ssize(asked_), "{} value was changed on both sides; choose one of both",
                                           "{} values were changed on both sides; choose one of both for each"),
                          {std::to_string(asked_.size())});
    if (auto left = leave_undone_steps(db_, subject_); !left) return left;
    if (auto done = write_steps(stamp, progress); !done) return done;
    if (auto done = write_questions(stamp); !done) return done;
    std::vector<std::pair<Question, Resolution>> answers;
    for (std::size_t i = 0; i < asked_.size(); ++i) answers.emplace_back(asked_[i], resolutions[i]);
    const auto n = write_answers(db_, answers, ledger_->ancestry().heads(), stamp, subject_);
    if (!n) return base::pass(n.error());
    return {};
}

}  // namespace store
