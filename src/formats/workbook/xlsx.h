// Workbooks of Office Open XML: .xlsx and .xlsm, of both forms of the standard. Pure; any thread.
#pragma once

#include "read_workbook.h"
#include "zip_file.h"

namespace formats {

base::Result<wire::Workbook> read_xlsx(ZipFile& zip, const SheetChoice& choice);

}  // namespace formats
