// The title of a column without what changes from year to year: how a remembered layout knows it again. Private to
// tables; pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "title_years.h"
#include "units.h"

namespace tables {

/// Folded as the grammar folds titles; every year is a Y, a unit in brackets or at the end stands in [ ]: neither
/// character is left by folding.
std::string title_pattern(std::string_view title, const UnitReader& units, YearSpan years);

/// A pattern without its units: titles that differ in nothing else are those of one column.
std::string without_units(std::string_view pattern);
bool holds_year(std::string_view pattern);
/// The units of a pattern.
std::string units_in(std::string_view pattern);

}  // namespace tables
