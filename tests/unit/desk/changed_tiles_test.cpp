// What of a window is painted again: where triangles changed, came, went, moved or swapped their order, and nothing
// else.
#include "changed_tiles.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <memory>

#include "clipped_lists.h"

namespace {

using desk::ChangedTiles;
using scene::PixelBox;

constexpr int k_width = 640, k_height = 320;

class Window : public testing::Test {
protected:
    Window() : context_(ImGui::CreateContext()) { font_ = ImGui::GetIO().Fonts->TexID; }
    ~Window() override { ImGui::DestroyContext(context_); }

    /// A square of 20 px in a list that may be painted everywhere.
    void add(float x, float y, ImU32 colour, ImTextureID texture = nullptr) {
        const auto first = static_cast<ImDrawIdx>(list_.VtxBuffer.Size);
        for (const ImVec2 corner : {ImVec2{x, y}, ImVec2{x + 20, y}, ImVec2{x + 20, y + 20}, ImVec2{x, y + 20}})
            list_.VtxBuffer.push_back({corner, {0, 0}, colour});
        ImDrawCmd command;
        command.ClipRect = {0, 0, k_width, k_height};
        command.TextureId = texture == nullptr ? font_ : texture;
        command.IdxOffset = static_cast<unsigned>(list_.IdxBuffer.Size);
        for (const int corner : {0, 1, 2, 0, 2, 3}) list_.IdxBuffer.push_back(static_cast<ImDrawIdx>(first + corner));
        command.ElemCount = 6;
        list_.CmdBuffer.push_back(command);
    }
    void clear() {
        list_.CmdBuffer.clear();
        list_.IdxBuffer.clear();
        list_.VtxBuffer.clear();
    }
    ImDrawData& data() {
        data_.Valid = true;
        data_.CmdLists = &pointer_;
        data_.CmdListsCount = 1;
        data_.DisplaySize = {k_width, k_height};
        data_.FramebufferScale = {1, 1};
        return data_;
    }
    std::vector<PixelBox> take() { return tiles_.take(data(), k_width, k_height); }

    ImGuiContext* context_;
    ImTextureID font_;
    ImDrawList list_{nullptr};
    ImDrawList* pointer_ = &list_;
    ImDrawData data_;
    ChangedTiles tiles_;
};

}  // namespace

TEST_F(Window, IsPaintedWholeTheFirstTimeAndNotAtAllWhenNothingChanged) {
    add(100, 100, 1);
    EXPECT_EQ(take(), (std::vector<PixelBox>{{0, 0, k_width, k_height}}));
    EXPECT_TRUE(take().empty());
    tiles_.mark_all();
    EXPECT_EQ(take().size(), 1U);
    EXPECT_EQ(tiles_.take(data(), k_width / 2, k_height), (std::vector<PixelBox>{{0, 0, k_width / 2, k_height}}));
}

TEST_F(Window, OnlyTheTilesOfWhatChangedArePainted) {
    add(100, 100, 1);
    add(400, 200, 2);
    (void)take();
    clear();
    add(100, 100, 1);
    add(400, 200, 3);  // another colour
    EXPECT_EQ(take(), (std::vector<PixelBox>{{384, 192, 448, 224}}));
    clear();
    add(100, 100, 1);
    add(500, 200, 3);  // moved: where it was, and where it is
    EXPECT_EQ(take(), (std::vector<PixelBox>{{384, 192, 448, 224}, {480, 192, 544, 224}}));
    clear();
    add(100, 100, 1);  // one is gone
    EXPECT_EQ(take(), (std::vector<PixelBox>{{480, 192, 544, 224}}));
}

TEST_F(Window, TheOrderOfTwoThatOverlapCounts) {
    add(100, 100, 1);
    add(110, 110, 2);
    (void)take();
    clear();
    add(110, 110, 2);
    add(100, 100, 1);
    EXPECT_FALSE(take().empty());
}

TEST_F(Window, WhatIsClippedAwayIsNoChange) {
    add(100, 100, 1);
    add(400, 200, 2);
    list_.CmdBuffer.back().ClipRect = {0, 0, 300, 300};
    (void)take();
    list_.VtxBuffer.back().col = 9;
    EXPECT_TRUE(take().empty());
}

TEST_F(Window, APictureIsAlwaysPaintedForItMayHaveChanged) {
    int picture = 0;
    add(100, 100, 1, &picture);
    (void)take();
    EXPECT_EQ(take(), (std::vector<PixelBox>{{96, 96, 128, 128}}));
}

TEST_F(Window, WhatLiesUnderItIsMarked) {
    (void)take();
    tiles_.mark({-50, 300, 10, 900});
    EXPECT_EQ(take(), (std::vector<PixelBox>{{0, 288, 32, k_height}}));
    tiles_.mark({700, 0, 800, 10});
    EXPECT_TRUE(take().empty()) << "outside the window";
}

TEST(Boxes, AreFewAndDisjointAndCoverEveryTile) {
    constexpr int k_columns = 40, k_rows = 20, k_tile = 10;
    for (const int step : {1, 2, 3, 7, 11, 13, 40}) {
        std::vector<bool> tiles(static_cast<std::size_t>(k_columns) * k_rows);
        for (std::size_t i = 0; i < tiles.size(); i += static_cast<std::size_t>(step)) tiles[i] = true;
        const auto boxes = desk::boxes_of(tiles, k_columns, k_tile, k_columns * k_tile, k_rows * k_tile);
        EXPECT_LE(boxes.size(), 12U) << step;
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t k = i + 1; k < boxes.size(); ++k)
                EXPECT_TRUE(scene::common_part(boxes[i], boxes[k]).is_empty()) << step;
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            const int x = static_cast<int>(i) % k_columns * k_tile, y = static_cast<int>(i) / k_columns * k_tile;
            const auto covers = [&](const PixelBox& box) {
                return box.left <= x && x < box.right && box.top <= y && y < box.bottom;
            };
            EXPECT_TRUE(!tiles[i] || std::ranges::any_of(boxes, covers)) << step << ": " << i;
        }
    }
}

TEST_F(Window, ListsAreCutToTheBoxesThatArePainted) {
    add(100, 100, 1);
    add(400, 200, 2);
    desk::ClippedLists clipped;
    const std::vector<PixelBox> boxes{{90, 90, 110, 110}, {110, 90, 130, 130}};
    const ImDrawData& cut = clipped.of(data(), boxes);
    ASSERT_EQ(cut.CmdListsCount, 1);
    const ImDrawList& list = *cut.CmdLists[0];
    ASSERT_EQ(list.CmdBuffer.Size, 2) << "the first square in each box, the second in none";
    EXPECT_EQ(list.CmdBuffer[0].ClipRect.z, 110);
    EXPECT_EQ(list.CmdBuffer[1].ClipRect.x, 110);
    EXPECT_EQ(list.VtxBuffer.Size, 8);
    EXPECT_EQ(clipped.of(data(), {}).CmdListsCount, 0);
}
