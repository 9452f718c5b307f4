// Which steps of a file come, and whether they can: all that they build on must be here or come with them.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/error_words.h"
#include "history_cursor.h"
#include "merge.h"
#include "row_writer.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

}  // namespace

base::Error Merge::gap(const std::string& uuid, const ChangesFile& changes) const {
    const auto comes_later = [&](const CarriedStep& step) { return step.uuid == uuid; };
    if (std::any_of(changes.steps.begin(), changes.steps.end(), comes_later))
        return base::make_error(ErrorKind::refused, file_,
                                mark("holds a step before one that it builds on ({}); ask for the changes again"),
                                {uuid});
    std::int64_t since = 0;
    for (const EarlierStep& step : changes.earlier) {
        if (ledger_->find(step.uuid) == nullptr) break;
        since = step.n;
    }
    const auto missing = std::find_if(changes.earlier.begin(), changes.earlier.end(),
                                      [&](const EarlierStep& step) { return step.uuid == uuid; });
    if (missing == changes.earlier.end())
        return base::make_error(ErrorKind::refused, file_,
                                mark("goes on from changes that are not here; ask for a file that begins earlier: "
                                     "changes export --since {}"),
                                {std::to_string(since)});
    return base::make_error(ErrorKind::refused, file_,
                            mark("goes on from its sender's step {}, which is not here; ask for a file that begins "
                                 "earlier: changes export --since {}"),
                            {std::to_string(missing->n), std::to_string(since)});
}

/// It is in effect where the file comes from: here it comes into effect as well, to be taken back by a step that
/// travels. So it stays taken back, and the others hear of it.
void Merge::take_back_in(const RecordedStep& step) {
    if (step.in_effect) return;
    const std::int64_t n = step.n;
    ledger_->put_in_effect(n, true);
    returning_.push_back(n);
    for (const RecordedStep& part : ledger_->steps()) {
        if (part.n != n) continue;
        for (const std::string& base : part.carried.base)
            if (const RecordedStep* below = ledger_->find(base)) take_back_in(*below);
    }
}

base::Result<void> Merge::need(const std::string& uuid, const ChangesFile& changes) {
    if (uuid == k_unknown_base || coming_.contains(uuid)) return {};
    const RecordedStep* known = ledger_->find(uuid);
    if (known == nullptr) return base::pass(gap(uuid, changes));
    take_back_in(*known);
    return {};
}

base::Result<void> Merge::sort_out(const ChangesFile& changes) {
    std::set<std::string> seen;
    for (const CarriedStep& step : changes.steps) {
        if (!seen.insert(step.uuid).second)
            return base::fail(ErrorKind::refused, file_, mark("holds one step twice ({}); ask for the changes again"),
                              {step.uuid});
        if (const RecordedStep* known = ledger_->find(step.uuid)) {
            if (known->in_effect)
                ++preview_.known_steps;
            else
                take_back_in(*known);
            continue;
        }
        for (const std::string& base : step.base)
            if (auto found = need(base, changes); !found) return found;
        incoming_.push_back(step);
        coming_.insert(step.uuid);
    }
    std::sort(returning_.begin(), returning_.end());
    return {};
}

/// A file of version 1 does not say what it builds on: that something is missing shows where it changes a row that is
/// not here.
base::Result<void> Merge::check_unknown_base(const CarriedStep& step) {
    for (const RowChange& row : step.rows) {
        if (row.kind != RowChangeKind::update || !read_row(db_, row.table, row.id).empty()) continue;
        const auto inserts = [&](const RowChange& other) {
            return other.kind == RowChangeKind::insert && other.table == row.table && other.id == row.id;
        };
        const bool comes = std::any_of(incoming_.begin(), incoming_.end(), [&](const CarriedStep& earlier) {
            return std::any_of(earlier.rows.begin(), earlier.rows.end(), inserts);
        });
        if (!comes) return base::fail(ErrorKind::refused, subject_, mark("changes what is not here"));
    }
    return {};
}

base::Result<void> Merge::check_rows(const ChangesFile& changes) {
    const auto shapes = read_shapes(db_, subject_);
    if (!shapes) return base::pass(shapes.error());
    for (CarriedStep& step : incoming_) {
        if (auto fit = check_values(*shapes, step.rows, file_); !fit) return fit;
        const bool unknown_base = std::ranges::find(step.base, k_unknown_base) != step.base.end();
        if ((unknown_base || changes.version == 1) && !check_unknown_base(step)) return base::pass(gap("", changes));
        std::set<std::tuple<std::string, std::int64_t, bool>> rows;
        for (const RowChange& row : step.rows)
            if (changes.version > 1 && !rows.emplace(row.table, row.id, row.kind == RowChangeKind::guard).second)
                return base::fail(ErrorKind::refused, file_,
                                  mark("holds a step that changes row {} of {} twice; ask for the changes again"),
                                  {std::to_string(row.id), row.table});
    }
    return {};
}

/// What was taken back here and stays so, while the sender still has it in effect.
void Merge::list_taken_back(const ChangesFile& changes) {
    std::unordered_set<std::string> listed;
    const auto list = [&](const RecordedStep& step, const std::string& by, const std::string& at) {
        if (listed.insert(step.carried.uuid).second)
            preview_.taken_back.push_back(
                {step.n, step.carried.summary, step.carried.author, step.carried.time, by, at});
    };
    for (const std::int64_t n : returning_) {
        const auto undone = last_mark(db_, n);
        for (const RecordedStep& step : ledger_->steps())
            if (step.n == n) list(step, undone ? undone->author : "", undone ? undone->time : "");
    }
    std::unordered_set<std::string> in_file;
    for (const CarriedStep& step : changes.steps) in_file.insert(step.uuid);
    const Ancestry& ancestry = ledger_->ancestry();
    const auto they_know = [&](const std::string& uuid) {
        const auto at = ancestry.find(uuid);
        return !at || in_file.contains(uuid) || std::ranges::any_of(changes.knows, [&](const std::string& head) {
            const auto known = ancestry.find(head);
            return known && ancestry.knows(*known, *at);
        });
    };
    for (const RecordedStep& taking : ledger_->steps()) {
        if (!taking.in_effect || taking.withdrawn || taking.carried.reverts.empty() || they_know(taking.carried.uuid))
            continue;
        for (const std::string& taken : taking.carried.reverts)
            if (const RecordedStep* known = ledger_->find(taken);
                known != nullptr && known->withdrawn && in_file.contains(taken))
                list(*known, taking.carried.author, taking.carried.time);
    }
}

}  // namespace store
