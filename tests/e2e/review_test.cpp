// The corridor is reviewed in the real window, with real mouse and keys; then the files are asked.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

#include "map_desk.h"
#include "store/project_file.h"

namespace {

using e2e::Json;
using namespace std::chrono_literals;

class ReviewDesk : public e2e::MapDesk {
protected:
    [[nodiscard]] int width() const override { return 1920; }
    [[nodiscard]] int height() const override { return 1080; }
    [[nodiscard]] std::filesystem::path folder() const { return home_ / "data/langtu"; }
    [[nodiscard]] long files_ending_with(const std::string& extension) const {
        return std::count_if(std::filesystem::directory_iterator(folder()), std::filesystem::directory_iterator(),
                             [&](const auto& entry) { return entry.path().extension() == extension; });
    }
    /// The first widget whose key begins so.
    [[nodiscard]] std::string widget(const std::string& begin) {
        const Json widgets = window().probe()["widgets"];
        for (const auto& [key, box] : widgets.items())
            if (key.starts_with(begin)) return key;
        return {};
    }
};

}  // namespace

TEST_F(ReviewDesk, TheWholeReview) {
    window().key("F2");
    window().key("r");
    ASSERT_TRUE(window().wait_for([](const Json& s) { return s.contains("reach"); }));
    // The band's edge, north of a station in the middle of the line.
    const auto opened = store::open_project(folder() / "haining.langtu");
    ASSERT_TRUE(opened) << base::to_line(opened.error());
    const plan::Plan& plan = *opened->plan;
    const double width = window().state()["reach"]["width_m"], scale = window().state()["px_per_m"];
    auto edge = place(plan.stations[5].position);
    edge.second -= static_cast<int>(width * scale);
    drag(edge, 0, -30);
    ASSERT_TRUE(window().wait_for([&](const Json& s) { return s["reach"]["width_m"] > width; }));
    EXPECT_NEAR(window().state()["reach"]["width_m"].get<double>(), width + 30 / scale, 3 / scale);
    // A gap, and where it is.
    window().key("g");
    ASSERT_TRUE(window().wait_for([&](const Json&) { return !widget("gap/station").empty(); }));
    const Json before = window().state()["centre"];
    window().click(widget("gap/station"));
    ASSERT_TRUE(window().wait_for([&](const Json& s) { return s["centre"] != before; }));
    // A scenario: a carrier elsewhere, while the plan is locked.
    window().click("scenario/start");
    ASSERT_TRUE(window().wait_for([](const Json& s) { return !s["scenario"].is_null(); }));
    show_carrier("9");
    const Json was = window().state()["position"];
    drag(shown_place(), 80, -40);
    ASSERT_TRUE(window().wait_for([&](const Json& s) { return s["position"] != was; }));
    EXPECT_EQ(window().state()["unlocked"], false);
    const Json tried = window().state()["position"];
    // Accepted, which needs a name for the history, and taken back.
    window().click("scenario/accept");
    ASSERT_TRUE(window().wait_for_widget("author/field"));
    window().key("Return");
    ASSERT_TRUE(window().wait_for([](const Json& s) { return s["scenario"].is_null(); }));
    EXPECT_EQ(window().state()["position"], tried);
    window().key("ctrl+z");
    ASSERT_TRUE(window().wait_for([&](const Json& s) { return s["position"] == was; }));
    // A table and a picture to take along.
    window().click("review/table");
    window().click("review/map");
    EXPECT_TRUE(window().wait_for(
        [&](const Json&) { return files_ending_with(".xlsx") == 1 && files_ending_with(".png") == 1; }));
    window().close();
    EXPECT_EQ(window().process().wait(60s), 0);
    EXPECT_EQ(window().process().err(), "");
    const auto after = store::open_project(folder() / "haining.langtu");
    ASSERT_TRUE(after);
    EXPECT_EQ(after->plan->carriers, plan.carriers) << "what was accepted was taken back";
    EXPECT_EQ(after->plan->scenarios.size(), 1U) << "and the scenario is there again";
}
