// The XML spreadsheets of Excel 2003. Pure; any thread.
#pragma once

#include "read_workbook.h"

namespace formats {

base::Result<wire::Workbook> read_spreadsheet_xml(std::string_view bytes, const SheetChoice& choice);

}  // namespace formats
