// A table of any kind that we read, from its bytes. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "sheet_collector.h"
#include "wire/grid.h"

namespace formats {

struct WorkbookRequest {
    SheetChoice choice;
    std::string encoding;  ///< of a text file or an HTML table; empty: recognised
    std::string name;      ///< of the sheet of a text file
};

/// Errors have no subject.
base::Result<wire::Workbook> read_workbook(std::string_view bytes, const WorkbookRequest& request);

}  // namespace formats
