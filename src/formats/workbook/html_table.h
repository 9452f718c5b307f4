// The tables of a web page, as systems write them under the name .xls: each table a sheet, all cells texts. Pure; any
// thread.
#pragma once

#include "read_workbook.h"

namespace formats {

base::Result<wire::Workbook> read_html(std::string_view bytes, const WorkbookRequest& request);

}  // namespace formats
