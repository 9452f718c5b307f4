// What a text may hold, class by class.
#include "base/kept_text.h"

#include <gtest/gtest.h>

#include "base/error_words.h"
#include "base/unicode.h"
#include "odd_texts.h"

using base::TextForm;

namespace {

std::string fault(std::string_view text, TextForm form = TextForm::line) {
    const auto found = base::text_fault(text, form);
    return found ? found->character : "none";
}

}  // namespace

TEST(KeptText, WhatPeopleWriteIsKept) {
    for (const char* text :
         {"", "海宁高新区（二期）", "R&D <b> \"x\" 'y'", "café", "ไทย", "葛\U000E0100城", "👩‍👩‍👧",
          "𠮷野家", "A B", "\u2067עברית\u2069 x", "\u202Bعربي\u200F.\u202C", "é"})
        EXPECT_EQ(fault(text), "none") << text;
    EXPECT_EQ(fault("一\n\t二", TextForm::lines), "none");
}

TEST(KeptText, EachClassIsRefusedByName) {
    for (const support::OddText& odd : support::odd_texts()) {
        EXPECT_EQ(fault(odd.text), odd.character) << odd.what;
        if (odd.also_in_lines) {
            EXPECT_EQ(fault(odd.text, TextForm::lines), odd.character) << odd.what;
        }
        const auto refused = base::check_text(base::ErrorKind::refused, "name", odd.text, TextForm::line);
        ASSERT_FALSE(refused) << odd.what;
        for (const base::Language language : {base::Language::zh, base::Language::en})
            EXPECT_NE(base::to_line(refused.error(), language).find(odd.character), std::string::npos) << odd.what;
    }
}

TEST(KeptText, CleaningLeavesWhatIsKept) {
    for (const support::OddText& odd : support::odd_texts()) {
        for (const TextForm form : {TextForm::line, TextForm::lines}) {
            std::size_t left_out = 0;
            const std::string clean = base::cleaned_text(odd.text, form, left_out);
            const bool only_invisible = odd.what == std::string_view("only what cannot be seen");
            if (!only_invisible) {
                EXPECT_FALSE(base::text_fault(clean, form)) << odd.what;
            }
            if (!only_invisible && (form == TextForm::line || odd.also_in_lines)) {
                EXPECT_GT(left_out, 0U) << odd.what;
            }
        }
    }
    std::size_t left_out = 0;
    EXPECT_EQ(base::cleaned_text("A\xEF\xBF\xBF"
                                 "B\n二",
                                 TextForm::line, left_out),
              "AB 二");
    EXPECT_EQ(left_out, 2U);
    EXPECT_EQ(base::cleaned_text("海宁", TextForm::line, left_out), "海宁");
    EXPECT_EQ(left_out, 2U);
}

TEST(KeptText, BlanksAtTheEndsGo) {
    EXPECT_EQ(base::trimmed("\u3000\u00A0\u200B\uFEFF 许村 镇\u2028\t\u200E"), "许村 镇");
    EXPECT_EQ(base::trimmed(" \u3000"), "");
    EXPECT_EQ(base::trimmed("葛\U000E0100"), "葛\U000E0100") << "a variant of a character is no blank";
    EXPECT_EQ(base::trimmed("\u202Bx\u202C"), "\u202Bx\u202C");
}
