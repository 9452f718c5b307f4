#include <algorithm>
#include <gtest/gtest.h>

#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project_file.h"

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
