// Tables from real life that the program once got wrong: what is right of each, and the word that must be said.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <tuple>

#include "exchange/read_workbook.h"
#include "haining_package.h"
#include "tables/import.h"
#include "tables/sheets.h"

namespace {

namespace fs = std::filesystem;

struct RightValue {
    std::string area, indicator;
    int year;
    double value;
};
struct Case {
    const char* file;
    std::vector<RightValue> values;
    const char* said;  ///< somewhere in what is told; empty: nothing need be
};

const std::vector<Case>& cases() {
    static const std::vector<Case> list{
        {"F01a-subheader-rank/t.csv",
         {{"xucun", "invention_patents", 2022, 150}, {"changan", "invention_patents", 2022, 800}},
         "排名"},
        {"F01b-subheader-change/t.csv",
         {{"xucun", "invention_patents", 2023, 150}, {"changan", "invention_patents", 2023, 800}},
         "增减"},
        {"F01c-subheader-plan/t.csv",
         {{"xucun", "invention_patents", 2022, 150}, {"changan", "invention_patents", 2022, 800}},
         "计划"},
        {"F01h-subheader-english/a.csv",
         {{"xucun", "invention_patents", 2022, 150}, {"yanguan", "invention_patents", 2022, 300}},
         "rank"},
        {"F01h-subheader-english/b.csv",
         {{"xucun", "invention_patents", 2022, 150}, {"yanguan", "invention_patents", 2022, 300}},
         "占全市比重"},
        {"F02a-unit-line/t.csv",
         {{"xucun", "invention_patents", 2023, 1500}, {"changan", "invention_patents", 2023, 8000}},
         ""},
        {"F02b-unit-title/t.csv",
         {{"xucun", "invention_patents", 2023, 1500}, {"changan", "invention_patents", 2023, 8000}},
         ""},
        {"F03a-percent-mixed/t.xlsx",
         {{"xucun", "rd_gdp", 2023, 1.25}, {"changan", "rd_gdp", 2023, 3.6}, {"zhouwangmiao", "rd_gdp", 2023, 3.4}},
         ""},
        {"F03b-percent-all/t.xlsx",
         {{"xucun", "rd_gdp", 2023, 1.25}, {"changan", "rd_gdp", 2023, 3.6}, {"zhouwangmiao", "rd_gdp", 2023, 3.4}},
         ""},
        {"F04a-date-as-value/t.xlsx", {{"changan", "invention_patents", 2023, 800}}, "date"},
        {"F04b-date-as-value-builtin/a.xlsx", {{"changan", "invention_patents", 2023, 800}}, "date"},
        {"F04b-date-as-value-builtin/b.xlsx", {{"changan", "invention_patents", 2023, 800}}, "date"},
        {"F05a-date-title-builtin/t.xlsx",
         {{"xucun", "invention_patents", 2022, 140},
          {"xucun", "invention_patents", 2023, 150},
          {"changan", "invention_patents", 2022, 750},
          {"changan", "invention_patents", 2023, 800}},
         ""},
        {"F06a-dates-from-1904/t.xlsx",
         {{"xucun", "invention_patents", 2025, 150}, {"changan", "invention_patents", 2025, 900}},
         ""},
        {"F07a-formula-without-value/t.xlsx", {{"changan", "invention_patents", 2023, 800}}, "formula"},
        {"F08a-hidden-sheet-first/t.xlsx",
         {{"xucun", "invention_patents", 2023, 150}, {"changan", "invention_patents", 2023, 800}},
         ""},
        {"F08c-cover-sheet/t.xlsx", {{"xucun", "invention_patents", 2023, 150}}, ""},
        {"F09a-hidden-row/t.xlsx",
         {{"xucun", "invention_patents", 2023, 150}, {"changan", "invention_patents", 2023, 800}},
         "hidden"},
        {"F09b-hidden-column/t.xlsx",
         {{"xucun", "invention_patents", 2023, 150}, {"changan", "invention_patents", 2023, 800}},
         "hidden"},
        {"F10a-pinyin-guide-in-name/t.xlsx",
         {{"xucun", "invention_patents", 2023, 150}, {"changan", "invention_patents", 2023, 800}},
         ""},
        {"F11a-merged-names/t.xlsx",
         {{"xucun", "invention_patents", 2023, 150},
          {"xucun", "tech_firms", 2023, 90},
          {"changan", "invention_patents", 2023, 800},
          {"changan", "tech_firms", 2023, 250}},
         ""},
        {"F12a-far-empty-cell/t.xlsx", {{"xucun", "invention_patents", 2023, 150}}, ""},
        {"F13a-escaped-return/t.xlsx",
         {{"xucun", "invention_patents", 2023, 150}, {"changan", "invention_patents", 2023, 800}},
         ""},
        {"F14a-prefixed-sheet/t.xlsx", {{"xucun", "invention_patents", 2023, 150}}, ""},
        {"F14b-prefixed-sheet-other/t.xlsx", {{"xucun", "invention_patents", 2023, 150}}, ""},
        {"F15a-cells-without-address/t.xlsx", {{"xucun", "invention_patents", 2023, 150}}, ""},
        {"F15b-cells-without-address-gap/t.xlsx", {{"xucun", "invention_patents", 2023, 150}}, ""},
        {"F16a-no-break-space/t.csv",
         {{"yanguan", "invention_patents", 2023, 120},
          {"xieqiao", "invention_patents", 2023, 1150},
          {"dingqiao", "invention_patents", 2023, 90}},
         ""},
        {"F17a-column-left-out/t.csv",
         {{"xucun", "invention_patents", 2022, 150},
          {"changan", "invention_patents", 2022, 800},
          {"xucun", "invention_patents", 2023, 180},
          {"changan", "invention_patents", 2023, 900}},
         ""},
        {"F19a-year-before-name/t.csv",
         {{"xucun", "hightech_va", 2023, 35.7}, {"changan", "hightech_va", 2023, 63.6}},
         ""},
        {"F20a-form-line/t.csv", {{"xucun", "invention_patents", 2023, 150}}, ""},
        {"F22a-areas-across/t.csv",
         {{"xucun", "invention_patents", 2022, 140},
          {"changan", "invention_patents", 2022, 750},
          {"xucun", "invention_patents", 2023, 150},
          {"changan", "invention_patents", 2023, 800}},
         "turned"},
        {"F22b-two-blocks/a.csv", {{"xucun", "invention_patents", 2023, 150}, {"xucun", "tech_firms", 2023, 90}}, ""},
        {"F22b-two-blocks/b.csv",
         {{"xucun", "invention_patents", 2023, 150}, {"zhouwangmiao", "invention_patents", 2023, 120}},
         ""},
        {"F36a-year-with-point/t.csv", {{"xucun", "invention_patents", 2023, 150}}, ""},
        {"rel-thousands-in-csv/thousands.csv",
         {{"changan", "tech_firms", 2021, 930},
          {"changan", "tech_firms", 2022, 954},
          {"zhouwangmiao", "tech_firms", 2021, 340},
          {"zhouwangmiao", "tech_firms", 2022, 355}},
         "5 cells"},
        {"rel-thousands-in-csv/uneven.csv", {{"xucun", "rd_gdp", 2021, 1.08}}, "5 cells"},
        {"F34a-truth-value/t.xlsx", {}, "truth"},
        {"F18a-wrong-area-column/t.csv", {{"changan", "invention_patents", 2023, 800}}, "许村"},
        {"F21a-year-of-another-line/t.csv", {}, "which year"},
    };
    return list;
}

/// Everything that is told about a table.
std::string told(const tables::ImportPreview& p) {
    std::string out;
    for (const tables::Column& c : p.columns)
        out += fmt::format("{} {} {} {}\n", tables::cell_name(c.at), c.title, c.indicator,
                           c.reason ? base::to_line(*c.reason) : "");
    for (const tables::Question& q : p.questions) out += q.id + ": " + base::to_line(q.sentence) + "\n";
    for (const tables::RefusedCell& r : p.refused)
        out += tables::cell_name(r.at) + ": " + base::to_line(r.reason) + "\n";
    for (const tables::LeftOutRow& r : p.left_out_rows) out += r.text + ": " + base::to_line(r.reason) + "\n";
    for (const tables::UnmatchedName& n : p.unmatched) out += "no area: " + n.name + "\n";
    for (const auto* sentences : {&p.notes, &p.warnings})
        for (const tables::Sentence& s : *sentences) out += base::to_line(s) + "\n";
    return out;
}

class Cases : public testing::TestWithParam<Case> {};

}  // namespace

TEST_P(Cases, IsReadAsItIsMeant) {
    const Case& c = GetParam();
    const fs::path file = fs::path(LANGTU_SOURCE_DIR) / "tests" / "data" / "cases" / c.file;
    const plan::Index index(support::haining_package());
    tables::ImportOptions options;
    if (std::string(c.file).starts_with("F22a")) options.indicator = "invention_patents";
    const auto survey = exchange::read_workbook(support::formats_program(), {file, "", "", true});
    ASSERT_TRUE(survey) << base::to_line(survey.error());
    const auto sheet = tables::choose_sheet(index, *survey, options);
    ASSERT_TRUE(sheet) << base::to_line(sheet.error());
    const auto book = exchange::read_workbook(support::formats_program(), {file, *sheet, "", false});
    ASSERT_TRUE(book) << base::to_line(book.error());
    ASSERT_EQ(book->grids.size(), 1U);
    const auto preview = tables::preview_import(index, *book, options);
    ASSERT_TRUE(preview) << base::to_line(preview.error());
    using Key = std::tuple<std::string, std::string, int, double>;
    std::vector<Key> right, read;
    for (const RightValue& v : c.values) right.emplace_back(v.area, v.indicator, v.year, v.value);
    for (const tables::ReadValue& v : preview->values)
        read.emplace_back(v.draft.area, v.draft.indicator, v.draft.year, v.draft.value);
    std::sort(right.begin(), right.end());
    std::sort(read.begin(), read.end());
    EXPECT_EQ(read, right) << told(*preview);
    EXPECT_NE(told(*preview).find(c.said), std::string::npos) << told(*preview);
}

INSTANTIATE_TEST_SUITE_P(Shared, Cases, testing::ValuesIn(cases()), [](const testing::TestParamInfo<Case>& tested) {
    std::string name = tested.param.file;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
});
