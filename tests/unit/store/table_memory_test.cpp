// What a project remembers of tables: it goes the way of every record, and a text that is no layout is refused in one
// sentence.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "layout_json.h"
#include "plan/checks.h"
#include "plan/table_memory_edits.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "sqlite.h"
#include "store/project.h"
#include "store/project_file.h"
#include "store/record_words.h"
#include "store/repair.h"

namespace {

const plan::Entry k_entry{"王五", "2024-03-02"};

/// With something in every member.
plan::TableLayout layout(const std::string& name = "年度指标") {
    plan::TableLayout layout;
    layout.name = name;
    layout.sheet = "Y年数据";
    layout.across = true;
    layout.levels = 2;
    layout.titles_by_hand = {2, 3, 4};
    layout.indicator = "rd_gdp";
    layout.columns.push_back({0, 1, "镇街", plan::ColumnUse::area, "", "", 1, {}, {}});
    layout.columns.push_back({1,
                              3,
                              "“专利”[百件]Y",
                              plan::ColumnUse::observed,
                              "tech_firms",
                              "百件",
                              100,
                              {true, plan::ColumnUse::observed, "tech_firms", "百件"},
                              {{"unit", "百件/家", "百件"}}});
    layout.answers.push_back({"hidden_rows", "", "take"});
    layout.file = "2024.xlsx";
    return layout;
}

class TableMemory : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(store::create_project(path_, support::sample_plan(), store::Overwrite::no));
        ASSERT_TRUE(store::copy_project(path_, copy_));
    }
    static std::unique_ptr<store::Project> open(const std::filesystem::path& path) {
        store::EditOptions options;
        options.author = "王五";
        auto project = store::Project::open(path, options);
        EXPECT_TRUE(project) << base::to_line(project.error());
        return std::move(*project);
    }
    static void commit(store::Project& project, const base::Result<plan::Edit>& edit) {
        ASSERT_TRUE(edit) << base::to_line(edit.error());
        const plan::Plan expected = plan::apply(*project.plan(), *edit);
        const auto done = project.commit(*edit);
        ASSERT_TRUE(done) << base::to_line(done.error());
        EXPECT_EQ(*project.plan(), expected);
    }
    static void save(store::Project& project, const plan::TableLayout& layout) {
        commit(project, plan::save_layout(*project.plan(), layout, k_entry));
    }
    void execute(const std::string& sql) const {
        sqlite3* opened = nullptr;
        ASSERT_EQ(sqlite3_open_v2(path_.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
        const store::Connection db(opened);
        ASSERT_EQ(sqlite3_exec(opened, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(opened);
    }
    support::ScratchFolder folder_;
    std::filesystem::path path_ = folder_.path() / "mine.langtu", copy_ = folder_.path() / "copy.langtu";
};

}  // namespace

TEST(LayoutJson, ComesBackAsItWas) {
    plan::TableLayout whole = layout();
    auto read = store::layout_from_json(store::layout_to_json(whole));
    ASSERT_TRUE(read);
    read->name = whole.name;
    read->file = whole.file;
    EXPECT_EQ(*read, whole);
}

TEST(LayoutJson, OneOfListsOfCarriersSaysSo) {
    plan::TableLayout list;
    list.kind = plan::LayoutKind::carriers;
    plan::LayoutColumn column;
    column.title = "总投资";
    column.role = "investment_cny";
    column.by_hand.role = "investment_cny";
    list.columns.push_back(column);
    const std::string text = store::layout_to_json(list);
    const auto read = store::layout_from_json(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, list);
    EXPECT_EQ(store::layout_words(text), "总投资: investment_cny");
    const auto old = store::layout_from_json(R"({"columns":[{"title":"镇街","use":"area"}]})");
    ASSERT_TRUE(old);
    EXPECT_EQ(old->kind, plan::LayoutKind::values) << "one that names no kind is of values";
}

TEST(LayoutJson, IsSaidInWordsToWhoeverComparesTwo) {
    EXPECT_EQ(store::layout_words(store::layout_to_json(layout())), "镇街: area; “专利”[百件]Y: observed");
    EXPECT_EQ(store::layout_words("no layout"), "no layout");
}

TEST(LayoutJson, WhatIsNoLayoutIsNone) {
    const std::string column = R"({"title":"镇街","use":"area"})";
    const auto with = [&](const std::string& more) {
        return store::layout_from_json("{\"columns\":[" + column + "]" + more + "}").has_value();
    };
    EXPECT_TRUE(with(""));
    for (const char* more :
         {R"(,"levels":-1)", R"(,"levels":1e9)", R"(,"levels":"2")", R"(,"across":1)", R"(,"sheet":7)",
          R"(,"unknown":1)", R"(,"sheet":"a\nb")", R"(,"sheet":"\u0000")", R"(,"answers":[{"question":"unit"}])",
          R"(,"answers":{})", R"(,"titles_by_hand":{"first":4,"last":2})", R"(,"titles_by_hand":[])"})
        EXPECT_FALSE(with(more)) << more;
    EXPECT_FALSE(store::layout_from_json(R"({"kind":"carriers","columns":[{"title":"a","use":"area"}]})"));
    EXPECT_FALSE(store::layout_from_json(R"({"kind":"dragons","columns":[{"title":"a","use":"area"}]})"));
    for (const char* bad :
         {R"({"title":"a"})", R"({"title":"a","role":"number"})", R"({"use":"area"})",
          R"({"title":"a","use":"dragon"})", R"({"title":"a","use":"area","times":0})",
          R"({"title":"a","use":"area","times":1e300})", R"({"title":"a","use":"area","block":-1})",
          R"({"title":"a","use":"area","place":0})", R"({"title":"a","use":"area","by_hand":{"year":2023}})",
          R"({"title":"a","use":"area","by_hand":7})", "7"})
        EXPECT_FALSE(store::layout_from_json("{\"columns\":[" + std::string(bad) + "]}")) << bad;
    for (const char* bad : {"", "null", "[]", "{}", R"({"columns":[]})", R"({"columns":[{)", "\xff"})
        EXPECT_FALSE(store::layout_from_json(bad)) << bad;
    std::string many = column;
    for (int i = 0; i < 1'100; ++i) many += "," + column;
    EXPECT_FALSE(store::layout_from_json("{\"columns\":[" + many + "]}"));
    EXPECT_FALSE(store::layout_from_json(std::string(100'000, '[')));
    const std::string longest(9'000, 'a');
    EXPECT_FALSE(with(",\"sheet\":\"" + longest + "\""));
}

TEST_F(TableMemory, EveryEditIsAStepThatIsUndone) {
    const auto project = open(path_);
    const plan::Plan before = *project->plan();
    save(*project, layout());
    commit(*project, plan::rename_layout(*project->plan(), "年度指标", "科技指标"));
    const plan::Index index(*project->plan());
    commit(*project, plan::add_word(index, plan::table_word("有效专利", plan::WordSort::indicator, "rd_gdp")));
    const plan::Plan full = *project->plan();
    EXPECT_EQ(full.table_layouts.front().name, "科技指标");
    EXPECT_EQ(full.table_layouts.front().author, "王五");
    EXPECT_EQ(*store::open_project(path_)->plan, full);
    ASSERT_TRUE(store::copy_project(path_, folder_.path() / "c.langtu"));
    EXPECT_EQ(*store::open_project(folder_.path() / "c.langtu")->plan, full);
    commit(*project, plan::forget_layout(*project->plan(), "科技指标"));
    commit(*project, plan::remove_word(*project->plan(), "有效专利"));
    EXPECT_EQ(*project->plan(), before);
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(project->undo());
    EXPECT_EQ(*project->plan(), before);
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(project->redo());
    EXPECT_EQ(*project->plan(), full);
}

TEST_F(TableMemory, LayoutsOfTwoPeopleMerge) {
    const auto mine = open(path_);
    const auto theirs = open(copy_);
    save(*mine, layout("甲"));
    save(*theirs, layout("乙"));
    ASSERT_TRUE(mine->merge(*theirs->export_changes(0), {}, ""));
    EXPECT_EQ(mine->plan()->table_layouts.size(), 2U);
}

TEST_F(TableMemory, OneLayoutSavedByTwoIsAskedAboutOnceAndTakenWhole) {
    const auto mine = open(path_);
    const auto theirs = open(copy_);
    save(*mine, layout());
    plan::TableLayout other = layout();
    other.columns.back().unit = "件";
    other.file = "别的.xlsx";
    commit(*theirs, plan::save_layout(*theirs->plan(), other, {"李四", "2025-01-05"}));
    const auto changes = theirs->export_changes(0);
    const auto preview = mine->preview_merge(*changes);
    ASSERT_TRUE(preview) << base::to_line(preview.error());
    ASSERT_EQ(preview->clashes.size(), 1U);
    EXPECT_EQ(preview->clashes[0].column, "mapping");
    EXPECT_EQ(preview->clashes[0].what.zh, "年度指标");
    ASSERT_TRUE(mine->merge(*changes, {{store::Choose::theirs, {}}}, ""));
    EXPECT_EQ(mine->plan()->table_layouts, theirs->plan()->table_layouts) << "with its file, day and author";
}

TEST_F(TableMemory, AChangeThatBringsNoLayoutIsRefusedAndNothingIsTaken) {
    const auto mine = open(path_);
    const auto theirs = open(copy_);
    save(*theirs, layout());
    auto changes = theirs->export_changes(0);
    ASSERT_TRUE(changes);
    for (store::RowChange& row : changes->steps.at(0).rows)
        for (store::ColumnChange& change : row.columns)
            if (change.column == "mapping") change.after = std::string("{");
    EXPECT_FALSE(mine->merge(*changes, {}, ""));
    EXPECT_TRUE(mine->plan()->table_layouts.empty());
    EXPECT_TRUE(store::open_project(path_));
    save(*mine, layout("乙"));
}

TEST_F(TableMemory, ATextThatIsNoLayoutIsRefusedInOneSentence) {
    save(*open(path_), layout());
    for (const char* text : {"{", "[]", R"({"columns":[{"title":"a","use":"dragon"}]})"}) {
        execute("UPDATE table_layouts SET mapping = '" + std::string(text) + "'");
        const auto opened = store::open_project(path_);
        ASSERT_FALSE(opened) << text;
        const std::string line = base::to_line(opened.error());
        EXPECT_NE(line.find("a layout that cannot be read in table table_layouts, row 1, column mapping"),
                  std::string::npos)
            << line;
        EXPECT_EQ(line.find('\n'), std::string::npos);
    }
}

TEST_F(TableMemory, AWordOfNoClassIsRefused) {
    const auto project = open(path_);
    commit(*project,
           plan::add_word(plan::Index(*project->plan()), plan::table_word("园区排行", plan::WordSort::kind, "rank")));
    execute("UPDATE table_words SET meaning = 'dragon'");
    EXPECT_FALSE(store::open_project(path_));
}

TEST_F(TableMemory, RepairLeavesATornLayoutOut) {
    save(*open(path_), layout("甲"));
    save(*open(path_), layout("乙"));
    execute("UPDATE table_layouts SET mapping = '{' WHERE name = '甲'");
    const auto out = folder_.path() / "repaired.langtu";
    const auto report = store::repair_project(path_, out);
    ASSERT_TRUE(report) << base::to_line(report.error());
    EXPECT_FALSE(report->whole());
    const auto opened = store::open_project(out);
    ASSERT_TRUE(opened) << base::to_line(opened.error());
    ASSERT_EQ(opened->plan->table_layouts.size(), 1U);
    EXPECT_EQ(opened->plan->table_layouts.front().name, "乙");
}

TEST_F(TableMemory, WhatCannotBeIsRefusedAndTheSameIsNoStep) {
    const auto project = open(path_);
    save(*project, layout());
    const plan::Plan& p = *project->plan();
    EXPECT_TRUE(plan::save_layout(p, layout(), {"李四", "2025-01-01"})->empty()) << "reads alike";
    EXPECT_FALSE(plan::save_layout(p, layout("  "), k_entry));
    EXPECT_FALSE(plan::rename_layout(p, "没有", "b"));
    EXPECT_FALSE(plan::forget_layout(p, "没有"));
    EXPECT_NE(base::to_line(plan::forget_layout(p, "没有").error()).find("年度指标"), std::string::npos);
    const plan::Index index(p);
    for (const char* word : {"", "a", "2023", "（）"})
        EXPECT_FALSE(plan::add_word(index, plan::table_word(word, plan::WordSort::kind, "rank"))) << word;
    EXPECT_FALSE(plan::add_word(index, plan::table_word("排行榜", plan::WordSort::kind, "dragon")));
    EXPECT_FALSE(plan::add_word(index, plan::table_word("有效专利", plan::WordSort::indicator, "dragon")));
    EXPECT_FALSE(plan::add_word(index, plan::table_word("研发", plan::WordSort::indicator, "tech_firms")))
        << "the name of another indicator";
    EXPECT_FALSE(plan::remove_word(p, "没有"));
}
