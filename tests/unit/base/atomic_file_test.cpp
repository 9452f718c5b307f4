// A file is replaced whole or not at all, and nothing is left beside it.
#include "base/atomic_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "scratch_folder.h"

namespace {

base::Result<void> write(const std::filesystem::path& file, const std::string& text) {
    return base::write_file_atomically(file, std::as_bytes(std::span(text)));
}

std::size_t entries(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

std::vector<std::byte> bytes_of(const std::string& text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST(AtomicFile, WritesANewFileWithTheUsersPermissions) {
    const support::ScratchFolder folder;
    ASSERT_TRUE(write(folder / "新图.png", "content"));
    EXPECT_EQ(support::bytes_of(folder / "新图.png"), "content");
    EXPECT_EQ(entries(folder.path()), 1U);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    struct stat status {};
    ASSERT_EQ(::stat((folder / "新图.png").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0666U & ~mask);
}

TEST(AtomicFile, ReplacesTheWholeFile) {
    const support::ScratchFolder folder;
    ASSERT_TRUE(write(folder / "a", std::string(100000, 'x')));
    ASSERT_TRUE(write(folder / "a", "short"));
    EXPECT_EQ(support::bytes_of(folder / "a"), "short");
    ASSERT_TRUE(write(folder / "a", ""));
    EXPECT_EQ(support::bytes_of(folder / "a"), "");
    EXPECT_EQ(entries(folder.path()), 1U);
}

TEST(AtomicFile, AReaderSeesOneContentOrTheOther) {
    const support::ScratchFolder folder;
    const std::string a(50000, 'a');
    const std::string b(70000, 'b');
    ASSERT_TRUE(write(folder / "f", a));
    std::jthread writer([&](const std::stop_token& stop) {
        for (bool first = false; !stop.stop_requested(); first = !first) (void)write(folder / "f", first ? a : b);
    });
    for (int i = 0; i < 300; ++i) {
        const std::string seen = support::bytes_of(folder / "f");
        ASSERT_TRUE(seen == a || seen == b) << seen.size();
    }
}

TEST(AtomicFile, AFailureNamesTheFileAndLeavesNothing) {
    const support::ScratchFolder folder;
    const auto missing = write(folder / "none/a.png", "x");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, base::ErrorKind::io);
    EXPECT_EQ(missing.error().subject, (folder / "none/a.png").string());
    std::filesystem::create_directory(folder / "d");
    support::write_bytes(folder / "d/inside", "x");
    EXPECT_FALSE(write(folder / "d", "x"));  // a folder cannot be replaced: fails at the last step
    EXPECT_EQ(entries(folder.path()), 1U) << "the temporary file was left behind";
}

TEST(AtomicFile, AFolderThatForbidsWritingKeepsTheOldFile) {
    if (::geteuid() == 0) GTEST_SKIP() << "SKIPPED: root may write everywhere; run the tests as another user";
    const support::ScratchFolder folder;
    std::filesystem::create_directory(folder / "d");
    support::write_bytes(folder / "d/a", "old");
    std::filesystem::permissions(folder / "d", std::filesystem::perms(0555));
    const auto failed = write(folder / "d/a", "new");
    std::filesystem::permissions(folder / "d", std::filesystem::perms(0755));
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, base::ErrorKind::io);
    EXPECT_EQ(support::bytes_of(folder / "d/a"), "old");
    EXPECT_EQ(entries(folder / "d"), 1U);
}

TEST(AtomicFile, WhatAKilledWriterLeftGoesAndNothingElse) {
    const support::ScratchFolder folder;
    support::write_bytes(folder / ".langtu-part-a1B2c3", "half");
    std::filesystem::create_directory(folder / ".langtu-part-d5e6f7");
    support::write_bytes(folder / ".langtu-part-d5e6f7/page", "half");
    support::write_bytes(folder / ".langtu-notes1", "somebody's");
    std::filesystem::create_directories(folder / ".langtu-backup/deep");
    support::write_bytes(folder / ".langtu-backup/deep/x", "somebody's");
    std::filesystem::create_directories(folder / ".langtu-part-kept00/deep");
    support::write_bytes(folder / ".langtu-part-l0cked", "being written");
    const int writer = ::open((folder / ".langtu-part-l0cked").c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(::flock(writer, LOCK_EX), 0);
    ASSERT_TRUE(write(folder / "a", "x"));
    EXPECT_FALSE(std::filesystem::exists(folder / ".langtu-part-a1B2c3"));
    EXPECT_FALSE(std::filesystem::exists(folder / ".langtu-part-d5e6f7"));
    EXPECT_TRUE(std::filesystem::exists(folder / ".langtu-notes1"));
    EXPECT_TRUE(std::filesystem::exists(folder / ".langtu-backup/deep/x"));
    EXPECT_TRUE(std::filesystem::exists(folder / ".langtu-part-kept00/deep")) << "no writer makes folders in its own";
    EXPECT_EQ(support::bytes_of(folder / ".langtu-part-l0cked"), "being written");
    ::close(writer);
}

TEST(AtomicFile, ManyAreReplacedOrNone) {
    const support::ScratchFolder folder;
    support::write_bytes(folder / "1", "old");
    std::vector<base::FileContent> files{{folder / "1", bytes_of("new")}, {folder / "2", bytes_of("new too")}};
    ASSERT_TRUE(base::write_files_atomically(folder.path(), files));
    EXPECT_EQ(support::bytes_of(folder / "1"), "new");
    EXPECT_EQ(support::bytes_of(folder / "2"), "new too");
    EXPECT_EQ(entries(folder.path()), 2U);
    files.front().content = bytes_of("newest");
    std::filesystem::create_directory(folder / "3");
    files.push_back({folder / "3", bytes_of("x")});
    const auto failed = base::write_files_atomically(folder.path(), files);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().subject, (folder / "3").string());
    EXPECT_EQ(support::bytes_of(folder / "1"), "new");
    EXPECT_EQ(entries(folder.path()), 3U);
}
