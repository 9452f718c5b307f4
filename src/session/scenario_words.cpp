#include "session/scenario_words.h"

#include "carto/options.h"
#include "plan/review.h"
#include "plan/review_index.h"
#include "say.h"
#include "session/review_results.h"

namespace session {
namespace {

using base::Language;
using base::mark;

/// Of a carrier that is not in the plan: outside.
plan::Membership membership_of(const ReviewResults& of, std::int64_t id) {
    for (const plan::CarrierPlace& place : of.review().places())
        if (place.carrier->id == id) return plan::membership(place, of.asked().reach);
    return plan::Membership::outside;
}

/// What became of a carrier's membership, as a pattern with its name.
const char* words_of(plan::Membership before, plan::Membership after) {
    if (after > before)
        return after == plan::Membership::certain ? mark("Enters the reach: {0}")
                                                  : mark("Enters the reach, possibly: {0}");
    return after == plan::Membership::outside ? mark("Leaves the reach: {0}") : mark("Leaves the reach, possibly: {0}");
}

}  // namespace

std::vector<std::string> reach_changes(const ReviewResults& base, const ReviewResults& tried,
                                       const plan::Scenario& scenario, Language language) {
    std::vector<std::string> out;
    for (const plan::TriedCarrier& carrier : scenario.carriers) {
        const plan::Membership before = membership_of(base, carrier.tried.id);
        const plan::Membership after = membership_of(tried, carrier.tried.id);
        if (before == after) continue;
        const std::string name = std::to_string(carrier.tried.number) + " " + carto::in(carrier.tried.name, language);
        out.push_back(say(language, words_of(before, after), name));
    }
    return out;
}

}  // namespace session
