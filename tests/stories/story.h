// What every story begins with: a folder of its own under a fixed name (paths show in pictures), a project in it, and a
// stage. For tests only.
#pragma once

#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <memory>
#include <set>
#include <string>

#include "projects.h"
#include "stage.h"

namespace stories {

class Story : public testing::Test {
protected:
    Story();
    ~Story() override;

    /// A stage without a project.
    Stage& begin(int width = 1366, int height = 768, float scale = 1);
    /// A stage with a project of the plan of that name open.
    Stage& begin_with(const std::string& plan, int width = 1366, int height = 768, float scale = 1);
    Stage& stage() { return *stage_; }
    /// Ends the program and starts it anew, as at the end of a day.
    Stage& start_again();
    [[nodiscard]] std::filesystem::path folder() const { return folder_; }
    /// Where what the story looks at is kept: tests/stories/expected/SUITE.TEST
    [[nodiscard]] std::filesystem::path expected() const;
    [[nodiscard]] std::filesystem::path project() const { return folder_ / "haining.langtu"; }
    /// Device px in the window where a position lies.
    [[nodiscard]] scene::Vec2 place(geo::LonLat position) const;
    [[nodiscard]] Json state() const { return stage_->state(); }
    [[nodiscard]] const plan::Plan& plan() const { return *plan_; }

    /// Finds and selects a feature as a planner does: Ctrl+F, the words, Enter.
    void find(const std::string& words);
    void speak_english();
    /// Goes to editing and says who does it, as on the first day.
    void unlock();

    std::function<void()> before_reading_built_in_;  ///< of the next stage; see StageSetup

    static constexpr Held k_ctrl{.ctrl = true}, k_shift{.shift = true}, k_alt{.alt = true};
    static constexpr Held k_ctrl_shift{.ctrl = true, .shift = true};

private:
    void end_stage();
    void expect_all_looked_at() const;
    void lock();
    std::filesystem::path folder_;
    int lock_ = -1;
    plan::PlanPtr plan_;
    StageSetup setup_;
    std::unique_ptr<Stage> stage_;
    std::set<std::filesystem::path> looked_at_;  ///< by the stages before
};

}  // namespace stories
