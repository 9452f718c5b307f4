#include "story.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>

#include "expectation.h"
#include "geo/crs.h"

namespace stories {

namespace fs = std::filesystem;

namespace {

fs::path expected_folder() { return fs::path(LANGTU_SOURCE_DIR) / "tests/stories/expected"; }

/// SUITE.TEST, the parts of a parametrised test's name joined by underscores.
std::string folder_name(const testing::TestInfo& test) {
    std::string name = std::string(test.test_suite_name()) + "." + test.name();
    std::replace(name.begin(), name.end(), '/', '_');
    return name;
}

}  // namespace

Story::Story() {
    folder_ = fs::path("/tmp/langtu-stories") / folder_name(*testing::UnitTest::GetInstance()->current_test_info());
    fs::create_directories(folder_.parent_path());
    lock();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    ::setenv("HOME", folder_.c_str(), 1);
}

Story::~Story() {
    end_stage();
    if (!HasFailure() && !IsSkipped()) expect_all_looked_at();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    ::close(lock_);
}

fs::path Story::expected() const {
    return expected_folder() / folder_name(*testing::UnitTest::GetInstance()->current_test_info());
}

void Story::end_stage() {
    if (stage_) looked_at_.insert(stage_->looked_at().begin(), stage_->looked_at().end());
    stage_.reset();
}

void Story::expect_all_looked_at() const {
    if (!fs::exists(expected())) return;
    for (const auto& entry : fs::directory_iterator(expected()))
        if (!looked_at_.contains(entry.path())) support::expect_removed(entry.path());
}

/// The name is fixed because it shows in pictures, so two runs of the same story must not meet.
void Story::lock() {
    lock_ = ::open((folder_.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock_ < 0 || ::flock(lock_, LOCK_EX) != 0) throw std::runtime_error("cannot lock " + folder_.string());
}

Stage& Story::begin(int width, int height, float scale) {
    if (!plan_) plan_ = plan_named("");
    end_stage();  // there is one ImGui
    setup_ = {width, height, scale, folder_, std::nullopt, plan_, expected(), before_reading_built_in_};
    stage_ = std::make_unique<Stage>(setup_);
    return *stage_;
}

Stage& Story::begin_with(const std::string& plan, int width, int height, float scale) {
    plan_ = plan_named(plan);
    make_project(project(), *plan_);
    begin(width, height, scale).open(project());
    return *stage_;
}

Stage& Story::start_again() {
    stage_->desk().remember();
    end_stage();
    stage_ = std::make_unique<Stage>(setup_);
    stage_->desk().open_at_start(project());
    stage_->rest();
    return *stage_;
}

scene::Vec2 Story::place(geo::LonLat position) const {
    const Json s = state();
    const scene::Rect map = stage_->box("map");
    const geo::Projected p = geo::CrsTransform::create(plan_->display_crs)->forward(position);
    const double scale = s["px_per_m"];
    return {map.x + static_cast<float>((p.x - s["centre"][0].get<double>()) * scale) + map.width / 2,
            map.y + static_cast<float>((s["centre"][1].get<double>() - p.y) * scale) + map.height / 2};
}

void Story::find(const std::string& words) {
    stage_->key(Key::f, k_ctrl);
    stage_->type(words);
    stage_->key(Key::enter);
}

void Story::speak_english() {
    stage_->click("language");
    ASSERT_EQ(state()["language"], "en");
}

void Story::unlock() {
    stage().key(Key::e);
    ASSERT_TRUE(stage().has("author/field"));
    stage().key(Key::a, k_ctrl);
    stage().type("李工");
    stage().key(Key::enter);
    ASSERT_EQ(state()["unlocked"], true);
}

/// A story that goes must take along what it was compared with.
TEST(StoryFolders, BelongToStories) {
    const testing::UnitTest& all = *testing::UnitTest::GetInstance();
    std::set<std::string> names;
    for (int i = 0; i < all.total_test_suite_count(); ++i)
        for (int k = 0; k < all.GetTestSuite(i)->total_test_count(); ++k)
            names.insert(folder_name(*all.GetTestSuite(i)->GetTestInfo(k)));
    for (const auto& entry : fs::directory_iterator(expected_folder()))
        EXPECT_TRUE(names.contains(entry.path().filename().string())) << entry.path() << " belongs to no story";
}

}  // namespace stories
