// Words from the catalogue, and catalogues that are none.
#include "base/translate.h"

#include <gtest/gtest.h>
#include <string>

#include "base/result.h"
#include "message_catalogue.h"

using base::Language;

TEST(Translate, ChineseComesFromTheCatalogueAndEnglishIsTheId) {
    EXPECT_STREQ(base::translate(Language::zh, "Full extent"), "全图");
    EXPECT_STREQ(base::translate(Language::en, "Full extent"), "Full extent");
    EXPECT_STREQ(base::translate(Language::zh, "no such message"), "no such message");
}

TEST(Translate, AContextTellsEqualIdsApart) {
    EXPECT_STREQ(base::translate_in(Language::zh, "between names", ", "), "、");
    EXPECT_STREQ(base::translate_in(Language::en, "between names", ", "), ", ");
}

TEST(Translate, CountsHaveTheFormsOfTheLanguage) {
    EXPECT_STREQ(base::translate_count(Language::en, 1, "{0} carrier", "{0} carriers"), "{0} carrier");
    EXPECT_STREQ(base::translate_count(Language::en, 0, "{0} carrier", "{0} carriers"), "{0} carriers");
    EXPECT_STREQ(base::translate_count(Language::zh, 1, "{0} carrier", "{0} carriers"), "{0} 个载体");
    EXPECT_STREQ(base::translate_count(Language::zh, 5, "{0} carrier", "{0} carriers"), "{0} 个载体");
}

TEST(MessageCatalogue, BytesThatAreNoCatalogueHoldNothing) {
    for (const std::string& bytes : {std::string(), std::string("short"), std::string(100, '\xFF'),
                                     std::string("\xDE\x12\x04\x95\0\0\0\0\xFF\xFF\xFF\x7F\x1C\0\0\0\x1C\0\0\0", 20)})
        EXPECT_EQ(base::MessageCatalogue(bytes).size(), 0U);
}

TEST(Errors, SayTheirSentenceInBothLanguages) {
    const base::Error plain{base::ErrorKind::damaged, "a.langtu", "is cut short; restore a backup"};
    EXPECT_EQ(base::to_line(plain), "a.langtu: is cut short; restore a backup");
    EXPECT_EQ(base::to_line(plain, Language::zh), "a.langtu：文件被截断；请恢复备份");
    const base::Error filled = base::make_error(base::ErrorKind::damaged, "a.langtu",
                                                "is damaged (row {} of {} refers to nothing in {}); restore a backup",
                                                {"7", "targets", "areas"});
    EXPECT_EQ(base::to_line(filled),
              "a.langtu: is damaged (row 7 of targets refers to nothing in areas); restore a backup");
    EXPECT_EQ(base::to_line(filled, Language::zh),
              "a.langtu：已损坏（targets 的第 7 行引用了 areas 中不存在的记录）；请恢复备份");
    const base::Error unknown{base::ErrorKind::io, "", "something {odd}"};
    EXPECT_EQ(base::to_line(unknown, Language::zh), "something {odd}") << "braces of a file name are no arguments";
}
