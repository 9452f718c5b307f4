// The name of an open project comes to mean something else: nothing acknowledged is lost, nothing that was put there is
// changed, and a log is laid over no file but its own.
#include <chrono>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <thread>

#include "safe_file.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "sqlite.h"
#include "store/backups.h"
#include "store/project.h"
#include "store/project_file.h"
#include "write_ahead_log.h"

namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

plan::Edit moved(const store::Project& project, double lon) {
    plan::Edit edit;
    edit.carriers = {project.plan()->carriers.front()};
    edit.carriers.front().position = geo::LonLat{lon, 30.45};
    edit.summary = {"移动", "Move"};
    return edit;
}

int steps_of(const fs::path& file) {
    const auto opened = store::open_project(file);
    EXPECT_TRUE(opened) << base::to_line(opened.error());
    return opened ? opened->info.history_length : -1;
}

class Place : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directory(folder_ / "d");
        ASSERT_TRUE(store::create_project(path_, support::sample_plan(), store::Overwrite::no));
        ASSERT_TRUE(store::copy_project(path_, other_));
        edit(other_, 5);
        other_bytes_ = support::bytes_of(other_);
    }
    [[nodiscard]] std::unique_ptr<store::Project> open(const fs::path& path) const {
        store::EditOptions options;
        options.author = "王五";
        options.utc_now = [] { return std::string("2026-11-28T08:00:00Z"); };
        options.state_folder = folder_ / "state";
        auto project = store::Project::open(path, options);
        EXPECT_TRUE(project) << base::to_line(project.error());
        return project ? std::move(*project) : nullptr;
    }
    /// Why a second Langtu does not get it.
    [[nodiscard]] base::Error refusal(const fs::path& path) const {
        store::EditOptions options;
        options.state_folder = folder_ / "state";
        const auto project = store::Project::open(path, options);
        EXPECT_FALSE(project);
        return project ? base::Error{} : project.error();
    }
    void edit(const fs::path& path, int steps) const {
        const auto project = open(path);
        edit(*project, steps);
    }
    static void edit(store::Project& project, int steps) {
        for (int n = 1; n <= steps; ++n)
            ASSERT_TRUE(project.commit(moved(project, 120.6 + 0.001 * static_cast<double>(n + project.last_step()))));
    }
    void put_other(const fs::path& at) const { fs::copy_file(other_, at, fs::copy_options::overwrite_existing); }
    void rename_over() const {
        put_other(folder_ / "fresh");
        fs::rename(folder_ / "fresh", path_);
    }
    void overwrite() const { std::ofstream(path_, std::ios::binary) << other_bytes_; }

    /// Nothing of the former project is in or beside the file that was put there.
    void expect_untouched() const {
        EXPECT_EQ(support::bytes_of(path_), other_bytes_);
        for (const char* suffix : {"-wal", "-shm", "-journal", ".lock"})
            EXPECT_FALSE(fs::exists(path_.string() + suffix)) << suffix;
        EXPECT_EQ(steps_of(path_), 5);
    }
    /// The file that the error names holds all steps.
    static void expect_kept(const base::Error& error, int steps) {
        EXPECT_EQ(error.kind, ErrorKind::io);
        ASSERT_FALSE(error.arguments.empty()) << error.message;
        EXPECT_EQ(steps_of(error.arguments.front()), steps) << error.message;
        EXPECT_TRUE(store::verify_project(error.arguments.front()));
    }

    support::ScratchFolder folder_;
    fs::path path_ = folder_ / "d" / "海宁.langtu";
    fs::path other_ = folder_ / "other.langtu";
    std::string other_bytes_;
};

}  // namespace

TEST_F(Place, AProjectThatWasMovedIsNotOpenedASecondTimeByItsNewName) {
    auto project = open(path_);
    edit(*project, 2);
    const fs::path moved_to = folder_ / "moved.langtu";
    fs::rename(path_, moved_to);

    EXPECT_EQ(refusal(moved_to).kind, ErrorKind::locked);
    EXPECT_EQ(refusal(moved_to).arguments.front(), "王五");
    const auto holder = store::who_edits(moved_to, folder_ / "state");
    ASSERT_TRUE(holder);
    EXPECT_EQ(holder->author, "王五");

    (void)project->look();  // finds the new place, brings the edits in and lets go
    EXPECT_FALSE(store::who_edits(moved_to, folder_ / "state"));
    EXPECT_EQ(open(moved_to)->last_step(), 2);
    EXPECT_TRUE(fs::is_empty(folder_ / "state" / "open"));
}

TEST_F(Place, AProjectIsEditedWhereNothingCanBeKeptForTheUser) {
    std::ofstream(folder_ / "state") << "a file where the folder should be";
    edit(path_, 1);
    EXPECT_EQ(steps_of(path_), 1);
}

TEST_F(Place, WhatIsPutInPlaceOfAnOpenProjectIsLeftAloneAndTheEditsAreKept) {
    const std::function<void()> acts[] = {[this] { rename_over(); }, [this] { overwrite(); }};
    for (const auto& act : acts) {
        fs::remove(path_);
        ASSERT_TRUE(store::create_project(path_, support::sample_plan(), store::Overwrite::no));
        auto project = open(path_);
        edit(*project, 3);
        act();
        const auto refused = project->commit(moved(*project, 120.9));
        ASSERT_FALSE(refused);
        expect_kept(refused.error(), 3);
        expect_untouched();
        EXPECT_EQ(project->history({})->size(), 3U) << "it can still be looked at";
        EXPECT_EQ(project->undo().error().message, refused.error().message);
        project.reset();
        expect_untouched();
    }
}

TEST_F(Place, WhatHappensAfterTheLastEditIsFoundWhenClosing) {
    auto project = open(path_);
    edit(*project, 3);
    rename_over();
    const auto closed = project->close();
    ASSERT_FALSE(closed);
    expect_kept(closed.error(), 3);
    project.reset();
    expect_untouched();
}

TEST_F(Place, LookingFindsItWithoutAnEdit) {
    const auto project = open(path_);
    edit(*project, 2);
    EXPECT_TRUE(project->look());
    EXPECT_FALSE(project->away());
    overwrite();
    ASSERT_FALSE(project->look());
    ASSERT_TRUE(project->away());
    expect_kept(*project->away(), 2);
}

TEST_F(Place, AByteThatIsChangedIsFoundThoughSizeAndTimeAreSetBack) {
    const auto project = open(path_);
    std::this_thread::sleep_for(std::chrono::milliseconds(250));  // from here on the file's times are trusted
    ASSERT_TRUE(project->look());
    const auto time = fs::last_write_time(path_);
    {
        std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(95);  // of the version of SQLite that wrote it last
        file.put('\x7f');
    }
    fs::last_write_time(path_, time);
    EXPECT_FALSE(project->look());
}

TEST_F(Place, AMovedFileGetsItsLogAndItsNewNameIsSaid) {
    const fs::path elsewhere = folder_ / "d" / "elsewhere.langtu";
    auto project = open(path_);
    edit(*project, 3);
    fs::rename(path_, elsewhere);
    const auto refused = project->commit(moved(*project, 120.9));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().arguments.front(), fs::canonical(elsewhere).string());
    expect_kept(refused.error(), 3);
    EXPECT_FALSE(fs::exists(path_.string() + "-wal"));
    EXPECT_FALSE(fs::exists(path_.string() + "-shm"));
    fs::rename(elsewhere, path_);
    EXPECT_TRUE(project->commit(moved(*project, 120.9))) << "it is back";
    project.reset();
    EXPECT_EQ(steps_of(path_), 4);
}

TEST_F(Place, AFolderThatIsRenamedTakesTheLogWithIt) {
    auto project = open(path_);
    edit(*project, 3);
    fs::rename(folder_ / "d", folder_ / "old");
    fs::create_directory(folder_ / "d");
    put_other(path_);
    ASSERT_FALSE(project->look());
    expect_kept(*project->away(), 3);
    project.reset();
    expect_untouched();
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "old"), {}), 1) << "neither log nor lock";
}

TEST_F(Place, ADeletedFolderLeavesTheEditsInTheUsersOwn) {
    auto project = open(path_);
    edit(*project, 3);
    fs::remove_all(folder_ / "d");
    ASSERT_FALSE(project->look());
    expect_kept(*project->away(), 3);
    EXPECT_TRUE(project->away()->arguments.front().starts_with((folder_ / "state").string()));
    EXPECT_FALSE(fs::exists(folder_ / "d")) << "a folder that somebody removed is not made again";
}

TEST_F(Place, ACopyIsWrittenWhateverHasBecomeOfTheFile) {
    const auto project = open(path_);
    edit(*project, 3);
    fs::remove_all(folder_ / "d");
    ASSERT_TRUE(store::save_image(project->image(), folder_ / "before.langtu"));
    ASSERT_FALSE(project->look());
    ASSERT_TRUE(store::save_image(project->image(), folder_ / "after.langtu"));
    for (const char* copy : {"before.langtu", "after.langtu"}) {
        EXPECT_EQ(steps_of(folder_ / copy), 3);
        EXPECT_EQ(*store::open_project(folder_ / copy)->plan, *project->plan());
    }
    EXPECT_FALSE(store::save_image(project->image(), folder_ / "after.langtu")) << "it never replaces a file";
}

TEST_F(Place, NothingEditedNeedsNoCopy) {
    const auto project = open(path_);
    rename_over();
    ASSERT_FALSE(project->look());
    EXPECT_TRUE(project->away()->arguments.empty());
    expect_untouched();
    EXPECT_FALSE(fs::exists(path_.string() + ".backups"));
}

TEST_F(Place, ASecondNameStopsEditingUntilItIsGone) {
    const auto project = open(path_);
    edit(*project, 2);
    fs::create_hard_link(path_, folder_ / "second.langtu");
    EXPECT_EQ(project->commit(moved(*project, 120.9)).error().kind, ErrorKind::io);
    EXPECT_EQ(steps_of(folder_ / "second.langtu"), 2) << "the log is in the file, so that both names show it";
    fs::remove(folder_ / "second.langtu");
    EXPECT_TRUE(project->commit(moved(*project, 120.9)));
}

TEST_F(Place, AnotherNameOfTheFolderThatLeadsElsewhereIsAnotherPlace) {
    fs::create_directory(folder_ / "e");
    put_other(folder_ / "e" / path_.filename());
    fs::create_directory_symlink(folder_ / "d", folder_ / "link");
    auto project = open(folder_ / "link" / path_.filename());
    edit(*project, 2);
    fs::remove(folder_ / "link");
    fs::create_directory_symlink(folder_ / "e", folder_ / "link");
    ASSERT_FALSE(project->look());
    expect_kept(*project->away(), 2);
    project.reset();
    EXPECT_EQ(support::bytes_of(folder_ / "e" / path_.filename()), other_bytes_);
}

TEST_F(Place, ALongLogIsBroughtInAndTheEditsBeforeItAreKeptToo) {
    auto project = open(path_);
    edit(*project, 200);
    EXPECT_LT(fs::file_size(path_.string() + "-wal"), 8U << 20U);
    overwrite();
    ASSERT_FALSE(project->look());
    expect_kept(*project->away(), 200);
    project.reset();
    expect_untouched();
}

namespace {

class ForeignLog : public Place {
protected:
    /// The log of an editor that was killed, under the name of the project.
    void leave_log() {
        auto project = open(path_);
        edit(*project, 3);
        fs::copy_file(path_.string() + "-wal", folder_ / "log");
        fs::copy_file(path_, folder_ / "killed");
        project.reset();
        fs::rename(folder_ / "log", path_.string() + "-wal");
        fs::rename(folder_ / "killed", path_);
    }
};

}  // namespace

TEST_F(ForeignLog, ALogOfItsOwnIsTakenAsEver) {
    leave_log();
    EXPECT_EQ(steps_of(path_), 3);
    edit(path_, 1);
    EXPECT_EQ(steps_of(path_), 4);
}

TEST_F(ForeignLog, GoesWithItsFileToAnotherName) {
    leave_log();
    fs::rename(path_, folder_ / "q.langtu");
    fs::rename(path_.string() + "-wal", folder_ / "q.langtu-wal");
    EXPECT_EQ(steps_of(folder_ / "q.langtu"), 3);
}

TEST_F(ForeignLog, IsNotReadAndSaysSo) {
    leave_log();
    rename_over();
    const auto opened = store::open_project(path_);
    ASSERT_TRUE(opened) << base::to_line(opened.error());
    EXPECT_EQ(opened->info.history_length, 5);
    ASSERT_EQ(opened->notices.size(), 1U);
    EXPECT_NE(opened->notices.front().message.find("another file"), std::string::npos);
    EXPECT_TRUE(fs::exists(path_.string() + "-wal")) << "reading changes nothing";
}

TEST_F(ForeignLog, IsSetAsideBeforeEditing) {
    leave_log();
    const std::string log = support::bytes_of(path_.string() + "-wal");
    rename_over();
    {
        const auto project = open(path_);
        ASSERT_EQ(project->notices().size(), 1U);
        const fs::path aside = project->notices().front().arguments.front();
        EXPECT_EQ(support::bytes_of(aside), log);
        edit(*project, 1);
    }
    EXPECT_EQ(steps_of(path_), 6);
    EXPECT_TRUE(store::verify_project(path_));
}

TEST_F(ForeignLog, APartOfItInTheFileIsNoReasonToRefuseIt) {
    leave_log();
    // a checkpoint that was cut off after some pages, in any order
    const std::string log = support::bytes_of(path_.string() + "-wal");
    const store::ReadLog read = store::read_log({reinterpret_cast<const std::uint8_t*>(log.data()), log.size()});
    ASSERT_FALSE(read.pages.empty());
    std::string file = support::bytes_of(path_);
    for (std::size_t i = 0; i < read.pages.size(); i += 2)
        file.replace((read.pages[i].number - 1) * read.page_size, read.page_size,
                     std::string(read.pages[i].content.begin(), read.pages[i].content.end()));
    support::write_bytes(path_, file);
    EXPECT_EQ(steps_of(path_), 3);
}

TEST_F(ForeignLog, EveryClosedProjectAndEveryCopyHasAGenerationOfItsOwn) {
    const auto generation = [](const fs::path& file) {
        const std::string bytes = support::bytes_of(file);
        return store::generation_of({reinterpret_cast<const std::uint8_t*>(bytes.data()), 100});
    };
    const std::uint32_t made = generation(path_);
    EXPECT_FALSE(store::is_counted_generation(made));
    EXPECT_NE(generation(other_), made);
    edit(path_, 1);
    EXPECT_NE(generation(path_), made);
}

TEST_F(ForeignLog, AProjectOfAnEarlierLangtuGetsOneBeforeItsFirstChange) {
    std::string bytes = support::bytes_of(path_);
    bytes.replace(40, 4, std::string("\0\0\0\x29", 4));
    support::write_bytes(path_, bytes);
    support::write_bytes(folder_ / "twin.langtu", bytes);
    leave_log();
    EXPECT_EQ(steps_of(path_), 3);
    fs::rename(folder_ / "twin.langtu", path_);
    EXPECT_EQ(steps_of(path_), 0) << "the log is not the twin's";
}
