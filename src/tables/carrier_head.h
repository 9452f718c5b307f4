// Where a list of carriers lies on its sheet: lines above, rows of titles, and what each column's title says. Private
// to tables; belongs to one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "carrier_title.h"
#include "sheet_words.h"
#include "tables/carriers.h"
#include "tables/sheet_view.h"

namespace tables {

/// The title of a column over all levels.
struct HeadColumn {
    std::size_t at = 0;   ///< of the sheet, from 0
    std::size_t row = 0;  ///< of the view, of its lowest title
    std::string text;
    CarrierTitle title;
    std::vector<std::string> upper_over;  ///< words of the levels above that nobody knows, or that name something else
    std::size_t merged_over = 1;          ///< how many columns its lowest title is merged over
    std::size_t merged_from = 0;          ///< the first of them
    std::size_t levels = 0;
    std::u32string lowest;  ///< its lowest title, folded
};

/// Rows are those of the view.
struct CarrierHead {
    std::size_t first = 0, last = 0;  ///< rows of titles
    std::vector<HeadColumn> columns;  ///< those with a title
    std::size_t understood = 0;       ///< how many of them name one thing of a carrier
    std::size_t levels = 0;           ///< of these, all together
};

/// One of the tables of a sheet. Rows are those of the view, columns those of the sheet.
struct CarrierTable {
    CarrierHead head;
    std::vector<std::size_t> lines;     ///< above its titles
    std::vector<std::size_t> repeated;  ///< rows in which its titles stand again
    std::size_t first_column = 0, last_column = 0;
    std::size_t end = 0;  ///< one behind its last row
};

/// From above, and from the left; none where no row names carriers and one more thing of them.
std::vector<CarrierTable> find_carrier_tables(SheetWords& sheet, const CarrierTitleReader& titles,
                                              const CarrierOptions& options);

}  // namespace tables
