// What a role of a column means for a carrier. Private to tables; pure, any thread.
#pragma once

#include <optional>

#include "tables/carriers.h"

namespace tables {

/// The field that the cells of a role are written to; none for what only finds the carrier, its position, or is not
/// taken. `name` is the Chinese name: which language a cell is in, is seen in the cell.
std::optional<plan::CarrierField> field_of(CarrierRole role);
/// Numbers with a unit.
bool is_amount(CarrierRole role);
/// Minutes or seconds in a column of their own.
bool is_part_of_angle(CarrierRole role);

}  // namespace tables
