// Workbooks of Excel 97 to 2003 and of WPS (.xls, .et): BIFF8 in a compound file. Pure; any thread.
#pragma once

#include "read_workbook.h"

namespace formats {

base::Result<wire::Workbook> read_xls(std::string_view bytes, const SheetChoice& choice);

/// The same of the stream that holds the records.
base::Result<wire::Workbook> read_biff(std::string_view stream, const SheetChoice& choice);

}  // namespace formats
