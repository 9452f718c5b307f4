// The same workbooks as OpenDocument.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "workbook_writer.h"

namespace support {
namespace {

bool contains(const std::vector<std::uint32_t>& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

bool is_date(const std::string& code) { return code.find('y') != std::string::npos; }
bool is_percent(const std::string& code) { return code.find('%') != std::string::npos; }

/// A data style: a date, a per cent, or digits; more no test here needs.
std::string data_style(const std::string& name, const std::string& code) {
    if (is_date(code))
        return fmt::format(
            "<number:date-style style:name=\"{}\"><number:year number:style=\"long\"/><number:text>-"
            "</number:text><number:month number:style=\"long\"/><number:text>-</number:text><number:day "
            "number:style=\"long\"/></number:date-style>",
            name);
    const std::size_t point = code.find('.');
    const std::size_t end = code.find_first_not_of('0', point + 1);
    const std::size_t decimals = point == std::string::npos ? 0 : std::min(end, code.size()) - point - 1;
    const std::string digits =
        fmt::format("<number:number number:decimal-places=\"{}\" number:min-integer-digits=\"1\"/>", decimals);
    if (is_percent(code))
        return fmt::format(
            "<number:percentage-style style:name=\"{}\">{}<number:text>%</number:text>"
            "</number:percentage-style>",
            name, digits);
    return fmt::format("<number:number-style style:name=\"{}\">{}</number:number-style>", name, digits);
}

std::string date_value(double days, bool from_1904) {
    const std::chrono::sys_days first = std::chrono::year{1899} / 12 / 30;
    const auto whole = static_cast<int>(std::floor(days)) + (from_1904 ? 1462 : 0);
    const std::chrono::year_month_day day(first + std::chrono::days(whole));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

class OdsWriter {
public:
    explicit OdsWriter(const Book& book) : book_(book) {
        for (const BookSheet& sheet : book.sheets)
            for (const BookCell& cell : sheet.cells) styles_.emplace(cell.format, styles_.size());
    }

    std::string content() const {
        std::string out =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
            "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
            "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
            "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
            "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
            "<office:automatic-styles>";
        for (const auto& [code, id] : styles_) {
            if (!code.empty()) out += data_style(fmt::format("N{}", id), code);
            out += fmt::format(
                "<style:style style:name=\"ce{0}\" style:family=\"table-cell\" "
                "style:data-style-name=\"N{0}\"/>",
                id);
        }
        out +=
            "<style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties "
            "table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>";
        for (const BookSheet& sheet : book_.sheets) out += table(sheet);
        return out + "</office:spreadsheet></office:body></office:document-content>";
    }

private:
    [[nodiscard]] std::string table(const BookSheet& sheet) const {
        std::string out = fmt::format("<table:table table:name=\"{}\"{}>", xml_escaped(sheet.name),
                                      sheet.state == BookState::visible ? "" : " table:style-name=\"hidden\"");
        for (std::uint32_t column = 0; column < 30; ++column)
            out += contains(sheet.hidden_columns, column) ? "<table:table-column table:visibility=\"collapse\"/>"
                                                          : "<table:table-column/>";
        std::uint32_t next = 0;
        for (auto cell = sheet.cells.begin(); cell != sheet.cells.end();) {
            if (cell->row > next)
                out += fmt::format(
                    "<table:table-row table:number-rows-repeated=\"{}\"><table:table-cell "
                    "table:number-columns-repeated=\"1024\"/></table:table-row>",
                    cell->row - next);
            next = cell->row + 1;
            const auto end =
                std::find_if(cell, sheet.cells.end(), [&](const BookCell& c) { return c.row != cell->row; });
            out += row(sheet, std::vector<BookCell>(cell, end));
            cell = end;
        }
        return out + "</table:table>";
    }
    [[nodiscard]] std::string row(const BookSheet& sheet, const std::vector<BookCell>& cells) const {
        std::string out = contains(sheet.hidden_rows, cells.front().row)
                              ? "<table:table-row table:visibility=\"collapse\">"
                              : "<table:table-row>";
        std::uint32_t next = 0;
        for (const BookCell& cell : cells) {
            if (cell.column > next)
                out += fmt::format("<table:table-cell table:number-columns-repeated=\"{}\"/>", cell.column - next);
            next = cell.column + 1;
            out += this->cell(sheet, cell);
        }
        return out + "</table:table-row>";
    }
    [[nodiscard]] std::string cell(const BookSheet& sheet, const BookCell& cell) const {
        std::string head = fmt::format("<table:table-cell table:style-name=\"ce{}\"", styles_.at(cell.format));
        for (const BookMerge& m : sheet.merges)
            if (m.first_row == cell.row && m.first_column == cell.column)
                head += fmt::format(" table:number-rows-spanned=\"{}\" table:number-columns-spanned=\"{}\"",
                                    m.last_row - m.first_row + 1, m.last_column - m.first_column + 1);
        if (cell.is_formula || cell.kind == BookKind::no_result) head += " table:formula=\"of:=1+1\"";
        return head + value(cell);
    }
    [[nodiscard]] std::string value(const BookCell& cell) const {
        const auto ending = [](const std::string& shown) {
            return "><text:p>" + xml_escaped(shown) + "</text:p></table:table-cell>";
        };
        const std::string shown = cell.shown.empty() ? fmt::format("{}", cell.number) : cell.shown;
        switch (cell.kind) {
            case BookKind::no_result: return "/>";
            case BookKind::error:
                return " office:value-type=\"string\" calcext:value-type=\"error\"" + ending(cell.text);
            case BookKind::boolean:
                return fmt::format(" office:value-type=\"boolean\" office:boolean-value=\"{}\"", cell.number != 0) +
                       ending(cell.number != 0 ? "TRUE" : "FALSE");
            case BookKind::text: return " office:value-type=\"string\"" + ending(cell.text);
            case BookKind::number: break;
        }
        if (is_date(cell.format))
            return fmt::format(" office:value-type=\"date\" office:date-value=\"{}\"",
                               date_value(cell.number, book_.from_1904)) +
                   ending(shown);
        return fmt::format(" office:value-type=\"{}\" office:value=\"{}\"",
                           is_percent(cell.format) ? "percentage" : "float", cell.number) +
               ending(shown);
    }

    const Book& book_;
    std::map<std::string, std::size_t> styles_{{"", 0}};
};

}  // namespace

std::string ods_of(const Book& book) {
    return zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", OdsWriter(book).content()}});
}

}  // namespace support
