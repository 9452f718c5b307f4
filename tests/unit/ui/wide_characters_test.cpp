// Characters beyond U+FFFF on their way through ImGui and back: nothing is lost, whatever the text holds.
#include "kit/wide_characters.h"

#include <gtest/gtest.h>

#include "kit/utf8.h"

TEST(WideCharacters, OrdinaryTextsStayAsTheyAre) {
    ui::WideCharacters wide;
    const std::string text = "海宁 %s ##id\n\t″±";
    EXPECT_EQ(wide.to_interface(text), text);
    EXPECT_EQ(wide.from_interface(text), text);
    EXPECT_TRUE(wide.allotted().empty());
}

TEST(WideCharacters, ComeBackAsTheyWere) {
    ui::WideCharacters wide;
    for (const std::string& text :
         {std::string("𠅤村"), std::string("a𠮷b𠅤𠮷"), std::string("😀"), std::string("\U0010FFFF")}) {
        const std::string shown = wide.to_interface(text);
        EXPECT_NE(shown, text);
        for (std::string_view rest = shown; !rest.empty();) {
            const ui::Utf8Character c = ui::first_character(rest);
            EXPECT_LE(c.code, 0xFFFFU) << "ImGui cannot hold it";
            rest.remove_prefix(c.length);
        }
        EXPECT_EQ(wide.from_interface(shown), text);
    }
    EXPECT_EQ(wide.allotted(), (std::vector<char32_t>{0x20164, 0x20BB7, 0x1F600, 0x10FFFF}));
}

TEST(WideCharacters, TextAddedInAnInputFieldComesBackToo) {
    ui::WideCharacters wide;
    const std::string shown = wide.to_interface("𠅤村");
    EXPECT_EQ(wide.from_interface(shown + "a"), "𠅤村a");
}

TEST(WideCharacters, PrivateUseCharactersOfATextAreNoIcons) {
    ui::WideCharacters wide;
    const std::string text = "\uE000\uA000\uF8FF";
    const std::string shown = wide.to_interface(text);
    EXPECT_EQ(shown, "\uA000\uA001\uA002");
    EXPECT_EQ(wide.from_interface(shown), text);
}

TEST(WideCharacters, BrokenBytesStayInPlace) {
    ui::WideCharacters wide;
    const std::string broken = "a\xFF\xC3(\xED\xA0\x80\xF4\x90\x80\x80\xC0\x80\xE6\xB5";
    EXPECT_EQ(wide.to_interface(broken), broken);
    EXPECT_EQ(wide.from_interface(broken), broken);
}

TEST(WideCharacters, EndWithTheReplacementCharacter) {
    ui::WideCharacters wide;
    constexpr char32_t k_room = ui::WideCharacters::k_last - ui::WideCharacters::k_first + 1;
    for (char32_t i = 0; i < k_room; ++i) EXPECT_EQ(wide.to_interface(0x20000 + i), ui::WideCharacters::k_first + i);
    EXPECT_EQ(wide.to_interface(U'\U0002FFFF'), 0xFFFDU);
    EXPECT_EQ(wide.to_interface(U'\U00020000'), ui::WideCharacters::k_first) << "the known ones keep their place";
}
