// Scenarios: what is tried lies over the plan, what the plan changes meanwhile is seen, and accepting is one step.
#include "plan/scenario.h"

#include <gtest/gtest.h>

#include "carrier_parts.h"
#include "plan/find.h"
#include "sample_plan.h"

namespace {

const plan::Entry k_entry{"王五", "2026-11-29T08:00:00Z"};
constexpr geo::LonLat k_there{120.45, 30.46};

plan::Edit done(const base::Result<plan::Edit>& edit) {
    EXPECT_TRUE(edit) << (edit ? "" : base::to_line(edit.error()));
    return edit ? *edit : plan::Edit{};
}

plan::Placing at(geo::LonLat position) {
    return {position, plan::PositionQuality::digitised, plan::dragged_on_the_map(), 50.0};
}

class ScenarioTest : public testing::Test {
protected:
    void apply(const base::Result<plan::Edit>& edit) { plan_ = plan::apply(plan_, done(edit)); }
    /// As the window does it: the edit is made from what is shown.
    template <class MakeEdit>
    void try_it(MakeEdit make) {
        apply(plan::try_edit(plan_, id(), done(make(shown())), k_entry));
    }
    void SetUp() override {
        apply(plan::start_scenario(plan_, "方案一", "", {}, done(plan::place_carrier(plan_, 1, at(k_there))), k_entry));
        try_it([](const plan::Plan& p) {
            plan::Carrier draft;
            draft.name.zh = "新孵化器";
            draft.position = k_there;
            draft.quality = plan::PositionQuality::digitised;
            return plan::add_carrier(p, draft);
        });
    }
    [[nodiscard]] const plan::Scenario& scenario() const { return plan_.scenarios.front(); }
    [[nodiscard]] std::int64_t id() const { return scenario().id; }
    [[nodiscard]] plan::Plan shown() const { return plan::with_scenario(plan_, scenario()); }
    /// Of the plan itself.
    void change(plan::Carrier carrier) {
        plan::Edit edit;
        edit.carriers = {std::move(carrier)};
        plan_ = plan::apply(plan_, edit);
    }
    [[nodiscard]] plan::Carrier carrier(std::int64_t which) const { return *plan::find_carrier(plan_, which); }
    [[nodiscard]] std::vector<plan::BaseChange> changes() const { return plan::base_changes(plan_, scenario()); }

    plan::Plan plan_ = support::sample_plan();
};

}  // namespace

TEST(CarrierParts, AreAllOfACarrierButItsId) {
    plan::Carrier a, b;
    b.number = 7;
    b.name = {"一", "one"};
    b.responsible_body = "镇";
    b.responsible_area = "xucun";
    b.function = plan::CarrierFunction::city_space;
    b.programme = plan::Programme::upgrade;
    b.task = {"任务", ""};
    b.floor_area_m2 = b.investment_cny = b.planned_area_mu = b.uncertainty_m = 1;
    b.position = b.first_position = k_there;
    b.quality = plan::PositionQuality::site;
    b.position_basis = {"图", ""};
    b.stage = plan::Stage::planned;
    b.start = b.completion = "2024";
    b.notes = b.photo_links = "n";
    b.removed = true;
    for (const plan::CarrierPart& part : plan::carrier_parts()) {
        EXPECT_FALSE(part.same(a, b)) << part.key;
        part.take(a, b);
        EXPECT_TRUE(part.same(a, b)) << part.key;
    }
    EXPECT_EQ(a, b);
}

TEST_F(ScenarioTest, LiesOverThePlanAndIsNotPartOfIt) {
    EXPECT_EQ(plan_.carriers, support::sample_plan().carriers);
    ASSERT_EQ(shown().carriers.size(), 3U);
    EXPECT_EQ(shown().carriers[0].position, k_there);
    EXPECT_EQ(shown().carriers[2].name.zh, "新孵化器");
    EXPECT_EQ(shown().carriers[2].number, 3);
    EXPECT_EQ(plan::kind_of(scenario().carriers[0]), plan::TriedKind::moved);
    EXPECT_EQ(plan::kind_of(scenario().carriers[1]), plan::TriedKind::added);
    EXPECT_TRUE(changes().empty());
    EXPECT_EQ(scenario().author, "王五");
}

TEST_F(ScenarioTest, WhateverCanBeDoneToACarrierCanBeTried) {
    const std::int64_t ids[] = {2};
    try_it([&](const plan::Plan& p) { return plan::remove_carriers(p, ids); });
    EXPECT_EQ(shown().carriers.size(), 2U);
    EXPECT_EQ(shown().bin.size(), 1U);
    EXPECT_EQ(plan::kind_of(scenario().carriers[2]), plan::TriedKind::removed);
    const std::int64_t one[] = {1};
    const plan::FieldValue values[] = {{plan::CarrierField::stage, "operating"}};
    try_it([&](const plan::Plan& p) { return plan::set_fields(p, one, values); });
    EXPECT_EQ(shown().carriers[0].stage, plan::Stage::operating);
    EXPECT_EQ(scenario().carriers.size(), 3U) << "one carrier once";
    try_it([&](const plan::Plan& p) { return plan::restore_carriers(p, ids); });
    EXPECT_EQ(scenario().carriers.size(), 2U) << "as the plan has it: no longer part of the scenario";
    const std::int64_t added[] = {scenario().carriers[1].tried.id};
    try_it([&](const plan::Plan& p) { return plan::remove_carriers(p, added); });
    EXPECT_EQ(scenario().carriers.size(), 1U) << "a new one that goes again";
}

TEST_F(ScenarioTest, IsAcceptedAsOneStepInWhichItGoes) {
    const plan::Plan wanted = shown();
    plan_.accepted = {{5, "carrier_outside_responsible_area", 1, "可以"}};
    const plan::Edit edit = done(plan::accept_scenario(plan_, id()));
    EXPECT_NE(edit.summary.en.find("方案一"), std::string::npos);
    EXPECT_NE(edit.summary.en.find("1 new, 1 moved"), std::string::npos) << edit.summary.en;
    const plan::Plan after = plan::apply(plan_, edit);
    EXPECT_EQ(after.carriers, wanted.carriers);
    EXPECT_TRUE(after.scenarios.empty());
    EXPECT_TRUE(after.accepted.empty()) << "an acceptance ends when the carrier moves";
}

TEST_F(ScenarioTest, KeepsWhatThePlanChangesElsewhere) {
    plan::Carrier noted = carrier(1);
    noted.notes = "新情况";
    change(noted);
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_EQ(changes()[0].kind, plan::BaseChangeKind::changed);
    EXPECT_EQ(changes()[0].fields[0].en, "Notes");
    EXPECT_FALSE(changes()[0].asks());
    EXPECT_EQ(plan::sentence_of(changes()[0]).en, "1 Innovation centre was changed in the plan meanwhile: Notes");
    EXPECT_EQ(shown().carriers[0].notes, "新情况");
    EXPECT_EQ(shown().carriers[0].position, k_there);
    const plan::Plan after = plan::apply(plan_, done(plan::accept_scenario(plan_, id())));
    EXPECT_EQ(after.carriers[0].notes, "新情况");
    EXPECT_EQ(after.carriers[0].position, k_there);
    apply(plan::rebase_scenario(plan_, id(), {}, k_entry));
    EXPECT_TRUE(changes().empty()) << "nothing asks, so no answer is needed";
}

TEST_F(ScenarioTest, AsksWhereBothMovedACarrier) {
    change(plan::placed(carrier(1), at({120.35, 30.41})));
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_TRUE(changes()[0].asks());
    EXPECT_EQ(changes()[0].clashes[0].en, "Position");
    EXPECT_EQ(shown().carriers[0].position, k_there) << "the scenario shows what it tries";
    EXPECT_FALSE(plan::accept_scenario(plan_, id()));
    EXPECT_FALSE(plan::rebase_scenario(plan_, id(), {}, k_entry));
    const plan::BaseAnswer mine[] = {{1, plan::BaseChoice::mine}}, theirs[] = {{1, plan::BaseChoice::theirs}};
    const plan::Plan kept = plan::apply(plan_, done(plan::rebase_scenario(plan_, id(), mine, k_entry)));
    EXPECT_TRUE(plan::base_changes(kept, kept.scenarios.front()).empty());
    EXPECT_EQ(plan::with_scenario(kept, kept.scenarios.front()).carriers[0].position, k_there);
    EXPECT_TRUE(plan::accept_scenario(kept, id()));
    const plan::Plan given = plan::apply(plan_, done(plan::rebase_scenario(plan_, id(), theirs, k_entry)));
    EXPECT_EQ(given.scenarios.front().carriers.size(), 1U);
    EXPECT_EQ(plan::with_scenario(given, given.scenarios.front()).carriers[0].position, (geo::LonLat{120.35, 30.41}));
}

TEST_F(ScenarioTest, ACarrierInTheBinOrGoneIsSaidAndTheRestIsShown) {
    plan::Carrier binned = carrier(1);
    binned.removed = true;
    change(binned);
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_EQ(changes()[0].kind, plan::BaseChangeKind::binned);
    EXPECT_EQ(plan::sentence_of(changes()[0]).en,
              "1 Innovation centre was moved to the bin meanwhile; the rest is shown");
    EXPECT_EQ(shown().carriers.size(), 2U) << "2, and the new one";
    EXPECT_FALSE(plan::accept_scenario(plan_, id()));
    const plan::BaseAnswer mine[] = {{1, plan::BaseChoice::mine}}, theirs[] = {{1, plan::BaseChoice::theirs}};
    const plan::Plan back = plan::apply(plan_, done(plan::rebase_scenario(plan_, id(), mine, k_entry)));
    EXPECT_EQ(plan::with_scenario(back, back.scenarios.front()).carriers.size(), 3U) << "it would come back";
    plan_.bin.clear();
    EXPECT_EQ(changes()[0].kind, plan::BaseChangeKind::gone);
    EXPECT_EQ(shown().carriers.size(), 2U);
    EXPECT_FALSE(plan::accept_scenario(plan_, id()));
    const plan::Plan made = plan::apply(plan_, done(plan::rebase_scenario(plan_, id(), mine, k_entry)));
    EXPECT_EQ(plan::with_scenario(made, made.scenarios.front()).carriers.size(), 3U) << "it would be new";
    apply(plan::rebase_scenario(plan_, id(), theirs, k_entry));
    EXPECT_EQ(scenario().carriers.size(), 1U);
    EXPECT_TRUE(plan::accept_scenario(plan_, id()));
}

TEST_F(ScenarioTest, ANumberThatIsTakenGivesWay) {
    plan::Carrier other = carrier(2);
    other.id = 99;
    other.number = 3;
    change(other);
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_EQ(changes()[0].kind, plan::BaseChangeKind::taken);
    EXPECT_FALSE(changes()[0].asks());
    EXPECT_EQ(plan::find_carrier(shown(), scenario().carriers[1].tried.id)->number, 4);
    const plan::Plan after = plan::apply(plan_, done(plan::accept_scenario(plan_, id())));
    EXPECT_EQ(after.carriers.back().number, 4);
    apply(plan::rebase_scenario(plan_, id(), {}, k_entry));
    EXPECT_EQ(scenario().carriers[1].tried.number, 4);
}

TEST_F(ScenarioTest, WhatWasAcceptedInACopyIsThereAlready) {
    change(scenario().carriers[1].tried);
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_EQ(changes()[0].kind, plan::BaseChangeKind::there_already);
    EXPECT_EQ(shown().carriers.size(), 3U);
    EXPECT_TRUE(plan::accept_scenario(plan_, id()));
}

TEST_F(ScenarioTest, TryingOnKeepsWhatThePlanChangedMeanwhile) {
    plan::Carrier noted = carrier(1);
    noted.notes = "新情况";
    change(noted);
    const std::int64_t one[] = {1};
    const plan::FieldValue values[] = {{plan::CarrierField::stage, "operating"}};
    try_it([&](const plan::Plan& p) { return plan::set_fields(p, one, values); });
    noted.notes = "更新的情况";
    change(noted);
    EXPECT_EQ(shown().carriers[0].notes, "更新的情况") << "the notes were never tried";
    EXPECT_EQ(shown().carriers[0].stage, plan::Stage::operating);
}

TEST_F(ScenarioTest, IsNamedCopiedWidenedAndDropped) {
    apply(plan::duplicate_scenario(plan_, id(), "方案二", k_entry));
    ASSERT_EQ(plan_.scenarios.size(), 2U);
    EXPECT_EQ(plan_.scenarios[0].carriers, plan_.scenarios[1].carriers);
    EXPECT_NE(plan_.scenarios[0].id, plan_.scenarios[1].id);
    const std::int64_t second = (*plan::resolve_scenario(plan_, "方案二"))->id;
    EXPECT_FALSE(plan::duplicate_scenario(plan_, second, "方案一", k_entry));
    EXPECT_FALSE(plan::describe_scenario(plan_, second, " 方案一 ", "", k_entry));
    EXPECT_FALSE(plan::describe_scenario(plan_, second, " ", "", k_entry));
    apply(plan::describe_scenario(plan_, second, "备选", "一\r\n二", k_entry));
    EXPECT_EQ(plan::find_scenario(plan_, second)->remark, "一\n二");
    EXPECT_TRUE(done(plan::describe_scenario(plan_, second, "备选", "一\n二", k_entry)).empty());
    apply(plan::set_scenario_reach(plan_, second, 1500, k_entry));
    EXPECT_EQ(plan::find_scenario(plan_, second)->reach_m, 1500);
    for (const double bad : {0.0, -1.0, 1e6, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_FALSE(plan::set_scenario_reach(plan_, second, bad, k_entry)) << bad;
    EXPECT_FALSE(plan::resolve_scenario(plan_, "没有"));
    EXPECT_NE(base::to_line(plan::resolve_scenario(plan_, "没有").error()).find("备选"), std::string::npos);
    apply(plan::drop_scenario(plan_, second));
    EXPECT_FALSE(plan::drop_scenario(plan_, second));
    EXPECT_EQ(plan_.scenarios.size(), 1U);
    plan_.scenarios.push_back(plan_.scenarios.front());
    plan_.scenarios.back().id = 7;
    EXPECT_FALSE(plan::resolve_scenario(plan_, "方案一")) << "two have the name";
    EXPECT_EQ((*plan::resolve_scenario(plan_, "7"))->id, 7);
}

TEST_F(ScenarioTest, WithNothingInItIsNotAccepted) {
    apply(plan::start_scenario(plan_, "空", "", 2000, {}, k_entry));
    const std::int64_t empty = (*plan::resolve_scenario(plan_, "空"))->id;
    EXPECT_EQ(plan::with_scenario(plan_, *plan::find_scenario(plan_, empty)).carriers, plan_.carriers);
    EXPECT_FALSE(plan::accept_scenario(plan_, empty));
}

TEST_F(ScenarioTest, OfAFileIsCheckedAsIfItHadBeenTyped) {
    plan::Scenario from_file = scenario();
    from_file.name = "来自文件";
    apply(plan::import_scenario(plan_, from_file, k_entry));
    EXPECT_EQ(plan_.scenarios.size(), 2U);
    const auto refused = [&](auto spoil) {
        plan::Scenario bad = from_file;
        bad.name = "坏";
        spoil(bad);
        return !plan::import_scenario(plan_, bad, k_entry);
    };
    EXPECT_FALSE(refused([](plan::Scenario&) {}));
    EXPECT_TRUE(refused([](plan::Scenario& s) { s.carriers[0].tried.position = geo::LonLat{2, 48}; }));
    EXPECT_TRUE(refused([](plan::Scenario& s) { s.carriers[0].tried.responsible_area = "dragon"; }));
    EXPECT_TRUE(refused([](plan::Scenario& s) { s.carriers[0].tried.number = 0; }));
    EXPECT_TRUE(refused([](plan::Scenario& s) { s.reach_m = -1; }));
    EXPECT_TRUE(refused([](plan::Scenario& s) { s.name = "方案一"; }));
    EXPECT_TRUE(refused([](plan::Scenario& s) {
        s.carriers.pop_back();
        s.carriers[0].tried.id = s.carriers[0].was->id = 12345;
    })) << "of another project";
}
