// The image of an open project follows from what its commits write into the log.
#include "log_watch.h"

#include <array>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <vector>

#include "plan/notes.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project.h"
#include "store/project_file.h"

namespace {

constexpr std::int64_t k_first_frame = 32;

using Bytes = std::vector<std::uint8_t>;

Bytes header(std::uint8_t page, std::uint8_t count) {
    Bytes bytes(24);
    bytes[3] = page;
    bytes[7] = count;
    return bytes;
}

/// Notes a frame with a page of `content`; gives the offset behind it.
std::int64_t frame(store::LogWatch& watch, std::int64_t at, std::uint8_t page, std::uint8_t count, char content) {
    watch.note(header(page, count), at);
    watch.note(Bytes(512, static_cast<std::uint8_t>(content)), at + 24);
    return at + 24 + 512;
}

}  // namespace

TEST(LogWatch, GivesThePagesOfWholeCommits) {
    store::LogWatch watch;
    auto at = frame(watch, k_first_frame, 2, 0, 'a');
    at = frame(watch, at, 3, 3, 'b');
    frame(watch, at, 2, 3, 'c');
    const auto changed = watch.take();
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->count, 3U);
    ASSERT_EQ(changed->pages.size(), 2U);
    EXPECT_EQ(changed->pages.at(2)[0], 'c') << "the later commit goes before";
    EXPECT_EQ(changed->pages.at(3)[0], 'b');
    EXPECT_EQ(watch.take()->count, 0U) << "nothing since";
}

TEST(LogWatch, WhatWasRolledBackMakesTheNextAnswerUnknown) {
    store::LogWatch watch;
    frame(watch, k_first_frame, 2, 0, 'a');                  // spilled, then rolled back
    const auto at = frame(watch, k_first_frame, 3, 4, 'b');  // over it
    EXPECT_FALSE(watch.take());
    frame(watch, at, 3, 4, 'c');
    ASSERT_TRUE(watch.take()) << "from here on it is known again";
}

TEST(LogWatch, ACommitThatIsNotWholeIsNotKnown) {
    store::LogWatch watch;
    frame(watch, k_first_frame, 2, 0, 'a');
    EXPECT_FALSE(watch.take());
    watch.note(header(2, 1), k_first_frame);
    EXPECT_FALSE(watch.take());
    watch.note(Bytes(100), 77);
    EXPECT_FALSE(watch.take());
}

TEST(LogWatch, ALogThatBeginsAgainIsFollowed) {
    store::LogWatch watch;
    frame(watch, frame(watch, k_first_frame, 2, 3, 'a'), 3, 3, 'b');
    ASSERT_TRUE(watch.take());
    watch.note(Bytes(32), 0);
    frame(watch, k_first_frame, 2, 3, 'c');
    const auto changed = watch.take();
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->pages.at(2)[0], 'c');
}

TEST(LogWatch, ChangesGoIntoAnImage) {
    std::string image(1024, 'x');
    store::apply_changes(image, {{{3, std::string(512, 'n')}}, 3});
    EXPECT_EQ(image, std::string(1024, 'x') + std::string(512, 'n'));
    store::apply_changes(image, {{{1, std::string(512, 'm')}}, 1});
    EXPECT_EQ(image, std::string(512, 'm')) << "a file can become shorter";
    store::apply_changes(image, {});
    EXPECT_EQ(image.size(), 512U);
}

TEST(LogWatch, TheImageOfAProjectIsWhatItsFileHolds) {
    const support::ScratchFolder folder;
    const auto path = folder.path() / "p.langtu", copy = folder.path() / "copy.langtu";
    ASSERT_TRUE(store::create_project(path, support::sample_plan(), store::Overwrite::no));
    const auto project = store::Project::open(path, {.author = "王五"});
    ASSERT_TRUE(project);
    const store::ProjectImage held = (*project)->image();
    const std::string before = *held;
    for (int i = 0; i < 300; ++i) {  // a step of some kilobytes now and then needs new pages
        const std::string text = "note " + std::to_string(i) + std::string(static_cast<std::size_t>(i) * 7, '.');
        ASSERT_TRUE(
            (*project)->commit(*plan::add_note(*(*project)->plan(), {120.5, 30.45}, text, {"w", "2026-11-28"})));
    }
    ASSERT_TRUE((*project)->undo());
    EXPECT_EQ(*held, before) << "who holds an image keeps it as it was";
    ASSERT_TRUE(store::save_image((*project)->image(), copy));
    EXPECT_EQ(*store::dump_project(copy, store::DumpHistory::yes), *store::dump_project(path, store::DumpHistory::yes));
}
