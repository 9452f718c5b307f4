// What looks odd in a table that is otherwise understood: it never stops the import. Private to tables; pure.
#pragma once

#include "plan/index.h"
#include "tables/import.h"

namespace tables {

/// Sums that do not agree with the city's row, values a hundred times or a hundredth of what is known, columns that
/// count 1, 2, 3, stocks that fall.
void add_warnings(const plan::Index& index, ImportPreview& preview);

}  // namespace tables
