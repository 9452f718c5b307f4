// What is doubtful about the positions of a list of carriers. Private to tables; belongs to one thread.
#pragma once

#include "carrier_match.h"

namespace tables {

/// What plan::check says of the positions of the preview's rows, as if the list had been taken in: findings of each
/// row, and warnings about those that move.
void look_at_places(const CarrierContext& context);

}  // namespace tables
