#include "standing.h"

#include <algorithm>
#include <map>

#include "question_table.h"
#include "records.h"
#include "row_writer.h"

namespace store {
namespace {

/// The open questions about a group become those that there are now.
base::Result<void> renew_questions(sqlite3* db, const Ledger& ledger, const Judgement& judged,
                                   const std::vector<Question>& open, const std::string& now,
                                   const std::string& subject) {
    const GroupRecord& record = ledger.record(judged.group);
    const auto is_about = [&](const Question& question, const GroupWrite* theirs) {
        return question.group == judged.group && question.their_step == record.step_of(*theirs).uuid;
    };
    const auto stands = [&](const Question& question) {
        return std::any_of(judged.others.begin(), judged.others.end(),
                           [&](const GroupWrite* theirs) { return is_about(question, theirs); });
    };
    for (const Question& question : open)
        if (question.group == judged.group && !stands(question))
            if (auto done = close_question(db, question.id, "settled",
                                           judged.holds != nullptr ? record.step_of(*judged.holds).uuid : "", subject);
                !done)
                return done;
    for (const GroupWrite* theirs : judged.others) {
        const auto asks = [&](const Question& question) { return is_about(question, theirs); };
        if (std::any_of(open.begin(), open.end(), asks)) continue;
        const StepFacts& step = record.step_of(*theirs);
        const Question question{0,
                                judged.group,
                                record.base_of(*judged.holds, *theirs),
                                judged.target,
                                theirs->after,
                                step.uuid,
                                step.author,
                                step.time,
                                now};
        if (auto done = append_question(db, question, subject); !done) return done;
    }
    return {};
}

}  // namespace

base::Result<void> write_standing(sqlite3* db, std::int64_t n, bool in_effect, const std::vector<RowChange>& rows,
                                  const std::string& now, const std::string& subject) {
    auto ledger = Ledger::read(db, subject);
    if (!ledger) return base::pass(ledger.error());
    (*ledger)->put_in_effect(n, in_effect);
    (*ledger)->link();
    (*ledger)->watch(rows);
    if (auto collected = (*ledger)->collect({}); !collected) return collected;
    const auto open = open_questions(db, subject);
    if (!open) return base::pass(open.error());
    std::vector<RowChange> changes;
    for (const RowChange& row : rows) {
        if (row.kind == RowChangeKind::guard) continue;
        for (const GroupChange& change : by_group(row)) {
            const std::optional<Cells>& said = in_effect ? change.after : change.before;
            Judgement judged = (*ledger)->judge(change.group, &said);
            if (judged.holds == nullptr) judged.target = said;
            if (!(judged.target == judged.here)) changes.push_back(as_row(change.group, judged.here, judged.target));
            if (auto renewed = renew_questions(db, **ledger, judged, *open, now, subject); !renewed) return renewed;
        }
    }
    return write_rows(db, row_by_row(changes), subject);
}

namespace {

/// Key of a set of targets, as any step that wrote it says.
Value key_of_set(const Ledger& ledger, const CellGroup& set) {
    for (const GroupWrite& write : ledger.record(set).writes())
        for (const auto* cells : {&write.after, &write.before})
            if (*cells && (*cells)->contains("key")) return (*cells)->at("key");
    return {};
}

/// What stands of the targets of a set, those included that are not here because their set is not.
std::map<CellGroup, std::optional<Cells>> targets_of(sqlite3* db, const Ledger& ledger, const Value& key) {
    std::map<CellGroup, std::optional<Cells>> targets;
    Statement rows(db, "SELECT id FROM revised_targets WHERE target_set = ?");
    rows.bind(1, std::string_view(to_text(key)));
    while (rows.step()) {
        const CellGroup group{Record<plan::RevisedTarget>::table, rows.integer(0), "row"};
        targets[group] = read_cells(db, group);
    }
    for (const CellGroup& group : ledger.groups()) {
        const Judgement judged = ledger.judge(group);
        const bool belongs = group.table == Record<plan::RevisedTarget>::table && judged.target &&
                             judged.target->at("target_set") == key;
        if (belongs) targets[group] = judged.target;
    }
    return targets;
}

}  // namespace

base::Result<std::vector<RowChange>> with_targets(sqlite3* db, const CellGroup& set, const std::optional<Cells>& chosen,
                                                  const std::string& subject) {
    std::vector<RowChange> rows;
    if (set.table != Record<plan::TargetSet>::table) return rows;
    auto ledger = Ledger::read(db, subject);
    if (!ledger) return base::pass(ledger.error());
    (*ledger)->link();
    (*ledger)->watch(set);
    if (auto collected = (*ledger)->collect({}); !collected) return base::pass(collected.error());
    for (const auto& [group, cells] : targets_of(db, **ledger, key_of_set(**ledger, set))) {
        const std::optional<Cells> here = read_cells(db, group);
        if (!chosen) rows.push_back(as_row(group, here, std::nullopt));
        if (chosen && !here) rows.push_back(as_row(group, here, cells));
    }
    return rows;
}

}  // namespace store
