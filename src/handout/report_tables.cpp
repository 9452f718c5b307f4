#include "report_tables.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/digits.h"

namespace handout {
namespace {

chart::Cell cell_of(const exchange::TableCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return {*text};
    return {plain_number(std::get<double>(cell))};
}

bool is_number(const exchange::TableCell& cell) { return std::holds_alternative<double>(cell); }
bool is_empty(const exchange::TableCell& cell) { return !is_number(cell) && std::get<std::string>(cell).empty(); }

}  // namespace

std::string plain_number(double value) { return base::grouped_digits(fmt::format("{}", value == 0 ? 0.0 : value)); }

chart::Table printed(const exchange::TableFile& file, std::span<const std::string> left_out) {
    chart::Table out;
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < file.titles.size(); ++i) {
        const bool says = std::ranges::any_of(file.rows, [&](const auto& row) { return !is_empty(row[i]); });
        if (!says || std::ranges::find(left_out, file.titles[i]) != left_out.end()) continue;
        kept.push_back(i);
        const bool numbers =
            std::ranges::all_of(file.rows, [&](const auto& row) { return is_number(row[i]) || is_empty(row[i]); });
        out.columns.push_back({file.titles[i], numbers});
    }
    for (const auto& row : file.rows) {
        auto& cells = out.rows.emplace_back();
        for (const std::size_t i : kept) cells.push_back(cell_of(row[i]));
    }
    return out;
}

exchange::TableFile without_repeats(exchange::TableFile file) {
    for (std::size_t i = file.titles.size(); i-- > 1;) {
        const auto here = file.titles.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(file.titles.begin(), here, *here) == here) continue;
        file.titles.erase(here);
        for (auto& row : file.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return file;
}

chart::Table turned(const exchange::TableFile& file) {
    chart::Table out;
    out.columns.push_back({file.titles.front(), false});
    for (const auto& row : file.rows) out.columns.push_back({cell_of(row.front()).text, false});
    for (std::size_t i = 1; i < file.titles.size(); ++i) {
        auto& cells = out.rows.emplace_back();
        cells.push_back({file.titles[i]});
        for (const auto& row : file.rows) cells.push_back(is_empty(row[i]) ? chart::Cell{"—", true} : cell_of(row[i]));
    }
    return out;
}

chart::Table printed(const session::Table& table, std::span<const std::string_view> keys) {
    chart::Table out;
    std::vector<std::size_t> kept;
    for (const std::string_view key : keys) {
        const auto at = std::ranges::find_if(table.columns, [&](const auto& column) { return column.key == key; });
        if (at == table.columns.end()) continue;
        kept.push_back(static_cast<std::size_t>(at - table.columns.begin()));
        out.columns.push_back({at->title, at->numeric});
    }
    for (const session::Row& row : table.rows) {
        auto& cells = out.rows.emplace_back();
        for (const std::size_t i : kept) cells.push_back({row.cells[i].text, row.cells[i].missing});
    }
    return out;
}

}  // namespace handout
