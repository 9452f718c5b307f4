// Opening, making, copying and losing projects, odd contents, and what is remembered.
#include <fstream>
#include <future>
#include <sstream>

#include "scratch_folder.h"
#include "store/project.h"
#include "story.h"
#include "window_facts.h"

namespace stories {
namespace {

namespace fs = std::filesystem;

/// A project with one edit, whose file something happens to.
class FileGone : public Story {
protected:
    Stage& begin_edited() {
        Stage& s = begin_with("");
        unlock();
        remove_carrier("5");
        EXPECT_EQ(state()["last_step"], 1);
        return s;
    }
    /// The button of the toast that is newest.
    [[nodiscard]] std::string last_action() {
        for (int id = 50; id > 0; --id)
            if (const std::string key = "notice/" + std::to_string(id) + "/action"; stage().has(key)) return key;
        return "notice/0/action";
    }
    void save_as(const char* name) {
        Stage& s = stage();
        ASSERT_TRUE(s.has("file/name"));
        s.click("file/name");
        s.key(Key::a, k_ctrl);
        s.type((folder() / name).string());
        s.key(Key::enter);
        s.rest();
    }
    static void expect_steps(const fs::path& file, int steps) {
        const auto opened = store::open_project(file);
        ASSERT_TRUE(opened) << base::to_line(opened.error());
        EXPECT_EQ(opened->info.history_length, steps);
    }
    /// The texts that can be read in a window, one after the other.
    [[nodiscard]] std::string seen_in(const std::string& window) {
        std::istringstream facts(window_facts(stage().desk().probe(), window));
        std::string all;
        for (std::string line; std::getline(facts, line);)
            if (const std::size_t from = line.find('"'); line.starts_with("  text ") && from != std::string::npos)
                all += line.substr(from + 1, line.rfind('"') - from - 1);
        return all;
    }
    /// The quickest edit.
    void remove_carrier(const char* number) {
        find(number);
        stage().key(Key::del);
    }
};

/// The job waits for the test, so it is under way for as long as that likes.
TEST_F(Story, AJobThatIsCancelledLeavesNothingBehind) {
    std::promise<void> go_on;
    before_reading_built_in_ = [wait = go_on.get_future().share()] { wait.wait(); };
    Stage& s = begin_with("");
    s.key(Key::n, k_ctrl);
    s.click("file/name");
    s.key(Key::a, k_ctrl);
    s.type((folder() / "unwanted").string());
    s.tap(Key::enter);
    s.frame();
    ASSERT_TRUE(s.has("job/cancel"));
    s.tap_on("job/cancel");
    s.frame();
    EXPECT_FALSE(s.has("job/cancel")) << "nobody waits for it any more";
    EXPECT_EQ(state()["project"], project().string());
    go_on.set_value();
    s.rest();
    EXPECT_EQ(state()["project"], project().string());
    EXPECT_FALSE(fs::exists(folder() / "unwanted.langtu"));
}

TEST_F(Story, WithoutAProjectThereIsAChoice) {
    Stage& s = begin();
    EXPECT_TRUE(s.has("start/new"));
    EXPECT_FALSE(s.has("map"));
    s.shot("start_screen");
    s.click("start/new");
    s.facts("new", "overlay_file");
    s.click("file/name");
    s.key(Key::a, k_ctrl);
    s.type("我的项目");
    s.click("file/ok");
    EXPECT_EQ(state()["project"], (folder() / "我的项目.langtu").string());
    EXPECT_TRUE(fs::exists(folder() / "我的项目.langtu"));
    EXPECT_TRUE(s.has("map"));
}

TEST_F(Story, AFileThatIsGoneSaysSo) {
    Stage& s = begin_with("");
    s.desk().remember();
    fs::remove(project());
    Stage& again = start_again();
    (void)s;
    EXPECT_FALSE(again.has("map"));
    EXPECT_NE(state()["last_notice"].get<std::string>().find("haining.langtu"), std::string::npos);
    again.facts("gone");
    again.click("start/recent/0");
    EXPECT_FALSE(again.has("start/recent/0")) << "taken off the list";
}

TEST_F(Story, ADamagedFileIsRefusedAndTheLogSaysWhy) {
    Stage& s = begin_with("");
    support::write_bytes(folder() / "坏的.langtu", std::string(5000, 'x'));
    s.drop(folder() / "坏的.langtu");
    EXPECT_EQ(state()["project"], project().string()) << "what was open stays";
    ASSERT_EQ(state()["notices"], 1);
    s.facts("refused");
    ASSERT_EQ(s.count("notice/"), 2);
    s.click("notice/" + std::string(s.has("notice/0/action") ? "0" : "1") + "/action");
    ASSERT_TRUE(s.has("log/copy"));
    s.shot("log", "overlay_log");
    s.click("log/copy");
    EXPECT_NE(s.clipboard().find("坏的.langtu"), std::string::npos);
    EXPECT_NE(support::bytes_of(folder() / "log.txt").find("坏的.langtu"), std::string::npos);
}

TEST_F(Story, ACopyIsSavedAndOpensByDropping) {
    Stage& s = begin_with("");
    for (const auto& entry : fs::directory_iterator(folder()))  // dates are shown
        fs::last_write_time(entry.path(), fs::file_time_type::clock::from_sys(std::chrono::sys_seconds(
                                              std::chrono::sys_days(std::chrono::year(2026) / 11 / 25))));
    s.key(Key::s, k_ctrl_shift);
    s.facts("copy", "overlay_file");
    s.click("file/name");
    s.key(Key::a, k_ctrl);
    s.type("haining");
    s.click("file/ok");
    EXPECT_TRUE(s.has("file/name")) << "the name is taken";
    s.shot("name_taken", "overlay_file");
    s.click("file/name");
    s.key(Key::a, k_ctrl);
    s.type("copy");
    s.key(Key::enter);
    ASSERT_TRUE(fs::exists(folder() / "copy.langtu"));
    EXPECT_EQ(state()["project"], project().string());
    s.drop(folder() / "copy.langtu");
    EXPECT_EQ(state()["project"], (folder() / "copy.langtu").string());
    s.key(Key::o, k_ctrl);
    ASSERT_TRUE(s.has("file/entry/haining.langtu"));
    s.double_click("file/entry/haining.langtu");
    EXPECT_EQ(state()["project"], project().string());
    s.key(Key::w, k_ctrl);
    EXPECT_TRUE(s.has("start/new"));
    s.facts("recent");
    s.click("start/recent/1");
    EXPECT_EQ(state()["project"], (folder() / "copy.langtu").string());
}

/// Neither waits for the other: whoever changes his mind while one is opened gets the other one.
TEST_F(Story, OfTwoProjectsThatAreOpenedAtOnceTheLaterOneIsShown) {
    Stage& s = begin_with("");
    for (const char* name : {"first", "second"}) {
        s.key(Key::s, k_ctrl_shift);
        s.click("file/name");
        s.key(Key::a, k_ctrl);
        s.type(name);
        s.key(Key::enter);
    }
    s.desk().open(folder() / "first.langtu");
    s.desk().open(folder() / "second.langtu");
    s.rest();
    EXPECT_EQ(state()["project"], (folder() / "second.langtu").string());
    s.desk().open(folder() / "first.langtu");  // nothing holds it
    s.rest();
    EXPECT_EQ(state()["project"], (folder() / "first.langtu").string());
    EXPECT_EQ(state()["read_only"], false);
}

TEST_F(Story, AnEmptyProjectSaysWhatItLacks) {
    Stage& s = begin_with("empty");
    s.facts("progress");
    s.key(Key::f2);
    s.key(Key::digit_4, k_ctrl);
    s.facts("review");
    s.key(Key::f4);
    for (const Key tab : {Key::digit_1, Key::digit_2, Key::digit_3}) s.key(tab, k_ctrl);
    s.facts("ranking", "dock");
    s.key(Key::page_down);
    s.key(Key::digit_1);
    find("changan");
    EXPECT_EQ(state()["selected"], "unit:330481103");
    speak_english();
    s.key(Key::digit_2, k_ctrl);
    s.facts("carriers_en", "dock");
}

TEST_F(Story, NamesOfEverySort) {
    Stage& s = begin_with("names");
    s.key(Key::digit_2, k_ctrl);
    s.facts("carriers", "dock");
    s.shot("rows", "table/carriers/");
    s.click("dock/areas");
    s.facts("areas", "dock");
    for (const char* number : {"1", "2", "3", "4", "5", "6", "7"}) {
        find(number);
        EXPECT_EQ(state()["selected"], std::string("carrier:") + number);
    }
    find("2");
    s.facts("percent", "right");
    find("%s");
    EXPECT_NE(state()["selected"], ":");
    s.key(Key::digit_3, k_ctrl);
    find("1");
    s.facts("ranking", "dock");
    s.key(Key::c, k_ctrl);
    EXPECT_NE(s.clipboard().find("很长的名称"), std::string::npos);
}

TEST_F(Story, TenThousandCarriers) {
    Stage& s = begin_with("many");
    s.key(Key::digit_2, k_ctrl);
    EXPECT_LT(s.count("table/carriers/"), 80) << "only what is seen is drawn";
    s.wheel("table/carriers/3", -200);
    s.facts("scrolled", "dock");
    s.click("dock/filter");
    s.type("斜桥");
    EXPECT_GT(s.count("table/carriers/"), 12);
    s.click("table/carriers/sort/name");
    s.key(Key::f, k_ctrl);
    s.type("987");
    ASSERT_TRUE(s.has("search/carrier/987"));
    s.key(Key::enter);
    EXPECT_EQ(state()["selected"], "carrier:987");
    s.facts("found", "right");
    s.shot_around("around", s.middle("map"), 240, 160);
    s.drag("map", 80, 10);
    s.wheel("map", -8);
}

TEST_F(Story, WhatWasChosenIsThereTheNextDay) {
    Stage* s = &begin_with("");
    s->click("language");
    s->click("theme");
    s->click("mode/review");
    s->key(Key::digit_5);
    s->drag("left_grip", 37, 0);
    s->click("coordinates");
    s->click("coordinates/bd09");
    const scene::Rect map = s->box("map");
    const Json before = state();
    s = &start_again();
    const Json after = state();
    for (const char* what : {"language", "theme", "mode", "indicator", "project", "hidden_layers"})
        EXPECT_EQ(after[what], before[what]) << what;
    EXPECT_EQ(s->box("map").width, map.width);
    EXPECT_EQ(s->box("map").height, map.height);
    EXPECT_TRUE(s->has("strip/carrier/17"));
    s->facts("next_day");
    s->key(Key::w, k_ctrl);
    s = &start_again();
    EXPECT_TRUE(s->has("start/new")) << "a project that was closed stays closed";
}

TEST_F(Story, SettingsThatMakeNoSenseAreAsAtFirst) {
    Stage* s = &begin_with("");
    s->desk().remember();
    for (const char* text :
         {"", "{", "[1,2]", R"({"language":7,"panels":{"left_width":-9e99,"dock_tab":"x"},"recent":"no"})"}) {
        support::write_bytes(folder() / "settings.json", text);
        Stage& again = begin();
        again.open(project());
        EXPECT_EQ(state()["mode"], "progress") << text;
        EXPECT_GT(again.box("map").width, 300) << text;
    }
}

TEST_F(Story, AfterACrashItIsSaid) {
    Stage& s = begin_with("");
    s.desk().say_crashed();
    s.rest();
    EXPECT_EQ(s.count("notice/"), 2);
    s.shot("crashed", "toast");
    s.wait(20);
    s.rest();
    EXPECT_EQ(s.count("notice/"), 0) << "goes by itself";
    EXPECT_EQ(s.desk().changes_in_s(s.now_s()), 0);
}

TEST_F(FileGone, TheMessageHasTheCopyAndTheLineAndTheBadgeSayIt) {
    Stage& s = begin_edited();
    fs::rename(project(), folder() / "moved.langtu");
    remove_carrier("6");
    EXPECT_EQ(state()["away"], true);
    EXPECT_EQ(state()["last_step"], 1) << "nothing was written";
    EXPECT_NE(state()["last_notice"].get<std::string>().find("moved.langtu"), std::string::npos);
    ASSERT_TRUE(s.has(last_action()));
    s.click(last_action());
    save_as("copy");
    expect_steps(folder() / "copy.langtu", 1);
    expect_steps(folder() / "moved.langtu", 1);
    s.click("edit/badge");
    EXPECT_TRUE(s.has("file/name")) << "so does the badge";
    s.click("file/cancel");
    s.key(Key::w, k_ctrl);
    EXPECT_TRUE(s.has("start/new")) << "after a copy nothing is asked";
}

TEST_F(FileGone, IsSaidOnceWithItsWholePathAndInThePanel) {
    const std::string moved = "moved-to-a-name-that-no-line-of-a-toast-can-hold-though-it-must-be-read.langtu";
    Stage& s = begin_edited();
    EXPECT_FALSE(s.has("edit/save_copy"));
    fs::rename(project(), folder() / moved);
    remove_carrier("6");
    const Json once = state();
    remove_carrier("7");
    EXPECT_EQ(state()["notices"], once["notices"]);
    EXPECT_TRUE(s.has("edit/save_copy")) << "the panel says it too";
    EXPECT_FALSE(s.has("carrier/new"));
    EXPECT_NE(seen_in("toast").find(moved), std::string::npos) << seen_in("toast");
    s.key(Key::w, k_ctrl);
    EXPECT_NE(seen_in("overlay_gone").find(moved), std::string::npos) << seen_in("overlay_gone");
}

TEST_F(Story, ToastsThatDoNotFitAreOneLine) {
    Stage& s = begin_with("", 900, 600, 1.5F);
    for (int i = 0; i < 6; ++i) s.drop(folder() / ("not there " + std::to_string(i) + ".langtu"));
    EXPECT_TRUE(s.has("notice/more"));
    for (const auto& [key, widget] : s.desk().probe())
        if (key.starts_with("notice/")) {
            EXPECT_GE(widget.box.y, s.box("map").y) << key;
            EXPECT_LE(widget.box.bottom(), s.box("map").bottom()) << key;
        }
    s.click("notice/more");
    EXPECT_TRUE(s.has("log/copy"));
}

TEST_F(FileGone, IsFoundWithoutAnEditAndClosingAsksOnce) {
    Stage& s = begin_edited();
    fs::remove(project());
    s.wait(3);
    s.move("map");
    EXPECT_EQ(state()["away"], true);
    s.key(Key::w, k_ctrl);
    ASSERT_TRUE(s.has("gone/copy"));
    s.click("gone/cancel");
    EXPECT_TRUE(s.has("map"));
    EXPECT_FALSE(s.desk().may_quit()) << "the window's own button asks too";
    s.rest();
    s.click("gone/copy");
    save_as("copy");
    expect_steps(folder() / "copy.langtu", 1);
    EXPECT_TRUE(s.wishes().quit) << "what was asked for is done then";
}

TEST_F(FileGone, MayBeLeftWithoutACopy) {
    Stage& s = begin_edited();
    fs::remove(project());
    s.key(Key::w, k_ctrl);
    ASSERT_TRUE(s.has("gone/leave")) << "found when it is closed";
    s.click("gone/leave");
    EXPECT_TRUE(s.has("start/new"));
}

TEST_F(FileGone, WhatWasPutThereIsNotTouchedAndAFileThatComesBackIsEditedOn) {
    Stage& s = begin_edited();
    make_project(folder() / "put.langtu", plan());
    fs::rename(project(), folder() / "moved.langtu");
    fs::rename(folder() / "put.langtu", project());
    const std::string put = support::bytes_of(project());
    s.wait(3);
    s.move("map");
    EXPECT_EQ(state()["away"], true);
    EXPECT_EQ(support::bytes_of(project()), put);
    fs::rename(folder() / "moved.langtu", project());
    s.wait(3);
    s.move_away();
    s.move("map");
    EXPECT_EQ(state()["away"], false);
    remove_carrier("6");
    EXPECT_EQ(state()["last_step"], 2);
}

TEST_F(FileGone, AProjectThatCanOnlyBeLookedAtOffersACopy) {
    store::EditOptions options;
    options.author = "李四";
    make_project(project(), *plan_named(""));
    const auto other = store::Project::open(project(), options);
    ASSERT_TRUE(other);
    Stage& s = begin();
    s.open(project());
    EXPECT_EQ(state()["read_only"], true);
    ASSERT_TRUE(s.has(last_action()));
    s.click(last_action());
    save_as("copy");
    expect_steps(folder() / "copy.langtu", 0);
}

}  // namespace
}  // namespace stories
