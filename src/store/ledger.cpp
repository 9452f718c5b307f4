#include "ledger.h"

#include <algorithm>

#include "base/error_words.h"
#include "records.h"
#include "row_writer.h"

namespace store {
namespace {

constexpr const char* k_target_sets = Record<plan::TargetSet>::table;
constexpr const char* k_revised_targets = Record<plan::RevisedTarget>::table;
constexpr std::size_t k_steps_between_reports = 256;

}  // namespace

base::Result<std::unique_ptr<Ledger>> Ledger::read(sqlite3* db, const std::string& subject) {
    std::unique_ptr<Ledger> ledger(new Ledger(db, subject));
    auto steps = read_record(db, subject);
    if (!steps) return base::pass(steps.error());
    ledger->steps_ = std::move(*steps);
    for (std::size_t i = 0; i < ledger->steps_.size(); ++i) ledger->by_uuid_.emplace(ledger->steps_[i].carried.uuid, i);
    return ledger;
}

const RecordedStep* Ledger::find(const std::string& uuid) const {
    const auto at = by_uuid_.find(uuid);
    return at != by_uuid_.end() ? &steps_[at->second] : nullptr;
}

void Ledger::put_in_effect(std::int64_t n, bool in_effect) {
    const auto first = std::ranges::lower_bound(steps_, n, {}, &RecordedStep::n);
    for (auto step = first; step != steps_.end() && step->n == n; ++step) step->in_effect = in_effect;
}

void Ledger::note(const CarriedStep& step) {
    ancestry_.add(step.uuid, step.base);
    const bool unknown = std::find(step.base.begin(), step.base.end(), k_unknown_base) != step.base.end();
    facts_.push_back({step.uuid, step.time, step.author, step.kind == StepKind::merge, unknown});
}

void Ledger::link() {
    for (const RecordedStep& step : steps_)
        if (step.in_effect) note(step.carried);
}

void Ledger::watch(const CellGroup& group) {
    if (records_.contains(group)) return;
    records_.emplace(group, GroupRecord(group, read_cells(db_, group), ancestry_, facts_));
    rows_.emplace(group.table, group.id);
    watches_sets_ = watches_sets_ || group.table == k_target_sets;
}

void Ledger::watch(const std::vector<RowChange>& rows) {
    for (const RowChange& row : rows)
        for (const GroupChange& change : by_group(row)) watch(change.group);
}

bool Ledger::is_watched(const RowChange& row) const {
    return rows_.contains({row.table, row.id}) || (watches_sets_ && row.table == k_revised_targets);
}

void Ledger::write(Ancestry::Index step, const std::vector<RowChange>& rows) {
    for (const RowChange& row : rows) {
        if (!is_watched(row)) continue;
        for (GroupChange& change : by_group(row)) {
            if (row.table == k_revised_targets && watches_sets_) watch(change.group);
            const auto record = records_.find(change.group);
            if (record == records_.end()) continue;
            record->second.add({step, std::move(change.before), std::move(change.after), change.guard, false});
        }
    }
}

base::Result<void> Ledger::collect(const MergeProgress& progress) {
    std::size_t done = 0;
    for (const RecordedStep& step : steps_) {
        if (++done % k_steps_between_reports == 0 && progress &&
            !progress(static_cast<float>(done) / static_cast<float>(steps_.size())))
            return base::fail(base::ErrorKind::refused, subject_, base::mark("was left as it was: cancelled"));
        if (!step.in_effect) continue;
        const auto rows = rows_in(db_, step, subject_);
        if (!rows) return base::pass(rows.error());
        if (const auto at = ancestry_.find(step.carried.uuid)) write(*at, *rows);
    }
    return {};
}

void Ledger::add(const CarriedStep& step) {
    note(step);
    write(static_cast<Ancestry::Index>(facts_.size() - 1), step.rows);
}

std::vector<CellGroup> Ledger::groups() const {
    std::vector<CellGroup> groups;
    for (const auto& [group, record] : records_) groups.push_back(group);
    return groups;
}

Judgement Ledger::judge(const CellGroup& group, const std::optional<Cells>* mine) const {
    const GroupRecord& record = records_.at(group);
    GroupRecord::Verdict verdict = record.verdict();
    Judgement judged{group, record.here(), record.here(), nullptr, {}, std::move(verdict.overruled)};
    if (verdict.standing.empty()) return judged;
    const std::optional<Cells>& kept = mine != nullptr ? *mine : record.here();
    const auto says_so = [&](const GroupWrite* w) { return same_content(group.table, w->after, kept); };
    const auto follows = [&](const GroupWrite* w) {
        return std::any_of(record.writes().begin(), record.writes().end(), [&](const GroupWrite& earlier) {
            return record.knows(*w, earlier) && same_content(group.table, earlier.after, kept);
        });
    };
    auto holds = std::find_if(verdict.standing.begin(), verdict.standing.end(), says_so);
    if (holds == verdict.standing.end())
        holds = std::find_if(verdict.standing.begin(), verdict.standing.end(), follows);
    if (holds == verdict.standing.end())
        holds = std::max_element(verdict.standing.begin(), verdict.standing.end(),
                                 [&](const GroupWrite* a, const GroupWrite* b) { return record.is_later(*b, *a); });
    judged.holds = *holds;
    judged.target = (*holds)->after;
    for (const GroupWrite* write : verdict.standing)
        if (write != *holds) judged.others.push_back(write);
    return judged;
}

}  // namespace store
