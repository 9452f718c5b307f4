// Workbooks by the reader of our own: every public case, every oddity by name, three containers that must agree.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>

#include "read_workbook.h"
#include "scratch_folder.h"
#include "wire/address.h"
#include "wire/plain_number.h"
#include "workbook_writer.h"

namespace {

using support::Book;
using support::BookKind;
using support::BookSheet;
using support::number_cell;
using support::text_cell;
using wire::CellKind;

constexpr const char* k_letters = "ntbedh*f";  // of the kinds, for short expectations

base::Result<wire::Workbook> read(const std::string& bytes, const std::string& sheet = "", bool survey = false) {
    return formats::read_workbook(bytes, {{sheet, survey}, "", "table"});
}

std::string error_of(const std::string& bytes, const std::string& sheet = "") {
    const auto workbook = read(bytes, sheet);
    return workbook ? "" : workbook.error().message;
}

std::string shown_of(const wire::Grid& grid, const wire::GridCell& cell) {
    if (cell.shown == wire::k_unknown_text) return "?";
    if (cell.shown != wire::k_no_text) return grid.texts.at(cell.shown);
    if (cell.text != wire::k_no_text) return grid.texts.at(cell.text);
    return cell.kind == CellKind::no_result ? "" : wire::plain_number(cell.number);
}

/// "B2 n 1.25%" for each cell: place, kind, what is shown.
std::vector<std::string> lines_of(const wire::Grid& grid) {
    std::vector<std::string> lines;
    for (const wire::GridRow& row : grid.rows)
        for (const wire::GridCell& cell : row.cells)
            lines.push_back(wire::address(row.number, cell.column) + " " +
                            k_letters[static_cast<std::size_t>(cell.kind)] + " " + shown_of(grid, cell));
    return lines;
}

std::vector<std::string> lines_of(const std::string& bytes, const std::string& sheet = "") {
    const auto workbook = read(bytes, sheet);
    if (!workbook) return {workbook.error().message};
    return lines_of(workbook->grids.at(0));
}

const wire::GridCell& cell_at(const wire::Grid& grid, std::uint32_t row, std::uint32_t column) {
    for (const wire::GridRow& r : grid.rows)
        for (const wire::GridCell& c : r.cells)
            if (r.number == row && c.column == column) return c;
    throw std::out_of_range("no cell");
}

std::string case_bytes(const std::string& file) {
    return support::bytes_of(std::filesystem::path(LANGTU_SOURCE_DIR) / "tests/data/cases" / file);
}

using Lines = std::vector<std::string>;

const Lines k_title{"A1 t 地区", "B1 t 2023年发明专利"};

Lines with_title(Lines rest) {
    rest.insert(rest.begin(), k_title.begin(), k_title.end());
    return rest;
}

/// Everything that all three containers can say.
Book sample() {
    BookSheet data{"数据"};
    data.cells = {text_cell(0, 0, "地区"),
                  text_cell(0, 1, "R&D <占比>"),
                  number_cell(0, 2, 45291, "yyyy-mm-dd", "2023-12-31"),
                  text_cell(1, 0, "许村镇"),
                  number_cell(1, 1, 0.0125, "0.00%", "1.25%"),
                  number_cell(1, 2, 150),
                  {2, 0, BookKind::text, "长安镇", 0, {}, {}, true},
                  number_cell(2, 1, 3.4, "0.00", "3.40"),
                  {2, 2, BookKind::boolean, {}, 1},
                  {3, 0, BookKind::error, "#N/A"},
                  {3, 1, BookKind::no_result},
                  number_cell(3, 2, -1234567.125),
                  text_cell(7, 5, "远处")};
    data.merges = {{3, 0, 4, 0}, {0, 1, 0, 1}};
    data.hidden_rows = {2};
    data.hidden_columns = {1};
    BookSheet old{"旧表"};
    old.cells = {text_cell(0, 0, "去年"), number_cell(0, 1, 1)};
    old.state = support::BookState::hidden;
    return {{old, data}};
}

const Lines k_sample{"A1 t 地区", "B1 t R&D <占比>",   "C1 d 2023-12-31", "A2 t 许村镇", "B2 n 1.25%",
                     "C2 n 150",  "A3 t 长安镇",       "B3 n 3.40",       "C3 b TRUE",   "A4 e #N/A",
                     "B4 f ",     "C4 n -1234567.125", "F8 t 远处"};

}  // namespace

TEST(PublicCases, AreReadAsTheEyeSeesThem) {
    const std::map<std::string, Lines> expected{
        {"F03a-percent-mixed/t.xlsx",
         {"A1 t 地区", "B1 t 2023年全社会R&D经费支出占GDP比重", "A2 t 许村镇", "B2 n 1.25%", "A3 t 长安镇（高新区）",
          "B3 n 3.6", "A4 t 周王庙镇", "B4 n 3.40%"}},
        {"F03b-percent-all/t.xlsx",
         {"A1 t 地区", "B1 t 2023年全社会R&D经费支出占GDP比重", "A2 t 许村镇", "B2 n 1.25%", "A3 t 长安镇（高新区）",
          "B3 n 3.60%", "A4 t 周王庙镇", "B4 n 3.40%"}},
        {"F04a-date-as-value/t.xlsx", with_title({"A2 t 许村镇", "B2 d 3月5日", "A3 t 长安镇（高新区）", "B3 n 800"})},
        {"F04b-date-as-value-builtin/a.xlsx",
         with_title({"A2 t 许村镇", "B2 d 3月5日", "A3 t 长安镇（高新区）", "B3 n 800"})},
        {"F04b-date-as-value-builtin/b.xlsx",
         with_title({"A2 t 许村镇", "B2 d 2023年3月5日", "A3 t 长安镇（高新区）", "B3 n 800"})},
        {"F05a-date-title-builtin/t.xlsx",
         {"A1 t 地区", "B1 t 发明专利", "B2 d 2022年12月", "C2 d 2023年12月", "A3 t 许村镇", "B3 n 140", "C3 n 150",
          "A4 t 长安镇（高新区）", "B4 n 750", "C4 n 800"}},
        {"F06a-dates-from-1904/t.xlsx",
         {"A1 t 地区", "B1 t 发明专利", "B2 d 2025-12-31", "A3 t 许村镇", "B3 n 150", "A4 t 长安镇（高新区）",
          "B4 n 900"}},
        {"F07a-formula-without-value/t.xlsx",
         with_title({"A2 t 许村镇", "B2 f ", "A3 t 长安镇（高新区）", "B3 n 800", "A4 t 周王庙镇", "B4 f "})},
        {"F08a-hidden-sheet-first/t.xlsx",
         with_title({"A2 t 许村镇", "B2 n 150", "A3 t 长安镇（高新区）", "B3 n 800"})},
        {"F08c-cover-sheet/t.xlsx", {"has several sheets that hold something; choose one of them: 封面, 数据"}},
        {"F09a-hidden-row/t.xlsx",
         with_title({"A2 t 许村镇", "B2 n 150", "A3 t 长安镇（高新区）", "B3 n 800", "A4 t 周王庙镇", "B4 n 9999"})},
        {"F09b-hidden-column/t.xlsx",
         {"A1 t 地区", "B1 t 2022年发明专利", "C1 t 2023年发明专利", "A2 t 许村镇", "B2 n 777", "C2 n 150",
          "A3 t 长安镇（高新区）", "B3 n 888", "C3 n 800"}},
        {"F10a-pinyin-guide-in-name/t.xlsx",
         with_title({"A2 t 许村镇", "B2 n 150", "A3 t 长安镇（高新区）", "B3 n 800"})},
        {"F11a-merged-names/t.xlsx",
         {"A1 t 地区", "B1 t 指标", "C1 t 年份", "D1 t 数值", "A2 t 许村镇", "B2 t 发明专利", "C2 n 2023", "D2 n 150",
          "B3 t 科技型企业", "C3 n 2023", "D3 n 90", "A4 t 长安镇（高新区）", "B4 t 发明专利", "C4 n 2023", "D4 n 800",
          "B5 t 科技型企业", "C5 n 2023", "D5 n 250"}},
        {"F12a-far-empty-cell/t.xlsx", with_title({"A2 t 许村镇", "B2 n 150"})},
        {"F13a-escaped-return/t.xlsx",
         with_title({"A2 t 许村镇\r\n", "B2 n 150", "A3 t 长安镇（高新区）", "B3 n 800"})},
        {"F14a-prefixed-sheet/t.xlsx", with_title({"A2 t 许村镇", "B2 n 150"})},
        {"F14b-prefixed-sheet-other/t.xlsx", with_title({"A2 t 许村镇", "B2 n 150"})},
        {"F15a-cells-without-address/t.xlsx", with_title({"A2 t 许村镇", "B2 n 150"})},
        {"F15b-cells-without-address-gap/t.xlsx",
         {"A1 t 地区", "B1 t 2022年发明专利", "C1 t 2023年发明专利", "A2 t 许村镇", "C2 n 150"}},
        {"F34a-truth-value/t.xlsx", with_title({"A2 t 许村镇", "B2 b TRUE", "A3 t 长安镇（高新区）", "B3 b FALSE"})},
        {"rel-workbook-with-a-broken-checksum/damaged.xlsx",
         {"is damaged (xl/worksheets/sheet1.xml does not match its checksum); get it anew"}},
        {"rel-workbook-with-a-broken-checksum/sound.xlsx",
         {"A1 t 地区", "B1 t 全社会R&D经费支出占GDP比重 2021 年", "A2 t 许村镇", "B2 n 1.08", "A3 t 长安镇（高新区）",
          "B3 n 3.43", "A4 t 周王庙镇", "B4 n 3.34"}}};
    for (const auto& [file, lines] : expected) EXPECT_EQ(lines_of(case_bytes(file)), lines) << file;
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(LANGTU_SOURCE_DIR) / "tests/data/cases"))
        if (entry.path().extension() == ".xlsx") ++files;
    EXPECT_EQ(files, expected.size()) << "each file of the cases is expected";
}

TEST(PublicCases, WhatIsHiddenAndMergedIsSaid) {
    const auto row = read(case_bytes("F09a-hidden-row/t.xlsx"));
    ASSERT_TRUE(row);
    EXPECT_TRUE(row->grids[0].rows.at(3).hidden);
    EXPECT_FALSE(row->grids[0].rows.at(2).hidden);
    const auto column = read(case_bytes("F09b-hidden-column/t.xlsx"));
    ASSERT_TRUE(column);
    EXPECT_EQ(column->grids[0].hidden_columns, std::vector<std::uint32_t>{1});
    const auto merged = read(case_bytes("F11a-merged-names/t.xlsx"));
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->grids[0].merges, (std::vector<wire::CellRange>{{1, 0, 2, 0}, {3, 0, 4, 0}}));
    const auto sheets = read(case_bytes("F08a-hidden-sheet-first/t.xlsx"));
    ASSERT_TRUE(sheets);
    EXPECT_EQ(sheets->sheets[0].state, wire::SheetState::hidden);
    EXPECT_EQ(sheets->grids[0].sheet, "2023");
    const auto guide = read(case_bytes("F10a-pinyin-guide-in-name/t.xlsx"));
    ASSERT_TRUE(guide);
    EXPECT_EQ(guide->notes, (std::vector<wire::Note>{{wire::NoteCode::pinyin, "表1", 2}}));
}

TEST(Containers, AgreeOnTheSameCells) {
    for (const auto& [name, bytes] : std::map<std::string, std::string>{{"xlsx", support::xlsx_of(sample())},
                                                                        {"xls", support::xls_of(sample())},
                                                                        {"ods", support::ods_of(sample())}}) {
        const auto workbook = read(bytes);
        ASSERT_TRUE(workbook) << name << ": " << workbook.error().message;
        const wire::Grid& grid = workbook->grids.at(0);
        EXPECT_EQ(lines_of(grid), k_sample) << name;
        EXPECT_EQ(grid.sheet, "数据") << name;
        EXPECT_EQ(workbook->sheets.at(0).state, wire::SheetState::hidden) << name;
        EXPECT_EQ(grid.merges, (std::vector<wire::CellRange>{{3, 0, 4, 0}})) << name;
        EXPECT_EQ(grid.hidden_columns, std::vector<std::uint32_t>{1}) << name;
        EXPECT_TRUE(grid.rows.at(2).hidden) << name;
        EXPECT_EQ(cell_at(grid, 1, 1).number, 0.0125) << name;
        EXPECT_EQ(grid.formats.at(cell_at(grid, 1, 1).format).kind, wire::FormatClass::percent) << name;
        EXPECT_EQ(grid.formats.at(cell_at(grid, 2, 1).format).decimals, 2) << name;
        EXPECT_EQ(cell_at(grid, 0, 2).number, 45291) << name;
        EXPECT_TRUE(grid.formats.at(cell_at(grid, 0, 2).format).shows_year) << name;
        EXPECT_TRUE(cell_at(grid, 2, 0).is_formula && cell_at(grid, 3, 1).is_formula) << name;
        EXPECT_TRUE(grid.complete);
    }
}

TEST(Containers, AgreeOnDatesFrom1904) {
    Book book{{BookSheet{}}, true};
    book.sheets[0].cells = {number_cell(0, 0, 44560, "yyyy-mm-dd", "2025-12-31")};
    for (const std::string& bytes : {support::xlsx_of(book), support::xls_of(book), support::ods_of(book)}) {
        const auto workbook = read(bytes);
        ASSERT_TRUE(workbook);
        EXPECT_EQ(lines_of(workbook->grids[0]), Lines{"A1 d 2025-12-31"});
        EXPECT_EQ(cell_at(workbook->grids[0], 0, 0).number, 46022);
    }
}

TEST(Xlsx, HowItIsWrittenChangesNoValue) {
    std::map<std::string, support::XlsxManner> manners;
    manners["shared"].shared_texts = true;
    manners["no addresses"].addresses = false;
    manners["styles last"].styles_last = true;
    manners["backwards"].backwards = true;
    manners["strict"].strict = true;
    manners["far cell"].far_empty_cell = true;
    manners["mark"].with_bom = true;
    manners["prefix"].prefix = "x";
    manners["all"] = {true, false, true, false, true, false, true, "s"};
    for (const auto& [name, manner] : manners)
        EXPECT_EQ(lines_of(support::xlsx_of(sample(), manner)), k_sample) << name;
}

TEST(Xlsx, GuidesAndEscapesAreUndoneAndCounted) {
    Book book{{BookSheet{"表"}}};
    book.sheets[0].cells = {text_cell(0, 0, "a_x000D_b_x005F_c_xD83D__xDE00__x0000__xZZZZ_"),
                            {1, 0, BookKind::text, "许村镇", 0, {}, {}, false, "xǔ"}};
    for (const bool shared : {false, true}) {
        support::XlsxManner manner;
        manner.shared_texts = shared;
        const auto workbook = read(support::xlsx_of(book, manner));
        ASSERT_TRUE(workbook);
        EXPECT_EQ(lines_of(workbook->grids[0]), (Lines{"A1 t a\rb_c\U0001F600\uFFFD_xZZZZ_", "A2 t 许村镇"}));
        EXPECT_EQ(workbook->notes, (std::vector<wire::Note>{{wire::NoteCode::carriage_returns, "表", 4},
                                                            {wire::NoteCode::pinyin, "表", 1}}));
    }
}

TEST(Xlsx, IsoDatesAndEmptyTexts) {
    const std::string head = "<worksheet xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><sheetData><row>";
    const std::string tail = "</row></sheetData></worksheet>";
    EXPECT_EQ(lines_of(support::xlsx_of_sheet_xml(head +
                                                  "<c t=\"d\"><v>2023-03-05</v></c><c t=\"d\"><v>2023-03-05T12:30:00"
                                                  "</v></c><c t=\"str\"><f>A1</f><v></v></c><c t=\"str\"><f>A1</f>"
                                                  "</c><c><f>A1</f><v/></c><c t=\"n\"><v> 5e0 </v></c>" +
                                                  tail)),
              (Lines{"A1 d 2023-03-05", "B1 * 2023-03-05T12:30:00", "D1 f ", "E1 f ", "F1 n 5"}));
}

TEST(Xlsx, AStyleThatIsNotThereIsUnknown) {
    const std::string sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        "<row><c s=\"9\"><v>44990</v></c><c s=\"0\"><v>5</v></c></row></sheetData></worksheet>";
    EXPECT_EQ(lines_of(support::xlsx_of_sheet_xml(sheet)), (Lines{"A1 n ?", "B1 n 5"}));
}

TEST(Sheets, AreChosenByNameThenByNumber) {
    Book book{{BookSheet{"2"}, BookSheet{"表"}, BookSheet{"空"}}};
    book.sheets[0].cells = {text_cell(0, 0, "甲")};
    book.sheets[1].cells = {text_cell(0, 0, "乙")};
    for (const std::string& bytes : {support::xlsx_of(book), support::xls_of(book), support::ods_of(book)}) {
        EXPECT_EQ(lines_of(bytes, "2"), Lines{"A1 t 甲"}) << "a name goes before a number";
        EXPECT_EQ(lines_of(bytes, "1"), Lines{"A1 t 甲"});
        EXPECT_EQ(lines_of(bytes, "表"), Lines{"A1 t 乙"});
        EXPECT_EQ(lines_of(bytes, "空"), Lines{});
        EXPECT_EQ(error_of(bytes, "没有"), "has no sheet 没有; it has: 2, 表, 空");
        EXPECT_EQ(error_of(bytes), "has several sheets that hold something; choose one of them: 2, 表");
    }
}

TEST(Sheets, HiddenOnesAreReadOnlyWhenTheyAreNamed) {
    Book book{{BookSheet{"甲"}, BookSheet{"乙"}}};
    book.sheets[0].cells = {text_cell(0, 0, "去年")};
    book.sheets[0].state = support::BookState::very_hidden;
    EXPECT_EQ(error_of(support::xlsx_of(book)),
              "has no visible sheet that holds something; choose one of them: 甲, 乙");
    EXPECT_EQ(lines_of(support::xlsx_of(book), "甲"), Lines{"A1 t 去年"});
}

TEST(Sheets, ASurveyHasTheFirstRowsOfEveryVisibleOne) {
    Book book{{BookSheet{"长"}, BookSheet{"短"}, BookSheet{"藏"}}};
    for (std::uint32_t row = 0; row < 500; ++row) book.sheets[0].cells.push_back(number_cell(row, 0, row));
    book.sheets[1].cells = {text_cell(0, 0, "甲")};
    book.sheets[2] = book.sheets[0];
    book.sheets[2].state = support::BookState::hidden;
    for (const std::string& bytes : {support::xlsx_of(book), support::xls_of(book), support::ods_of(book)}) {
        const auto workbook = read(bytes, "", true);
        ASSERT_TRUE(workbook) << workbook.error().message;
        ASSERT_EQ(workbook->grids.size(), 2U);
        EXPECT_EQ(workbook->grids[0].rows.size(), 200U);
        EXPECT_FALSE(workbook->grids[0].complete);
        EXPECT_TRUE(workbook->grids[1].complete);
        EXPECT_EQ(workbook->sheets.size(), 3U);
    }
}

TEST(Text, IsAGridOfTexts) {
    EXPECT_EQ(lines_of("地区,值\n许村镇,,\"1,080\"\n\n甲,1\n"),
              (Lines{"A1 t 地区", "B1 t 值", "A2 t 许村镇", "C2 t 1,080", "A4 t 甲", "B4 t 1"}));
    EXPECT_EQ(lines_of("sep=;\r\na;1,5\r\n"), (Lines{"A1 t a", "B1 t 1,5"})) << "the separator that is named";
    EXPECT_EQ(read("a,b\n")->encoding, "UTF-8");
    EXPECT_EQ(read("a,b\n")->container, wire::Container::text);
}

TEST(SpreadsheetXml, OfExcel2003) {
    const std::string xml =
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\n"
        "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
        "xmlns:x=\"urn:schemas-microsoft-com:office:excel\" "
        "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"p\"><NumberFormat "
        "ss:Format=\"Percent\"/></Style><Style ss:ID=\"d\"><NumberFormat ss:Format=\"yyyy/m/d\"/></Style></Styles>"
        "<Worksheet ss:Name=\"旧\"><Table><Row><Cell><Data ss:Type=\"String\">去年</Data></Cell></Row></Table>"
        "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>"
        "<Worksheet ss:Name=\"数据\"><Table><Column ss:Index=\"2\" ss:Hidden=\"1\"/><Row><Cell "
        "ss:MergeAcross=\"1\"><Data "
        "ss:Type=\"String\">地区</Data><Comment><Data>批注</Data></Comment></Cell><Cell><Data "
        "ss:Type=\"String\">值</Data>"
        "</Cell></Row><Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell><Data ss:Type=\"String\">许村镇</Data></Cell><Cell "
        "ss:StyleID=\"p\"><Data ss:Type=\"Number\">0.0125</Data></Cell><Cell ss:StyleID=\"d\"><Data "
        "ss:Type=\"DateTime\">2023-03-05T00:00:00.000</Data></Cell><Cell ss:Index=\"6\" ss:Formula=\"=1\"/><Cell><Data "
        "ss:Type=\"Boolean\">1</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell></Row></Table></Worksheet>"
        "</Workbook>";
    const auto workbook = read(xml);
    ASSERT_TRUE(workbook) << workbook.error().message;
    EXPECT_EQ(workbook->container, wire::Container::spreadsheet_xml);
    const wire::Grid& grid = workbook->grids.at(0);
    EXPECT_EQ(lines_of(grid), (Lines{"A1 t 地区", "C1 t 值", "A4 t 许村镇", "B4 n 1.25%", "C4 d 2023/3/5", "F4 f ",
                                     "G4 b TRUE", "H4 e #N/A"}));
    EXPECT_EQ(grid.merges, (std::vector<wire::CellRange>{{0, 0, 0, 1}}));
    EXPECT_TRUE(grid.rows.at(1).hidden);
    EXPECT_EQ(grid.hidden_columns, std::vector<std::uint32_t>{1});
    EXPECT_EQ(workbook->notes, (std::vector<wire::Note>{{wire::NoteCode::comments, "数据", 1}}));
}

TEST(Html, EachTableIsASheet) {
    const std::string page =
        "<html><head><meta charset=\"utf-8\"></head><body><table><tr><td><table><caption>甲表</caption><tr><th "
        "colspan=2>地区</th></tr><tr><td rowspan=\"2\">许村&nbsp;镇</td><td> 1 "
        "<b>2</b></td></tr><tr><td>3<br>4</td></tr>"
        "<tr style=\"display: "
        "none\"><td>藏</td></tr></table></td></tr></table><table><tr><td>乙</td></tr></table></body>";
    const auto workbook = read(page, "甲表");
    ASSERT_TRUE(workbook) << workbook.error().message;
    EXPECT_EQ(lines_of(workbook->grids[0]),
              (Lines{"A1 t 地区", "A2 t 许村\u00A0镇", "B2 t 1 2", "B3 t 3\n4", "A4 t 藏"}));
    EXPECT_EQ(workbook->grids[0].merges, (std::vector<wire::CellRange>{{0, 0, 0, 1}, {1, 0, 2, 0}}));
    EXPECT_TRUE(workbook->grids[0].rows.back().hidden);
    EXPECT_EQ(lines_of(page, "2"), Lines{"A1 t 乙"});
    EXPECT_EQ(error_of("<html><body><p>没有</p></body></html>"),
              "is a web page without a table; copy the table into a workbook");
}
