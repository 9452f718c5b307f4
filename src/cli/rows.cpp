#include "cli/rows.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <fmt/format.h>
#include <ostream>

#include "base/kept_text.h"
#include "exchange/table_file.h"

namespace cli {
namespace {

/// JSON has no NaN and no infinities: it prints null, and so do tables.
bool is_missing(const Json& cell) {
    return cell.is_null() || (cell.is_number_float() && !std::isfinite(cell.get<double>()));
}

std::string cell_text(const Json& cell) {
    if (is_missing(cell)) return {};
    if (cell.is_string()) return cell.get<std::string>();
    // 15 digits are all that a double carries for sure; the 17th would show 1.14 as 1.1400000000000001
    if (cell.is_number_float()) return fmt::format("{:.15g}", cell.get<double>());
    return cell.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A text so that no spreadsheet takes it for a formula, and any program can read it; numbers as they are.
std::string csv_cell(const Json& cell) {
    if (!cell.is_string()) return cell_text(cell);
    std::size_t ignored = 0;
    return exchange::text_cell(base::cleaned_text(cell.get<std::string>(), base::TextForm::lines, ignored),
                               exchange::Quotes::where_needed);
}

void print_csv(std::ostream& out, const Json& rows) {
    const char* separator = "";
    for (const auto& [key, value] : rows.front().items()) {
        out << separator << key;
        separator = ",";
    }
    out << '\n';
    for (const Json& row : rows) {
        separator = "";
        for (const Json& cell : row) {
            out << separator << csv_cell(cell);
            separator = ",";
        }
        out << '\n';
    }
}

/// For people: no more digits than can be read.
std::string table_text(const Json& cell) {
    if (is_missing(cell)) return "–";
    return cell.is_number_float() ? fmt::format("{:.7g}", cell.get<double>()) : cell_text(cell);
}

/// Columns that a text takes in a terminal: Chinese characters and full-width signs take two.
std::size_t width_of(const std::string& text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80) continue;
        const bool wide = byte >= 0xE3 && byte <= 0xEF;  // U+3000 … U+FFFF: all of what names here use
        width += wide ? 2 : 1;
    }
    return width;
}

void print_table(std::ostream& out, const Json& rows) {
    std::vector<std::vector<std::string>> lines(1);
    for (const auto& [key, value] : rows.front().items()) lines.front().push_back(key);
    for (const Json& row : rows) {
        lines.emplace_back();
        for (const Json& cell : row) lines.back().push_back(table_text(cell));
    }
    std::vector<std::size_t> widths(lines.front().size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width_of(line[i]));
    for (const auto& line : lines) {
        std::string text;
        for (std::size_t i = 0; i < line.size(); ++i)
            text += line[i] + std::string(i + 1 < line.size() ? widths[i] - width_of(line[i]) + 2 : 0, ' ');
        out << text << '\n';
    }
}

}  // namespace

void add_json_option(CLI::App& command, OutputFormat& format) {
    command.add_flag("--json", format.json, "print one JSON document");
}

void add_format_options(CLI::App& command, OutputFormat& format) {
    auto* json = command.add_flag("--json", format.json, "print one JSON document");
    command.add_flag("--csv", format.csv, "print comma-separated values")->excludes(json);
}

void print_json(std::ostream& out, const Json& document) {
    out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void print_rows(std::ostream& out, const Json& rows, const OutputFormat& format) {
    if (format.json) return print_json(out, rows);
    if (rows.empty()) return;
    if (format.csv) return print_csv(out, rows);
    print_table(out, rows);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json metres(double value) { return std::round(value * 1000) / 1000; }

}  // namespace cli
