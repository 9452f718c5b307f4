// Where lines of Chinese and English may end.
#include "base/line_break.h"

#include <gtest/gtest.h>
#include <string>

#include "base/word_break.h"

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

TEST(LineBreak, NumbersStayWithTheirUnits) {
    EXPECT_EQ(broken("向东 47.96 千米，2025年目标"), "向|东 |47.96 |千|米，|2025年|目|标");
}

TEST(LineBreak, ASpanOfYearsStaysWhole) { EXPECT_EQ(broken("Plan (2021–2025) of"), "Plan |(2021–2025) |of"); }

TEST(WordBreak, WordsOfNamesStayWhole) {
    const base::WordBreaker breaker;
    const auto words = [&](std::string_view text) {
        std::string out;
        for (const std::string_view word : breaker.pieces(text)) out += (out.empty() ? "" : "|") + std::string(word);
        return out;
    };
    const std::string platform = words("中科院海宁纳米电子材料与器件工程中心");
    for (const char* whole : {"纳米", "电子", "材料", "器件", "工程", "中心"})
        EXPECT_NE(("|" + platform + "|").find("|" + std::string(whole) + "|"), std::string::npos) << platform;
    EXPECT_EQ(words("R&D经费投入"), "R&D|经费|投入");
    EXPECT_NE(words("浙大国际校区（海宁）").find("校区|（海"), std::string::npos) << words("浙大国际校区（海宁）");
    EXPECT_EQ(words(""), "");
}

TEST(LineBreak, NothingGetsLost) {
    for (const std::string text : {"", "a", "海", "a海b，c", "𠅤村 x"}) {
        std::string all;
        for (const std::string_view piece : base::line_pieces(text)) all += piece;
        EXPECT_EQ(all, text);
    }
}
