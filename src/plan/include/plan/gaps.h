// Gaps of the corridor: what a rule looks for and does not find. They are found from where carriers are drawn; each
// says whether it is certain for all that is known of their positions. Pure functions; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plan/feature_ref.h"
#include "plan/review_index.h"

namespace plan {

struct Gap {
    std::string key;  ///< of the rule and the place: stable while both are
    const GapRule* rule = nullptr;
    FeatureRef feature;  ///< station or unit; none for a stretch, a segment or an area that is no unit
    const Segment* segment = nullptr;
    const Area* area = nullptr;             ///< GapKind::target
    double sure_from_m = 0, sure_to_m = 0;  ///< the part of it where none can stand; longer than the rule's length
                                            ///< where the gap is certain
    double from_m = 0, to_m = 0;            ///< GapKind::stretch: chainages
    std::size_t line = 0;                   ///< of this line, by its place in Plan::rail
    double target = 0;                      ///< GapKind::target: how many are aimed at
    bool certain = true;                    ///< no carrier can fill it for all that is known of their positions
    int possible = 0;                       ///< carriers that may
    const GapRemark* remark = nullptr;
    [[nodiscard]] bool acknowledged() const { return remark != nullptr && remark->acknowledged; }
};

/// By the rules that are on, in their order, then along the chosen line, else along each. Pointers go into the plan and
/// into `rules`.
std::vector<Gap> find_gaps(const ReviewIndex& review, std::span<const GapRule> rules);

}  // namespace plan
