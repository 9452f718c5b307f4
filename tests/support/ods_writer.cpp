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

/// A code taken apart as far as tests need it: its first section.
struct CodeParts {
    std::string body;                ///< the code without its literals: digits, marks of dates, %
    std::vector<std::string> texts;  ///< literals; \1 in the body stands for the next of them
};
CodeParts parts_of(const std::string& code) {
    CodeParts parts;
    const auto literal = [&](const std::string& text) {
        parts.body += '\1';
        parts.texts.push_back(text);
    };
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const auto lead = static_cast<unsigned char>(code[i]);
        if (code[i] == '"') {
            const std::size_t end = code.find('"', i + 1);
            literal(code.substr(i + 1, end - i - 1));
            i = end;
        } else if ((code[i] == '\\' || code[i] == '!') && i + 1 < code.size()) {
            literal(code.substr(++i, 1));
        } else if (code[i] == '[') {
            i = code.find(']', i);
        } else if (lead >= 0x80) {
            const std::size_t from = i;
            while (i + 1 < code.size() && (static_cast<unsigned char>(code[i + 1]) & 0xC0U) == 0x80U) ++i;
            literal(code.substr(from, i + 1 - from));
        } else if (code[i] == '-' || code[i] == '/' || code[i] == ' ') {
            literal(code.substr(i, 1));
        } else {
            parts.body += code[i];
        }
    }
    return parts;
}

bool is_date(const std::string& code) { return parts_of(code).body.find_first_of("yd") != std::string::npos; }
bool is_percent(const std::string& code) { return parts_of(code).body.find('%') != std::string::npos; }

std::string text_element(const std::string& text) { return "<number:text>" + xml_escaped(text) + "</number:text>"; }

std::string date_style(const std::string& name, const CodeParts& parts) {
    std::string out = fmt::format("<number:date-style style:name=\"{}\">", name);
    auto text = parts.texts.begin();
    for (std::size_t i = 0; i < parts.body.size();) {
        const char mark = parts.body[i];
        const std::size_t end = std::min(parts.body.find_first_not_of(mark, i), parts.body.size());
        const bool is_long = end - i > (mark == 'y' ? 2U : 1U);
        const char* element = mark == 'y' ? "year" : mark == 'm' ? "month" : mark == 'd' ? "day" : nullptr;
        if (element != nullptr) out += fmt::format("<number:{}{}/>", element, is_long ? " number:style=\"long\"" : "");
        for (; i < end; ++i)
            if (mark == '\1') out += text_element(*text++);
    }
    return out + "</number:date-style>";
}

/// Digits, grouping, hidden factor and the literals around them.
std::string number_style(const std::string& name, const CodeParts& parts, bool percent) {
    std::string before, after, digits;
    auto text = parts.texts.begin();
    for (const char c : parts.body) {
        if (c == '\1' || c == '%')
            (digits.empty() ? before : after) += text_element(c == '%' ? "%" : *text++);
        else
            digits += c;
    }
    std::size_t thousands = 0;
    while (digits.ends_with(',')) {
        digits.pop_back();
        ++thousands;
    }
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::string whole = digits.substr(0, point);
    std::string number =
        fmt::format("<number:number number:decimal-places=\"{}\" number:min-integer-digits=\"{}\"",
                    digits.size() - std::min(point + 1, digits.size()), std::count(whole.begin(), whole.end(), '0'));
    if (whole.find(',') != std::string::npos) number += " number:grouping=\"true\"";
    if (thousands > 0) number += fmt::format(" number:display-factor=\"1{}\"", std::string(3 * thousands, '0'));
    const char* element = percent ? "percentage-style" : "number-style";
    return fmt::format("<number:{0} style:name=\"{1}\">{2}{3}/>{4}</number:{0}>", element, name, before, number, after);
}

std::string data_style(const std::string& name, const std::string& code) {
    const CodeParts parts = parts_of(code);
    return is_date(code) ? date_style(name, parts) : number_style(name, parts, is_percent(code));
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
