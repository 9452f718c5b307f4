// The file window: where it begins, what it lists and in which order, paths that are typed, and the keys.
#include <filesystem>
#include <fstream>

#include "story.h"

namespace stories {
namespace {

namespace fs = std::filesystem;

class FileWindowStory : public Story {
protected:
    /// Three tables and a folder with a fourth beside the project.
    Stage& begin_with_tables() {
        Stage& s = begin_with("");
        put("b 小表.csv", 10, 3);
        put("A 大表.csv", 5000, 2);
        put("c 新表.csv", 100, 1);
        fs::create_directories(folder() / "来件");
        put("来件/甲.csv", 10, 1);
        unlock();
        s.key(Key::i, k_ctrl_shift);
        EXPECT_TRUE(s.has("file/name"));
        return s;
    }
    void put(const std::string& name, int bytes, int days_ago) {
        std::ofstream(folder() / name) << std::string(static_cast<std::size_t>(bytes), 'x');
        fs::last_write_time(folder() / name, fs::file_time_type::clock::now() - std::chrono::hours(24 * days_ago));
    }
    void expect_order(const std::vector<const char*>& names) {
        float last = 0;
        for (const char* name : names) {
            const float y = stage().box(std::string("file/entry/") + name).y;
            EXPECT_GT(y, last) << name;
            last = y;
        }
    }
    [[nodiscard]] std::string focus() const { return state()["focus"]; }
};

TEST_F(FileWindowStory, SortsByWhatIsClickedAndFiltersWhileOneTypes) {
    Stage& s = begin_with_tables();
    expect_order({"来件", "A 大表.csv", "b 小表.csv", "c 新表.csv"});
    s.click("file/sort/date");
    expect_order({"来件", "c 新表.csv", "A 大表.csv", "b 小表.csv"});
    s.click("file/sort/date");
    expect_order({"来件", "b 小表.csv", "A 大表.csv", "c 新表.csv"});
    s.click("file/sort/size");
    expect_order({"来件", "A 大表.csv", "c 新表.csv", "b 小表.csv"});
    s.click("file/name");
    s.type("大");
    EXPECT_EQ(s.count("file/entry/"), 1);
    s.key(Key::a, k_ctrl);
    s.type("a");
    EXPECT_TRUE(s.has("file/entry/A 大表.csv")) << "capitals or not";
}

TEST_F(FileWindowStory, ATypedFolderOpensAndTheNextClickCounts) {
    Stage& s = begin_with_tables();
    s.type((folder() / "来件").string() + "/");
    s.key(Key::enter);
    ASSERT_TRUE(s.has("file/entry/甲.csv")) << "the folder is open and nothing of the path filters it";
    s.click("file/entry/甲.csv");
    EXPECT_TRUE(s.desk().probe().at("file/entry/甲.csv").on);
    s.click("file/ok");
    EXPECT_FALSE(s.has("file/name"));
}

TEST_F(FileWindowStory, APastedPathOpensItsFile) {
    Stage& s = begin_with_tables();
    s.paste("\"" + (folder() / "来件/甲.csv").string() + "\"");
    s.key(Key::enter);
    EXPECT_FALSE(s.has("file/name"));
    EXPECT_TRUE(s.has("import/cancel")) << "it has been read";
}

TEST_F(FileWindowStory, ArrowsEnterAndBackspace) {
    Stage& s = begin_with_tables();
    s.key(Key::down);
    EXPECT_EQ(focus(), "file/entry/haining.langtu.backups");
    s.key(Key::down);
    EXPECT_EQ(focus(), "file/entry/来件");
    s.key(Key::enter);
    EXPECT_EQ(focus(), "file/entry/甲.csv");
    s.key(Key::backspace);
    EXPECT_TRUE(s.has("file/entry/来件"));
    s.key(Key::home);
    EXPECT_TRUE(s.has("file/name"));
    while (focus() != "file/entry/c 新表.csv" && s.has("file/name")) s.key(Key::tab);
    s.key(Key::up);
    EXPECT_EQ(focus(), "file/entry/b 小表.csv");
    s.key(Key::enter);
    EXPECT_FALSE(s.has("file/name")) << "opened";
}

TEST_F(FileWindowStory, BeginsWhereThePurposeWasServedLast) {
    Stage& s = begin_with_tables();
    EXPECT_TRUE(s.has("file/place/" + folder().string()));
    s.type("来件/甲.csv");
    s.key(Key::enter);
    s.key(Key::i, k_ctrl_shift);
    EXPECT_TRUE(s.has("file/entry/甲.csv"));
    s.key(Key::escape);
    s.key(Key::o, k_ctrl);
    EXPECT_TRUE(s.has("file/entry/haining.langtu")) << "projects lie elsewhere";
    s.key(Key::escape);
    Stage& next_day = start_again();
    next_day.key(Key::i, k_ctrl_shift);
    if (!next_day.has("file/name")) {
        next_day.key(Key::e);
        next_day.key(Key::i, k_ctrl_shift);
    }
    EXPECT_TRUE(next_day.has("file/entry/甲.csv")) << "remembered";
}

}  // namespace
}  // namespace stories
