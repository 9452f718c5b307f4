// What repair keeps of references and of the history, and what it refuses. Random damages: tests/property.
#include "store/repair.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project.h"
#include "store/project_file.h"

namespace {

class RepairCase : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(store::create_project(project_, support::sample_plan(), store::Overwrite::no));
        auto project = store::Project::open(project_, {.author = "张三"});
        ASSERT_TRUE(project) << base::to_line(project.error());
        for (int n = 1; n <= 5; ++n) {
            plan::Edit edit;
            edit.carriers = {(*project)->plan()->carriers[0]};
            edit.carriers[0].position = geo::LonLat{120.5 + n * 0.001, 30.45};
            edit.summary = {"移动", "Move"};
            ASSERT_TRUE((*project)->commit(edit));
        }
    }
    /// As something that is no Langtu would.
    void run(const std::string& sql) {
        sqlite3* db = nullptr;
        ASSERT_EQ(sqlite3_open(project_.c_str(), &db), SQLITE_OK);
        char* message = nullptr;
        EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
        sqlite3_close(db);
    }
    store::RepairReport repair() {
        const auto report = store::repair_project(project_, out_);
        EXPECT_TRUE(report) << base::to_line(report.error());
        EXPECT_TRUE(store::verify_project(out_));
        return report.value_or(store::RepairReport{});
    }
    /// Steps taken back and done again, of which the history keeps who did it.
    void mark_some() {
        auto project = store::Project::open(project_, {.author = "李四"});
        ASSERT_TRUE((*project)->undo() && (*project)->redo());
    }
    static const store::RepairedTable& table(const store::RepairReport& report, const std::string& name) {
        for (const store::RepairedTable& table : report.tables)
            if (table.name == name) return table;
        throw std::runtime_error(name);
    }
    static bool says(const store::RepairReport& report, const std::string& part) {
        for (const base::Error& loss : report.losses)
            if (base::to_line(loss).find(part) != std::string::npos) return true;
        return false;
    }
    std::size_t root_of(const std::string& name) {
        sqlite3* db = nullptr;
        EXPECT_EQ(sqlite3_open(project_.c_str(), &db), SQLITE_OK);
        const std::string sql = "SELECT rootpage FROM sqlite_schema WHERE name = '" + name + "'";
        sqlite3_stmt* row = nullptr;
        EXPECT_EQ(sqlite3_prepare_v2(db, sql.c_str(), -1, &row, nullptr), SQLITE_OK);
        EXPECT_EQ(sqlite3_step(row), SQLITE_ROW) << name;
        const auto root = static_cast<std::size_t>(sqlite3_column_int(row, 0));
        sqlite3_finalize(row);
        sqlite3_close(db);
        return root;
    }
    /// An empty page of another table is written to the place of a table's root.
    void put_empty_page_over(const std::string& name) {
        std::string page(k_page, '\0');
        page[0] = 13;
        page[5] = static_cast<char>(k_page / 256);
        std::string bytes = support::bytes_of(project_);
        support::write_bytes(project_, bytes.replace((root_of(name) - 1) * k_page, k_page, page));
    }
    int undo_all() {
        auto project = store::Project::open(out_, {.author = "李四"});
        int steps = 0;
        while (project && (*project)->undo()) ++steps;
        return steps;
    }

    static constexpr std::size_t k_page = 4096;
    support::ScratchFolder folder_;
    std::filesystem::path project_ = folder_ / "p.langtu", out_ = folder_ / "out.langtu";
};

}  // namespace

TEST_F(RepairCase, OfAWholeProjectKeepsTheHistoryToBeUndone) {
    EXPECT_TRUE(repair().whole());
    EXPECT_EQ(undo_all(), 5);
    EXPECT_EQ(*store::open_project(out_)->plan, support::sample_plan());
}

TEST_F(RepairCase, ALostStepIsNotUndoneOver) {
    run("DELETE FROM history WHERE n = 3");
    EXPECT_TRUE(says(repair(), "step 3 is lost"));
    EXPECT_EQ(undo_all(), 2);
}

TEST_F(RepairCase, AStepWhoseChangesCannotBeReadStaysAndIsNotUndone) {
    run("UPDATE step_records SET cells = '[{' WHERE n = 2");
    const auto report = repair();
    EXPECT_TRUE(says(report, "what step 2 changed is lost"));
    EXPECT_EQ(table(report, "history").rows, 5);
    EXPECT_TRUE(store::read_history(out_, {}));
    EXPECT_EQ(undo_all(), 3);
}

TEST_F(RepairCase, ALostAreaCostsItsCarrierOnlyTheReference) {
    run("DELETE FROM areas WHERE key = 'changan'");
    const auto report = repair();
    EXPECT_EQ(table(report, "carriers").rows, 2);
    EXPECT_EQ(table(report, "carriers").lost_values, 1);
    EXPECT_TRUE(says(report, "responsible_area"));
    EXPECT_EQ(store::open_project(out_)->plan->carriers[0].responsible_area, "");
}

TEST_F(RepairCase, AValueThatDoesNotFitIsLeftOut) {
    run("UPDATE segments SET task_zh = CAST(x'ff41' AS TEXT) WHERE id = 1");
    const auto report = repair();
    EXPECT_EQ(table(report, "segments").rows, 2);
    EXPECT_TRUE(says(report, "task_zh"));
}

TEST_F(RepairCase, CommittedPagesOfTheLogCount) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(project_.c_str(), &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    ASSERT_EQ(sqlite3_exec(db, "UPDATE carriers SET notes = 'in the log' WHERE id = 1", nullptr, nullptr, nullptr), 0);
    sqlite3_close(db);
    ASSERT_TRUE(std::filesystem::exists(project_.string() + "-wal"));
    repair();
    EXPECT_EQ(store::open_project(out_)->plan->carriers[0].notes, "in the log");
}

TEST_F(RepairCase, ALogThatIsDamagedIsSaidAndUsedUpToThere) {
    support::write_bytes(project_.string() + "-wal", std::string(5000, 'x'));
    EXPECT_TRUE(says(repair(), "write-ahead log"));
}

TEST_F(RepairCase, WithoutTheListOfTablesRowsAreRecognised) {
    std::string bytes = support::bytes_of(project_);
    support::write_bytes(project_, bytes.replace(0, 4096, 4096, '\0'));
    const auto report = repair();
    EXPECT_EQ(table(report, "carriers").rows, 2);
    EXPECT_EQ(table(report, "history").rows, 5);
    EXPECT_EQ(store::open_project(out_)->plan->targets, support::sample_plan().targets);
}

// rel-repair-says-nothing-lost: what an index still counts is known to be missing.
TEST_F(RepairCase, RowsBehindAnEmptyPageAreSaidToBeLost) {
    for (const char* name : {"area_units", "stations", "history_marks"}) {
        std::filesystem::remove(out_);
        std::filesystem::remove(project_);
        SetUp();
        if (std::string(name) == "history_marks") mark_some();
        put_empty_page_over(name);
        const auto report = repair();
        EXPECT_FALSE(report.whole()) << name;
        EXPECT_EQ(table(report, name).rows, 0) << name;
        EXPECT_GT(table(report, name).lost_rows, 0) << name;
        EXPECT_FALSE(table(report, name).doubtful) << name;
        EXPECT_TRUE(says(report, name)) << name;
    }
}

TEST_F(RepairCase, ATableThatNothingCountsIsCalledDoubtful) {
    EXPECT_FALSE(table(repair(), "area_units").doubtful) << "its index counts as many";
    std::filesystem::remove(out_);
    put_empty_page_over("sources");
    const auto report = repair();
    EXPECT_EQ(table(report, "sources").rows, 0);
    EXPECT_TRUE(table(report, "sources").doubtful);
    EXPECT_FALSE(table(report, "observations").doubtful) << "its index is empty as well";
}

TEST_F(RepairCase, ATableThatAlwaysWasEmptyIsNotDoubtful) {
    const auto report = repair();
    EXPECT_EQ(table(report, "notes").rows, 0);
    for (const store::RepairedTable& table : report.tables) EXPECT_FALSE(table.doubtful) << table.name;
}

TEST_F(RepairCase, ATableThatTheHistorySpeaksOfStaysDoubtful) {
    {
        auto project = store::Project::open(project_, {.author = "张三"});
        ASSERT_TRUE(project);
        plan::Edit edit;
        edit.notes.put = {{1, {120.5, 30.45}, "看一看", "2024-03-02T08:00:00Z", "张三"}};
        edit.summary = {"备注", "Note"};
        ASSERT_TRUE((*project)->commit(edit));
    }
    put_empty_page_over("notes");
    const auto report = repair();
    EXPECT_EQ(table(report, "notes").rows, 0);
    EXPECT_TRUE(table(report, "notes").doubtful);
}

// rel-repair-says-nothing-lost: a row that is counted as lost is spoken of.
TEST_F(RepairCase, ARowThatCannotBeReadIsSpokenOf) {
    mark_some();
    std::string bytes = support::bytes_of(project_);
    const std::size_t page = (root_of("history_marks") - 1) * k_page;
    bytes[page + 8] = bytes[page + 9] = '\0';  // the pointer to its first row
    support::write_bytes(project_, bytes);
    const auto report = repair();
    EXPECT_EQ(table(report, "history_marks").lost_rows, 1);
    EXPECT_TRUE(says(report, "history_marks"));
    EXPECT_FALSE(report.whole());
}

TEST_F(RepairCase, NothingToSaveIsRefusedAndLeavesNothing) {
    for (const std::string& bytes : {std::string(), std::string("hello"), std::string(70000, '\0')}) {
        support::write_bytes(project_, bytes);
        const auto report = store::repair_project(project_, out_);
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().kind, base::ErrorKind::damaged);
        EXPECT_FALSE(std::filesystem::exists(out_));
    }
    EXPECT_FALSE(store::repair_project(folder_ / "nowhere", out_));
    EXPECT_FALSE(store::repair_project(folder_.path(), out_));
}

TEST_F(RepairCase, NeverReplacesAFile) {
    support::write_bytes(out_, "mine");
    EXPECT_FALSE(store::repair_project(project_, out_));
    EXPECT_EQ(support::bytes_of(out_), "mine");
}

TEST_F(RepairCase, IsRefusedWhileSomebodyEdits) {
    const auto project = store::Project::open(project_, {.author = "张三"});
    const auto report = store::repair_project(project_, out_);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, base::ErrorKind::locked);
}
