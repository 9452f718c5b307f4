// Observations, targets, names and thresholds go the way of every edit: one step, undone and done again, reopened,
// carried to a copy.
#include "plan/observations.h"

#include <gtest/gtest.h>

#include "plan/index.h"
#include "plan/sample_data.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project.h"

namespace {

class ObservationStore : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(store::create_project(path_, support::sample_plan(), store::Overwrite::no));
        ASSERT_TRUE(store::copy_project(path_, copy_));
    }
    static std::unique_ptr<store::Project> open(const std::filesystem::path& path) {
        store::EditOptions options;
        options.author = "王五";
        auto project = store::Project::open(path, options);
        EXPECT_TRUE(project) << project.error().message;
        return std::move(*project);
    }
    static plan::Edit observed(const plan::Plan& plan, double value) {
        plan::ObservationDraft d;
        d.area = "xucun";
        d.indicator = "rd_gdp";
        d.year = 2022;
        d.value = value;
        d.source = "统计公报";
        return plan::observe(plan::Index(plan), std::vector{d}, {"王五", "2026-11-26"}).value();
    }
    support::ScratchFolder folder_;
    std::filesystem::path path_ = folder_.path() / "mine.langtu", copy_ = folder_.path() / "copy.langtu";
};

}  // namespace

TEST_F(ObservationStore, EveryKindOfRowComesBackAndIsUndone) {
    const auto project = open(path_);
    const plan::Plan before = *project->plan();
    const auto commit = [&](const base::Result<plan::Edit>& edit) {
        ASSERT_TRUE(edit) << edit.error().message;
        const plan::Plan expected = plan::apply(*project->plan(), *edit);
        const auto n = project->commit(*edit);
        ASSERT_TRUE(n) << n.error().message;
        EXPECT_EQ(*project->plan(), expected);
    };
    commit(observed(before, 1.5));
    commit(plan::put_target_set(plan::Index(*project->plan()), {0, "r2023", {"调整", ""}, "文件"},
                                {{0, "", "xucun", "rd_gdp", 3}}));
    commit(plan::bind_alias(*project->plan(), "许村", "xucun"));
    commit(plan::set_thresholds(*project->plan(), {0.5, 0.9, 1.1, "文件"}));
    const plan::Plan full = *project->plan();
    commit(plan::remove_target_set(plan::Index(*project->plan()), "r2023"));
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(project->undo());
    EXPECT_EQ(*project->plan(), before);
    for (int i = 0; i < 4; ++i) ASSERT_TRUE(project->redo());
    EXPECT_EQ(*project->plan(), full);
    EXPECT_EQ(*store::open_project(path_)->plan, full);
}

TEST_F(ObservationStore, AMadeProjectKeepsThem) {
    const plan::Plan sample = plan::with_sample_observations(support::sample_plan());
    const auto path = folder_.path() / "sample.langtu";
    ASSERT_TRUE(store::create_project(path, sample, store::Overwrite::no));
    EXPECT_EQ(*store::open_project(path)->plan, sample);
}

TEST_F(ObservationStore, TheSameValueEnteredTwiceMeetsInOneRow) {
    const auto mine = open(path_);
    const auto theirs = open(copy_);
    ASSERT_TRUE(mine->commit(observed(*mine->plan(), 1.5)));
    ASSERT_TRUE(theirs->commit(observed(*theirs->plan(), 1.75)));
    const auto changes = theirs->export_changes(0);
    ASSERT_TRUE(changes);
    const auto preview = mine->preview_merge(*changes);
    ASSERT_TRUE(preview) << preview.error().message;
    ASSERT_EQ(preview->clashes.size(), 1U);
    EXPECT_EQ(preview->clashes[0].column, "value");
    EXPECT_NE(preview->clashes[0].what.zh.find("许村镇"), std::string::npos);
    EXPECT_NE(preview->clashes[0].what.zh.find("2022"), std::string::npos);
    ASSERT_TRUE(mine->merge(*changes, {{store::Choose::theirs, {}}}, ""));
    EXPECT_EQ(plan::Index(*mine->plan()).observation("xucun", "rd_gdp", 2022)->value, 1.75);
    EXPECT_TRUE(mine->preview_merge(*changes)->new_steps == 0);
}
