// The preview of an import survives whatever comes between; what was chosen by hand in it is never lost unasked.
#include <filesystem>
#include <fstream>

#include "story.h"

namespace stories {
namespace {

namespace fs = std::filesystem;

class ImportingStory : public Story {
protected:
    /// A table with a name that nobody knows, dropped and bound to an area by hand.
    Stage& begin_with_binding() {
        Stage& s = begin_with("");
        s.drop(write_table("2023实绩.csv", "地区,孵化器,R&D占GDP\n许村,1,1.3\n长安镇(高新区),2,3.5\n"));
        s.click("import/year");
        s.click("import/year/2023");
        s.click("import/part/4");
        s.click("import/bind/许村");
        s.click("import/bind/许村/xucun");
        expect_bound("at first");
        return s;
    }
    fs::path write_table(const std::string& name, const std::string& text) {
        std::ofstream(folder() / name) << text;
        return folder() / name;
    }
    /// Two values would be taken in: that of the bound name as well.
    void expect_bound(const std::string& after) {
        Stage& s = stage();
        ASSERT_TRUE(s.has("import/part/0")) << after << ": the preview is gone";
        s.click("import/part/4");
        EXPECT_FALSE(s.has("import/bind/许村")) << after << ": the binding is gone";
    }
};

TEST_F(ImportingStory, WhoEditsIsAskedInsideThePreview) {
    Stage& s = begin_with_binding();
    s.click("import/unlock");
    EXPECT_TRUE(s.has("author/field"));
    EXPECT_TRUE(s.has("import/part/0")) << "inside the preview";
    s.key(Key::escape);
    EXPECT_FALSE(s.has("author/field"));
    expect_bound("Escape");
    s.click("import/unlock");
    s.click_at({4, 740});
    s.click("author/cancel");
    expect_bound("a click beside it and Cancel");
    s.click("import/unlock");
    s.key(Key::a, k_ctrl);
    s.type("李工");
    s.key(Key::enter);
    EXPECT_EQ(state()["author"], "李工");
    EXPECT_EQ(state()["last_step"], 0) << "the same Enter takes nothing in";
    expect_bound("the name");
    s.click("import/take");
    EXPECT_EQ(state()["last_step"], 1);
    EXPECT_FALSE(s.has("import/part/0"));
    EXPECT_EQ(state()["year"], 2023) << "the newest year that was taken in";
}

TEST_F(ImportingStory, EscapeGoesBackOneLevelAndAsksBeforeItThrowsAnythingAway) {
    Stage& s = begin_with_binding();
    s.click("import/year");
    s.key(Key::escape);
    expect_bound("Escape in a drop-down");
    s.click("import/source");
    s.type("统计");
    s.key(Key::escape);
    EXPECT_FALSE(s.has("import/discard")) << "Escape leaves the field";
    expect_bound("Escape in a field");
    s.key(Key::escape);
    EXPECT_TRUE(s.has("import/discard")) << "asked once";
    s.key(Key::escape);
    EXPECT_FALSE(s.has("import/discard"));
    expect_bound("Escape at the question");
    s.click("import/cancel");
    ASSERT_TRUE(s.has("import/discard"));
    s.click("import/go_on");
    expect_bound("going on");
    s.key(Key::escape);
    s.click("import/discard");
    EXPECT_FALSE(s.has("import/part/0"));
    EXPECT_EQ(state()["last_step"], 0);
}

TEST_F(ImportingStory, WithoutAChoiceByHandEscapeEndsItAtOnce) {
    Stage& s = begin_with("");
    s.drop(write_table("t.csv", "地区,孵化器,R&D占GDP\n许村镇,1,1.3\n"));
    ASSERT_TRUE(s.has("import/year"));
    s.key(Key::escape);
    EXPECT_FALSE(s.has("import/year"));
}

TEST_F(ImportingStory, ATableThatIsDroppedWaitsForTheWindowThatIsUsed) {
    Stage& s = begin_with("");
    s.key(Key::f, k_ctrl);
    s.type("许村");
    s.drop(write_table("t.csv", "地区,孵化器,R&D占GDP\n许村镇,1,1.3\n"));
    EXPECT_FALSE(s.has("import/year")) << "what is typed stays on the screen";
    s.key(Key::escape);
    EXPECT_TRUE(s.has("import/year"));
}

TEST_F(ImportingStory, OtherWindowsOpenOverItAndItComesBack) {
    Stage& s = begin_with_binding();
    for (const auto& [key, held] : {std::pair(Key::f, k_ctrl), std::pair(Key::p, k_ctrl_shift),
                                    std::pair(Key::f1, Held{}), std::pair(Key::o, k_ctrl)}) {
        s.key(key, held);
        s.key(Key::escape);
        if (!s.has("import/part/0")) s.key(Key::escape);  // the first left the field
        expect_bound("key " + std::to_string(static_cast<int>(key)));
    }
    s.click("menu");
    s.click("menu");
    expect_bound("the menu");
    for (const Key key : {Key::f2, Key::f4, Key::f3}) {
        s.key(key);
        expect_bound("another mode");
    }
    s.key(Key::f5);
    EXPECT_EQ(state()["presenting"], true);
    EXPECT_FALSE(s.has("import/part/0"));
    s.key(Key::escape);
    expect_bound("a presentation");
    s.click_at({4, 740});
    expect_bound("a click beside it");
}

TEST_F(ImportingStory, AnotherFileOrProjectDroppedOnItIsAskedFor) {
    Stage& s = begin_with_binding();
    const fs::path other = write_table("other.csv", "地区,孵化器,R&D占GDP\n许村镇,1,1.1\n");
    const fs::path copy = folder() / "copy.langtu";
    fs::copy_file(project(), copy);
    for (const fs::path& file : {other, copy}) {
        s.drop(file);
        EXPECT_TRUE(s.has("import/discard")) << file;
        s.click("import/go_on");
        expect_bound(file.filename().string());
    }
    EXPECT_EQ(state()["project"], project().string());
    s.drop(other);
    s.click("import/discard");
    EXPECT_TRUE(s.has("import/year")) << "the other table is looked at now";
    EXPECT_TRUE(s.has("import/answer/year:A")) << "the year has not been chosen for it";
    s.key(Key::escape);
    EXPECT_FALSE(s.has("import/year")) << "nothing was chosen for it";
    s.drop(copy);
    EXPECT_EQ(state()["project"], copy.string());
}

TEST_F(ImportingStory, ClosingTheWindowByItsFrameAsksFirst) {
    Stage& s = begin_with_binding();
    EXPECT_FALSE(s.desk().may_quit());
    s.rest();
    ASSERT_TRUE(s.has("import/discard"));
    s.click("import/go_on");
    expect_bound("going on");
    EXPECT_FALSE(s.desk().may_quit());
    s.rest();
    s.click("import/discard");
    EXPECT_TRUE(s.wishes().quit) << "what was asked for is done then";
}

TEST_F(ImportingStory, TenIdleMinutesLockItAndTakeNothingAway) {
    Stage& s = begin_with_binding();
    s.click("import/unlock");
    s.key(Key::a, k_ctrl);
    s.type("李工");
    s.key(Key::enter);
    ASSERT_TRUE(s.has("import/take"));
    s.skip(11 * 60);
    s.rest();
    EXPECT_EQ(state()["unlocked"], false);
    EXPECT_FALSE(s.has("import/take"));
    expect_bound("ten minutes");
    s.click("import/unlock");
    EXPECT_FALSE(s.has("author/field")) << "asked once";
    s.click("import/take");
    EXPECT_EQ(state()["last_step"], 1);
}

/// In another window of the same person somebody has said who edits: the account's name does not take its place.
TEST_F(ImportingStory, TheNameGivenInAnotherWindowIsNotAskedForAgain) {
    Stage& s = begin_with("");
    s.click("theme");
    s.desk().remember();
    std::ifstream in(folder() / "settings.json");
    Json settings = Json::parse(in);
    settings["author"] = "王工";
    settings["language"] = "en";
    std::ofstream(folder() / "settings.json") << settings.dump();
    s.key(Key::e);
    EXPECT_FALSE(s.has("author/field"));
    EXPECT_EQ(state()["unlocked"], true);
    EXPECT_EQ(state()["author"], "王工");
    s.desk().remember();
    std::ifstream again(folder() / "settings.json");
    const Json written = Json::parse(again);
    EXPECT_EQ(written["author"], "王工");
    EXPECT_EQ(written["language"], "en") << "the other window's choice stays";
    EXPECT_EQ(written["view"]["state"]["mode"], "edit") << "and so does this one's";
}

}  // namespace
}  // namespace stories
