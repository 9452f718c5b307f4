// The titles of a table's columns over all rows of its head: what is merged over a column or filled to the right, and
// which row only translates the one above it. Private to tables; belongs to one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "blocks.h"

namespace tables {

/// What the title of a column says, all levels together.
struct ColumnTitle {
    std::string text;
    TitleReading all;
    TitleReading upper;  ///< without the lowest level
};

class HeadTitles {
public:
    HeadTitles(const SheetWords& sheet, const TableBlock& place, std::optional<std::size_t> area_column)
        : sheet_(sheet), view_(sheet.view()), place_(place), area_column_(area_column) {}

    [[nodiscard]] ColumnTitle of(std::size_t column) const;

private:
    [[nodiscard]] std::vector<std::string> levels_of(std::size_t column) const;
    [[nodiscard]] std::string own_level(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::string filled_level(std::size_t level, std::size_t column,
                                           const std::vector<std::string>& levels) const;
    [[nodiscard]] bool has_wide_merge(std::size_t row) const;
    [[nodiscard]] bool translates(std::size_t level, const TitleReading& reading) const;

    const SheetWords& sheet_;
    const SheetView& view_;
    const TableBlock& place_;
    std::optional<std::size_t> area_column_;
};

}  // namespace tables
