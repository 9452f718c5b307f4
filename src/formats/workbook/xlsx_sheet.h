// One sheet of an .xlsx into a grid. Owned by one thread.
#pragma once

#include "grid_builder.h"
#include "xlsx_book.h"

namespace formats {

/// Stops when the grid wants no more; an error of the cells is the grid's.
base::Result<void> read_xlsx_sheet(ZipFile& zip, const XlsxBook& book, const XlsxSheet& sheet, GridBuilder& grid);

}  // namespace formats
