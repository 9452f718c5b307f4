// The recorded values as a table that other programs can edit and preview_import() takes back: areas by indicators over
// years, with the plan's baselines and targets beside them; in a workbook a second sheet says each value's source.
// Pure but for writing that file. Any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

#include "base/result.h"
#include "base/translate.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace exchange {

struct ExportOptions {
    std::optional<int> year;  ///< empty: every year after the baseline
    base::Language language = base::Language::zh;
};

/// .xlsx or .csv. Years without values are there, empty, to be filled in. Says SAMPLE where a value is one. Gives how
/// many characters were left out that no such file can hold.
base::Result<std::size_t> write_observations(const std::filesystem::path& path, const plan::Index& index,
                                             const ExportOptions& options);

}  // namespace exchange
