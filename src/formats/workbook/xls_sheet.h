// One sheet of an .xls into a grid. Owned by one thread.
#pragma once

#include "grid_builder.h"
#include "xls_globals.h"

namespace formats {

/// Stops when the grid wants no more; an error of the cells is the grid's.
void read_xls_sheet(std::string_view stream, const XlsGlobals& globals, const XlsSheet& sheet, GridBuilder& grid);

}  // namespace formats
