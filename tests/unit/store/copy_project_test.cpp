// A copy is the whole project under a new name, or nothing.
#include <fstream>
#include <gtest/gtest.h>

#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project_file.h"

namespace {

class Copy : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(store::create_project(original_, support::sample_plan(), store::Overwrite::no));
    }
    support::ScratchFolder folder_;
    std::filesystem::path original_ = folder_ / "原.langtu";
    std::filesystem::path copy_ = folder_ / "副本.langtu";
};

}  // namespace

TEST_F(Copy, HoldsTheSamePlanAndLeavesTheOriginalAlone) {
    const std::string before = support::bytes_of(original_);
    ASSERT_TRUE(store::copy_project(original_, copy_));
    const auto copied = store::open_project(copy_);
    ASSERT_TRUE(copied) << base::to_line(copied.error());
    EXPECT_EQ(*copied->plan, *store::open_project(original_)->plan);
    EXPECT_EQ(support::bytes_of(original_), before);
    EXPECT_TRUE(store::verify_project(copy_));
}

TEST_F(Copy, NeverReplacesAFile) {
    std::ofstream(copy_) << "mine";
    EXPECT_FALSE(store::copy_project(original_, copy_));
    EXPECT_EQ(support::bytes_of(copy_), "mine");
}

TEST_F(Copy, OfWhatIsNoProjectIsRefusedAndLeavesNothing) {
    const auto other = folder_ / "other.langtu";
    std::ofstream(other) << "no database";
    EXPECT_FALSE(store::copy_project(other, copy_));
    EXPECT_FALSE(std::filesystem::exists(copy_));
}
