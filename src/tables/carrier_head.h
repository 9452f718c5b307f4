// Where a list of carriers lies on its sheet: lines above, rows of titles, and what each column's title says. Private
// to tables; belongs to one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "carrier_title.h"
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
    bool half_of_merge = false;           ///< its title is merged over it and one other column
    std::size_t merged_from = 0;          ///< the first of the two
    std::size_t levels = 0;
};

/// Rows are those of the view.
struct CarrierHead {
    std::size_t first = 0, last = 0;  ///< rows of titles
    std::vector<HeadColumn> columns;  ///< those with a title
    std::size_t understood = 0;       ///< how many of them name one thing of a carrier
    std::size_t levels = 0;           ///< of these, all together
};

/// Nothing where no row names carriers and one more thing of them.
std::optional<CarrierHead> find_carrier_head(const SheetView& view, const CarrierTitleReader& titles,
                                             const CarrierOptions& options);

}  // namespace tables
