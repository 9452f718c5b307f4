// Where lines of Chinese and English may end.
#include "base/line_break.h"

#include <gtest/gtest.h>
#include <string>

namespace {

std::string broken(std::string_view text) {
    std::string out;
    for (const std::string_view piece : base::line_pieces(text)) out += (out.empty() ? "" : "|") + std::string(piece);
    return out;
}

}  // namespace

TEST(LineBreak, BetweenHanCharactersButNotBeforeClosingMarks) {
    EXPECT_EQ(broken("海宁市，"), "海|宁|市，");
    EXPECT_EQ(broken("（高新区）"), "（高|新|区）");
}

TEST(LineBreak, LatinWordsStayWhole) {
    EXPECT_EQ(broken("R&D in GDP"), "R&D |in |GDP");
    EXPECT_EQ(broken("按 Ctrl+F 查找"), "按 |Ctrl+F |查|找");
}

TEST(LineBreak, NothingGetsLost) {
    for (const std::string text : {"", "a", "海", "a海b，c", "𠅤村 x"}) {
        std::string all;
        for (const std::string_view piece : base::line_pieces(text)) all += piece;
        EXPECT_EQ(all, text);
    }
}
