// What one frame is told of mouse and keyboard: as much as it can tell apart, in order, and nothing is lost.
#include "platform/input_queue.h"

#include <gtest/gtest.h>

namespace {

using namespace platform;

constexpr int k_a = 65, k_backspace = 259, k_left = 263, k_ctrl = 341;

std::vector<std::size_t> frames_of(InputQueue& queue) {
    std::vector<std::size_t> sizes;
    while (!queue.empty()) sizes.push_back(queue.take_frame().size());
    return sizes;
}

std::vector<std::size_t> frames_of(const std::vector<InputEvent>& events) {
    InputQueue queue;
    for (const InputEvent& event : events) queue.push(event);
    return frames_of(queue);
}

using Sizes = std::vector<std::size_t>;

TEST(InputQueue, NothingIsNoFrame) {
    InputQueue queue;
    EXPECT_TRUE(queue.empty());
    EXPECT_TRUE(queue.take_frame().empty());
}

TEST(InputQueue, APressAndAReleaseAreTwoFrames) {
    EXPECT_EQ(frames_of({PointerMove{1, 2}, ButtonChange{0, true}, ButtonChange{0, false}}), (Sizes{2, 1}));
    EXPECT_EQ(frames_of({KeyPress{k_backspace}, KeyRelease{k_backspace}}), (Sizes{1, 1}));
    EXPECT_EQ(frames_of({ButtonChange{0, true}, ButtonChange{0, false}, ButtonChange{0, true}, ButtonChange{0, false}}),
              (Sizes{1, 1, 1, 1}))
        << "a double click is one";
}

TEST(InputQueue, AClickIsWhereThePointerWas) {
    EXPECT_EQ(frames_of({PointerMove{1, 2}, ButtonChange{0, true}, PointerMove{9, 9}, ButtonChange{0, false}}),
              (Sizes{2, 2}));
    EXPECT_EQ(frames_of({WheelTurn{0, 1}, WheelTurn{0, 1}, PointerMove{5, 5}}), (Sizes{2, 1}));
}

TEST(InputQueue, MovementsOfAFrameAreOneAndRepeatsComeTogether) {
    EXPECT_EQ(frames_of(std::vector<InputEvent>(50, PointerMove{1, 1})), (Sizes{50}));
    std::vector<InputEvent> held(20, KeyPress{k_left, true});
    held.insert(held.begin(), KeyPress{k_left});
    EXPECT_EQ(frames_of(held), (Sizes{21}));
}

TEST(InputQueue, StrokesKeepTheirOrder) {
    EXPECT_EQ(frames_of({KeyPress{k_a}, Character{U'a'}, KeyPress{k_backspace}, KeyPress{k_left}}), (Sizes{2, 1, 1}));
    EXPECT_EQ(frames_of({KeyPress{k_ctrl}, KeyPress{k_a, false, true}, KeyRelease{k_a}, KeyRelease{k_ctrl}}),
              (Sizes{2, 2}))
        << "the modifier is down with its key";
    EXPECT_EQ(frames_of({KeyPress{k_a}, KeyPress{k_ctrl}}), (Sizes{1, 1})) << "a then Ctrl is not Ctrl+a";
    EXPECT_EQ(frames_of({KeyPress{k_a}, ButtonChange{0, true}}), (Sizes{1, 1}));
    EXPECT_EQ(frames_of({ButtonChange{0, true}, KeyPress{k_a}}), (Sizes{1, 1}));
}

TEST(InputQueue, WhatAnInputMethodCommitsComesAtOnce) {
    EXPECT_EQ(frames_of({Character{U'海'}, Character{U'宁'}, Character{U'市'}}), (Sizes{3}));
}

TEST(InputQueue, EveryOrderOfEventsComesThroughWhole) {
    const std::vector<InputEvent> kinds{KeyPress{k_a},         KeyPress{k_a, true},   KeyRelease{k_a},
                                        Character{U'a'},       PointerMove{1, 1},     PointerCross{false},
                                        ButtonChange{0, true}, ButtonChange{1, true}, ButtonChange{0, false},
                                        WheelTurn{0, 1},       FocusLoss{},           KeyPress{k_ctrl}};
    for (const InputEvent& a : kinds)
        for (const InputEvent& b : kinds)
            for (const InputEvent& c : kinds) {
                InputQueue queue;
                for (const InputEvent& event : {a, b, c}) queue.push(event);
                std::vector<std::size_t> order;
                for (int frames = 0; !queue.empty() && frames < 3; ++frames)
                    for (const InputEvent& event : queue.take_frame()) order.push_back(event.index());
                EXPECT_EQ(order, (std::vector<std::size_t>{a.index(), b.index(), c.index()}));
            }
}

}  // namespace
