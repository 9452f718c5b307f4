#include "session/review_results.h"

#include <algorithm>
#include <utility>

#include "kept.h"
#include "plan/gap_rules.h"

namespace session {

void ReviewResults::ask(carto::Review asked) {
    const carto::Review before = std::exchange(asked_, std::move(asked));
    const bool by_reach = !asked_.filter.of(plan::FilterField::within).empty();
    const bool other_reach = before.reach != asked_.reach;
    if (before.filter != asked_.filter || (other_reach && by_reach)) {
        passes_.reset();
        counts_.reset();
        curve_.reset();
        choices_.clear();
    }
    if (!other_reach) return;
    counts_.reset();
    covered_.reset();
    choices_.erase(plan::FilterField::within);
    if (before.reach.of != asked_.reach.of) curve_.reset();
}

const std::vector<bool>& ReviewResults::passes() const {
    return kept(passes_, [&] { return plan::passing(*review_, asked_.filter, asked_.reach); });
}

std::size_t ReviewResults::passing() const {
    return static_cast<std::size_t>(std::count(passes().begin(), passes().end(), true));
}

const plan::ReachCounts& ReviewResults::counts() const {
    return kept(counts_, [&] { return plan::count_within(*review_, asked_.reach, passes()); });
}

const plan::ReachCurve& ReviewResults::curve() const {
    return kept(curve_, [&] { return plan::reach_curve(*review_, asked_.reach.of, passes()); });
}

const std::vector<plan::Covered>& ReviewResults::covered() const {
    return kept(covered_, [&] {
        const plan::Plan& plan = review_->index().plan();
        return plan::covered_by(plan, plan::reach_outline(plan, asked_.reach, review_->corridor().chosen()));
    });
}

const std::vector<plan::FilterChoice>& ReviewResults::choices(plan::FilterField field) const {
    const auto at = choices_.find(field);
    if (at != choices_.end()) return at->second;
    return choices_.emplace(field, plan::choices(*review_, field, asked_.filter, asked_.reach)).first->second;
}

FoundGaps::FoundGaps(const plan::ReviewIndex& review)
    : rules_(plan::gap_rules_in_effect(review.index().plan())), gaps_(plan::find_gaps(review, rules_)) {
    const auto rank = [](const plan::Gap& gap) { return std::pair(gap.acknowledged(), !gap.certain); };
    std::stable_sort(gaps_.begin(), gaps_.end(),
                     [&](const plan::Gap& a, const plan::Gap& b) { return rank(a) < rank(b); });
}

}  // namespace session
