// The number that a cell of values holds for its indicator, or why it holds none. A number is what the eye sees: a cell
// that shows 1.25% is 1.25 per cent, one that shows a date is no number. Private to tables; pure, any thread.
#pragma once

#include <optional>
#include <string>

#include "tables/import.h"
#include "tables/sheet_view.h"
#include "units.h"

namespace tables {

struct CellValue {
    enum class Kind {
        none,  ///< the cell says that there is no value
        number,
        refused,
        hides,  ///< it shows another number than it holds, or none
    };
    Kind kind = Kind::none;
    double number = 0;               ///< in the indicator's unit; of `hides` the one that is stored
    std::optional<double> as_shown;  ///< of `hides`, where it shows a number
    std::optional<Sentence> reason;
};

/// How the numbers of a column are to be read.
struct ValueRule {
    const UnitReader& units;
    const Unit& own;   ///< of the indicator
    Conversion times;  ///< of numbers that say no unit themselves
};

CellValue value_of(const SheetView& view, const wire::GridCell& cell, const ValueRule& rule);

}  // namespace tables
