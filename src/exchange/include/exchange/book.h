// A workbook of several sheets for other programs (.xlsx): tables with two rows of titles, real number formats, colours
// of classes, a bar chart, set up for print. Knows no plan. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "exchange/table_file.h"

namespace exchange {

struct BookSheet {
    TableFile table;
    std::string heading;               ///< above everything; empty: there is none
    std::vector<std::string> groups;   ///< over the titles, as many; one that repeats the one before it is one with it
    std::vector<std::string> formats;  ///< of the numbers of a column, as spreadsheets write them; empty: as they come
    std::map<std::pair<std::size_t, std::size_t>, std::uint32_t> fills;  ///< 0xRRGGBB by row and column of the table
    /// Bars of these columns, a bar for each row; the first column names them.
    struct Chart {
        std::string title;
        std::vector<std::size_t> columns;
    };
    std::optional<Chart> chart;
};

struct Book {
    std::string title, author;
    std::string created = "1980-01-01";  ///< day of the data: the same data give the same bytes
    std::string footer;
    std::vector<BookSheet> sheets;
};

/// .xlsx. An existing file is replaced whole, or left as it is. No cell can become a formula. Gives how many characters
/// were left out that no such file can hold.
base::Result<std::size_t> write_book(const std::filesystem::path& path, const Book& book);

}  // namespace exchange
