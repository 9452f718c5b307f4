// The rows of a table: whose each is, the values in it, and why one is left out. Private to tables; belongs to one
// thread.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <tuple>

#include "base/result.h"
#include "columns.h"
#include "plan/name_table.h"

namespace tables {

/// Values by area, indicator and year: where the preview has them.
using Taken = std::map<std::tuple<std::string, std::string, int>, std::size_t, std::less<>>;

/// Puts the values of a block into the preview of the context; refused where its names are no areas at all.
/// `is_sample`: a line above the table says that it was made up.
base::Result<void> read_rows(const ReadingContext& context, const ReadBlock& block, const plan::NameTable& observables,
                             Taken& taken, bool is_sample);

}  // namespace tables
