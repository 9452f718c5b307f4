// What stories about progress share: made-up values, years, what is on the disk. For tests only.
#pragma once

#include "plan/observations.h"
#include "store/project.h"
#include "store/project_file.h"
#include "story.h"

namespace stories {

class ProgressStory : public Story {
protected:
    void show_dock(Key key) { stage().key(key, k_ctrl); }
    [[nodiscard]] const plan::Observation* stored(const std::string& area, const std::string& indicator, int year) {
        opened_ = store::open_project(project());
        EXPECT_TRUE(opened_);
        return opened_ ? plan::Index(*(*opened_).plan).observation(area, indicator, year) : nullptr;
    }
    void load_samples() {
        unlock();
        stage().key(Key::f3);
        stage().key(Key::p, {true, true, false});
        stage().type("sample");
        stage().click("commands/samples/load");
    }
    /// Steps over the years that have values.
    void year(int year) {
        for (int steps = 0; steps < 10 && state()["year"] != year; ++steps)
            stage().key(state()["year"].get<int>() < year ? Key::right_bracket : Key::left_bracket);
        ASSERT_EQ(state()["year"], year);
    }

private:
    base::Result<store::OpenProject> opened_;
};

}  // namespace stories
