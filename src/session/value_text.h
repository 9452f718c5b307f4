// Numbers of indicators as text, and words for those that are missing. Private to session; pure, any thread.
#pragma once

#include <string>

#include "base/translate.h"
#include "plan/measures.h"
#include "plan/plan.h"

namespace session {

/// With the digits before the point grouped by threes: 12,345.6. Never "-0".
std::string grouped(double value, int decimals);

/// With the indicator's decimals and its unit: 2.35%, 12 家, 1 firm.
std::string value_text(const plan::Indicator& indicator, double value, base::Language language);

/// What is left of the way to a target.
struct Need {
    std::string amount;       ///< with its unit, but of a share the number alone: points
    bool is_yearly = true;    ///< false: all of it, until the target year
    bool is_rounded = false;  ///< a count that is more than the need
};
/// From what each year must add. Whole things are counted whole, rounded up; fewer than one a year are told all at
/// once.
Need need_of(const plan::Indicator& indicator, double yearly, const plan::Basis& basis, base::Language language);

/// In per cent, so that differences are points.
bool is_share(const plan::Indicator& indicator);

/// The unit as it stands in the head of a column: "%", "家".
std::string unit_text(const plan::Indicator& indicator, base::Language language);

/// A ratio in per cent; just below the whole is not rounded up to it: 99.95 % of a target is not the target.
std::string share_text(double share);

std::string missing_text(plan::Missing reason, base::Language language);

/// Why there is no baseline: the plan asks nothing at all, or gives none.
plan::Missing missing_baseline(const plan::Basis& basis);

}  // namespace session
