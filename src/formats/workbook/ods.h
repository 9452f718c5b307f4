// OpenDocument spreadsheets (.ods, .fods). Pure; any thread.
#pragma once

#include "read_workbook.h"
#include "zip_file.h"

namespace formats {

base::Result<wire::Workbook> read_ods(ZipFile& zip, const SheetChoice& choice);

/// The same in one XML file.
base::Result<wire::Workbook> read_flat_ods(std::string_view bytes, const SheetChoice& choice);

}  // namespace formats
