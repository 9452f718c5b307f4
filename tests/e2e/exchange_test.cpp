// Two planners with a copy of one project each, in two real windows: they change the same and send each other files,
// three times, by mouse and keys. In the end both copies hold the same.
#include <gtest/gtest.h>
#include <memory>

#include "desktop.h"

namespace {

using e2e::Box;
using e2e::Json;
using namespace std::chrono_literals;

/// A planner at a display of their own.
class Planner {
public:
    Planner(const std::filesystem::path& home, std::string name) : home_(home), name_(std::move(name)) {}

    [[nodiscard]] std::filesystem::path project() const { return home_ / "haining.langtu"; }
    void sit_down() {
        display_ = std::make_unique<e2e::Display>(1366, 768);
        window_ = std::make_unique<e2e::Window>(*display_, home_, project().string());
        const Box map = window().box("map");
        window().xdotool({"mousemove", std::to_string(map.middle_x()), std::to_string(map.middle_y()), "sleep", "0.2"});
        window().key("e");
        ASSERT_TRUE(window().wait_for_widget("author/field"));
        window().key("ctrl+a");
        window().xdotool({"type", "--delay", "60", name_});
        window().key("Return");
        ASSERT_TRUE(window().wait_for([](const Json& s) { return s["unlocked"] == true; }));
    }
    /// Places a carrier by its coordinates, surveyed.
    void place(const std::string& number, const std::string& coordinates) {
        const Json before = window().state()["last_step"];
        window().key("ctrl+f");
        ASSERT_TRUE(window().wait_for([](const Json& s) { return s["overlay"] != 0; }));
        window().xdotool({"type", "--delay", "60", number});
        window().key("Return");
        ASSERT_TRUE(window().wait_for([&](const Json& s) { return s["selected"] == "carrier:" + number; }));
        window().xdotool({"sleep", "1"});  // the map glides there
        window().key("p");
        ASSERT_TRUE(window().wait_for_widget("place/field"));
        window().xdotool({"type", "--delay", "60", coordinates});
        ASSERT_TRUE(window().wait_for_widget("place/quality/surveyed"));
        window().key("Return");
        window().xdotool({"sleep", "0.5"});
        window().key("1");
        ASSERT_TRUE(window().wait_for([&](const Json& s) { return s["last_step"] != before; }));
    }
    /// Runs the command of these words, whose window asks for a file.
    void choose(const std::string& command, const std::filesystem::path& file) {
        window().key("ctrl+shift+p");
        ASSERT_TRUE(window().wait_for_widget("commands/field"));
        window().xdotool({"type", "--delay", "60", command});
        window().key("Return");
        ASSERT_TRUE(window().wait_for_widget("file/name"));
        window().key("ctrl+a");
        window().xdotool({"type", "--delay", "20", file.string()});
        window().key("Return");
    }
    void write(const std::filesystem::path& file) {
        choose("Write changes", file);
        ASSERT_TRUE(window().wait_for(
            [&](const Json& s) { return s["overlay"] == 0 && s["busy"] == false && std::filesystem::exists(file); }));
    }
    /// Takes a file in; `answer`: the key for the question at hand, empty where none is asked.
    void take(const std::filesystem::path& file, const std::string& answer) {
        choose("Merge changes", file);
        ASSERT_TRUE(window().wait_for_widget("merge/take"));
        EXPECT_EQ(window().probe()["widgets"].contains("merge/0"), !answer.empty()) << file;
        if (!answer.empty()) window().key(answer);
        window().click("merge/take");
        ASSERT_TRUE(window().wait_for(
            [](const Json& s) { return s["overlay"] == 0 && s["busy"] == false && s["merging"] == false; }));
    }
    void answer_open_question(const std::string& answer) {
        window().click("questions");
        ASSERT_TRUE(window().wait_for_widget("questions/0"));
        window().key(answer);
        ASSERT_TRUE(window().wait_for_widget("questions/answer"));
        window().click("questions/answer");
        ASSERT_TRUE(window().wait_for([](const Json& s) { return s["questions"] == 0; }));
        window().key("Escape");
        ASSERT_TRUE(window().wait_for([](const Json& s) { return s["overlay"] == 0; }));
    }
    void go_home() {
        window().close();
        EXPECT_EQ(window().process().wait(60s), 0);
        EXPECT_EQ(window().process().err(), "");
    }
    [[nodiscard]] e2e::Window& window() { return *window_; }

private:
    std::filesystem::path home_;
    std::string name_;
    std::unique_ptr<e2e::Display> display_;
    std::unique_ptr<e2e::Window> window_;
};

class Exchange : public testing::Test {
protected:
    void SetUp() override {
        for (const char* program : {"Xvfb", "xdotool"})
            if (!e2e::installed(program)) GTEST_SKIP() << "SKIPPED: " << program << " is not installed";
        for (const char* home : {"li", "wang"}) std::filesystem::create_directory(folder_ / home);
        ASSERT_EQ(e2e::run({e2e::langtu().string(), "new", li_.project().string(), "--quiet"}).status, 0);
        std::filesystem::copy_file(li_.project(), wang_.project());
        li_.sit_down();
        wang_.sit_down();
    }
    static std::string dump(const Planner& planner) {
        const e2e::Outcome dumped = e2e::run({e2e::langtu().string(), "dump", planner.project().string()});
        EXPECT_EQ(dumped.status, 0) << dumped.err;
        return dumped.out;
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const {
        return folder_ / (name + ".changes.json");
    }

    support::ScratchFolder folder_;
    Planner li_{folder_ / "li", "li"}, wang_{folder_ / "wang", "wang"};
};

}  // namespace

TEST_F(Exchange, ThreeTimesWithClashesEndsEqual) {
    // the first to merge answers; the answer travels
    li_.place("17", "120.45,30.44");
    wang_.place("17", "120.46,30.45");
    wang_.place("7", "120.47,30.46");
    li_.write(file("li1"));
    wang_.write(file("wang1"));
    li_.take(file("wang1"), "t");
    li_.write(file("li2"));
    wang_.take(file("li2"), "");
    // the other way round
    li_.place("7", "120.48,30.47");
    wang_.place("7", "120.49,30.48");
    li_.write(file("li3"));
    wang_.take(file("li3"), "m");
    wang_.write(file("wang2"));
    li_.take(file("wang2"), "");
    // left for later, and answered then
    li_.place("17", "120.50,30.45");
    wang_.place("17", "120.51,30.46");
    wang_.write(file("wang3"));
    li_.take(file("wang3"), "l");
    EXPECT_EQ(li_.window().state()["questions"], 1);
    li_.answer_open_question("t");
    li_.write(file("li4"));
    wang_.take(file("li4"), "");
    EXPECT_EQ(wang_.window().state()["questions"], 0);
    EXPECT_GT(wang_.window().screenshot("exchanged"), 50);
    li_.go_home();
    wang_.go_home();
    EXPECT_EQ(dump(li_), dump(wang_));
}
