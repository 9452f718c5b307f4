// Rolling backups: when one is made, where, how many are kept, and that restoring loses nothing.
#include "store/backups.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project.h"
#include "store/project_file.h"

namespace {

class Backups : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(store::create_project(project_, support::sample_plan(), store::Overwrite::no));
        options_.state_folder = folder_ / "state";
        options_.utc_now = [this] { return time_; };
    }
    void edit(int n) {
        auto project = store::Project::open(project_, {.author = "张三"});
        ASSERT_TRUE(project) << base::to_line(project.error());
        plan::Edit edit;
        edit.carriers = {(*project)->plan()->carriers[0]};
        edit.carriers[0].position = geo::LonLat{120.5 + n * 0.001, 30.45};
        edit.summary = {"移动", "Move"};
        ASSERT_TRUE((*project)->commit(edit));
    }
    bool backed_up_if_due() {
        const auto made = store::back_up_if_due(project_, options_);
        EXPECT_TRUE(made) << base::to_line(made.error());
        return made && made->has_value();
    }
    [[nodiscard]] plan::Plan plan() const { return *store::open_project(project_)->plan; }

    support::ScratchFolder folder_;
    std::filesystem::path project_ = folder_ / "海宁.langtu";
    std::string time_ = "2026-11-25T08:00:00Z";
    store::BackupOptions options_;
};

}  // namespace

TEST_F(Backups, OneADayAndOnlyOfWhatHasChanged) {
    EXPECT_TRUE(backed_up_if_due());
    edit(1);
    time_ = "2026-11-26T07:59:59Z";
    EXPECT_FALSE(backed_up_if_due());
    time_ = "2026-11-26T08:00:00Z";
    EXPECT_TRUE(backed_up_if_due());
    time_ = "2026-12-01T08:00:00Z";
    EXPECT_FALSE(backed_up_if_due()) << "nothing has changed";
    edit(2);
    time_ = "2020-01-01T00:00:00Z";
    EXPECT_TRUE(backed_up_if_due()) << "the clock was set back";
    const auto backups = store::list_backups(project_, options_);
    ASSERT_EQ(backups.size(), 3U);
    EXPECT_EQ(backups[0].time, "2026-11-26T08:00:00Z");
    EXPECT_EQ(backups[0].file.parent_path(), folder_ / "海宁.langtu.backups");
    EXPECT_TRUE(store::verify_project(backups[0].file));
}

TEST_F(Backups, TheOldestGoWhenANewOneIsThere) {
    options_.keep = 3;
    for (int day = 10; day < 16; ++day) {
        time_ = "2026-11-" + std::to_string(day) + "T08:00:00Z";
        ASSERT_TRUE(store::back_up(project_, options_));
    }
    std::ofstream(folder_ / "海宁.langtu.backups" / "mine.langtu") << "mine";
    ASSERT_TRUE(store::back_up(project_, options_));
    const auto backups = store::list_backups(project_, options_);
    ASSERT_EQ(backups.size(), 3U);
    EXPECT_EQ(backups[2].time, "2026-11-14T08:00:00Z");
    EXPECT_TRUE(std::filesystem::exists(folder_ / "海宁.langtu.backups" / "mine.langtu"));
}

TEST_F(Backups, GoToTheStateFolderWhereTheyCannotLieBeside) {
    std::ofstream(project_.string() + ".backups") << "a file in the way";
    const auto made = store::back_up(project_, options_);
    ASSERT_TRUE(made);
    EXPECT_TRUE(made->string().starts_with((folder_ / "state").string()));
    EXPECT_EQ(store::list_backups(project_, options_).size(), 1U);
}

TEST_F(Backups, OfAnOpenProjectHoldsEveryCommit) {
    auto project = store::Project::open(project_, {.author = "张三"});
    ASSERT_TRUE(project);
    plan::Edit edit;
    edit.carriers = {(*project)->plan()->carriers[0]};
    edit.carriers[0].notes = "not checkpointed yet";
    ASSERT_TRUE((*project)->commit(edit));
    const auto made = store::back_up(project_, options_);
    ASSERT_TRUE(made) << base::to_line(made.error());
    EXPECT_EQ(store::open_project(*made)->plan->carriers[0].notes, "not checkpointed yet");
}

TEST_F(Backups, RestoringPutsThePresentAside) {
    const plan::Plan first = plan();
    const auto backup = store::back_up(project_, options_);
    edit(1);
    const plan::Plan second = plan();
    const auto aside = store::restore_backup(*backup, project_, options_);
    ASSERT_TRUE(aside) << base::to_line(aside.error());
    EXPECT_EQ(plan(), first);
    EXPECT_NE(*aside, *backup);
    ASSERT_TRUE(store::restore_backup(*aside, project_, options_));
    EXPECT_EQ(plan(), second);
    edit(2);  // and it goes on
}

TEST_F(Backups, RestoringOverADamagedProjectKeepsItsBytes) {
    const auto backup = store::back_up(project_, options_);
    const plan::Plan first = plan();
    std::string bytes = support::bytes_of(project_);
    support::write_bytes(project_, bytes.replace(8192, 4096, 4096, 'x'));
    support::write_bytes(project_.string() + "-wal", "something");
    const auto aside = store::restore_backup(*backup, project_, options_);
    ASSERT_TRUE(aside) << base::to_line(aside.error());
    EXPECT_EQ(plan(), first);
    EXPECT_EQ(support::bytes_of(*aside), bytes);
    EXPECT_EQ(support::bytes_of(aside->string() + "-wal"), "something");
    const auto backups = store::list_backups(project_, options_);
    EXPECT_EQ(std::ranges::count(backups, false, &store::Backup::whole), 1);
}

TEST_F(Backups, RestoringIsRefusedWhileSomebodyEditsAndOfWhatIsNoBackup) {
    const auto backup = store::back_up(project_, options_);
    {
        const auto project = store::Project::open(project_, {.author = "张三"});
        const auto refused = store::restore_backup(*backup, project_, options_);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, base::ErrorKind::locked);
    }
    const std::string before = support::bytes_of(project_);
    std::ofstream(folder_ / "none.langtu") << "no project";
    EXPECT_FALSE(store::restore_backup(folder_ / "none.langtu", project_, options_));
    EXPECT_EQ(support::bytes_of(project_), before);
}

TEST_F(Backups, OnAFullDiskThereIsAMessageAndTheOldOnesStay) {
    const auto disk = folder_ / "disk";
    std::filesystem::create_directory(disk);
    const auto size = std::to_string(std::filesystem::file_size(project_) * 5 / 2);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, ("size=" + size).c_str()) != 0)
        GTEST_SKIP() << "SKIPPED: a small disk can only be mounted by root";
    const auto project = disk / "p.langtu";
    std::filesystem::copy_file(project_, project);
    EXPECT_TRUE(store::back_up(project, options_));
    const auto second = store::back_up(project, options_);
    EXPECT_FALSE(second);
    if (!second) {
        EXPECT_EQ(second.error().kind, base::ErrorKind::io);
    }
    EXPECT_EQ(store::list_backups(project, options_).size(), 1U);
    EXPECT_TRUE(store::verify_project(store::list_backups(project, options_).at(0).file));
    ::umount(disk.c_str());
}
