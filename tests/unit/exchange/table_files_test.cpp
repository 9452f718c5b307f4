// Tables in files: encodings, separators, what cannot be read; and our own export back again.

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iconv.h>
#include <xlsxwriter.h>

#include "exchange/observation_export.h"
#include "exchange/package.h"
#include "exchange/sheet.h"
#include "exchange/table_file.h"
#include "plan/index.h"
#include "plan/measures.h"
#include "plan/sample_data.h"
#include "scratch_folder.h"
#include "tables/import.h"

namespace {

namespace fs = std::filesystem;
using tables::ImportOptions;
using tables::ImportPreview;
using SheetRows = std::vector<std::vector<std::string>>;
using tables::ValueChange;

const exchange::FormatsProgram k_program{fs::path(LANGTU_BINARY_DIR) / "bin" / "langtu-formats"};

const plan::Plan& haining() {
    static const plan::Plan plan = [] {
        auto read = exchange::read_package(fs::path(LANGTU_SOURCE_DIR) / "geodata" / "haining", k_program);
        EXPECT_TRUE(read) << base::to_line(read.error());
        return read ? std::move(*read) : plan::Plan{};
    }();
    return plan;
}

ImportPreview preview(const SheetRows& rows, const ImportOptions& options = {}, const plan::Plan& plan = haining()) {
    auto result = tables::preview_import(plan::Index(plan), rows, options);
    EXPECT_TRUE(result) << base::to_line(result.error());
    return result.value_or(ImportPreview{});
}

ImportOptions of_year(int year) {
    ImportOptions options;
    options.year = year;
    return options;
}

double value_at(const ImportPreview& p, std::size_t i) { return p.values.at(i).draft.value; }

class TableFiles : public testing::Test {
protected:
    fs::path write(const std::string& name, const std::string& bytes) const {
        const fs::path file = folder_.path() / name;
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
    static base::Result<exchange::Sheet> read(const fs::path& file, const std::string& sheet = "",
                                              const std::string& encoding = "") {
        return exchange::read_sheet(k_program, {file, sheet, encoding});
    }
    static std::string error_of(const fs::path& file, const std::string& name = "") {
        const auto sheet = read(file, name);
        return sheet ? "" : base::to_line(sheet.error());
    }
    /// Titles over two rows, the upper ones merged, as in the plan's Annex 1.
    fs::path annex_like_workbook() const {
        const fs::path file = folder_.path() / "annex.xlsx";
        lxw_workbook* book = workbook_new(file.c_str());
        lxw_worksheet* sheet = workbook_add_worksheet(book, "附件1");
        worksheet_write_string(workbook_add_worksheet(book, "说明"), 0, 0, "填表说明", nullptr);
        worksheet_merge_range(sheet, 0, 0, 0, 4, "各镇（街道、平台）科技创新指标", nullptr);
        worksheet_merge_range(sheet, 1, 0, 2, 0, "镇（街道）", nullptr);
        worksheet_merge_range(sheet, 1, 1, 1, 3, "拥有嘉兴市级以上孵化器（家）", nullptr);
        worksheet_merge_range(sheet, 1, 4, 1, 5, "发明专利（件）", nullptr);
        const char* years[] = {"2020年基期", "2023年", "2025年目标", "2023年", "2025年目标"};
        for (lxw_col_t i = 0; i < 5; ++i)
            worksheet_write_string(sheet, 2, static_cast<lxw_col_t>(i + 1), years[i], nullptr);
        worksheet_write_string(sheet, 3, 0, "许村镇", nullptr);
        worksheet_write_number(sheet, 3, 1, 0, nullptr);
        worksheet_write_number(sheet, 3, 2, 1, nullptr);
        worksheet_write_number(sheet, 3, 3, 2, nullptr);
        worksheet_write_number(sheet, 3, 4, 412, nullptr);
        worksheet_write_string(sheet, 4, 0, "尖山新区(黄湾镇)", nullptr);
        worksheet_write_string(sheet, 4, 2, "/", nullptr);
        workbook_close(book);
        return file;
    }
    /// Thirty columns that all show the one text of 32 KB that the file holds.
    fs::path repeated_text_workbook(lxw_row_t rows) const {
        const fs::path file = folder_.path() / "repeated.xlsx";
        const std::string text(32'000, 'A');
        lxw_workbook* book = workbook_new(file.c_str());
        lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
        for (lxw_row_t row = 0; row < rows; ++row)
            for (lxw_col_t column = 0; column < 30; ++column)
                worksheet_write_string(sheet, row, column, text.c_str(), nullptr);
        workbook_close(book);
        return file;
    }
    support::ScratchFolder folder_;
};

std::string in_gb18030(std::string utf8) {
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    std::string out(utf8.size() * 2, '\0');
    char *from = utf8.data(), *to = out.data();
    std::size_t left = utf8.size(), room = out.size();
    EXPECT_NE(iconv(converter, &from, &left, &to, &room), static_cast<std::size_t>(-1));
    iconv_close(converter);
    out.resize(out.size() - room);
    return out;
}

const std::string k_table = "地区,R&D占GDP\n许村镇,1.5\n长安镇（高新区）,3.4\n";

}  // namespace

TEST_F(TableFiles, WhatIsNotFiniteIsAnEmptyCell) {
    for (const char* name : {"out.csv", "out.xlsx"}) {
        const fs::path path = folder_.path() / name;
        const std::vector<exchange::TableCell> row{std::string("a"), std::numeric_limits<double>::quiet_NaN(),
                                                   std::numeric_limits<double>::infinity(), 2.5};
        ASSERT_TRUE(exchange::write_table(path, {"t", {"n", "x", "y", "z"}, {row}}));
        const auto table = read(path);
        ASSERT_TRUE(table);
        EXPECT_EQ(table->rows.back(), (std::vector<std::string>{"a", "", "", "2.5"})) << name;
    }
}

TEST_F(TableFiles, TwoHeaderRowsWithMergedCells) {
    const auto sheet = read(annex_like_workbook());
    ASSERT_TRUE(sheet) << base::to_line(sheet.error());
    EXPECT_EQ(sheet->sheet_names, (std::vector<std::string>{"附件1", "说明"}));
    const ImportPreview p = preview(sheet->rows);
    EXPECT_EQ(p.blocks.at(0).first_row - p.blocks.at(0).first.row, 2U);
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[0].draft.indicator, "incubators");
    EXPECT_EQ(p.values[1].draft.indicator, "invention_patents");
    EXPECT_EQ(value_at(p, 1), 412);
    EXPECT_EQ(p.values[1].at, (tables::CellPlace{4, 5}));
    EXPECT_TRUE(p.clean());
}

TEST_F(TableFiles, EncodingsAreRecognisedAndSaid) {
    const auto check = [&](const std::string& name, const std::string& bytes, const std::string& encoding) {
        const auto sheet = read(write(name, bytes));
        ASSERT_TRUE(sheet) << base::to_line(sheet.error());
        EXPECT_EQ(sheet->encoding, encoding);
        EXPECT_EQ(preview(sheet->rows, of_year(2023)).values.size(), 2U) << name;
    };
    check("plain.csv", k_table, "UTF-8");
    check("mark.csv", "\xEF\xBB\xBF" + k_table, "UTF-8");
    check("gb.csv", in_gb18030(k_table), "GB18030");
    check("semicolon.csv", "地区;R&D占GDP\r\n许村镇;1.5\r\n\"长安镇（高新区）\";3.4\r\n", "UTF-8");
    check("tab.tsv", "地区\tR&D占GDP\n许村镇\t1.5\n长安镇\t3.4", "UTF-8");
    EXPECT_FALSE(read(write("gb.csv", in_gb18030(k_table)), "", "UTF-8")) << "asked for, it is not that";
}

TEST_F(TableFiles, TheSeparatorIsTheOneThatMakesATable) {
    const auto second_row = [&](const std::string& text) {
        const auto sheet = read(write("table.csv", text));
        EXPECT_TRUE(sheet);
        return sheet && sheet->rows.size() > 1 ? sheet->rows[1] : std::vector<std::string>{};
    };
    using Cells = std::vector<std::string>;
    EXPECT_EQ(second_row("a;b;c\n1,234;1,234;1,234\n1,234;1,234;1,234\n"), (Cells{"1,234", "1,234", "1,234"}));
    EXPECT_EQ(second_row("a,b\n\"x;y;z\",1;2\n3,4\n"), (Cells{"x;y;z", "1;2"}));
    EXPECT_EQ(second_row("a\tb\n1,5\t2;5\n"), (Cells{"1,5", "2;5"}));
    EXPECT_EQ(second_row("a,b\n\"1\n\"\"2\"\"\",3\n"), (Cells{"1\n\"2\"", "3"}));
}

TEST_F(TableFiles, NumbersAndDatesComeAsASpreadsheetShowsThem) {
    const fs::path file = folder_.path() / "numbers.xlsx";
    lxw_workbook* book = workbook_new(file.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    lxw_format* date = workbook_add_format(book);
    format_set_num_format(date, "yyyy-mm-dd");
    lxw_datetime day{2023, 1, 31, 0, 0, 0};
    worksheet_write_string(sheet, 0, 0, "330481199001011234", nullptr);
    worksheet_write_number(sheet, 0, 1, 0.1 + 0.2, nullptr);
    worksheet_write_number(sheet, 0, 2, 1e-5, nullptr);
    worksheet_write_number(sheet, 0, 3, 2.1, nullptr);
    worksheet_write_datetime(sheet, 0, 4, &day, date);
    worksheet_write_string(sheet, 0, 5, "2.10", nullptr);
    workbook_close(book);
    const auto read_back = read(file);
    ASSERT_TRUE(read_back) << base::to_line(read_back.error());
    EXPECT_EQ(read_back->rows.at(0),
              (std::vector<std::string>{"330481199001011234", "0.3", "0.00001", "2.1", "2023-01-31", "2.10"}));
}

TEST_F(TableFiles, AnEmptySheetIsEmpty) {
    const fs::path file = folder_.path() / "empty.xlsx";
    lxw_workbook* book = workbook_new(file.c_str());
    workbook_add_worksheet(book, "空");
    workbook_close(book);
    const auto sheet = read(file);
    ASSERT_TRUE(sheet) << base::to_line(sheet.error());
    EXPECT_TRUE(sheet->rows.empty());
    EXPECT_NE(error_of(file, "没有").find("has no sheet 没有; it has: 空"), std::string::npos);
}

TEST_F(TableFiles, ABombCostsOneSentence) {
    const fs::path large = repeated_text_workbook(100);
    EXPECT_NE(error_of(large).find("more than 64 MB of text"), std::string::npos);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // there memory has no limit
    const fs::path bomb = repeated_text_workbook(4000);
    EXPECT_LT(fs::file_size(bomb), 1U << 20U);
    EXPECT_NE(error_of(bomb).find("more than 64 MB of text"), std::string::npos);
#endif
}

TEST_F(TableFiles, WhatCannotBeReadCostsOneSentence) {
    EXPECT_NE(error_of(write("quote.csv", "地区,孵化器 2023\n\"许村镇,1\n盐官镇,2\n")).find("line 2 opens a quote"),
              std::string::npos);
    EXPECT_NE(error_of(write("binary.csv", std::string("a,b\n\0c,d\n", 9))).find("no text has"), std::string::npos);
    EXPECT_NE(error_of(write("noise.csv", "\xFF\x81\xFF\x20,\xFE")).find("neither UTF-8 nor GB 18030"),
              std::string::npos);
    EXPECT_NE(error_of(write("picture.csv", "\x89PNG\r\n\x1A\n")).find("is a picture"), std::string::npos);
    EXPECT_NE(error_of(write("report.xlsx", "%PDF-1.7\n")).find("is a PDF"), std::string::npos);
    EXPECT_EQ(error_of(write("table.xlsx", k_table)), "") << "what a file is, its content says";
    EXPECT_NE(error_of(folder_.path() / "absent.csv").find("does not exist"), std::string::npos);
    const auto empty = read(write("empty.csv", ""));
    ASSERT_TRUE(empty);
    EXPECT_TRUE(empty->rows.empty());
    for (const auto& entry : fs::directory_iterator(folder_.path()))
        EXPECT_EQ(entry.path().filename().string().find(".aux"), std::string::npos) << "nothing is left beside a file";
}

TEST_F(TableFiles, OurExportComesBackAsTheSame) {
    const plan::Plan sample = plan::with_sample_observations(haining());
    for (const char* name : {"values.xlsx", "values.csv"}) {
        const fs::path file = folder_.path() / name;
        ASSERT_TRUE(exchange::write_observations(file, plan::Index(sample), {}));
        const auto sheet = read(file);
        ASSERT_TRUE(sheet) << base::to_line(sheet.error());
        const ImportPreview p = preview(sheet->rows, {}, sample);
        EXPECT_TRUE(p.clean()) << (p.refused.empty() ? "" : base::to_line(p.refused[0].reason));
        EXPECT_EQ(p.count(ValueChange::same), static_cast<int>(sample.observations.size()));
        EXPECT_EQ(p.count(ValueChange::changed) + p.count(ValueChange::added), 0);
        const ImportPreview fresh = preview(sheet->rows);
        EXPECT_TRUE(fresh.values.at(0).draft.sample) << "what was made up stays so in another project";
    }
}

TEST_F(TableFiles, OneChangedCellIsOneChange) {
    const plan::Plan sample = plan::with_sample_observations(haining());
    const fs::path file = folder_.path() / "values.csv";
    ASSERT_TRUE(exchange::write_observations(file, plan::Index(sample), {2023, base::Language::en}));
    auto sheet = read(file);
    ASSERT_TRUE(sheet);
    for (std::string& cell : sheet->rows.at(3)) EXPECT_FALSE(cell.starts_with("="));
    sheet->rows.at(3).at(2) = "1.99";
    const ImportPreview p = preview(sheet->rows, {}, sample);
    EXPECT_EQ(p.count(ValueChange::changed), 1);
    EXPECT_EQ(p.drafts().at(0).value, 1.99);
}

TEST_F(TableFiles, ATextThatLooksLikeAFormulaIsAText) {
    plan::Plan p = plan::with_sample_observations(haining());
    p.observations[0].source = "=HYPERLINK(\"x\")";
    const fs::path file = folder_.path() / "values.xlsx";
    ASSERT_TRUE(exchange::write_observations(file, plan::Index(p), {}));
    const auto sheet = read(file, "2");
    ASSERT_TRUE(sheet) << base::to_line(sheet.error());
    EXPECT_EQ(sheet->rows.at(1).at(5), "=HYPERLINK(\"x\")");
}

TEST_F(TableFiles, TheSheetOfSourcesComesBackAsWellInBothLanguages) {
    plan::Plan recorded = plan::with_sample_observations(haining());
    std::vector<plan::ObservationDraft> drafts;
    for (const char* key : {"table2.5", "table2.7", "rd_gdp"}) {
        plan::ObservationDraft& draft = drafts.emplace_back();
        draft.area = "city";
        draft.indicator = key;
        draft.year = 2022;
        draft.value = 3.25 + static_cast<double>(drafts.size());
        draft.state = plan::ValueState::preliminary;
        draft.source = "统计公报";
    }
    const auto edit = plan::observe(plan::Index(recorded), drafts, {"王五", "2026-11-26"});
    ASSERT_TRUE(edit) << base::to_line(edit.error());
    recorded = plan::apply(recorded, *edit);
    for (const base::Language language : {base::Language::zh, base::Language::en}) {
        const fs::path file = folder_.path() / "values.xlsx";
        ASSERT_TRUE(exchange::write_observations(file, plan::Index(recorded), {{}, language}));
        const auto sheet = read(file, "2");
        ASSERT_TRUE(sheet) << base::to_line(sheet.error());
        const ImportPreview p = preview(sheet->rows, {}, recorded);
        EXPECT_TRUE(p.clean()) << (p.refused.empty() ? "" : base::to_line(p.refused[0].reason));
        EXPECT_EQ(p.count(ValueChange::same), static_cast<int>(recorded.observations.size()));
        const ImportPreview fresh = preview(sheet->rows);
        EXPECT_EQ(std::count_if(fresh.values.begin(), fresh.values.end(), [](const auto& v) { return v.draft.sample; }),
                  std::count_if(recorded.observations.begin(), recorded.observations.end(),
                                [](const plan::Observation& o) { return o.sample; }));
    }
}

TEST_F(TableFiles, ThroughLibreOfficeAndBack) {
    if (std::system("command -v libreoffice >/dev/null 2>&1") != 0) GTEST_SKIP() << "libreoffice is not installed";
    const plan::Plan sample = plan::with_sample_observations(haining());
    const fs::path file = folder_.path() / "values.xlsx", out = folder_.path() / "out";
    ASSERT_TRUE(exchange::write_observations(file, plan::Index(sample), {}));
    const std::string command = "HOME=" + folder_.path().string() +
                                " timeout 120 libreoffice --headless --convert-to xlsx --outdir " + out.string() + " " +
                                file.string() + " >/dev/null 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto sheet = read(out / "values.xlsx");
    ASSERT_TRUE(sheet) << base::to_line(sheet.error());
    const ImportPreview p = preview(sheet->rows, {}, sample);
    EXPECT_TRUE(p.clean());
    EXPECT_EQ(p.count(ValueChange::same), static_cast<int>(sample.observations.size()));
}

TEST(HainingValues, SamplesLeaveAloneWhatWasMeasured) {
    plan::Plan p = haining();
    const std::vector<plan::ObservationDraft> real{{"zhouwangmiao", "rd_gdp", 2023, 3.656, {}, "统计局", false}};
    p = plan::apply(std::move(p), *plan::observe(plan::Index(p), real, {"李工", "2026-11-26"}));
    p = plan::with_sample_observations(std::move(p));
    const plan::Observation* kept = plan::Index(p).observation("zhouwangmiao", "rd_gdp", 2023);
    ASSERT_NE(kept, nullptr);
    EXPECT_EQ(kept->value, 3.656);
    EXPECT_FALSE(kept->sample);
    p = plan::apply(std::move(p), *plan::remove_samples(p));
    EXPECT_NE(plan::Index(p).observation("zhouwangmiao", "rd_gdp", 2023), nullptr);
    EXPECT_FALSE(plan::Index(p).has_sample());
}

TEST(HainingValues, FiguresOfTheCityAreCheckedLikeIndicators) {
    const plan::Plan p = haining();
    const auto refused = [&](const char* figure, double value) {
        return !plan::check_observation(plan::Index(p), {"city", figure, 2023, value, {}, "", false}).has_value();
    };
    EXPECT_TRUE(refused("table2.7", 412)) << "a share";
    EXPECT_TRUE(refused("table2.2", -5.5)) << "a number of firms";
    EXPECT_TRUE(refused("table2.2", 5.5));
    EXPECT_FALSE(refused("table2.2", 500));
    EXPECT_FALSE(refused("table2.7", 41.2));
}

TEST(HainingValues, ABoundBelongsToItsClassInSpiteOfRounding) {
    plan::Plan p = haining();
    const std::vector<plan::ObservationDraft> real{{"zhouwangmiao", "rd_gdp", 2022, 3.504, {}, "x", false}};
    p = plan::apply(std::move(p), *plan::observe(plan::Index(p), real, {"李工", "2026-11-26"}));
    // by hand: (3.504 - 3.2) / (4 - 3.2) / (2 / 5) = 0.95
    const plan::ProgressRow row = plan::progress_row(plan::Index(p), "zhouwangmiao", "rd_gdp", 2022);
    EXPECT_NEAR(*row.pace.value, 0.95, 1e-12);
    EXPECT_EQ(row.class_key, "on_pace");
}

TEST(HainingValues, OneQuantityIsKeptUnderOneKey) {
    const plan::Plan& p = haining();
    EXPECT_EQ(plan::resolve_observable(plan::Index(p), "table2.5")->key, "rd_gdp");
    EXPECT_EQ(plan::resolve_observable(plan::Index(p), "table2.6")->key, "rd_revenue");
    EXPECT_EQ(plan::resolve_observable(plan::Index(p), "table2.9")->key, "hightech_va");
    EXPECT_EQ(plan::resolve_observable(plan::Index(p), "table2.7")->key, "table2.7");
    const std::vector<plan::ObservationDraft> city{{"city", "table2.5", 2023, 3.4, {}, "统计局", false}};
    const auto edit = plan::observe(plan::Index(p), city, {"李工", "2026-11-26"});
    ASSERT_TRUE(edit) << base::to_line(edit.error());
    EXPECT_EQ(edit->observations.put.front().indicator, "rd_gdp");
}
