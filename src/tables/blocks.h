// Where the tables of a sheet are: lines above, rows of titles, the column of areas, rows of data. A sheet may hold
// several, below or beside each other. Private to tables; belongs to one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sheet_words.h"
#include "tables/import.h"

namespace tables {

/// Rows are those of the view, columns those of the sheet, both from 0.
struct TableBlock {
    std::vector<std::size_t> lines;                 ///< rows above the titles
    std::vector<std::size_t> head;                  ///< rows of titles, from above
    std::size_t first_data = 0, end = 0;            ///< rows of data; the end is behind them
    std::size_t first_column = 0, last_column = 0;  ///< both belong to it
    std::vector<std::size_t> area_columns;          ///< the one, or those that may be it
};

/// Whether the areas stand beside each other: then the sheet is turned before it is read.
bool lies_across(SheetWords& sheet);

std::vector<TableBlock> find_blocks(SheetWords& sheet, const ImportOptions& options);

}  // namespace tables
