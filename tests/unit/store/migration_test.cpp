// Projects that earlier versions of Langtu made (tests/data/vN, each with its dump): they are read as they are, and
// brought up to date when they are edited, with a copy of what they were beside them.
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "plan/notes.h"
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
        const fs::path kept = fs::path(LANGTU_OLD_PROJECTS) / "v1";
        for (const char* suffix : {".langtu", ".langtu-wal"})
            if (fs::exists(kept / (GetParam() + std::string(suffix))))
                fs::copy_file(kept / (GetParam() + std::string(suffix)), path_.string() + (suffix + 7));
        dump_ = text_of(kept / (GetParam() + std::string(".txt")));
        ASSERT_FALSE(dump_.empty());
    }
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

    support::ScratchFolder folder_;
    fs::path path_ = folder_.path() / "old.langtu";
    std::string dump_;
};

TEST_P(OldProject, IsReadWithoutChangingAByte) {
    const std::string before = text_of(path_);
    EXPECT_EQ(version_of(path_), 1);
    EXPECT_EQ(dump_of(path_), dump_);
    EXPECT_TRUE(store::verify_project(path_));
    EXPECT_TRUE(store::open_project(path_)->plan->notes.empty());
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
    EXPECT_EQ(dump_of(path_), dump_) << "the same content, and nothing in what is new";
    EXPECT_TRUE(store::verify_project(path_));
    EXPECT_TRUE(open()->notices().empty()) << "once is enough";
}

TEST_P(OldProject, IsKeptBesideAsItWas) {
    ASSERT_TRUE(open());
    const auto backups = store::list_backups(path_, {.state_folder = folder_.path() / "state"});
    ASSERT_EQ(backups.size(), 1U);
    EXPECT_EQ(version_of(backups.front().file), 1);
    EXPECT_EQ(dump_of(backups.front().file), dump_);
}

TEST_P(OldProject, TakesWhatIsNewAndKeepsItsHistory) {
    {
        const auto project = open();
        const auto steps = project->last_step();
        const auto edit = plan::add_note(*project->plan(), {120.5, 30.45}, "核实", {"王五", "2026-11-28"});
        ASSERT_TRUE(project->commit(*edit));
        ASSERT_EQ(project->plan()->notes.size(), 1U);
        EXPECT_EQ(project->last_step(), steps + 1);
    }
    EXPECT_EQ(store::open_project(path_)->plan->notes.front().text, "核实");
    const auto project = open();
    ASSERT_TRUE(project->undo());
    EXPECT_TRUE(project->plan()->notes.empty());
    while (project->undo_summary()) ASSERT_TRUE(project->undo());
    EXPECT_EQ(project->plan()->observations.size(), 0U);
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
    EXPECT_EQ(version_of(path_), 1);
    EXPECT_EQ(dump_of(path_), before);
}

TEST_P(OldProject, IsRepairedWhole) {
    const fs::path repaired = folder_.path() / "repaired.langtu";
    const auto report = store::repair_project(path_, repaired);
    ASSERT_TRUE(report) << base::to_line(report.error());
    EXPECT_TRUE(report->whole());
    EXPECT_EQ(dump_of(repaired), dump_);
    EXPECT_EQ(version_of(repaired), store::k_schema_version);
}

INSTANTIATE_TEST_SUITE_P(V1, OldProject, testing::Values("plain", "worked", "killed"),
                         [](const auto& name) { return std::string(name.param); });

}  // namespace
