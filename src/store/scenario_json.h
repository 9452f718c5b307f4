// The carriers of a scenario as one JSON text, the form in which a project keeps them. Private to store; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace store {

std::string tried_to_json(const std::vector<plan::TriedCarrier>& carriers);
/// Nothing where it is no such text. A carrier stands in it once.
std::optional<std::vector<plan::TriedCarrier>> tried_from_json(std::string_view text);

}  // namespace store
