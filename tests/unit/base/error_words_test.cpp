// Messages in either language: reasons of the system in our words, times in the user's zone.
#include "base/error_words.h"

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <gtest/gtest.h>

#include "base/local_time.h"

using base::ErrorKind;
using base::Language;

TEST(ErrorWords, TheSystemsReasonsAreOurOwnSentences) {
    const base::Error error =
        base::make_error(ErrorKind::io, "/a/b", "its folder cannot be written ({}); it can only be looked at",
                         {base::system_reason(EACCES)});
    EXPECT_EQ(base::to_line(error),
              "/a/b: its folder cannot be written (the permission is missing); it can only be looked at");
    const std::string zh = base::to_line(error, Language::zh);
    EXPECT_NE(zh.find("没有权限"), std::string::npos) << zh;
    EXPECT_EQ(zh.find("ermission"), std::string::npos) << zh;
    for (int number = 1; number < 140; ++number)
        for (const Language language : {Language::zh, Language::en})
            EXPECT_GT(base::shown_argument(base::system_reason(number), language).size(), 5U);
}

TEST(ErrorWords, TimesAreTheUsersOwn) {
    ::setenv("TZ", "Asia/Shanghai", 1);
    ::tzset();
    EXPECT_EQ(base::local_time_text("2026-11-28T01:32:13Z", Language::zh), "2026年11月28日 09:32");
    EXPECT_EQ(base::local_time_text("2026-11-27T20:05:00Z", Language::en), "28 Nov 2026, 04:05");
    EXPECT_EQ(base::local_time_cell("2026-11-28T01:32:13Z"), "2026-11-28 09:32");
    EXPECT_EQ(base::local_time_text("yesterday", Language::en), "yesterday");
    EXPECT_EQ(base::local_time_text("", Language::zh), "");
    ::unsetenv("TZ");
    ::tzset();
}

TEST(ErrorWords, WhatAUserWroteIsNeverTakenForAMessage) {
    const base::Error error =
        base::make_error(ErrorKind::locked, "p",
                         "is being edited by {} on {} (process {}, since {}); close it there, or look at it read-only",
                         {"Undo", "vm", "7", base::time_argument("2026-11-28T01:32:13Z")});
    const std::string zh = base::to_line(error, Language::zh);
    EXPECT_NE(zh.find("Undo 正在 vm 上编辑"), std::string::npos) << zh;
    EXPECT_NE(zh.find("2026年11月28日"), std::string::npos) << zh;
}

TEST(ErrorWords, NamesAndSubjectsHaveAFormInEachLanguage) {
    const base::Error error =
        base::make_error(ErrorKind::refused, base::name_argument("第 3 行", "line 3"), "has no column {}; nearest: {}",
                         {"a", base::name_argument("许村镇", "Xucun Town")});
    EXPECT_EQ(base::to_line(error), "line 3: has no column a; nearest: Xucun Town");
    EXPECT_EQ(base::to_line(error, Language::zh), "第 3 行：没有列 a；最接近的：许村镇");
    const base::Error hostile{ErrorKind::refused, "\x1d", "is no object of fields and values"};
    for (const Language language : {Language::zh, Language::en}) EXPECT_FALSE(base::to_line(hostile, language).empty());
}

TEST(ErrorWords, CountsHaveAPatternEachAndOneTranslation) {
    const auto line = [](long count, Language language) {
        const char* pattern = base::mark_count(count, "wrote {} change to {}", "wrote {} changes to {}");
        return base::message_text(pattern, {std::to_string(count), "a"}, language);
    };
    EXPECT_EQ(line(1, Language::en), "wrote 1 change to a");
    EXPECT_EQ(line(0, Language::en), "wrote 0 changes to a");
    EXPECT_EQ(line(1, Language::zh), "已将 1 项修改写入 a");
    EXPECT_EQ(line(2, Language::zh), "已将 2 项修改写入 a");
}
