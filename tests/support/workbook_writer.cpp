#include "workbook_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace support {
namespace {

const std::string k_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

bool contains(const std::vector<std::uint32_t>& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

/// The number of each format code among the styles; General is the first.
std::map<std::string, int> styles_of(const Book& book) {
    std::map<std::string, int> styles{{"", 0}};
    for (const BookSheet& sheet : book.sheets)
        for (const BookCell& cell : sheet.cells) styles.emplace(cell.format, static_cast<int>(styles.size()));
    return styles;
}

class XlsxWriter {
public:
    XlsxWriter(const Book& book, const XlsxManner& manner) : book_(book), manner_(manner), styles_(styles_of(book)) {}

    std::vector<ZipPart> parts() {
        std::vector<ZipPart> out{{"[Content_Types].xml", k_head + "<Types xmlns=\"http://schemas.openxmlformats.org/"
                                                                  "package/2006/content-types\"/>"},
                                 {"_rels/.rels", relations({relation("rId1", "officeDocument", "xl/workbook.xml")})},
                                 {"xl/workbook.xml", workbook()},
                                 {"xl/_rels/workbook.xml.rels", relations(workbook_relations())}};
        if (!manner_.styles_last) out.push_back({"xl/styles.xml", styles()});
        for (std::size_t i = 0; i < book_.sheets.size(); ++i)
            out.push_back({fmt::format("xl/worksheets/sheet{}.xml", i + 1), sheet(book_.sheets[i])});
        if (manner_.shared_texts) out.push_back({"xl/sharedStrings.xml", shared_texts()});
        if (manner_.styles_last) out.push_back({"xl/styles.xml", styles()});
        return out;
    }

private:
    [[nodiscard]] std::string main_space() const {
        return manner_.strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                              : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    }
    [[nodiscard]] std::string relations_space() const {
        return manner_.strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                              : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    }
    [[nodiscard]] std::string relation(const std::string& id, const std::string& type, const std::string& to) const {
        return fmt::format("<Relationship Id=\"{}\" Type=\"{}/{}\" Target=\"{}\"/>", id, relations_space(), type, to);
    }
    static std::string relations(const std::vector<std::string>& all) {
        std::string out =
            k_head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        for (const std::string& one : all) out += one;
        return out + "</Relationships>";
    }
    [[nodiscard]] std::vector<std::string> workbook_relations() const {
        std::vector<std::string> all{relation("rStyles", "styles", "styles.xml")};
        if (manner_.shared_texts) all.push_back(relation("rTexts", "sharedStrings", "sharedStrings.xml"));
        for (std::size_t i = 1; i <= book_.sheets.size(); ++i)
            all.push_back(relation(fmt::format("rId{}", i), "worksheet", fmt::format("worksheets/sheet{}.xml", i)));
        return all;
    }
    [[nodiscard]] std::string workbook() const {
        std::string out =
            k_head + fmt::format("<workbook xmlns=\"{}\" xmlns:r=\"{}\">", main_space(), relations_space());
        if (book_.from_1904) out += "<workbookPr date1904=\"true\"/>";
        out += "<sheets>";
        for (std::size_t i = 0; i < book_.sheets.size(); ++i) {
            const BookState state = book_.sheets[i].state;
            out += fmt::format("<sheet name=\"{}\" sheetId=\"{}\"{} r:id=\"rId{}\"/>",
                               xml_escaped(book_.sheets[i].name), i + 1,
                               state == BookState::visible  ? ""
                               : state == BookState::hidden ? " state=\"hidden\""
                                                            : " state=\"veryHidden\"",
                               i + 1);
        }
        return out + "</sheets></workbook>";
    }
    [[nodiscard]] std::string styles() const {
        std::string formats, cells;
        std::vector<std::string> by_number(styles_.size());
        for (const auto& [code, number] : styles_) by_number[static_cast<std::size_t>(number)] = code;
        for (std::size_t i = 0; i < by_number.size(); ++i) {
            if (i > 0)
                formats +=
                    fmt::format("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", 163 + i, xml_escaped(by_number[i]));
            cells += fmt::format("<xf numFmtId=\"{}\"/>", i == 0 ? 0 : 163 + i);
        }
        return k_head + fmt::format(
                            "<styleSheet xmlns=\"{}\"><numFmts>{}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
                            "</cellStyleXfs><cellXfs>{}</cellXfs></styleSheet>",
                            main_space(), formats, cells);
    }
    /// An opening or closing tag of a sheet, with its prefix.
    [[nodiscard]] std::string tag(const std::string& name) const {
        const std::string prefix = manner_.prefix.empty() ? "" : manner_.prefix + ":";
        return name.front() == '/' ? "</" + prefix + name.substr(1) : "<" + prefix + name;
    }
    [[nodiscard]] std::string text_element(const BookCell& cell) const {
        std::string out = tag("t") + " xml:space=\"preserve\">" + xml_escaped(cell.text) + tag("/t>");
        if (!cell.guide.empty())
            out += tag("rPh") + " sb=\"0\" eb=\"1\">" + tag("t>") + xml_escaped(cell.guide) + tag("/t>") + tag("/rPh>");
        return out;
    }
    std::string cell(const BookCell& cell);
    std::string sheet(const BookSheet& sheet);
    std::string row(const BookSheet& sheet, std::uint32_t number, std::vector<BookCell> cells);
    [[nodiscard]] std::string shared_texts() const {
        std::string out =
            k_head +
            fmt::format("<sst xmlns=\"{0}\"{1}>", main_space(),
                        manner_.prefix.empty() ? "" : fmt::format(" xmlns:{}=\"{}\"", manner_.prefix, main_space()));
        for (const std::string& text : texts_) out += "<si>" + text + "</si>";
        return out + "</sst>";
    }

    const Book& book_;
    XlsxManner manner_;
    std::map<std::string, int> styles_;
    std::vector<std::string> texts_;
};

std::string XlsxWriter::cell(const BookCell& cell) {
    std::string out = tag("c");
    if (manner_.addresses) out += fmt::format(" r=\"{}\"", book_address(cell.row, cell.column));
    if (!cell.format.empty()) out += fmt::format(" s=\"{}\"", styles_.at(cell.format));
    const std::string formula =
        cell.is_formula || cell.kind == BookKind::no_result ? tag("f>") + "1+1" + tag("/f>") : "";
    const auto value = [&](const std::string& text) { return formula + tag("v>") + text + tag("/v>"); };
    switch (cell.kind) {
        case BookKind::number: out += ">" + value(fmt::format("{}", cell.number)); break;
        case BookKind::boolean: out += " t=\"b\">" + value(cell.number != 0 ? "1" : "0"); break;
        case BookKind::error: out += " t=\"e\">" + value(cell.text); break;
        case BookKind::no_result: out += ">" + formula; break;
        case BookKind::text:
            if (cell.is_formula) {
                out += " t=\"str\">" + value(xml_escaped(cell.text));
            } else if (manner_.shared_texts) {
                const std::string plain = text_element(cell);
                texts_.push_back(plain);
                out += " t=\"s\">" + value(std::to_string(texts_.size() - 1));
            } else {
                out += " t=\"inlineStr\">" + tag("is>") + text_element(cell) + tag("/is>");
            }
    }
    return out + tag("/c>");
}

std::string XlsxWriter::row(const BookSheet& sheet, std::uint32_t number, std::vector<BookCell> cells) {
    if (manner_.backwards) std::reverse(cells.begin(), cells.end());
    std::string out = tag("row");
    if (manner_.addresses) out += fmt::format(" r=\"{}\"", number + 1);
    out += contains(sheet.hidden_rows, number) ? " hidden=\"1\">" : ">";
    std::uint32_t next = 0;
    for (const BookCell& one : cells) {
        for (; !manner_.addresses && next < one.column; ++next) out += tag("c/>");
        out += cell(one);
        next = one.column + 1;
    }
    return out + tag("/row>");
}

std::string XlsxWriter::sheet(const BookSheet& sheet) {
    const std::string prefix = manner_.prefix.empty() ? "" : ":" + manner_.prefix;
    std::string out = (manner_.with_bom ? "\xEF\xBB\xBF" : "") + k_head + tag("worksheet") +
                      fmt::format(" xmlns{}=\"{}\">", prefix, main_space());
    if (!sheet.hidden_columns.empty()) out += tag("cols>");
    for (const std::uint32_t column : sheet.hidden_columns)
        out += tag("col") + fmt::format(" min=\"{0}\" max=\"{0}\" hidden=\"1\"/>", column + 1);
    if (!sheet.hidden_columns.empty()) out += tag("/cols>");
    std::map<std::uint32_t, std::vector<BookCell>> rows;
    for (const BookCell& cell : sheet.cells) rows[cell.row].push_back(cell);
    if (!manner_.addresses && !rows.empty())
        for (std::uint32_t number = 0; number < rows.rbegin()->first; ++number) rows[number];
    std::vector<std::string> written;
    for (const auto& [number, cells] : rows) written.push_back(row(sheet, number, cells));
    if (manner_.backwards) std::reverse(written.begin(), written.end());
    out += tag("sheetData>");
    for (const std::string& one : written) out += one;
    if (manner_.far_empty_cell)
        out += tag("row") + " r=\"1048576\">" + tag("c") + " r=\"XFD1048576\" s=\"0\"/>" + tag("/row>");
    out += tag("/sheetData>") + (sheet.merges.empty() ? "" : tag("mergeCells>"));
    for (const BookMerge& m : sheet.merges)
        out += tag("mergeCell") + fmt::format(" ref=\"{}:{}\"/>", book_address(m.first_row, m.first_column),
                                              book_address(m.last_row, m.last_column));
    return out + (sheet.merges.empty() ? "" : tag("/mergeCells>")) + tag("/worksheet>");
}

}  // namespace

BookCell text_cell(std::uint32_t row, std::uint32_t column, const std::string& text) {
    return {row, column, BookKind::text, text};
}

BookCell number_cell(std::uint32_t row, std::uint32_t column, double number, const std::string& format,
                     const std::string& shown) {
    return {row, column, BookKind::number, {}, number, format, shown};
}

std::string xml_escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string book_address(std::uint32_t row, std::uint32_t column) {
    std::string letters;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row + 1);
}

std::vector<ZipPart> xlsx_parts(const Book& book, const XlsxManner& manner) { return XlsxWriter(book, manner).parts(); }

std::string xlsx_of(const Book& book, const XlsxManner& manner) { return zip_of(xlsx_parts(book, manner)); }

std::string xlsx_of_sheet_xml(const std::string& sheet_xml) {
    std::vector<ZipPart> parts = xlsx_parts({{BookSheet{}}});
    for (ZipPart& part : parts)
        if (part.name == "xl/worksheets/sheet1.xml") part.bytes = sheet_xml;
    return zip_of(parts);
}

}  // namespace support
