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

/// Every byte is one wide.
std::string filled(std::string_view text, float wanted, float most) {
    std::string out;
    const auto width_of = [](std::string_view piece) { return static_cast<float>(piece.size()); };
    for (const std::string& line : base::fill_lines(base::line_pieces(text), wanted, most, width_of))
        out += (out.empty() ? "" : "|") + line;
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
    EXPECT_EQ(broken("向东 47.96 千米，2025年目标"), "向|东 |47.96 千米，|2025年|目|标");
    EXPECT_EQ(broken("about 1.2 km, 3 miles of 4 mu"), "about |1.2 km, |3 |miles |of |4 mu");
    EXPECT_EQ(broken("12 家企业"), "12 家|企|业");
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

TEST(LineBreak, APathThatNoLineHoldsIsBrokenAfterItsMarks) {
    EXPECT_EQ(filled("in /home/a/p.langtu.backups/p-2026.langtu end", 16, 16),
              "in /home/a/p.|langtu.backups/|p-2026.langtu |end");
    EXPECT_EQ(filled("https://a.example/b", 10, 10), "https://a.|example/b") << "a run of marks stays whole";
}

TEST(LineBreak, WhatHasNoMarkIsBrokenAnywhereButNeverInACharacter) {
    EXPECT_EQ(filled("abcdefghij", 4, 4), "abcd|efgh|ij");
    EXPECT_EQ(filled("éééé", 5, 5), "éé|éé");
}

TEST(LineBreak, AnEvenLineIsRatherTooWideThanBrokenInAWord) {
    EXPECT_EQ(filled("a innovation b", 5, 20), "a |innovation |b");
    EXPECT_EQ(filled("one\ntwo three", 20, 20), "one|two three");
}
