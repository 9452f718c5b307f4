#include "session/review_results.h"

#include <algorithm>

#include "kept.h"
#include "plan/gap_rules.h"

namespace session {
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
