// What a number format shows: codes and values with the text that a spreadsheet program shows of them, made by hand
// from the standard and from what Excel's Chinese edition shows.
#include "number_format.h"

#include <gtest/gtest.h>

namespace {

using formats::NumberFormat;
using formats::Origin;
using wire::CellKind;
using wire::FormatClass;

/// Where a program shows it, but nobody here is sure how.
constexpr const char* k_unknown = "<unknown>";

struct Pair {
    const char* code;
    double number;
    const char* shown;
};

std::string shown(const std::string& code, double number, Origin origin = Origin::day_1900) {
    const formats::ShownNumber result = NumberFormat(code).shown(number, origin);
    if (result.is_plain) return "<plain>";
    return result.text.value_or(k_unknown);
}

void expect_shown(std::initializer_list<Pair> pairs) {
    for (const Pair& pair : pairs)
        EXPECT_EQ(shown(pair.code, pair.number), pair.shown) << pair.code << " of " << pair.number;
}

constexpr double k_day = 44990;         // 2023-03-05, a Sunday
constexpr double k_noon = 44990.5;      // 12:00
constexpr double k_time = 0.604224537;  // 14:30:05

}  // namespace

TEST(NumberFormat, Digits) {
    expect_shown({{"0", 5, "<plain>"},
                  {"0", 5.4, "5"},
                  {"0", 5.5, "6"},
                  {"0", -5.5, "-6"},
                  {"0", 0, "<plain>"},
                  {"0", 0.4, "0"},
                  {"0.0", 1.25, "1.3"},
                  {"0.00", 1.005, "1.01"},
                  {"0.00", 2.675, "2.68"},
                  {"0.00", 3.4, "3.40"},
                  {"0.00", -3.4, "-3.40"},
                  {"0.00", 0, "0.00"},
                  {"0.000", 0.0005, "0.001"},
                  {"0.000", 1234.5678, "1234.568"},
                  {"00", 7, "07"},
                  {"000", 7, "007"},
                  {"000", 1234, "<plain>"},
                  {"00000", -42, "-00042"},
                  {"#", 0, ""},
                  {"#", 12, "<plain>"},
                  {"#.##", 5, "5."},
                  {"#.##", 5.126, "5.13"},
                  {"0.##", 5.1, "<plain>"},
                  {"0.##", 5.105, "5.11"},
                  {"0.0#", 5, "5.0"},
                  {"0.0#", 5.129, "5.13"},
                  {"0.??", 5.1, "<plain>"},
                  {"??0", 5, "<plain>"},
                  {"0.00", 999.995, "1000.00"},
                  {"0.0", 0.95, "1.0"},
                  {"0.0", 0.05, "0.1"},
                  {"0", 1e15, "<plain>"},
                  {"0.00", 123456789.125, "123456789.13"},
                  {"0.0000000000", 0.1, "0.1000000000"},
                  {"0.00", 1e-12, "0.00"}});
}

TEST(NumberFormat, Groups) {
    expect_shown({{"#,##0", 1234567, "1,234,567"},
                  {"#,##0", 999, "<plain>"},
                  {"#,##0", 1000, "1,000"},
                  {"#,##0", 0, "<plain>"},
                  {"#,##0", -1234, "-1,234"},
                  {"#,##0.00", 1234.5, "1,234.50"},
                  {"#,##0.00", 0.5, "0.50"},
                  {"#,###", 0, ""},
                  {"#,###", 12345, "12,345"},
                  {"0,000", 5, "0,005"},
                  {"#,##0;-#,##0", -1234, "-1,234"},
                  {"#,##0;(#,##0)", -1234, "(1,234)"},
                  {"#,##0_);(#,##0)", 1234, "1,234"},
                  {"#,##0;[Red]-#,##0", -1234, "-1,234"},
                  {"#,##0_ ", 1234, "1,234"},
                  {"#,##0 ", 1234, "1,234"}});
}

TEST(NumberFormat, Percent) {
    expect_shown({{"0%", 0.5, "50%"},
                  {"0%", 0.005, "1%"},
                  {"0.00%", 0.0125, "1.25%"},
                  {"0.00%", 0.034, "3.40%"},
                  {"0.0%", -0.1234, "-12.3%"},
                  {"0%", 0, "0%"},
                  {"0%", 1, "100%"},
                  {"#,##0%", 12.5, "1,250%"},
                  {"0.00%", 0.00005, "0.01%"},
                  {"%0", 0.5, "%50"},
                  {"0.00\"%\"", 1.25, "1.25%"},
                  {"0.00\\%", 1.25, "1.25%"},
                  {"0.0%;-0.0%;\"-\"", 0, "-"},
                  {"0.00%", 1.1, "110.00%"},
                  {"0\"‰\"", 5, "5‰"}});
    EXPECT_EQ(NumberFormat("0.00%").cell_format().kind, FormatClass::percent);
    EXPECT_EQ(NumberFormat("0.00\"%\"").cell_format().kind, FormatClass::number) << "a sign alone multiplies nothing";
}

TEST(NumberFormat, SectionsAndConditions) {
    expect_shown({{"0.0;-0.0;\"零\"", 0, "零"},
                  {"0.0;(0.0);\"零\"", -1.5, "(1.5)"},
                  {"0.0;;", -1.5, ""},
                  {"0.0;;", 1.5, "<plain>"},
                  {"0;-0;;@", 0, ""},
                  {";;;", 5, ""},
                  {";;;", -5, ""},
                  {"\"有\";\"无\"", 1, "有"},
                  {"\"有\";\"无\"", -1, "无"},
                  {"[>=10000]0!.0,\"万\";0", 123456, "12.3万"},
                  {"[>=10000]0!.0,\"万\";0", 500, "<plain>"},
                  {"[<0]\"负\"0;0", -3, "负3"},
                  {"[=1]\"是\";[=0]\"否\";0", 1, "是"},
                  {"[=1]\"是\";[=0]\"否\";0", 0, "否"},
                  {"[=1]\"是\";[=0]\"否\";0", 7, "<plain>"},
                  {"[>100]\"多\";[<=100]\"少\"", 100, "少"},
                  {"[<>0]0.0;\"空\"", 0, "空"},
                  {"[红色]0", -3, "<plain>"},
                  {"[Color 10]0.0", 2, "2.0"},
                  {"[Blue]#,##0", 1000, "1,000"},
                  {"General;-General", 5, "<plain>"},
                  {"General;\"负\"General", -5, "负5"}});
}

TEST(NumberFormat, Literals) {
    expect_shown({{"0\"家\"", 150, "150家"},
                  {"0家", 150, "150家"},
                  {"\"约\"0", 150, "约150"},
                  {"0\\家", 150, "150家"},
                  {"¥#,##0", 1234, "¥1,234"},
                  {"$#,##0.00", -5, "-$5.00"},
                  {"[$¥-804]#,##0.00", 5, "¥5.00"},
                  {"[$€-407] 0", 5, "€ 5"},
                  {"000-0000", 1234567, "123-4567"},
                  {"(0)", 5, "(5)"},
                  {"0 \"元\"", 5, "5 元"},
                  {"_(0_)", 5, "<plain>"},
                  {"* 0", 5, "<plain>"},
                  {"_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", 0, "-"},
                  {"_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", 1234, "1,234"},
                  {"_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", -2, "¥-2.00"},
                  {"General\"元\"", 5, "5元"},
                  {"G/通用格式\"元\"", 5.5, "5.5元"},
                  {"\"第\"0\"名\"", 3, "第3名"},
                  {"0.00\"亿元\"", 12.345, "12.35亿元"},
                  {"+0;-0;0", 3, "+3"},
                  {"+0;-0;0", -3, "<plain>"}});
}

TEST(NumberFormat, ScaleIsShownAndSaid) {
    expect_shown({{"0,", 123456, "123"},
                  {"0.0,", 123456, "123.5"},
                  {"0.0,,", 123456789, "123.5"},
                  {"0.00,,\"百万\"", 1.5e6, "1.50百万"},
                  {"0!.0,", 123456, "12.3"},
                  {"0!.0,\"万\"", 123456, "12.3万"},
                  {"0\".\"0,", 123456, "12.3"},
                  {"0\\.0000", 123456, "12.3456"},
                  {"#,##0,", 1234567, "1,235"},
                  {"0!.00,,\"亿\"", 1.23e8, "1.23亿"}});
    for (const char* code : {"0,", "0.0,,", "0!.0,", "0!.0,\"万\"", "0\\.0000"})
        EXPECT_EQ(NumberFormat(code).cell_format().kind, FormatClass::scaled) << code;
    EXPECT_EQ(NumberFormat(";;;").cell_format().kind, FormatClass::invisible);
    EXPECT_EQ(NumberFormat("#,##0.00").cell_format().kind, FormatClass::number);
}

TEST(NumberFormat, ScientificAndFractions) {
    expect_shown({{"0.00E+00", 12345, "1.23E+04"},
                  {"0.00E+00", 0.00012, "1.20E-04"},
                  {"0.00E-00", 12345, "1.23E04"},
                  {"0E+0", 9.6, "1E+1"},
                  {"##0.0E+0", 12345, "12.3E+3"},
                  {"##0.0E+0", 1234567, "1.2E+6"},
                  {"0.00E+00", 0, "0.00E+00"},
                  {"0.00E+00", -5, "-5.00E+00"},
                  {"# ?/?", 0.5, "1/2"},
                  {"# ?/?", 3.5, "3 1/2"},
                  {"# ?/?", 3, "<plain>"},
                  {"# ?\?/?\?", 3.14, "3 7/50"},
                  {"?/?", 1.5, "3/2"},
                  {"# ?/8", 0.5, "4/8"},
                  {"0 ?/?", 0.25, "0 1/4"},
                  {"# ?/?", 0.999, "1"},
                  {"# ?/?", -1.25, "-1 1/4"},
                  {"0.0E+0%", 1, k_unknown}});
    EXPECT_EQ(shown("# ?\?/?\?", 0.333), "1/3");
}

TEST(NumberFormat, Dates) {
    expect_shown({{"yyyy-mm-dd", k_day, "2023-03-05"},
                  {"yyyy/m/d", k_day, "2023/3/5"},
                  {"yy-m-d", k_day, "23-3-5"},
                  {"m\"月\"d\"日\"", k_day, "3月5日"},
                  {"yyyy\"年\"m\"月\"", k_day, "2023年3月"},
                  {"yyyy\"年\"", k_day, "2023年"},
                  {"yyyy年m月d日", k_day, "2023年3月5日"},
                  {"e\"年\"", k_day, "2023年"},
                  {"yyyymmdd", k_day, "20230305"},
                  {"d-mmm-yy", k_day, "5-Mar-23"},
                  {"mmm-yy", k_day, "Mar-23"},
                  {"mmmm d, yyyy", k_day, "March 5, 2023"},
                  {"mmmmm", k_day, "M"},
                  {"ddd", k_day, "Sun"},
                  {"dddd", k_day, "Sunday"},
                  {"aaa", k_day, "日"},
                  {"aaaa", k_day, "星期日"},
                  {"[$-804]aaaa", k_day + 1, "星期一"},
                  {"[$-804]dddd", k_day, "星期日"},
                  {"[$-804]ddd", k_day, "周日"},
                  {"yyyy.m.d", k_day, "2023.3.5"},
                  {"yyyy\\-mm", k_day, "2023-03"},
                  {"yyyy-mm-dd;@", k_day, "2023-03-05"},
                  {"yyyy/m/d aaaa", k_day, "2023/3/5 星期日"},
                  {"yyyy-mm-dd", 45291, "2023-12-31"},
                  {"yyyy-mm-dd", 1, "1900-01-01"},
                  {"yyyy-mm-dd", 59, "1900-02-28"},
                  {"yyyy-mm-dd", 61, "1900-03-01"},
                  {"yyyy-mm-dd", 2958465, "9999-12-31"},
                  {"dd/mm/yyyy", k_day, "05/03/2023"},
                  {"[DBNum1]yyyy\"年\"m\"月\"d\"日\"", 45291, "二〇二三年十二月三十一日"},
                  {"[DBNum1][$-804]yyyy\"年\"m\"月\"", 45209, "二〇二三年十月"}});
    expect_shown({{"yyyy-mm-dd", 60, k_unknown},
                  {"yyyy-mm-dd", 0, k_unknown},
                  {"yyyy-mm-dd", -1, k_unknown},
                  {"yyyy-mm-dd", 2958466, k_unknown},
                  {"[$-411]ggge", k_day, k_unknown},
                  {"[$-F800]dddd, mmmm dd, yyyy", k_day, k_unknown},
                  {"[$-804]mmmm", k_day, k_unknown}});
    EXPECT_EQ(shown("yyyy-mm-dd", 44560, Origin::day_1904), "2025-12-31");
    EXPECT_EQ(shown("yyyy-mm-dd", 0, Origin::day_1904), "1904-01-01");
}

TEST(NumberFormat, Times) {
    expect_shown({{"h:mm", k_time, "14:30"},
                  {"h:mm:ss", k_time, "14:30:05"},
                  {"hh:mm", 0.375, "09:00"},
                  {"h:mm AM/PM", k_time, "2:30 PM"},
                  {"h:mm A/P", k_time, "2:30 P"},
                  {"上午/下午h\"时\"mm\"分\"", k_time, "下午2时30分"},
                  {"上午/下午h\"时\"mm\"分\"", 0.25, "上午6时00分"},
                  {"h:mm AM/PM", 0, "12:00 AM"},
                  {"h:mm AM/PM", 0.5, "12:00 PM"},
                  {"mm:ss", k_time, "30:05"},
                  {"mm:ss.0", 0.0007, "01:00.5"},
                  {"[h]:mm", 1.5, "36:00"},
                  {"[h]:mm:ss", 2.25, "54:00:00"},
                  {"[mm]:ss", 0.05, "72:00"},
                  {"[s]", 0.001, "86"},
                  {"h\"时\"mm\"分\"ss\"秒\"", k_time, "14时30分05秒"},
                  {"yyyy/m/d h:mm", k_noon, "2023/3/5 12:00"},
                  {"yyyy-mm-dd hh:mm:ss", k_noon, "2023-03-05 12:00:00"},
                  {"m/d h:mm", k_noon, "3/5 12:00"},
                  {"h:mm", 0.9999999, "0:00"},
                  {"yyyy-mm-dd h:mm:ss", 44990.999999999, "2023-03-06 0:00:00"}});
}

TEST(NumberFormat, ChineseDigits) {
    expect_shown({{"[DBNum1]General", 123, "一百二十三"},
                  {"[DBNum1]0", 123, "一二三"},
                  {"[DBNum2]General", 123, "壹佰贰拾叁"},
                  {"[DBNum2]0", 2023, "贰零贰叁"},
                  {"[DBNum1]General", 10, "十"},
                  {"[DBNum1]General", 105, "一百〇五"},
                  {"[DBNum1]General", 20000, "二万"},
                  {"[DBNum2]General", 1005, "壹仟零伍"},
                  {"[DBNum1]0.0", 1.5, k_unknown},
                  {"[DBNum3]0", 5, k_unknown}});
}

TEST(NumberFormat, WhatNobodyKnowsIsSaidToBeUnknown) {
    expect_shown({{"0x", 5, k_unknown},
                  {"[odd]0", 5, k_unknown},
                  {",0", 5, k_unknown},
                  {"0.0.0", 5, k_unknown},
                  {"0;0;0;@;0", 5, "<plain>"},
                  {"\"", 5, ""}});
    for (int length = 0; length < 40; ++length)
        EXPECT_NO_FATAL_FAILURE(shown(std::string(static_cast<std::size_t>(length), '['), 1));
}

TEST(NumberFormat, ClassesKindsAndParts) {
    const NumberFormat day("yyyy\"年\"m\"月\"d\"日\"");
    EXPECT_EQ(day.cell_format().kind, FormatClass::date);
    EXPECT_TRUE(day.cell_format().shows_year && day.cell_format().shows_month && day.cell_format().shows_day);
    const NumberFormat year("yyyy");
    EXPECT_FALSE(year.cell_format().shows_month || year.cell_format().shows_day);
    EXPECT_EQ(NumberFormat("h:mm").cell_format().kind, FormatClass::time);
    EXPECT_FALSE(NumberFormat("h:mm").cell_format().shows_month) << "an m behind hours is a minute";
    EXPECT_EQ(NumberFormat("yyyy-mm-dd h:mm").cell_format().kind, FormatClass::date_time);
    EXPECT_EQ(NumberFormat("@").cell_format().kind, FormatClass::text);
    EXPECT_EQ(NumberFormat("").cell_format().kind, FormatClass::general);
    EXPECT_EQ(NumberFormat("0.000").cell_format().decimals, 3);
    EXPECT_EQ(NumberFormat("yyyy-mm-dd").shown(44560, Origin::day_1904).number, 46022);
    EXPECT_EQ(NumberFormat("yyyy-mm-dd").shown(5, Origin::day_1900).number, 6) << "before the day that never was";
    EXPECT_EQ(NumberFormat("yyyy;@").shown(k_day, Origin::day_1900).kind, CellKind::date);
    for (const int id : {27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58, 14, 15, 16, 17})
        EXPECT_EQ(NumberFormat(*formats::built_in_format(id)).cell_format().kind, FormatClass::date) << id;
    for (const int id : {18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56})
        EXPECT_EQ(NumberFormat(*formats::built_in_format(id)).cell_format().kind, FormatClass::time) << id;
    for (const int id : {-1, 23, 26, 59, 163, 10000}) EXPECT_FALSE(formats::built_in_format(id)) << id;
}

TEST(NumberFormat, TextsMayBeAddedToOrHidden) {
    EXPECT_EQ(NumberFormat("@").shown("甲"), "甲");
    EXPECT_EQ(NumberFormat("0.00").shown("甲"), "甲");
    EXPECT_EQ(NumberFormat("\"共\"@\"家\"").shown("甲"), "共甲家");
    EXPECT_EQ(NumberFormat(";;;").shown("甲"), "");
    EXPECT_EQ(NumberFormat("0;-0;0;\"名：\"@").shown("甲"), "名：甲");
    EXPECT_EQ(NumberFormat(";;").shown("甲"), "甲");
}
