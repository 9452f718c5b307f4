// Random sequences of edits on a project file: what is shown is what is reopened, undo all is the first state and redo
// all the last, two copies merge in either order.
#include <gtest/gtest.h>
#include <memory>

#include "plan/edit.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "seeded.h"
#include "store/project.h"

namespace {

class RandomEdits : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(store::create_project(path_, plan_with_many(), store::Overwrite::no)); }

    /// The sample with ten carriers.
    static plan::Plan plan_with_many() {
        plan::Plan plan = support::sample_plan();
        for (int i = 3; i <= 10; ++i) {
            plan::Carrier carrier = plan.carriers[static_cast<std::size_t>(i) % 2];
            carrier.number = i;
            carrier.id = i;
            carrier.name.zh += std::to_string(i);
            plan.carriers.push_back(carrier);
        }
        return plan;
    }
    static std::unique_ptr<store::Project> open(const std::filesystem::path& path) {
        auto project = store::Project::open(path, {"随机"});
        EXPECT_TRUE(project) << project.error().message;
        return project ? std::move(*project) : nullptr;
    }
    base::Result<plan::Edit> any_edit(const plan::Plan& plan) {
        const plan::Carrier& carrier = plan.carriers[random_.index(plan.carriers.size())];
        const std::int64_t ids[] = {carrier.id};
        const geo::LonLat at{random_.real(120.3, 120.7), random_.real(30.3, 30.5)};
        switch (random_.index(6)) {
            case 0:
            case 1: return plan::place_carrier(plan, carrier.id, {at, plan::PositionQuality::address, {"地址", ""}});
            case 2: {
                const plan::FieldValue values[] = {{plan::CarrierField::notes, std::to_string(random_.index(1000))},
                                                   {plan::CarrierField::stage, "operating"}};
                return plan::set_fields(plan, ids, values);
            }
            case 3: {
                plan::Carrier added = carrier;
                added.number = 0;
                added.name.zh = "新" + std::to_string(random_.index(1'000'000));
                return plan::add_carrier(plan, added);
            }
            case 4:
                if (!plan.bin.empty()) {
                    const std::int64_t binned[] = {plan.bin[random_.index(plan.bin.size())].id};
                    return plan::restore_carriers(plan, binned);
                }
                [[fallthrough]];
            default:
                if (plan.carriers.size() < 4)
                    return plan::place_carrier(plan, carrier.id, {at, plan::PositionQuality::digitised, {}});
                return plan::remove_carriers(plan, ids);
        }
    }
    /// Commits one; false when it would have changed nothing.
    bool commit_any(store::Project& project) {
        const auto edit = any_edit(*project.plan());
        EXPECT_TRUE(edit) << edit.error().message;
        if (!edit || edit->empty()) return false;
        const plan::Plan expected = plan::apply(*project.plan(), *edit);
        const auto n = project.commit(*edit);
        EXPECT_TRUE(n) << n.error().message;
        EXPECT_EQ(*project.plan(), expected) << "the file reads back what the edit says";
        return n.has_value();
    }

    support::Seeded random_{"random edits"};
    support::ScratchFolder folder_;
    std::filesystem::path path_ = folder_ / "p.ltu";
};

}  // namespace

TEST_F(RandomEdits, UndoAllIsTheFirstStateAndRedoAllTheLastAcrossRestarts) {
    plan::Plan last;
    int steps = 0;
    {
        const auto project = open(path_);
        for (int i = 0; i < 150; ++i) steps += commit_any(*project) ? 1 : 0;
        last = *project->plan();
        EXPECT_EQ(project->last_step(), steps);
    }
    ASSERT_TRUE(store::verify_project(path_));
    ASSERT_EQ(*store::open_project(path_)->plan, last);
    {
        const auto project = open(path_);
        for (int i = 0; i < steps; ++i) ASSERT_TRUE(project->undo()) << i;
        EXPECT_FALSE(project->undo());
        EXPECT_EQ(*project->plan(), plan_with_many());
    }
    ASSERT_TRUE(store::verify_project(path_));
    {
        const auto project = open(path_);
        for (int i = 0; i < steps; ++i) ASSERT_TRUE(project->redo()) << i;
        EXPECT_EQ(*project->plan(), last);
    }
    ASSERT_TRUE(store::verify_project(path_));
}

TEST_F(RandomEdits, WanderingThroughTheHistoryIsWalkingAList) {
    const auto project = open(path_);
    std::vector<plan::Plan> states{*project->plan()};
    std::size_t at = 0;
    for (int i = 0; i < 150; ++i) {
        const std::size_t what = random_.index(4);
        if (what == 0 && at > 0) {
            ASSERT_TRUE(project->undo());
            --at;
        } else if (what == 1 && at + 1 < states.size()) {
            ASSERT_TRUE(project->redo());
            ++at;
        } else if (commit_any(*project)) {
            states.resize(++at);
            states.push_back(*project->plan());
        }
        ASSERT_EQ(*project->plan(), states[at]) << "step " << i;
    }
}

TEST_F(RandomEdits, CopiesMergeInEitherOrderWhereNothingClashes) {
    const std::filesystem::path other = folder_ / "q.ltu";
    ASSERT_TRUE(store::copy_project(path_, other));
    const auto mine = open(path_);
    const auto theirs = open(other);
    // one edits the even carriers, the other the odd ones
    for (int i = 0; i < 40; ++i) {
        store::Project& project = i % 2 == 0 ? *mine : *theirs;
        const plan::Plan& plan = *project.plan();
        const plan::Carrier& carrier = plan.carriers[2 * random_.index(5) + static_cast<std::size_t>(i % 2)];
        const geo::LonLat at{random_.real(120.3, 120.7), random_.real(30.3, 30.5)};
        const auto edit = plan::place_carrier(plan, carrier.id, {at, plan::PositionQuality::site, {"场地", ""}});
        ASSERT_TRUE(edit);
        ASSERT_TRUE(project.commit(*edit));
    }
    const auto from_mine = mine->export_changes(0);
    const auto from_theirs = theirs->export_changes(0);
    ASSERT_TRUE(from_mine && from_theirs);
    ASSERT_TRUE(mine->merge(*from_theirs, {}, ""));
    ASSERT_TRUE(theirs->merge(*from_mine, {}, ""));
    EXPECT_EQ(*mine->plan(), *theirs->plan());
    const std::int64_t step = mine->last_step();
    EXPECT_FALSE(mine->merge(*from_theirs, {}, "")) << "applied twice it changes nothing";
    EXPECT_EQ(mine->last_step(), step);
}
