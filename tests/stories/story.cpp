#include "story.h"

#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>

#include "geo/crs.h"

namespace stories {

namespace fs = std::filesystem;

Story::Story() {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(test->test_suite_name()) + "." + test->name();
    for (char& c : name)
        if (c == '/') c = '_';
    folder_ = fs::path("/tmp/langtu-stories") / name;
    fs::create_directories(folder_.parent_path());
    lock();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    ::setenv("HOME", folder_.c_str(), 1);
}

Story::~Story() {
    stage_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    ::close(lock_);
}

/// The name is fixed because it shows in pictures, so two runs of the same story must not meet.
void Story::lock() {
    lock_ = ::open((folder_.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock_ < 0 || ::flock(lock_, LOCK_EX) != 0) throw std::runtime_error("cannot lock " + folder_.string());
}

Stage& Story::begin(int width, int height, float scale) {
    if (!plan_) plan_ = plan_named("");
    stage_.reset();  // there is one ImGui
    setup_ = {width, height, scale, folder_, std::nullopt, plan_};
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
    stage_.reset();
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
    stage_->key(GLFW_KEY_F, k_ctrl);
    stage_->type(words);
    stage_->key(GLFW_KEY_ENTER);
}

void Story::speak_english() {
    stage_->click("language");
    ASSERT_EQ(state()["language"], "en");
}

void Story::unlock() {
    stage().key(GLFW_KEY_E);
    ASSERT_TRUE(stage().has("author/field"));
    stage().key(GLFW_KEY_A, k_ctrl);
    stage().type("李工");
    stage().key(GLFW_KEY_ENTER);
    ASSERT_EQ(state()["unlocked"], true);
}

}  // namespace stories
