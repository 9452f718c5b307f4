#include "tables/sheet_view.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace tables {

using wire::CellKind;
using wire::CellRange;
using wire::GridCell;

std::string number_shown(double value) {
    const std::string fifteen = fmt::format("{:.15g}", value);
    if (fifteen.find_first_of("en") == std::string::npos) return fifteen;
    std::array<char, 400> digits{};
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), std::stod(fifteen), std::chars_format::fixed);
    return error == std::errc{} ? std::string(digits.data(), end) : fifteen;
}

SheetView::SheetView(const wire::Grid& grid) : grid_(grid), merges_(grid.merges) {
    for (const wire::GridRow& row : grid.rows)
        if (!row.cells.empty()) columns_ = std::max<std::size_t>(columns_, row.cells.back().column + 1U);
    std::stable_sort(merges_.begin(), merges_.end(),
                     [](const CellRange& a, const CellRange& b) { return a.first_row < b.first_row; });
    std::uint32_t last = 0;
    for (const CellRange& merge : merges_) merged_to_.push_back(last = std::max(last, merge.last_row));
}

bool SheetView::column_hidden(std::size_t column) const {
    return std::find(grid_.hidden_columns.begin(), grid_.hidden_columns.end(), column) != grid_.hidden_columns.end();
}

const GridCell* SheetView::cell(std::size_t row, std::size_t column) const {
    const auto& cells = grid_.rows[row].cells;
    if (column < cells.size() && cells[column].column == column) return &cells[column];  // a row without gaps
    const auto at = std::lower_bound(cells.begin(), cells.end(), column,
                                     [](const GridCell& cell, std::size_t wanted) { return cell.column < wanted; });
    return at != cells.end() && at->column == column ? &*at : nullptr;
}

std::string SheetView::shown(const GridCell& cell) const {
    if (cell.shown < grid_.texts.size()) return grid_.texts[cell.shown];
    if (cell.text < grid_.texts.size()) return grid_.texts[cell.text];
    if (cell.kind == CellKind::boolean) return cell.number != 0 ? "TRUE" : "FALSE";
    return cell.kind == CellKind::no_result ? std::string() : number_shown(cell.number);
}

std::string SheetView::shown(std::size_t row, std::size_t column) const {
    const GridCell* there = cell(row, column);
    return there == nullptr ? std::string() : shown(*there);
}

const CellRange* SheetView::merge(std::size_t row, std::size_t column) const {
    const std::size_t number = this->number(row);
    auto at = std::upper_bound(merges_.begin(), merges_.end(), number,
                               [](std::size_t wanted, const CellRange& m) { return wanted < m.first_row; });
    while (at != merges_.begin()) {
        const auto before = static_cast<std::size_t>(at - merges_.begin()) - 1;
        if (merged_to_[before] < number) return nullptr;
        --at;
        if (at->last_row >= number && at->first_column <= column && column <= at->last_column) return &*at;
    }
    return nullptr;
}

std::optional<std::size_t> SheetView::row_of(std::size_t number) const {
    const auto at = std::lower_bound(grid_.rows.begin(), grid_.rows.end(), number,
                                     [](const wire::GridRow& row, std::size_t wanted) { return row.number < wanted; });
    if (at == grid_.rows.end() || at->number != number) return std::nullopt;
    return static_cast<std::size_t>(at - grid_.rows.begin());
}

std::string SheetView::shown_over(std::size_t row, std::size_t column) const {
    const CellRange* range = merge(row, column);
    if (range == nullptr) return shown(row, column);
    const auto first = row_of(range->first_row);
    return first ? shown(*first, range->first_column) : std::string();
}

wire::Grid turned(const wire::Grid& grid) {
    wire::Grid out{grid.sheet, {}, grid.texts, grid.formats, {}, {}, grid.complete};
    std::map<std::uint32_t, wire::GridRow> rows;
    for (const wire::GridRow& row : grid.rows) {
        if (row.hidden) out.hidden_columns.push_back(row.number);
        for (GridCell cell : row.cells) {
            wire::GridRow& to = rows[cell.column];
            to.number = cell.column;
            cell.column = row.number;
            to.cells.push_back(cell);
        }
    }
    for (const std::uint32_t column : grid.hidden_columns)
        if (const auto at = rows.find(column); at != rows.end()) at->second.hidden = true;
    for (auto& [number, row] : rows) out.rows.push_back(std::move(row));
    for (const CellRange& m : grid.merges)
        out.merges.push_back({m.first_column, m.first_row, m.last_column, m.last_row});
    return out;
}

wire::Grid grid_of(const std::vector<std::vector<std::string>>& rows) {
    wire::Grid grid;
    grid.formats.emplace_back();
    std::map<std::string, wire::TextId> ids;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        wire::GridRow row{static_cast<std::uint32_t>(r), false, {}};
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            if (rows[r][c].empty()) continue;
            const auto [at, is_new] = ids.emplace(rows[r][c], static_cast<wire::TextId>(grid.texts.size()));
            if (is_new) grid.texts.push_back(rows[r][c]);
            GridCell cell;
            cell.column = static_cast<std::uint32_t>(c);
            cell.text = at->second;
            row.cells.push_back(cell);
        }
        if (!row.cells.empty()) grid.rows.push_back(std::move(row));
    }
    return grid;
}

}  // namespace tables
