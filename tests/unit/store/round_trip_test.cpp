#include <algorithm>
#include <gtest/gtest.h>

#include "scratch_folder.h"
#include "store/project_file.h"
#include "two_lines.h"

TEST(RoundTrip, PlanComesBackEqual) {
    const support::ScratchFolder folder;
    const plan::Plan plan = support::sample_plan();
    const auto made = store::create_project(folder / "海宁.ltu", plan, store::Overwrite::no);
    ASSERT_TRUE(made) << made.error().message;
    const auto opened = store::open_project(folder / "海宁.ltu");
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(*opened->plan, plan);
    EXPECT_TRUE(opened->notices.empty());
}

TEST(RoundTrip, TwoLinesComeBackWithAllThatIsKnownOfThem) {
    const support::ScratchFolder folder;
    const plan::Plan plan = support::plan_with_branch();
    ASSERT_TRUE(store::create_project(folder / "两线.ltu", plan, store::Overwrite::no));
    const auto opened = store::open_project(folder / "两线.ltu");
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(opened->plan->rail, plan.rail);
    EXPECT_EQ(opened->plan->rail[1].published_length_km, 11.1);
    EXPECT_EQ(*opened->plan, plan);
}
