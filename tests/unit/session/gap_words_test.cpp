// What is said of a gap.
#include "session/gap_words.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/gap_rules.h"
#include "plan/gaps.h"
#include "plan/observations.h"

namespace {

using base::Language;

/// The sentence on the first area with a target of incubators and no carrier for it, which had so many in 2023.
std::string sentence(double value, bool sample, Language language) {
    const plan::Index bare(*support::haining_plan());
    const std::vector<plan::GapRule> rules = plan::gap_rules_in_effect(bare.plan());
    const auto is_of_target = [](const plan::Gap& gap) { return gap.rule->kind == plan::GapKind::target; };
    const plan::ReviewIndex before(bare);
    const std::vector<plan::Gap> gaps = plan::find_gaps(before, rules);
    const auto first = std::ranges::find_if(gaps, is_of_target);
    const plan::ObservationDraft draft{
        first->area->key, first->rule->indicator, 2023, value, plan::ValueState::final_value, "统计局", sample};
    const plan::Plan plan = plan::apply(bare.plan(), *plan::observe(bare, std::vector{draft}, {"test", "2026-11-28"}));
    const plan::Index index(plan);
    const plan::ReviewIndex review(index);
    const std::vector<plan::Gap> found = plan::find_gaps(review, rules);
    return session::gap_sentence(*std::ranges::find_if(found, is_of_target), index, language);
}

}  // namespace

TEST(GapWords, OfATargetSayWhetherTheTargetIsMetAllTheSame) {
    EXPECT_TRUE(sentence(99, false, Language::en).ends_with("; the target itself is met by the figure of 2023"));
    EXPECT_TRUE(sentence(99, false, Language::zh).ends_with("；按2023年数值，目标值本身已达到"));
    EXPECT_TRUE(sentence(99, true, Language::en).ends_with("; the target itself is met by the SAMPLE figure of 2023"));
    EXPECT_EQ(sentence(0, false, Language::en).find("itself"), std::string::npos) << "it is not";
}
