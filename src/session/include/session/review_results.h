// What panels tell of a review: what passes, what lies within reach, where the gaps are. Each is worked out when it is
// first asked for and kept until another question asks for another answer. Points into the plan, which must outlive it.
// Main thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "carto/options.h"
#include "plan/gaps.h"
#include "plan/reach_report.h"
#include "plan/review_index.h"

namespace session {

class ReviewResults {
public:
    ReviewResults(const plan::ReviewIndex& review, carto::Review asked) : review_(&review), asked_(std::move(asked)) {}

    /// Another question. While the width of a reach is dragged most answers are those of the frame before.
    void ask(carto::Review asked);

    [[nodiscard]] const plan::ReviewIndex& review() const { return *review_; }
    [[nodiscard]] const carto::Review& asked() const { return asked_; }
    /// By the order of Plan::carriers.
    [[nodiscard]] const std::vector<bool>& passes() const;
    [[nodiscard]] std::size_t passing() const;
    /// Of those that pass.
    [[nodiscard]] const plan::ReachCounts& counts() const;
    [[nodiscard]] const plan::ReachCurve& curve() const;
    /// What of units and parks the reach covers.
    [[nodiscard]] const std::vector<plan::Covered>& covered() const;
    [[nodiscard]] const std::vector<plan::FilterChoice>& choices(plan::FilterField field) const;

private:
    const plan::ReviewIndex* review_;
    carto::Review asked_;
    mutable std::optional<std::vector<bool>> passes_;
    mutable std::optional<plan::ReachCounts> counts_;
    mutable std::optional<plan::ReachCurve> curve_;
    mutable std::optional<std::vector<plan::Covered>> covered_;
    mutable std::map<plan::FilterField, std::vector<plan::FilterChoice>> choices_;
};

/// The gaps of a plan, with the rules that they point to.
class FoundGaps {
public:
    explicit FoundGaps(const plan::ReviewIndex& review);
    FoundGaps(const FoundGaps&) = delete;
    FoundGaps& operator=(const FoundGaps&) = delete;
    /// Those that nobody has let stand first, the certain ones before the possible ones.
    [[nodiscard]] const std::vector<plan::Gap>& gaps() const { return gaps_; }

private:
    std::vector<plan::GapRule> rules_;
    std::vector<plan::Gap> gaps_;
};

}  // namespace session
