// Rules of gaps and remarks on gaps: the usual ones stand until a project has its own, and what cannot be is refused.
#include "plan/gap_rules.h"

#include <gtest/gtest.h>

#include "plan/gap_remarks.h"
#include "sample_plan.h"

namespace {

const plan::Entry k_entry{"王五", "2026-11-29"};
const plan::Name k_gap{"长安站", "Chang'an"};

plan::Edit done(const base::Result<plan::Edit>& edit) {
    EXPECT_TRUE(edit) << (edit ? "" : base::to_line(edit.error()));
    return edit ? *edit : plan::Edit{};
}

plan::GapRule incubators() {
    plan::GapRule rule;
    rule.key = "firms";
    rule.kind = plan::GapKind::target;
    rule.indicator = "tech_firms";
    rule.functions = {plan::CarrierFunction::national_incubator};
    rule.reason = {"目标要有载体", "a target needs a carrier"};
    rule.source = {"附件1", "Annex 1"};
    return rule;
}

}  // namespace

TEST(GapRules, TheUsualOnesStandUntilTheProjectHasItsOwn) {
    plan::Plan p = support::sample_plan();
    ASSERT_EQ(plan::all_gap_rules(p).size(), 3U);
    EXPECT_EQ(plan::all_gap_rules(p)[0].length_m, 3000);
    for (const plan::GapRule& rule : plan::all_gap_rules(p)) EXPECT_TRUE(plan::check_gap_rule(p, rule));
    plan::GapRule nearer = plan::all_gap_rules(p)[0];
    nearer.length_m = 1500;
    p = plan::apply(p, done(plan::put_gap_rule(p, nearer)));
    p = plan::apply(p, done(plan::put_gap_rule(p, incubators())));
    ASSERT_EQ(plan::all_gap_rules(p).size(), 4U);
    EXPECT_EQ(plan::all_gap_rules(p)[0].length_m, 1500);
    EXPECT_TRUE(done(plan::put_gap_rule(p, incubators())).empty());
    p = plan::apply(p, done(plan::switch_gap_rule(p, "unit", true)));
    EXPECT_EQ(plan::gap_rules_in_effect(p).size(), 3U);
    EXPECT_EQ(plan::all_gap_rules(p).size(), 4U);
    EXPECT_TRUE(done(plan::switch_gap_rule(p, "unit", true)).empty());
    p = plan::apply(p, done(plan::usual_gap_rule_again(p, "unit")));
    p = plan::apply(p, done(plan::usual_gap_rule_again(p, "station")));
    EXPECT_EQ(plan::gap_rules_in_effect(p).size(), 4U);
    EXPECT_EQ(plan::all_gap_rules(p)[0].length_m, 3000);
    EXPECT_TRUE(done(plan::usual_gap_rule_again(p, "station")).empty());
    EXPECT_FALSE(plan::usual_gap_rule_again(p, "firms")) << "it has no usual form";
    EXPECT_FALSE(plan::switch_gap_rule(p, "dragon", true));
}

TEST(GapRules, OneThatCouldFindNothingIsRefused) {
    const plan::Plan p = support::sample_plan();
    const auto refused = [&](auto spoil) {
        plan::GapRule rule = incubators();
        spoil(rule);
        return !plan::put_gap_rule(p, rule);
    };
    EXPECT_FALSE(refused([](plan::GapRule&) {}));
    EXPECT_TRUE(refused([](plan::GapRule& r) { r.key = "Größe"; }));
    EXPECT_TRUE(refused([](plan::GapRule& r) { r.key = "station"; })) << "a rule of another kind";
    EXPECT_TRUE(refused([](plan::GapRule& r) { r.indicator = "dragons"; }));
    EXPECT_TRUE(refused([](plan::GapRule& r) { r.functions.clear(); }));
    EXPECT_TRUE(refused([](plan::GapRule& r) { r.reason.zh = ""; }));
    EXPECT_TRUE(refused([](plan::GapRule& r) { r.source.zh = ""; }));
    EXPECT_TRUE(refused([](plan::GapRule& r) { r.reason.en = "two\nlines"; }));
    EXPECT_TRUE(refused([](plan::GapRule& r) { r.kind = plan::GapKind::station; })) << "without a length";
    EXPECT_TRUE(refused([](plan::GapRule& r) {
        r.kind = plan::GapKind::stretch;
        r.length_m = 1e6;
    }));
    EXPECT_TRUE(refused([](plan::GapRule& r) {
        r.kind = plan::GapKind::segment;
        r.segment = "south";
    }));
    EXPECT_TRUE(refused([](plan::GapRule& r) {
        r.kind = plan::GapKind::segment;
        r.segment = "west";
        r.functions.clear();
    }));
    EXPECT_FALSE(refused([](plan::GapRule& r) {
        r.kind = plan::GapKind::segment;
        r.segment = "west";
        r.functions.clear();
        r.programme = plan::Programme::build;
    }));
}

TEST(GapRemarks, AreWrittenLetStandAskedAgainAndTakenBack) {
    plan::Plan p = support::sample_plan();
    const std::string gap = "station:2";
    EXPECT_FALSE(plan::acknowledge_gap(p, gap, k_gap, " ", k_entry)) << "it needs a reason";
    EXPECT_FALSE(plan::remark_on_gap(p, gap, k_gap, "", k_entry));
    EXPECT_FALSE(plan::remark_on_gap(p, "", k_gap, "好", k_entry));
    EXPECT_FALSE(plan::take_gap_remark_back(p, gap, k_gap));
    p = plan::apply(p, done(plan::remark_on_gap(p, gap, k_gap, "待核实", k_entry)));
    EXPECT_FALSE(plan::find_gap_remark(p, gap)->acknowledged);
    EXPECT_TRUE(done(plan::remark_on_gap(p, gap, k_gap, "待核实", {"李四", "2026-12-01"})).empty());
    p = plan::apply(p, done(plan::acknowledge_gap(p, gap, k_gap, "", k_entry)));
    EXPECT_TRUE(plan::find_gap_remark(p, gap)->acknowledged);
    EXPECT_EQ(plan::find_gap_remark(p, gap)->text, "待核实");
    p = plan::apply(p, done(plan::remark_on_gap(p, gap, k_gap, "已核实", k_entry)));
    EXPECT_TRUE(plan::find_gap_remark(p, gap)->acknowledged) << "other words change nothing of that";
    p = plan::apply(p, done(plan::ask_about_gap_again(p, gap, k_gap, k_entry)));
    EXPECT_FALSE(plan::find_gap_remark(p, gap)->acknowledged);
    EXPECT_EQ(p.gap_remarks.size(), 1U);
    p = plan::apply(p, done(plan::take_gap_remark_back(p, gap, k_gap)));
    EXPECT_TRUE(p.gap_remarks.empty());
}
