#include "exchange/table_file.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fmt/format.h>
#include <span>
#include <xlsxwriter.h>

#include "base/atomic_file.h"
#include "base/unicode.h"
#include "workbook.h"

namespace exchange {
namespace {

using base::ErrorKind;
using base::mark;

std::string csv_cell(const TableCell& cell) {
    if (const auto* number = std::get_if<double>(&cell))
        return std::isfinite(*number) ? fmt::format("{}", *number) : "";
    return text_cell(std::get<std::string>(cell));
}

TableFile cleaned(TableFile table, WrittenTexts& texts) {
    table.name = texts(table.name);
    for (std::string& title : table.titles) title = texts(title);
    for (auto& row : table.rows)
        for (TableCell& cell : row)
            if (auto* text = std::get_if<std::string>(&cell)) *text = texts(*text);
    return table;
}

/// With the mark that makes Excel read UTF-8, and its line ends.
std::string as_csv(const TableFile& table) {
    std::string text = "\xEF\xBB\xBF";
    const auto add_row = [&](const auto& cells) {
        const char* between = "";
        for (const auto& cell : cells) {
            text += between + csv_cell(cell);
            between = ",";
        }
        text += "\r\n";
    };
    add_row(table.titles);
    for (const auto& row : table.rows) add_row(row);
    return text;
}

void fill_sheet(lxw_workbook* book, const TableFile& table) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.c_str());
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    const auto last = static_cast<lxw_col_t>(table.titles.empty() ? 0 : table.titles.size() - 1);
    for (std::size_t i = 0; i < table.titles.size(); ++i)
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), table.titles[i].c_str(), bold);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t i = 0; i < table.rows[r].size(); ++i) {
            const auto row = static_cast<lxw_row_t>(r + 1);
            const auto column = static_cast<lxw_col_t>(i);
            if (const auto* number = std::get_if<double>(&table.rows[r][i])) {
                if (std::isfinite(*number)) worksheet_write_number(sheet, row, column, *number, nullptr);
            } else
                worksheet_write_string(sheet, row, column, std::get<std::string>(table.rows[r][i]).c_str(), nullptr);
        }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), last);
    worksheet_set_column(sheet, 0, last, 18, nullptr);
}

std::string lower_extension(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

}  // namespace

bool begins_like_a_formula(const std::string& text) {
    static constexpr std::u32string_view k_signs = U"=+-@\t\r＝＋－＠";
    const std::u32string characters = base::characters(text.substr(0, 4));
    return !characters.empty() && k_signs.find(characters.front()) != std::u32string_view::npos;
}

std::string text_cell(const std::string& text, Quotes quotes) {
    const std::string harmless = begins_like_a_formula(text) ? "'" + text : text;
    if (quotes == Quotes::where_needed && harmless.find_first_of(",\"\r\n") == std::string::npos) return harmless;
    std::string quoted = "\"";
    for (const char c : harmless) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

base::Result<void> write_workbook_or_text(const std::filesystem::path& path,
                                          const std::function<void(lxw_workbook*)>& fill,
                                          const std::function<std::string()>& text) {
    const std::string extension = lower_extension(path);
    std::string content;
    if (extension == ".csv") {
        content = text();
    } else if (extension == ".xlsx") {
        auto bytes = workbook_bytes(fill);
        if (!bytes)
            return base::fail(ErrorKind::io, path.string(),
                              mark("cannot be made; check the space for temporary files"));
        content = std::move(*bytes);
    } else {
        return base::fail(ErrorKind::refused, path.string(),
                          mark("is neither .xlsx nor .csv; give it one of these names"));
    }
    return base::write_file_atomically(path, std::as_bytes(std::span(content)));
}

base::Result<std::size_t> write_table(const std::filesystem::path& path, const TableFile& table) {
    WrittenTexts texts;
    const TableFile clean = cleaned(table, texts);
    const auto written = write_workbook_or_text(
        path, [&](lxw_workbook* book) { fill_sheet(book, clean); }, [&] { return as_csv(clean); });
    if (!written) return base::pass(written.error());
    return texts.left_out();
}

}  // namespace exchange
