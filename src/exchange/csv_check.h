// The strict form of a package's CSV, and our own count of its records: GDAL reads on in silence over a quote that
// never closes. Private to module exchange.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "schema.h"

namespace exchange {

struct CsvRecords {
    std::vector<std::size_t> lines;  ///< on which each begins, in order, without the header row
    bool ended = true;               ///< the last line has its end; if not, it may be cut off
};

base::Result<CsvRecords> check_csv(const std::filesystem::path& file, const Schema& schema);

}  // namespace exchange
