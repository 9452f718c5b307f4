// The ruler: chainages that are shown, measured or stretched between official ones, and back.
#include "plan/ruler.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "plan/corridor.h"
#include "sample_plan.h"

namespace {

const plan::Entry k_entry{"王五", "2026-11-29"};

/// Three stations on a line.
plan::Plan line() {
    plan::Plan p = support::sample_plan();
    p.stations.push_back({3, {"东站", "East"}, {120.69, 30.46}, "elevated", "inferred", "", ""});
    return p;
}

plan::Plan with(plan::Plan p, const base::Result<plan::Edit>& edit) {
    EXPECT_TRUE(edit) << (edit ? "" : base::to_line(edit.error()));
    return edit ? plan::apply(std::move(p), *edit) : p;
}

std::vector<double> measured(const plan::Plan& p) {
    std::vector<double> list;
    for (const plan::StationPosition& at : plan::station_positions(p)) list.push_back(at.on_rail.chainage_m);
    return list;
}

}  // namespace

TEST(Ruler, ShowsWhatIsMeasuredUntilSomebodySetsIt) {
    const plan::Ruler ruler(line());
    EXPECT_EQ(ruler.kind(), plan::RulerKind::measured);
    for (const double m : {-500.0, 0.0, 12345.6, 1e6}) {
        EXPECT_EQ(ruler.shown_m(m), m);
        EXPECT_EQ(ruler.measured_m(m), m);
    }
    EXPECT_FALSE(ruler.reversed());
    EXPECT_FALSE(ruler.is_between_official(0));
    const plan::Ruler none{plan::Plan{}};
    EXPECT_EQ(none.shown_m(7), 7) << "a plan without a line";
}

TEST(Ruler, BeginsWhereItIsSetAndCountsTheOtherWay) {
    const plan::Plan p = with(line(), plan::set_ruler_origin(line(), {2, 1000, false}));
    const double second = measured(p)[1];
    EXPECT_DOUBLE_EQ(plan::Ruler(p).shown_m(second), 1000);
    EXPECT_DOUBLE_EQ(plan::Ruler(p).shown_m(second + 50), 1050);
    const plan::Plan back = with(line(), plan::set_ruler_origin(line(), {3, 0, true}));
    const plan::Ruler ruler(back);
    EXPECT_TRUE(ruler.reversed());
    EXPECT_NEAR(ruler.shown_m(measured(back)[2]), 0, 1e-6);
    EXPECT_GT(ruler.shown_m(0), 30000);
    EXPECT_EQ(ruler.shown_side(-1), 1);
    for (const double m : {-500.0, 0.0, 12345.6, 60000.0}) EXPECT_NEAR(ruler.measured_m(ruler.shown_m(m)), m, 1e-6);
    EXPECT_FALSE(plan::set_ruler_origin(line(), {9, 0, false})) << "no such station";
    EXPECT_FALSE(plan::set_ruler_origin(line(), {1, std::numeric_limits<double>::infinity(), false}));
    EXPECT_TRUE(plan::set_ruler_origin(line(), {})->empty());
}

TEST(Ruler, IsStretchedBetweenOfficialChainages) {
    plan::Plan p = line();
    p = with(p, plan::set_official_chainage(p, 2, 20000, "运营手册", k_entry));
    const std::vector<double> at = measured(p);
    EXPECT_EQ(plan::Ruler(p).kind(), plan::RulerKind::official);
    EXPECT_DOUBLE_EQ(plan::Ruler(p).shown_m(at[1] - 100), 19900) << "one shifts the whole";
    p = with(p, plan::set_official_chainage(p, 3, 40000, "运营手册", k_entry));
    const plan::Ruler ruler(p);
    EXPECT_DOUBLE_EQ(ruler.shown_m(at[1]), 20000);
    EXPECT_DOUBLE_EQ(ruler.shown_m(at[2]), 40000);
    EXPECT_NEAR(ruler.shown_m((at[1] + at[2]) / 2), 30000, 1e-6);
    EXPECT_NEAR(ruler.shown_m(at[2] + 70), 40070, 1e-6) << "beyond the last in metres of ours";
    EXPECT_TRUE(ruler.is_between_official(at[1] + 1));
    EXPECT_FALSE(ruler.is_between_official(at[1] - 1));
    double before = ruler.shown_m(-1000);
    for (double m = -900; m < 60000; m += 100) {
        EXPECT_GT(ruler.shown_m(m), before);
        EXPECT_NEAR(ruler.measured_m(ruler.shown_m(m)), m, 1e-6);
        before = ruler.shown_m(m);
    }
    p = with(p, plan::remove_official_chainage(p, 2));
    p = with(p, plan::remove_official_chainage(p, 3));
    EXPECT_EQ(plan::Ruler(p).kind(), plan::RulerKind::measured);
    EXPECT_FALSE(plan::remove_official_chainage(p, 3));
}

TEST(Ruler, ChainagesThatRunBackwardsAreRefusedAndNeverShown) {
    plan::Plan p = line();
    p = with(p, plan::set_official_chainage(p, 2, 20000, "手册", k_entry));
    const auto refused = plan::set_official_chainage(p, 3, 20000, "手册", k_entry);
    ASSERT_FALSE(refused);
    EXPECT_NE(base::to_line(refused.error()).find("Chang'an has K20+000 and East has K20+000"), std::string::npos)
        << base::to_line(refused.error());
    EXPECT_FALSE(plan::set_official_chainage(p, 1, 21000, "手册", k_entry));
    p = with(p, plan::set_official_chainage(p, 3, 41000, "手册", k_entry));
    EXPECT_FALSE(plan::set_ruler_origin(p, {0, 0, true})) << "the direction would not fit";
    p.official_chainages[1].chainage_m = 1;  // as a merge may leave it
    const plan::Ruler ruler(p);
    EXPECT_EQ(ruler.kind(), plan::RulerKind::measured);
    ASSERT_TRUE(ruler.problem());
    EXPECT_NE(ruler.problem()->en.find("run backwards"), std::string::npos);
    plan::Plan west = with(line(), plan::set_ruler_origin(line(), {0, 0, true}));
    west = with(west, plan::set_official_chainage(west, 1, 50000, "手册", k_entry));
    EXPECT_FALSE(plan::set_official_chainage(west, 2, 60000, "手册", k_entry));
    west = with(west, plan::set_official_chainage(west, 2, 30000, "手册", k_entry));
    EXPECT_NEAR(plan::Ruler(west).measured_m(40000), (measured(west)[0] + measured(west)[1]) / 2, 1e-6);
}

TEST(Ruler, AnOfficialChainageNeedsItsStationAndItsSource) {
    const plan::Plan p = line();
    EXPECT_FALSE(plan::set_official_chainage(p, 9, 100, "手册", k_entry));
    EXPECT_FALSE(plan::set_official_chainage(p, 2, 100, " ", k_entry));
    EXPECT_FALSE(plan::set_official_chainage(p, 2, 100, "a\nb", k_entry));
    EXPECT_FALSE(plan::set_official_chainage(p, 2, 1e9, "手册", k_entry));
    const plan::Plan set = with(p, plan::set_official_chainage(p, 2, 100, "手册", k_entry));
    EXPECT_TRUE(plan::set_official_chainage(set, 2, 100, "手册", {"李四", "2026-12-01"})->empty());
    EXPECT_EQ(plan::official_chainage(set, 2)->author, "王五");
}

TEST(Chainage, IsReadAsPeopleWriteIt) {
    for (const char* text : {"K12+350", "k12+350", "12350", "12350 m", "12.35 km", "12.35千米", "12,350", "12+350",
                             "K 12 + 350", "12350米", "12.35公里"})
        EXPECT_EQ(plan::read_chainage(text), 12350) << text;
    for (const char* text : {"K18", "k18", "K 18", "K18.0"}) EXPECT_EQ(plan::read_chainage(text), 18000) << text;
    EXPECT_EQ(plan::read_chainage("-K0+350"), -350);
    EXPECT_EQ(plan::read_chainage("−350"), -350);
    for (const char* text : {"", "K", "K12+1350", "K12.5+350", "abc", "12+", "1e99", "K12+350+2", "20000 km"})
        EXPECT_FALSE(plan::read_chainage(text)) << text;
    EXPECT_EQ(plan::ruler_text(12350.4), "K12+350");
    EXPECT_EQ(plan::ruler_text(-350), "−K0+350");
    EXPECT_EQ(plan::ruler_text(-0.2), "K0+000");
}
