// What a title in somebody's table says: a year, and an indicator or figure of the city beside words such as 基期 or
// target. Which name means what is known by plan::NameTable. Private to exchange; pure, any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "plan/name_table.h"

namespace exchange {

/// Every four digits, no more in a row, that are a year; of a folded text.
std::vector<int> years_in(std::string_view folded);
/// The first four digits, no more in a row, that are a year; of a folded text.
std::optional<int> year_in(std::string_view folded);

/// The plan::Observable that a title means. A bare number is a number of a column or a year, never an indicator's.
plan::Meaning observable_in(const plan::NameTable& observables, std::string_view title);

}  // namespace exchange
