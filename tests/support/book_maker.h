// Workbooks as bureaus make them around a made table: numbers with cell formats, per cents, dates as titles, factors
// that a format hides, cells that are no numbers, hidden rows, columns and sheets, a cover. With the truth of what may
// be read and what must not be read without a question. Seeded.
#pragma once

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <optional>

#include "table_maker.h"
#include "workbook_writer.h"

namespace support {

struct MadeBook {
    Book book;
    std::string sheet;                             ///< that holds the table
    std::map<MadeTable::Key, MadeValue> truth;     ///< what may be read, with its place in the sheet
    std::map<MadeTable::Key, MadeValue> withheld;  ///< stands there, and is taken only by an answer
    bool across = false;
    bool shown_by_ods = true;  ///< false: a format of it has no counterpart there
    std::string text;          ///< of the table, for messages
};

class BookMaker {
public:
    BookMaker(const plan::Plan& plan, unsigned seed) : plan_(plan), seed_(seed), random_(seed * 2654435761U + 1) {}

    MadeBook make() {
        table_ = TableMaker(plan_, seed_).make();
        made_ = {};
        made_.across = table_.across;
        made_.text = table_.text();
        made_.truth = table_.truth;
        made_.book.from_1904 = chance(15);
        BookSheet sheet{pick({"数据", "Sheet1", "2023年", "各镇指标"})};
        made_.sheet = sheet.name;
        for (const wire::CellRange& m : table_.merges)
            sheet.merges.push_back({m.first_row, m.first_column, m.last_row, m.last_column});
        dress(sheet);
        hide(sheet);
        add_sheets(std::move(sheet));
        return std::move(made_);
    }

private:
    /// How the numbers of one column are kept and shown.
    enum class Manner {
        as_text,
        general,
        decimals,
        grouped,
        percent,
        literal_percent,
        ten_thousands,
        thousands,
        nothing
    };

    bool chance(int percent) { return static_cast<int>(random_() % 100) < percent; }
    std::string pick(const std::vector<std::string>& list) { return list[random_() % list.size()]; }

    static bool is_number(const std::string& text) {
        return !text.empty() && text.find_first_not_of("0123456789.,%") == std::string::npos &&
               text.find_first_of("0123456789") != std::string::npos;
    }
    static double number_of(std::string text) {
        std::erase(text, ',');
        return std::strtod(text.c_str(), nullptr);
    }
    /// Days from 1899-12-30, or from 1904, of the last day of a year.
    [[nodiscard]] double serial(int year) const {
        const std::chrono::sys_days origin = std::chrono::year{1899} / 12 / 30;
        const auto days = (std::chrono::sys_days(std::chrono::year{year} / 12 / 31) - origin).count();
        return static_cast<double>(days) - (made_.book.from_1904 ? 1462 : 0);
    }

    void dress(BookSheet& sheet) {
        std::size_t first_value = table_.rows.size();
        for (const auto& [key, value] : table_.truth) first_value = std::min(first_value, value.row);
        std::map<std::size_t, Manner> manners;
        for (std::size_t r = 0; r < table_.rows.size(); ++r)
            for (std::size_t c = 0; c < table_.rows[r].size(); ++c) {
                const std::string& text = table_.rows[r][c];
                if (text.empty()) continue;
                const std::size_t line = table_.across ? r : c;
                const auto [manner, is_new] = manners.emplace(line, Manner::general);
                if (is_new) manner->second = manner_of(line);
                sheet.cells.push_back(cell(static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(c), text,
                                           manner->second, r >= first_value || table_.across));
            }
        if (chance(25)) spoil_one(sheet);
    }
    [[nodiscard]] bool holds_shares(std::size_t line) const {
        return std::any_of(table_.truth.begin(), table_.truth.end(), [&](const auto& entry) {
            const std::string& indicator = std::get<1>(entry.first);
            return line_of(entry.second) == line && (indicator == "rd_gdp" || indicator == "hightech_va");
        });
    }
    [[nodiscard]] std::size_t line_of(const MadeValue& value) const { return table_.across ? value.row : value.column; }
    /// Whether the numbers of a column are written as they count: a factor of the unit is none of the cell's.
    [[nodiscard]] bool is_plain(std::size_t line) const {
        return std::all_of(table_.truth.begin(), table_.truth.end(), [&](const auto& entry) {
            const MadeValue& value = entry.second;
            return line_of(value) != line || number_of(table_.rows[value.row][value.column]) == value.value;
        });
    }
    Manner manner_of(std::size_t line) {
        const auto dice = static_cast<unsigned>(random_() % 100);
        if (holds_shares(line))
            return dice < 20   ? Manner::as_text
                   : dice < 40 ? Manner::general
                   : dice < 55 ? Manner::decimals
                   : dice < 80 ? Manner::percent
                               : Manner::literal_percent;
        const Manner common = dice < 20   ? Manner::as_text
                              : dice < 55 ? Manner::general
                              : dice < 70 ? Manner::grouped
                                          : Manner::decimals;
        if (dice < 85 || !is_plain(line)) return common;
        return dice < 90 ? Manner::ten_thousands : dice < 95 ? Manner::thousands : Manner::nothing;
    }

    BookCell cell(std::uint32_t row, std::uint32_t column, const std::string& text, Manner manner, bool in_data) {
        if (is_number(text) && in_data) return number(row, column, text, manner);
        if (const auto year = year_alone(text)) return title_of_year(row, column, text, *year);
        if (is_number(text) && chance(50)) return number_cell(row, column, number_of(text));
        return text_cell(row, column, text);
    }
    static std::optional<int> year_alone(const std::string& text) {
        const int year = std::atoi(text.c_str());
        const std::string rest = text.substr(std::min<std::size_t>(text.size(), 4));
        const bool known = rest.empty() || rest == "年" || rest == "-12-31" || rest == "年12月";
        return year > 2000 && year < 2100 && known ? std::optional(year) : std::nullopt;
    }
    BookCell title_of_year(std::uint32_t row, std::uint32_t column, const std::string& text, int year) {
        if (chance(40)) return text_cell(row, column, text);
        const std::string rest = text.substr(4);
        if (rest.empty() && chance(50)) return number_cell(row, column, year);
        const char* code = rest.empty()       ? "yyyy"
                           : rest == "年"     ? "yyyy\"年\""
                           : rest == "-12-31" ? "yyyy-mm-dd"
                                              : "yyyy\"年\"m\"月\"";
        return number_cell(row, column, serial(year), code, text);
    }
    BookCell number(std::uint32_t row, std::uint32_t column, const std::string& text, Manner manner) {
        const double value = number_of(text);
        const bool percent = text.ends_with('%');
        switch (manner) {
            case Manner::as_text: return text_cell(row, column, text);
            case Manner::percent: return number_cell(row, column, value / 100, "0.00%");
            case Manner::literal_percent: return number_cell(row, column, value, "0.00\"%\"");
            default: break;
        }
        if (percent) return number_cell(row, column, value / 100, "0.00%");
        switch (manner) {
            case Manner::decimals: return number_cell(row, column, value, value == std::floor(value) ? "0" : "0.00");
            case Manner::grouped: return number_cell(row, column, value, "#,##0");
            case Manner::ten_thousands: return number_cell(row, column, value, "0!.0,\"万\"");
            case Manner::thousands: withhold(row, column); return number_cell(row, column, value, "#,##0,");
            case Manner::nothing:
                withhold(row, column);
                made_.shown_by_ods = false;
                return number_cell(row, column, value, ";;;");
            default: return number_cell(row, column, value);
        }
    }
    /// The value of a cell is not to be read by itself.
    void withhold(std::size_t row, std::size_t column) {
        for (auto at = made_.truth.begin(); at != made_.truth.end();)
            if (at->second.row == row && at->second.column == column) {
                made_.withheld.insert(*at);
                at = made_.truth.erase(at);
            } else {
                ++at;
            }
    }
    void withhold_line(bool of_row, std::size_t line) {
        const auto values = made_.truth;
        for (const auto& [key, value] : values)
            if ((of_row ? value.row : value.column) == line) withhold(value.row, value.column);
    }

    /// A value becomes a date, a truth value, an error or a formula that nobody calculated.
    void spoil_one(BookSheet& sheet) {
        if (made_.truth.empty()) return;
        auto at = made_.truth.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(random_() % made_.truth.size()));
        const auto [row, column] = std::pair{at->second.row, at->second.column};
        for (BookCell& cell : sheet.cells) {
            if (cell.row != row || cell.column != column) continue;
            cell.format.clear();
            cell.text.clear();
            switch (random_() % 4) {
                case 0: cell = number_cell(cell.row, cell.column, serial(2023), "yyyy-mm-dd"); break;
                case 1:
                    cell.kind = BookKind::boolean;
                    cell.number = 1;
                    break;
                case 2:
                    cell.kind = BookKind::error;
                    cell.text = "#N/A";
                    break;
                default: cell.kind = BookKind::no_result;
            }
        }
        withhold(row, column);
    }
    void hide(BookSheet& sheet) {
        if (made_.truth.empty()) return;
        auto at = made_.truth.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(random_() % made_.truth.size()));
        const auto [row, column] = std::pair{at->second.row, at->second.column};
        if (chance(12)) {
            sheet.hidden_rows.push_back(static_cast<std::uint32_t>(row));
            withhold_line(true, row);
        }
        if (chance(12)) {
            sheet.hidden_columns.push_back(static_cast<std::uint32_t>(column));
            withhold_line(false, column);
        }
    }
    /// Last year's sheet, hidden; a cover; an empty one.
    void add_sheets(BookSheet sheet) {
        if (chance(30)) {
            BookSheet old = sheet;
            old.name = "上年";
            old.state = chance(50) ? BookState::hidden : BookState::very_hidden;
            old.hidden_rows.clear();
            old.hidden_columns.clear();
            for (BookCell& cell : old.cells)
                if (cell.kind == BookKind::number) cell.number += 7;
            made_.book.sheets.push_back(std::move(old));
        }
        if (chance(30)) {
            BookSheet cover{"封面"};
            cover.cells = {text_cell(2, 1, "海宁市科技创新统计资料"), text_cell(4, 1, "二〇二四年三月")};
            made_.book.sheets.push_back(std::move(cover));
        }
        made_.book.sheets.push_back(std::move(sheet));
        if (chance(20)) made_.book.sheets.push_back(BookSheet{"Sheet3"});
    }

    const plan::Plan& plan_;
    unsigned seed_;
    std::mt19937 random_;
    MadeTable table_;
    MadeBook made_;
};

}  // namespace support
