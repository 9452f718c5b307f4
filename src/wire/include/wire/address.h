// Places in a sheet as people write them. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>

#include "wire/grid.h"

namespace wire {

/// "A", "AB": rows and columns count from 0.
std::string column_letters(std::uint32_t column);

/// "B2".
std::string address(std::uint32_t row, std::uint32_t column);

/// "B2:C5".
std::string address(const CellRange& range);

}  // namespace wire
