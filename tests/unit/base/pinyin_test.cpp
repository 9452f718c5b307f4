// Readings of Chinese characters.
#include "base/pinyin.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace {

bool reads(char32_t character, std::string_view reading) {
    const auto all = base::pinyin_readings(character);
    return std::find(all.begin(), all.end(), reading) != all.end();
}

}  // namespace

TEST(Pinyin, HasEveryReadingOfAPolyphone) {
    EXPECT_TRUE(reads(U'长', "chang") && reads(U'长', "zhang"));
    EXPECT_TRUE(reads(U'重', "zhong") && reads(U'重', "chong"));
    EXPECT_TRUE(reads(U'行', "xing") && reads(U'行', "hang"));
    EXPECT_TRUE(reads(U'绿', "lv") && reads(U'绿', "lu"));
    EXPECT_EQ(base::pinyin_readings(U'硖'), std::vector<std::string_view>{"xia"});
}

TEST(Pinyin, BeginsWithTheUsualOne) {
    EXPECT_EQ(base::pinyin(U'长'), "chang");
    EXPECT_EQ(base::pinyin(U'海'), "hai");
    EXPECT_EQ(base::pinyin(U'宁'), "ning");
    EXPECT_EQ(base::pinyin(U'女'), "nv");
    EXPECT_EQ(base::pinyin(U'鹃'), "juan");
    for (const char32_t c : U"许村长安周王庙盐官斜桥马丁袁花黄湾尖山海昌洲硖石鹃湖科技城杭州")
        if (c != 0) {
            EXPECT_EQ(base::pinyin(c), base::pinyin_readings(c).front());
            EXPECT_FALSE(base::pinyin(c).empty()) << static_cast<unsigned>(c);
        }
}

TEST(Pinyin, HasNoneForOtherCharacters) {
    for (const char32_t c : {U'a', U'1', U'（', U'é', U'か', char32_t{0}, char32_t{0x10FFFF}, char32_t{0xFFFFFFFF}}) {
        EXPECT_TRUE(base::pinyin_readings(c).empty());
        EXPECT_TRUE(base::pinyin(c).empty());
    }
}

TEST(Pinyin, KnowsCharactersBeyondTheFirstPlane) { EXPECT_EQ(base::pinyin(U'𠀀'), "he"); }
