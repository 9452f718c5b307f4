// The strict form of a package's CSV, and our own count of its records: GDAL reads on in silence over a quote that
// never closes. Private to module exchange.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "schema.h"

namespace exchange {

/// The line on which each record begins, in order, without the header row.
base::Result<std::vector<std::size_t>> check_csv(const std::filesystem::path& file, const Schema& schema);

}  // namespace exchange
