// Tables from real life that the program once got wrong: what is right of each, and the word that must be said.
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <tuple>

#include "book_of.h"
#include "exchange/read_workbook.h"
#include "haining_package.h"
#include "read_workbook.h"
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

/// Everything that is told about a table, and about its file.
std::string told(const tables::ImportPreview& p, bool of_file = true) {
    std::string out;
    for (const tables::Column& c : p.columns)
        out += fmt::format("{} {} {} {}\n", tables::cell_name(c.at), c.title, c.indicator,
                           c.reason ? base::to_line(*c.reason) : "");
    for (const tables::Question& q : p.questions) out += q.id + ": " + base::to_line(q.sentence) + "\n";
    for (const tables::RefusedCell& r : p.refused)
        out += tables::cell_name(r.at) + ": " + base::to_line(r.reason) + "\n";
    for (const tables::LeftOutRow& r : p.left_out_rows) out += r.text + ": " + base::to_line(r.reason) + "\n";
    for (const tables::UnmatchedName& n : p.unmatched) out += "no area: " + n.name + "\n";
    for (const tables::Sentence& s : p.warnings) out += base::to_line(s) + "\n";
    if (of_file)
        for (const tables::Sentence& s : p.notes) out += base::to_line(s) + "\n";
    return out;
}

std::string values_of(const tables::ImportPreview& p) {
    std::string out;
    for (const tables::ReadValue& v : p.values)
        out += fmt::format("{} {} {} {} = {}\n", tables::cell_name(v.at), v.draft.area, v.draft.indicator, v.draft.year,
                           v.draft.value);
    return out;
}

base::Result<tables::ImportPreview> preview_of(const std::string& bytes, const tables::ImportOptions& options) {
    const plan::Index index(support::haining_package());
    const auto survey = formats::read_workbook(bytes, {{"", true}, "", "t"});
    if (!survey) return base::pass(survey.error());
    const auto sheet = tables::choose_sheet(index, *survey, options);
    if (!sheet) return base::pass(sheet.error());
    const auto book = formats::read_workbook(bytes, {{*sheet, false}, "", "t"});
    if (!book) return base::pass(book.error());
    return tables::preview_import(index, *book, options);
}

/// All sheets of a file, to be written in other containers.
support::Book book_in(const std::string& bytes) {
    support::Book book;
    const auto survey = formats::read_workbook(bytes, {{"", true}, "", "t"});
    if (!survey) throw std::runtime_error(survey.error().message);
    for (const wire::SheetInfo& sheet : survey->sheets) {
        const auto whole = formats::read_workbook(bytes, {{sheet.name, false}, "", "t"});
        if (!whole) throw std::runtime_error(whole.error().message);
        book.sheets.push_back(support::book_sheet(whole->grids.at(0), sheet.state));
    }
    return book;
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

// The same cells in every container: the same values, questions, refusals and reasons.
TEST_P(Cases, IsReadTheSameInEveryContainer) {
    const Case& c = GetParam();
    if (std::string(c.file).starts_with("rel-thousands")) GTEST_SKIP() << "only a text has rows that are torn";
    std::ifstream in(fs::path(LANGTU_SOURCE_DIR) / "tests" / "data" / "cases" / c.file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    tables::ImportOptions options;
    if (std::string(c.file).starts_with("F22a")) options.indicator = "invention_patents";
    const auto original = preview_of(bytes, options);
    ASSERT_TRUE(original) << base::to_line(original.error());
    const support::Book book = book_in(bytes);
    for (const auto& [container, written] :
         {std::pair{"xlsx", support::xlsx_of(book)}, {"xls", support::xls_of(book)}, {"ods", support::ods_of(book)}}) {
        const auto preview = preview_of(written, options);
        ASSERT_TRUE(preview) << container << ": " << base::to_line(preview.error());
        EXPECT_EQ(values_of(*preview), values_of(*original)) << container;
        EXPECT_EQ(told(*preview, false), told(*original, false)) << container;
    }
}

INSTANTIATE_TEST_SUITE_P(Shared, Cases, testing::ValuesIn(cases()), [](const testing::TestParamInfo<Case>& tested) {
    std::string name = tested.param.file;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
});
