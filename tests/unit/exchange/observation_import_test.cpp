// Other people's tables as observations: what is understood, refused and not recognised; and our own export back again.
#include "exchange/observation_import.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iconv.h>
#include <xlsxwriter.h>

#include "exchange/observation_export.h"
#include "exchange/package.h"
#include "exchange/sheet.h"
#include "plan/measures.h"
#include "scratch_folder.h"

namespace {

namespace fs = std::filesystem;
using exchange::ImportOptions;
using exchange::ImportPreview;
using exchange::SheetRows;
using exchange::ValueChange;

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
    auto result = exchange::preview_import(plan, rows, options);
    EXPECT_TRUE(result) << base::to_line(result.error());
    return result.value_or(ImportPreview{});
}

std::string refusal(const SheetRows& rows, const ImportOptions& options = {}) {
    const auto result = exchange::preview_import(haining(), rows, options);
    return result ? "" : base::to_line(result.error());
}

ImportOptions of_year(int year) {
    ImportOptions options;
    options.year = year;
    return options;
}

/// Why the only cell of a table was refused.
std::string reason_of(const std::string& cell, const std::string& indicator = "R&D占GDP") {
    const ImportPreview p = preview({{"地区", indicator, "发明专利 2023"}, {"许村镇", cell, ""}}, of_year(2023));
    return p.refused.size() == 1 ? base::to_line(p.refused[0].reason) : "";
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
    static std::string error_of(const fs::path& file) {
        const auto sheet = read(file);
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

TEST(ObservationImport, OneHeaderRowWithYears) {
    const ImportPreview p =
        preview({{"地区", "R&D占GDP 2022", "孵化器（2023年）", "备注"}, {"许村镇", "1.2", "1", "x"}});
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[0].draft.area, "xucun");
    EXPECT_EQ(p.values[0].draft.indicator, "rd_gdp");
    EXPECT_EQ(p.values[0].draft.year, 2022);
    EXPECT_EQ(value_at(p, 0), 1.2);
    EXPECT_EQ(p.values[1].draft.indicator, "incubators");
    EXPECT_EQ(p.values[1].draft.year, 2023);
    EXPECT_TRUE(p.clean());
    EXPECT_EQ(p.columns[3].role, exchange::ColumnRole::ignored);
}

TEST(ObservationImport, TitlesWithoutAYearNeedOne) {
    SheetRows rows{{"年度统计"}, {}, {"单位", "科技型企业"}, {"许村镇", "120"}};
    EXPECT_NE(refusal(rows).find("name the year"), std::string::npos);
    const ImportPreview p = preview(rows, of_year(2023));
    ASSERT_EQ(p.values.size(), 1U);
    EXPECT_EQ(p.values[0].at, (exchange::CellPlace{4, 2}));
    rows[0][0] = "2022年度统计";
    EXPECT_EQ(preview(rows).values.at(0).draft.year, 2022) << "the line above the header says it";
    EXPECT_EQ(preview(rows, of_year(2023)).values.at(0).draft.year, 2023) << "what is chosen goes first";
}

TEST(ObservationImport, YearsAloneNeedAnIndicator) {
    ImportOptions options;
    options.indicator = "incubators";
    const ImportPreview p = preview({{"地区", "2021", "2022年"}, {"许村镇", "0", "1"}}, options);
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[1].draft.year, 2022);
}

TEST(ObservationImport, ARowAValue) {
    const ImportPreview p = preview({{"地区", "指标", "年份", "数值", "状态", "来源"},
                                     {"许村镇", "R&D占GDP", "2022年", "1.2%", "快报", "统计局"},
                                     {"全市", "table2.7", "2022", "80", "", ""},
                                     {"许村镇", "不知所云", "2022", "1", "", ""}});
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[0].draft.state, plan::ValueState::preliminary);
    EXPECT_EQ(p.values[0].draft.source, "统计局");
    EXPECT_EQ(p.values[1].draft.area, "city");
    EXPECT_EQ(p.values[1].draft.indicator, "table2.7");
    ASSERT_EQ(p.refused.size(), 1U);
    EXPECT_EQ(p.refused[0].at, (exchange::CellPlace{4, 2}));
}

TEST(ObservationImport, NamesAreFoundByWritingThenByOtherNames) {
    const auto area_of = [](const std::string& name) {
        const ImportPreview p = preview({{"地区", "孵化器 2023"}, {name, "1"}, {"许村镇", "1"}});
        return p.values.size() == 2 ? p.values[0].draft.area : std::string();
    };
    EXPECT_EQ(area_of("长安镇（高新区）"), "changan");
    EXPECT_EQ(area_of("长安镇(高新区)"), "changan");
    EXPECT_EQ(area_of(" 长安镇 （ 高新区 ） "), "changan");
    EXPECT_EQ(area_of("长安镇"), "changan");
    EXPECT_EQ(area_of("高新区"), "changan");
    EXPECT_EQ(area_of("黄湾镇"), "huangwan");
    EXPECT_EQ(area_of("“鹃湖国际科技城”"), "juanhu");
    EXPECT_EQ(area_of("合计"), "city");
    EXPECT_EQ(area_of("火星镇"), "");
}

TEST(ObservationImport, AnUnknownNameIsShownWithTheNearestAndBoundOnce) {
    const SheetRows rows{{"地区", "孵化器 2023"}, {"许村", "1"}, {"盐官镇", "1"}, {"许村", "2"}};
    const ImportPreview p = preview(rows);
    ASSERT_EQ(p.unmatched.size(), 1U);
    EXPECT_EQ(p.unmatched[0].rows, (std::vector<std::size_t>{2, 4}));
    EXPECT_EQ(p.unmatched[0].nearest.at(0), "xucun");
    ImportOptions options;
    options.bindings["许村"] = "xucun";
    const ImportPreview bound = preview({{"地区", "孵化器 2023"}, {"许村", "1"}}, options);
    EXPECT_TRUE(bound.clean());
    const auto edit = exchange::edit_of(haining(), bound, options, {"王五", "2026-11-26"});
    ASSERT_TRUE(edit);
    const plan::Plan next = plan::apply(haining(), *edit);
    EXPECT_EQ(plan::actual(next, "xucun", "incubators", 2023), 1);
    EXPECT_TRUE(preview({{"地区", "孵化器 2024"}, {"许村", "1"}}, {}, next).clean()) << "remembered";
}

TEST(ObservationImport, EveryKindOfWrongCellSaysWhy) {
    EXPECT_NE(reason_of("abc").find("no number"), std::string::npos);
    EXPECT_NE(reason_of("约1.5").find("no number"), std::string::npos);
    EXPECT_NE(reason_of("150").find("over 100"), std::string::npos);
    EXPECT_NE(reason_of("-1").find("negative"), std::string::npos);
    EXPECT_NE(reason_of("1.5", "孵化器").find("whole numbers"), std::string::npos);
    EXPECT_NE(reason_of("1", "孵化器 2031").find("outside the plan"), std::string::npos);
    EXPECT_NE(reason_of("1.00", "R&D占GDP 2020").find("the plan says 0.86"), std::string::npos);
    EXPECT_NE(reason_of("3", "R&D占GDP 2025年目标").find("the plan says 2"), std::string::npos);
    EXPECT_EQ(reason_of("2.00", "R&D占GDP 2025年目标"), "");
    for (const char* missing : {"", "/", "—", "－", "-", "N/A"}) {
        const ImportPreview p = preview({{"地区", "R&D占GDP"}, {"许村镇", missing}, {"盐官镇", "1"}}, of_year(2023));
        EXPECT_EQ(p.values.size(), 1U) << missing;
        EXPECT_TRUE(p.clean()) << missing;
    }
}

TEST(ObservationImport, ThePlansOwnColumnsAreComparedAndNeverTaken) {
    const ImportPreview p = preview({{"地区", "R&D占GDP 2020年基期", "R&D占GDP 2023", "R&D占GDP 2025年目标"},
                                     {"许村镇", "0.86", "1.3", "2.00"},
                                     {"盐官镇", "9.99", "1.3", ""}});
    EXPECT_EQ(p.values.size(), 2U);
    ASSERT_EQ(p.refused.size(), 1U);
    EXPECT_EQ(p.refused[0].at, (exchange::CellPlace{3, 2}));
}

TEST(ObservationImport, TwoValuesForOneThingAreAQuestion) {
    const ImportPreview p = preview({{"地区", "孵化器 2023"}, {"许村镇", "1"}, {"许村镇", "1"}, {"许村镇", "2"}});
    EXPECT_EQ(p.values.size(), 1U);
    ASSERT_EQ(p.refused.size(), 1U);
    EXPECT_EQ(p.refused[0].at.row, 4U);
}

TEST(ObservationImport, TheDifferenceIsTold) {
    const plan::Plan now = plan::apply(
        haining(), *exchange::edit_of(haining(), preview({{"地区", "孵化器 2023"}, {"许村镇", "1"}, {"盐官镇", "1"}}),
                                      {}, {"王五", "2026-11-26"}));
    const ImportPreview p =
        preview({{"地区", "孵化器 2023"}, {"许村镇", "2"}, {"盐官镇", "1"}, {"斜桥镇", "3"}}, {}, now);
    EXPECT_EQ(p.count(ValueChange::changed), 1);
    EXPECT_EQ(p.count(ValueChange::same), 1);
    EXPECT_EQ(p.count(ValueChange::added), 1);
    EXPECT_EQ(p.values[0].before, 1);
    EXPECT_EQ(p.drafts().size(), 2U);
}

TEST(ObservationImport, SumsAreHeldAgainstTheCitysRow) {
    SheetRows rows{{"地区", "孵化器 2023"}};
    for (const plan::Area& area : haining().areas) {
        const plan::Target* asked = plan::find_target(haining(), area.key, "incubators");
        if (area.kind != plan::AreaKind::city && asked != nullptr && (asked->baseline || asked->target))
            rows.push_back({area.name.zh, "1"});
    }
    const std::string right = std::to_string(rows.size() - 1);
    rows.push_back({"全市", right});
    EXPECT_TRUE(preview(rows).warnings.empty());
    rows.back()[1] = "99";
    ASSERT_EQ(preview(rows).warnings.size(), 1U);
    EXPECT_NE(preview(rows).warnings[0].en.find("add up to " + right), std::string::npos);
    rows[1][1] = "/";
    EXPECT_TRUE(preview(rows).warnings.empty()) << "a part proves nothing";
}

TEST(ObservationImport, WhatIsNoSuchTableIsRefused) {
    EXPECT_NE(refusal({}).find("none of the plan's areas"), std::string::npos);
    EXPECT_NE(refusal({{"a", "b"}, {"c", "d"}}).find("none of the plan's areas"), std::string::npos);
    EXPECT_NE(refusal({{"地区", "人口"}, {"许村镇", "5"}}).find("no column of values"), std::string::npos);
    EXPECT_NE(refusal({{"许村镇", "5"}}).find("no column of values"), std::string::npos);
}

TEST_F(TableFiles, TwoHeaderRowsWithMergedCells) {
    const auto sheet = read(annex_like_workbook());
    ASSERT_TRUE(sheet) << base::to_line(sheet.error());
    EXPECT_EQ(sheet->sheet_names, (std::vector<std::string>{"附件1", "说明"}));
    const ImportPreview p = preview(sheet->rows);
    EXPECT_EQ(p.header_rows, 2);
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[0].draft.indicator, "incubators");
    EXPECT_EQ(p.values[1].draft.indicator, "invention_patents");
    EXPECT_EQ(value_at(p, 1), 412);
    EXPECT_EQ(p.values[1].at, (exchange::CellPlace{4, 5}));
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

TEST_F(TableFiles, WhatCannotBeReadCostsOneSentence) {
    EXPECT_NE(error_of(write("quote.csv", "地区,孵化器 2023\n\"许村镇,1\n盐官镇,2\n")).find("line 2 opens a quote"),
              std::string::npos);
    EXPECT_NE(error_of(write("binary.csv", std::string("a,b\n\0c,d\n", 9))).find("no text has"), std::string::npos);
    EXPECT_NE(error_of(write("noise.csv", "\xFF\x81\xFF\x20,\xFE")).find("neither UTF-8 nor GB 18030"),
              std::string::npos);
    EXPECT_NE(error_of(write("fake.xlsx", k_table)), "");
    EXPECT_NE(error_of(write("picture.png", k_table)).find("no table"), std::string::npos);
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
        ASSERT_TRUE(exchange::write_observations(file, sample, {}));
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
    ASSERT_TRUE(exchange::write_observations(file, sample, {2023, base::Language::en}));
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
    ASSERT_TRUE(exchange::write_observations(file, p, {}));
    const auto sheet = read(file, "2");
    ASSERT_TRUE(sheet) << base::to_line(sheet.error());
    EXPECT_EQ(sheet->rows.at(1).at(5), "=HYPERLINK(\"x\")");
}

TEST_F(TableFiles, ThroughLibreOfficeAndBack) {
    if (std::system("command -v libreoffice >/dev/null 2>&1") != 0) GTEST_SKIP() << "libreoffice is not installed";
    const plan::Plan sample = plan::with_sample_observations(haining());
    const fs::path file = folder_.path() / "values.xlsx", out = folder_.path() / "out";
    ASSERT_TRUE(exchange::write_observations(file, sample, {}));
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
