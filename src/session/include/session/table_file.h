// A file of values or of carriers as a table to be looked at: the sheet that holds it, read whole. Blocking, up to the
// reader's time limit; any thread.
#pragma once

#include <memory>
#include <optional>

#include "base/result.h"
#include "exchange/read_workbook.h"
#include "plan/index.h"
#include "tables/carriers.h"
#include "tables/import.h"
#include "wire/grid.h"

namespace session {

struct TableFile {
    std::shared_ptr<const wire::Workbook> book = std::make_shared<const wire::Workbook>();  ///< never null
    std::optional<base::Error> undecided;  ///< why no sheet was chosen; then `book` has the first rows of each
};

/// The sheet that `request` names, or the visible one that holds a table of the plan's areas.
base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::ImportOptions& options);

/// The same of a list of carriers.
base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::CarrierOptions& options);

/// What taking it in would do; refused where no sheet was chosen.
base::Result<tables::ImportPreview> preview_of(const TableFile& table, const plan::Index& index,
                                               const tables::ImportOptions& options);
/// What its titles mean and what is asked, where it cannot be taken in as it is: to be corrected by hand. Empty where
/// not even that is known.
tables::ImportPreview heads_of(const TableFile& table, const plan::Index& index, const tables::ImportOptions& options);
base::Result<tables::CarrierPreview> preview_of(const TableFile& table, const plan::Index& index,
                                                const tables::CarrierOptions& options);

}  // namespace session
