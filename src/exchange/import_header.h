// The header of a table: which rows it is, and what each column means. Private to exchange; pure.
#pragma once

#include <vector>

#include "exchange/observation_import.h"
#include "plan/name_table.h"

namespace exchange {

struct TableHeader {
    std::size_t first_data_row = 0;  ///< index
    int header_rows = 0;
    std::vector<ColumnMeaning> columns;
};

/// Refused where no column names areas, or none holds values.
base::Result<TableHeader> read_header(const plan::Index& index, const SheetRows& rows, const ImportOptions& options,
                                      const plan::NameTable& areas, const plan::NameTable& observables);

}  // namespace exchange
