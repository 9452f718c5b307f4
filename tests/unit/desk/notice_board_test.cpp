// What was said stays in the log when its toast has gone.
#include "notice_board.h"

#include <gtest/gtest.h>

#include "scratch_folder.h"

TEST(NoticeBoard, AToastGoesAndItsLineStays) {
    const support::ScratchFolder folder;
    desk::NoticeBoard board(folder / "state/log.txt", [] { return std::string("12:34:56"); });
    board.tick(100, false);
    board.add(ui::Severity::info, "已复制");
    board.add(ui::Severity::error, "坏了", "查看");
    ASSERT_EQ(board.notices().size(), 2U);
    EXPECT_GT(board.notices()[1].until_s, board.notices()[0].until_s) << "what is worse stays longer";
    EXPECT_EQ(board.notices()[1].does, ui::NoticeAction::open_log);
    EXPECT_GT(board.next_change_s(100), 0);
    EXPECT_EQ(board.next_change_s(1000), 0) << "nothing is awaited any more";
    EXPECT_EQ(support::bytes_of(folder / "state/log.txt"), "12:34:56 info 已复制\n12:34:56 error 坏了\n");
}

TEST(NoticeBoard, DismissingTakesTheToastAway) {
    desk::NoticeBoard board({}, {});
    board.tick(1, false);
    board.add(ui::Severity::warning, "x");
    board.dismiss(board.notices().front().id);
    EXPECT_EQ(board.next_change_s(1), 0);
    EXPECT_EQ(board.notices().size(), 1U);
}

TEST(NoticeBoard, NeverGrowsWithoutEnd) {
    desk::NoticeBoard board({}, {});
    for (int i = 0; i < 2000; ++i) board.add(ui::Severity::info, std::to_string(i));
    EXPECT_LE(board.notices().size(), 500U);
    EXPECT_EQ(board.notices().back().text, "1999");
}

TEST(NoticeBoard, WhatAToastSaysAlreadyRenewsIt) {
    desk::NoticeBoard board({}, {});
    board.tick(10, false);
    board.add(ui::Severity::error, "gone", "Save a copy");
    board.add(ui::Severity::info, "other");
    const int id = board.notices().front().id;
    board.tick(12, false);
    board.add(ui::Severity::error, "gone", "Save a copy");
    ASSERT_EQ(board.notices().size(), 2U);
    EXPECT_EQ(board.notices().back().id, id) << "the same toast, said last";
    EXPECT_EQ(board.notices().back().until_s, 27);
    board.tick(100, false);
    board.add(ui::Severity::error, "gone", "Save a copy");
    EXPECT_EQ(board.notices().size(), 3U) << "the first has gone from the window";
}
