// Files that are wrong, hostile or too much: one sentence each, or the right values; and nothing that takes long,
// which the time limit of the test program watches over.
#include <gtest/gtest.h>

#include "read_workbook.h"
#include "workbook_writer.h"

namespace {

using support::Book;
using support::BookSheet;
using support::number_cell;
using support::text_cell;
using support::ZipPart;

const std::string k_sheet_head =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
const std::string k_sheet_tail = "</sheetData></worksheet>";

std::string times(std::size_t count, const std::string& text) {
    std::string out;
    out.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

base::Result<wire::Workbook> read(const std::string& bytes) { return formats::read_workbook(bytes, {{}, "", "table"}); }

std::string error_of(const std::string& bytes) {
    const auto workbook = read(bytes);
    return workbook ? "" : workbook.error().message;
}

std::string sheet(const std::string& rows, const std::string& behind = "") {
    return support::xlsx_of_sheet_xml(k_sheet_head + rows + "</sheetData>" + behind + "</worksheet>");
}

Book one_cell() {
    Book book{{BookSheet{}}};
    book.sheets[0].cells = {number_cell(0, 0, 1)};
    return book;
}

/// The workbook with its parts changed before they are put together.
template <class Change>
std::string spoiled(const Change& change) {
    std::vector<ZipPart> parts = support::xlsx_parts(one_cell());
    change(parts);
    return support::zip_of(parts);
}

bool has(const std::string& error, const std::string& fragment) { return error.find(fragment) != std::string::npos; }

#define EXPECT_SAYS(bytes, fragment) EXPECT_TRUE(has(error_of(bytes), fragment)) << error_of(bytes)

}  // namespace

TEST(Damage, ContainersThatAreNotWhole) {
    EXPECT_SAYS(spoiled([](auto& parts) { parts.back().checksum = 1; }), "does not match its checksum");
    EXPECT_SAYS(spoiled([](auto& parts) { parts.push_back(parts.back()); }), "twice");
    EXPECT_SAYS(spoiled([](auto& parts) { parts.push_back({"xl/../../etc/passwd", "x"}); }), "leads out of it");
    EXPECT_SAYS(spoiled([](auto& parts) { parts.back().size = 10; }), "is damaged");
    EXPECT_SAYS(spoiled([](auto& parts) { parts.back().size = 0xFFFFFFF0U; }), "unpacks to more than 256 MB");
    EXPECT_SAYS(spoiled([](auto& parts) { parts.back().is_encrypted = true; }), "is encrypted");
    EXPECT_SAYS(spoiled([](auto& parts) { parts.pop_back(); }), "lacks a part");
    const std::string whole = support::xlsx_of(one_cell());
    EXPECT_SAYS(whole.substr(0, whole.size() / 2), "damaged or cut short");
    const std::string xls = support::xls_of(one_cell());
    EXPECT_SAYS(xls.substr(0, xls.size() / 2), "damaged or cut short");
    EXPECT_EQ(error_of(support::ods_of(one_cell())), "");
}

TEST(Damage, NothingOfAHalfFileCrashesOrPasses) {
    for (const std::string& whole :
         {support::xlsx_of(one_cell()), support::xls_of(one_cell()), support::ods_of(one_cell())})
        for (std::size_t size = 8; size + 600 < whole.size(); size += 37)
            EXPECT_FALSE(read(whole.substr(0, size))) << size << " of " << whole.size();
}

TEST(Damage, XmlThatNoProgramWrites) {
    EXPECT_SAYS(sheet("<row><c><v>1</v></row>"), "no sound XML");
    EXPECT_SAYS(support::xlsx_of_sheet_xml("<!DOCTYPE w [<!ENTITY a \"aaaa\">]>" + k_sheet_head + k_sheet_tail),
                "document type");
    EXPECT_SAYS(sheet(times(100, "<row>")), "nested deeper than 64");
    EXPECT_SAYS(sheet("<row r=\"2\"><c r=\"B3\"><v>1</v></c></row>"), "address that cannot be (B3, in row 2)");
    EXPECT_SAYS(sheet("<row r=\"0\"/>"), "row without a number that there is");
    EXPECT_SAYS(sheet("<row r=\"1048577\"/>"), "row without a number that there is");
    EXPECT_SAYS(sheet("<row><c r=\"XFE1\"><v>1</v></c></row>"), "beyond the last row or column");
    EXPECT_SAYS(sheet("<row><c><v>abc</v></c></row>"), "cell Sheet1!A1 holds a number that is none (abc)");
    EXPECT_SAYS(sheet("<row><c><v>NaN</v></c></row>"), "a number that is none");
    EXPECT_SAYS(sheet("<row><c t=\"s\"><v>0</v></c></row>"), "refers to a text that is not there");
    EXPECT_SAYS(sheet("<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"), "cell A1 stands there twice");
    EXPECT_SAYS(sheet("", "<mergeCells><mergeCell ref=\"A1:XFE9\"/></mergeCells>"), "merges cells that do not exist");
    EXPECT_SAYS(sheet("", "<mergeCells><mergeCell ref=\"nonsense\"/></mergeCells>"), "merges cells");
}

TEST(Damage, SectorsInACircleAndRecordsOutOfTheFile) {
    std::string xls = support::xls_of(one_cell());
    const std::size_t table = xls.size() - 512;
    xls.replace(table, 4, std::string(4, '\0'));  // the first sector follows itself
    EXPECT_SAYS(xls, "damaged or cut short");
    xls = support::xls_of(one_cell());
    xls.replace(48, 4, "\xF0\xFF\xFF\x0F", 4);  // the directory lies outside
    EXPECT_SAYS(xls, "damaged or cut short");
    std::string stream = support::biff_of(one_cell());
    EXPECT_SAYS(support::compound_of(stream.substr(0, stream.size() - 6)), "ends in the middle of its sheet");
}

TEST(Unread, EachInOneSentence) {
    const std::string filepass = support::biff_of(one_cell()).substr(0, 20) + std::string("\x2F\0\x02\0\0\0", 6);
    EXPECT_SAYS(support::compound_of(filepass), "is encrypted");
    EXPECT_SAYS(support::compound_of("x", "EncryptedPackage"), "is encrypted");
    EXPECT_SAYS(support::compound_of("x", "Book"), "Excel 5/95");
    EXPECT_SAYS(support::compound_of(std::string("\x09\x08\x10\0\0\x05\x05\0", 8) + std::string(12, '\0')),
                "Excel 5/95");
    EXPECT_SAYS(support::compound_of("x", "WordDocument"), "text document");
    EXPECT_SAYS(support::compound_of("x", "Contents"), "no workbook that we know");
    EXPECT_SAYS(support::zip_of({{"[Content_Types].xml", ""}, {"xl/workbook.bin", ""}}), ".xlsb");
    EXPECT_SAYS(support::zip_of({{"Index/Document.iwa", ""}}), "Numbers");
    EXPECT_SAYS(support::zip_of({{"[Content_Types].xml", ""}, {"word/document.xml", ""}}), "text document");
    EXPECT_SAYS(support::zip_of({{"a.xlsx", ""}, {"b.xlsx", ""}}), "several files");
    EXPECT_SAYS(support::zip_of({{"a.txt", ""}}), "archive without a workbook");
    EXPECT_SAYS("%PDF-1.4", "is a PDF");
    EXPECT_SAYS("\x89PNG\r\n", "is a picture");
    EXPECT_SAYS("<?xml version=\"1.0\"?><a/>", "is XML, but no spreadsheet");
    EXPECT_SAYS("MIME-Version: 1.0\r\n", "web archive");
    EXPECT_SAYS(support::zip_of({{"content.xml", "x"}, {"META-INF/manifest.xml", "<encryption-data/>"}}),
                "is encrypted");
}

TEST(Limits, FarCellsAndManyColumns) {
    EXPECT_EQ(error_of(sheet("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")), "");
    EXPECT_EQ(read(sheet("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"))->grids[0].rows.back().number,
              1'048'575U);
    EXPECT_SAYS(sheet("<row>" + times(16'384, "<c><v>1</v></c>") + "</row>"), "more than 1024 columns with content");
    EXPECT_EQ(error_of(sheet("<row>" + times(16'384, "<c s=\"0\"/>") +
                             "<c r=\"A1\"/></row><row r=\"2\"><c><v>1</v></c></row>")),
              "");
}

TEST(Limits, RowsSheetsAndTexts) {
    EXPECT_SAYS(sheet(times(200'001, "<row><c><v>1</v></c></row>")), "more than 200000 rows with content");
    Book many{std::vector<BookSheet>(1001)};
    EXPECT_SAYS(support::xlsx_of(many), "more than 1000 sheets");
    EXPECT_SAYS(support::xls_of(many), "more than 1000 sheets");
    std::string texts = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" +
                        times(1'000'001, "<si><t>a</t></si>") + "</sst>";
    const std::string relation =
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship "
        "Id=\"t\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>";
    EXPECT_SAYS(spoiled([&](auto& parts) {
                    parts[3].bytes = relation;
                    parts.push_back({"xl/t.xml", texts});
                }),
                "more than 1000000 different texts");
    EXPECT_SAYS(sheet("<row><c t=\"str\"><v>" + std::string(2U << 20U, 'a') + "</v></c></row>"),
                "a text of more than 1048576 bytes");
}

TEST(Limits, OneTextManyTimesIsOneText) {
    support::XlsxManner shared;
    shared.shared_texts = true;
    Book book{{BookSheet{}}};
    book.sheets[0].cells = {text_cell(0, 0, std::string(1'000'000, 'a'))};
    std::vector<ZipPart> parts = support::xlsx_parts(book, shared);
    for (ZipPart& part : parts)
        if (part.name == "xl/worksheets/sheet1.xml")
            part.bytes =
                k_sheet_head + times(20'000, "<row>" + times(20, "<c t=\"s\"><v>0</v></c>") + "</row>") + k_sheet_tail;
    const auto workbook = read(support::zip_of(parts));
    ASSERT_TRUE(workbook) << workbook.error().message;
    EXPECT_EQ(workbook->grids[0].rows.size(), 20'000U);
    EXPECT_EQ(workbook->grids[0].texts.size(), 1U);
}

TEST(Limits, MergesOfAMillionCellsAreOneRange) {
    const auto workbook =
        read(sheet("<row><c><v>1</v></c></row>", "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"));
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook->grids[0].merges, (std::vector<wire::CellRange>{{0, 0, 1'048'575, 16'383}}));
    EXPECT_SAYS(sheet("", "<mergeCells>" + times(100'001, "<mergeCell ref=\"A1:B2\"/>") + "</mergeCells>"),
                "more than 100000 merged ranges");
}

TEST(Limits, APartThatUnpacksToGigabytes) {
    EXPECT_SAYS(spoiled([](auto& parts) { parts.back().bytes = std::string(257U << 20U, ' '); }),
                "unpacks to more than 256 MB");
}

TEST(Limits, RepeatedCellsOfOpenDocument) {
    std::string ods = support::ods_of(one_cell());
    const std::string content =
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><table:table "
        "table:name=\"a\"><table:table-row "
        "table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" "
        "office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table></office:document-content>";
    EXPECT_SAYS(support::zip_of({{"content.xml", content}}), "more than 1024 columns with content");
    std::string empty = content;
    empty.replace(empty.find(" office:value-type"),
                  empty.find("/></table:table-row>") - empty.find(" office:value-type"), "");
    EXPECT_SAYS(support::zip_of({{"content.xml", empty}}), "no visible sheet that holds something");
}

TEST(Limits, NothingAtAll) {
    EXPECT_SAYS("", "no visible sheet that holds something");
    EXPECT_SAYS(sheet(""), "no visible sheet that holds something");
    EXPECT_SAYS(support::zip_of({}), "damaged or cut short");
    EXPECT_SAYS(support::xlsx_of(Book{}), "has no sheet");
}
