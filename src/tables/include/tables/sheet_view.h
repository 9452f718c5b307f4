// A sheet by rows and columns: what a cell shows, what is merged over it, what is hidden. Rows are those that hold
// something, in their order. Any thread, over a Grid that outlives it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/grid.h"

namespace tables {

class SheetView {
public:
    explicit SheetView(const wire::Grid& grid);

    [[nodiscard]] std::size_t rows() const { return grid_.rows.size(); }
    /// One more than the last column with content.
    [[nodiscard]] std::size_t columns() const { return columns_; }
    /// The number of a row in the file, from 0.
    [[nodiscard]] std::size_t number(std::size_t row) const { return grid_.rows[row].number; }
    [[nodiscard]] bool row_hidden(std::size_t row) const { return grid_.rows[row].hidden; }
    [[nodiscard]] bool column_hidden(std::size_t column) const;

    /// Null where it is empty.
    [[nodiscard]] const wire::GridCell* cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] const std::vector<wire::GridCell>& cells(std::size_t row) const { return grid_.rows[row].cells; }
    /// As the eye sees it; empty for an empty cell.
    [[nodiscard]] std::string shown(const wire::GridCell& cell) const;
    [[nodiscard]] std::string shown(std::size_t row, std::size_t column) const;
    [[nodiscard]] const wire::CellFormat& format(const wire::GridCell& cell) const {
        return grid_.formats[cell.format];
    }
    /// The merged range that a cell lies in; null: none.
    [[nodiscard]] const wire::CellRange* merge(std::size_t row, std::size_t column) const;
    /// The cell whose content holds there: the first one of a merged range, else its own.
    [[nodiscard]] std::string shown_over(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::optional<std::size_t> row_of(std::size_t number) const;
    [[nodiscard]] const wire::Grid& grid() const { return grid_; }

private:
    const wire::Grid& grid_;
    std::size_t columns_ = 0;
    std::vector<wire::CellRange> merges_;   ///< by first row
    std::vector<std::uint32_t> merged_to_;  ///< the last row of all up to each of them
};

/// The same sheet with its rows as columns.
wire::Grid turned(const wire::Grid& grid);

/// A sheet of texts, every cell as it is written.
wire::Grid grid_of(const std::vector<std::vector<std::string>>& rows);

/// Fifteen digits, without an exponent.
std::string number_shown(double value);

}  // namespace tables
