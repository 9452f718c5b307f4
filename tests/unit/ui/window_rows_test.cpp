// The table of the windows that lie over the map.
#include "windows/window_rows.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>

#include "ui/window_kind.h"

namespace ui {
namespace {

TEST(WindowRows, EachWindowHasOneRowWithAKeyOfItsOwn) {
    std::set<std::string> keys;
    for (const WindowRow& row : window_rows()) EXPECT_TRUE(keys.insert(row.key).second) << row.key;
    for (int i = static_cast<int>(Overlay::none) + 1; i <= static_cast<int>(Overlay::ruler); ++i) {
        const auto rows = window_rows();
        const auto drawn = std::count_if(rows.begin(), rows.end(),
                                         [i](const WindowRow& row) { return row.window == static_cast<Overlay>(i); });
        EXPECT_EQ(drawn, 1) << "window " << i;
    }
}

TEST(WindowRows, OnlyWhatMakesItsOwnWindowHasNoWidth) {
    for (const WindowRow& row : window_rows()) EXPECT_EQ(row.place == Place::own, row.width == 0) << row.key;
}

}  // namespace
}  // namespace ui
