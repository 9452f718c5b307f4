// Projects that earlier versions of Langtu made (tests/data/vN, each with its dump): they are read as they are, and
// brought up to date when they are edited, with a copy of what they were beside them.
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "plan/note_details.h"
#include "plan/notes.h"
#include "plan/ruler.h"
#include "plan/table_memory_edits.h"
#include "scratch_folder.h"
#include "store/backups.h"
#include "store/project.h"
#include "store/project_file.h"
#include "store/repair.h"

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class OldProject : public testing::TestWithParam<const char*> {
protected:
    /// The files as they were kept, unpacked where the build put them.
    void SetUp() override {
        const fs::path kept = fs::path(LANGTU_OLD_PROJECTS) / GetParam();
        for (const char* suffix : {".langtu", ".langtu-wal"})
            if (fs::exists(kept.string() + suffix))
                fs::copy_file(kept.string() + suffix, path_.string() + (suffix + 7));
        dump_ = text_of(kept.string() + ".txt");
        ASSERT_FALSE(dump_.empty());
    }
    /// As the folder of tests/data says: v1, v2.
    [[nodiscard]] static int version() { return GetParam()[1] - '0'; }
    [[nodiscard]] std::unique_ptr<store::Project> open() const {
        store::EditOptions options;
        options.author = "王五";
        options.utc_now = [] { return std::string("2026-11-28T08:00:00Z"); };
        options.state_folder = folder_.path() / "state";
        auto project = store::Project::open(path_, options);
        EXPECT_TRUE(project) << (project ? "" : base::to_line(project.error()));
        return project ? std::move(*project) : nullptr;
    }
    [[nodiscard]] static int version_of(const fs::path& path) { return store::open_project(path)->info.schema_version; }
    [[nodiscard]] static std::string dump_of(const fs::path& path) {
        return store::dump_project(path, store::DumpHistory::yes).value_or("");
    }
    /// Without what version 4 records of each step, which a migration from before it makes out.
    static std::string content_of(const fs::path& path) {
        if (version() >= 4) return dump_of(path);
        std::istringstream lines(dump_of(path));
        std::string content;
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with("step_records ")) content += line + "\n";
        return content;
    }

    support::ScratchFolder folder_;
    fs::path path_ = folder_.path() / "old.langtu";
    std::string dump_;
};

TEST_P(OldProject, IsReadWithoutChangingAByte) {
    const std::string before = text_of(path_);
    EXPECT_EQ(version_of(path_), version());
    EXPECT_EQ(dump_of(path_), dump_);
    EXPECT_TRUE(store::verify_project(path_));
    EXPECT_EQ(store::open_project(path_)->plan->notes.empty(), version() < 2);
    EXPECT_EQ(store::open_project(path_)->plan->table_layouts.empty(), version() < 3);
    EXPECT_TRUE(store::open_project(path_)->plan->scenarios.empty());
    EXPECT_EQ(text_of(path_), before);
}

TEST_P(OldProject, IsBroughtUpToDateWhenItIsEdited) {
    {
        const auto project = open();
        ASSERT_TRUE(project);
        ASSERT_EQ(project->notices().size(), 1U);
        EXPECT_NE(base::to_line(project->notices().front()).find("-kept.langtu"), std::string::npos);
    }
    EXPECT_EQ(version_of(path_), store::k_schema_version);
    EXPECT_EQ(content_of(path_), dump_) << "the same content, and nothing in what is new";
    EXPECT_TRUE(store::verify_project(path_));
    EXPECT_TRUE(open()->notices().empty()) << "once is enough";
}

TEST_P(OldProject, IsKeptBesideAsItWas) {
    ASSERT_TRUE(open());
    const auto backups = store::list_backups(path_, {.state_folder = folder_.path() / "state"});
    ASSERT_EQ(backups.size(), 1U);
    EXPECT_EQ(version_of(backups.front().file), version());
    EXPECT_EQ(dump_of(backups.front().file), dump_);
}

TEST_P(OldProject, TakesWhatIsNewAndKeepsItsHistory) {
    std::size_t notes = 0, layouts = 0, words = 0;
    plan::RulerOrigin origin;
    {
        const auto project = open();
        const auto steps = project->last_step();
        notes = project->plan()->notes.size();
        layouts = project->plan()->table_layouts.size();
        words = project->plan()->table_words.size();
        origin = project->plan()->ruler_origin;
        const plan::Entry entry{"王五", "2026-11-28"};
        ASSERT_TRUE(project->commit(*plan::add_note(*project->plan(), {120.5, 30.45}, "核实", entry)));
        const plan::Index index(*project->plan());
        ASSERT_TRUE(
            project->commit(*plan::add_word(index, plan::table_word("园区排行", plan::WordSort::kind, "rank"))));
        plan::TableLayout layout;
        layout.name = "年度指标";
        layout.columns.push_back({0, 1, "镇街", plan::ColumnUse::area, "", "", 1, {}, {}});
        ASSERT_TRUE(project->commit(*plan::save_layout(*project->plan(), layout, entry)));
        plan::Edit review;
        review.scenarios.put = {{7, "方案一", "", 1500.0, {}, "2026-11-29T08:00:00Z", "王五"}};
        review.ruler_origin = plan::RulerOrigin{1, 0, true};
        review.line_origins.put = {{5, 1, {0, 500, true}}};
        review.summary = {"试一试", "Try it"};
        ASSERT_TRUE(project->commit(review));
        EXPECT_EQ(project->plan()->notes.size(), notes + 1);
        EXPECT_EQ(project->last_step(), steps + 4);
    }
    const auto read = store::open_project(path_);
    EXPECT_EQ(read->plan->notes.size(), notes + 1);
    EXPECT_EQ(read->plan->table_layouts.size(), layouts + 1);
    EXPECT_EQ(read->plan->table_words.size(), words + 1);
    EXPECT_EQ(read->plan->scenarios.size(), 1U);
    EXPECT_TRUE(read->plan->ruler_origin.reversed);
    EXPECT_TRUE(plan::ruler_origin(*read->plan, 1).reversed);
    const auto project = open();
    for (int i = 0; i < 4; ++i) ASSERT_TRUE(project->undo());
    EXPECT_EQ(project->plan()->notes.size(), notes);
    EXPECT_EQ(project->plan()->table_layouts.size(), layouts);
    EXPECT_EQ(project->plan()->table_words.size(), words);
    EXPECT_TRUE(project->plan()->scenarios.empty());
    EXPECT_EQ(project->plan()->ruler_origin, origin);
    EXPECT_TRUE(project->plan()->line_origins.empty());
    auto undone = project->undo();
    while (undone) undone = project->undo();
    if (undone.error().kind == base::ErrorKind::locked) return;  // a colleague changed the same later
    for (const plan::Observation& left : project->plan()->observations)
        EXPECT_NE(left.author, "测试") << "what a merge brought stays";
}

TEST_P(OldProject, StaysAsItIsWhereNoCopyCanBeKept) {
    std::ofstream(path_.string() + ".backups") << "a file where the folder should be";
    std::ofstream(folder_.path() / "state") << "here too";
    const std::string before = dump_of(path_);
    store::EditOptions options;
    options.author = "王五";
    options.state_folder = folder_.path() / "state";
    const auto project = store::Project::open(path_, options);
    ASSERT_FALSE(project);
    EXPECT_EQ(project.error().kind, base::ErrorKind::io);
    EXPECT_EQ(version_of(path_), version());
    EXPECT_EQ(dump_of(path_), before);
}

TEST_P(OldProject, IsRepairedWhole) {
    const fs::path repaired = folder_.path() / "repaired.langtu";
    const auto report = store::repair_project(path_, repaired);
    ASSERT_TRUE(report) << base::to_line(report.error());
    EXPECT_TRUE(report->whole());
    EXPECT_EQ(content_of(repaired), dump_);
    EXPECT_EQ(version_of(repaired), store::k_schema_version);
}

using OldRuler = OldProject;

TEST_P(OldRuler, IsThatOfTheFirstLineAsAreTheNotesAlongIt) {
    for (const bool edited : {false, true}) {
        if (edited) {
            ASSERT_TRUE(open());
        }
        const plan::PlanPtr plan = store::open_project(path_)->plan;
        EXPECT_EQ(plan::ruler_origin(*plan, 0), (plan::RulerOrigin{0, 10000, false}));
        ASSERT_EQ(plan->note_details.size(), 2U);
        for (const plan::NoteDetail& detail : plan->note_details) EXPECT_EQ(plan::line_of(*plan, detail), 0U);
    }
}

INSTANTIATE_TEST_SUITE_P(Kept, OldRuler, testing::Values("v6/plain", "v6/worked"),
                         [](const auto& name) { return std::string(name.param).replace(2, 1, "_"); });

INSTANTIATE_TEST_SUITE_P(Kept, OldProject,
                         testing::Values("v1/plain", "v1/worked", "v1/killed", "v2/plain", "v2/worked", "v2/killed",
                                         "v3/plain", "v3/worked", "v3/killed", "v4/plain", "v4/worked", "v4/killed",
                                         "v6/plain", "v6/worked"),
                         [](const auto& name) {
                             std::string text = name.param;
                             text[2] = '_';
                             return text;
                         });

}  // namespace
