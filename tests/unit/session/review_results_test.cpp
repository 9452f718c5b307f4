// Results that are asked one question after another answer as results that were asked the last one alone.
#include "session/review_results.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "haining_plan.h"
#include "plan/index.h"

namespace {

/// All answers, as text.
std::string answers(const session::ReviewResults& results) {
    std::string out;
    const auto add = [&](const auto& value) { out += std::to_string(value) + " "; };
    for (const bool passes : results.passes()) add(int{passes});
    const plan::ReachCounts& counts = results.counts();
    for (const plan::WithinReach& within : {counts.within, counts.added}) {
        add(within.certain);
        add(within.possible);
    }
    for (const plan::StationReach& station : counts.stations) add(station.within.certain);
    for (const double metres : results.curve().possible_m) add(metres);
    for (const plan::Covered& covered : results.covered()) add(covered.area_km2);
    for (const plan::FilterField field : plan::k_filter_fields)
        for (const plan::FilterChoice& choice : results.choices(field)) add(choice.leaves);
    return out;
}

std::vector<carto::Review> questions() {
    std::vector<carto::Review> out(1);
    const auto next = [&](auto change) { change(out.emplace_back(out.back())); };
    next([](carto::Review& asked) { asked.reach.width_m = 1500; });
    next([](carto::Review& asked) { asked.reach.compared_m = 3000; });
    next([](carto::Review& asked) { asked.filter.toggle(plan::FilterField::segment, "west"); });
    next([](carto::Review& asked) { asked.filter.toggle(plan::FilterField::within, "possible"); });
    next([](carto::Review& asked) { asked.reach.width_m = 4000; });
    next([](carto::Review& asked) { asked.reach.of = plan::ReachOf::line; });
    next([](carto::Review& asked) { asked.filter = {}; });
    next([](carto::Review& asked) { asked.reach.detour = 1.3; });
    next([](carto::Review& asked) { asked.filter.text = "1"; });
    return out;
}

TEST(ReviewResults, OfOneQuestionAfterAnotherAreThoseOfTheLast) {
    const plan::Plan& plan = *support::haining_plan();
    const plan::Index index(plan);
    const plan::ReviewIndex review(index);
    session::ReviewResults asked_again(review, {});
    std::string before;
    for (const carto::Review& asked : questions()) {
        asked_again.ask(asked);
        const std::string now = answers(asked_again);
        EXPECT_EQ(now, answers(session::ReviewResults(review, asked)));
        if (!before.empty()) EXPECT_NE(now, before) << "a question that changes nothing tests nothing";
        before = now;
    }
}

}  // namespace
