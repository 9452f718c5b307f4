// Which sheet of a workbook holds the table. Pure functions; any thread.
#pragma once

#include <string>

#include "base/result.h"
#include "plan/index.h"
#include "tables/import.h"
#include "wire/grid.h"

namespace tables {

/// Of a survey: the visible sheet that holds a table; refused with the names of the sheets where none does, and with
/// those that do where there are several. A hidden sheet is never chosen, but named.
base::Result<std::string> choose_sheet(const plan::Index& index, const wire::Workbook& survey,
                                       const ImportOptions& options);

/// What the file itself asks to be told: sheets that were not read, hidden ones, what the reader passed over.
std::vector<Sentence> notes_on(const wire::Workbook& book, const std::string& sheet);

}  // namespace tables
