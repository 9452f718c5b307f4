// UTF-8 and folding.
#include "base/unicode.h"

#include <gtest/gtest.h>

TEST(Unicode, GoesToCharactersAndBack) {
    EXPECT_EQ(base::characters("aé长𠀀"), U"aé长𠀀");
    for (const char* text : {"", "a", "é", "长安镇（高新区）", "𠀀𫔶", "\xF4\x8F\xBF\xBF"})
        EXPECT_EQ(base::utf8(base::characters(text)), text);
}

TEST(Unicode, ReplacesEveryMalformedByte) {
    EXPECT_EQ(base::characters("\xFFz"), U"\uFFFDz");
    EXPECT_EQ(base::characters("\xE9\x95"), U"\uFFFD\uFFFD");    // cut off
    EXPECT_EQ(base::characters("\xC0\x80"), U"\uFFFD\uFFFD");    // too long a form
    EXPECT_EQ(base::characters("\xE0\x80\x80").size(), 3U);      // the same
    EXPECT_EQ(base::characters("\xED\xA0\x80").size(), 3U);      // half of a surrogate pair
    EXPECT_EQ(base::characters("\xF4\x90\x80\x80").size(), 4U);  // beyond the last character
    EXPECT_EQ(base::characters("\xE9\x95\xE9\x95\xBF"), U"\uFFFD\uFFFD长");
}

TEST(Unicode, FoldsWidthAndCase) {
    EXPECT_EQ(base::fold("ＡＢＣ１２（高新区）　Ｚ Chang'An"), "abc12(高新区) z chang'an");
    EXPECT_EQ(base::fold("长安镇"), "长安镇");
}

TEST(Unicode, ASentenceOfItsOwnBeginsWithACapital) {
    EXPECT_EQ(base::capitalised("its position is not surveyed"), "Its position is not surveyed");
    EXPECT_EQ(base::capitalised("位置未经实测"), "位置未经实测");
    EXPECT_EQ(base::capitalised(""), "");
}
