#include "lines_above.h"

#include <algorithm>

namespace tables {

LinesAbove::LinesAbove(SheetWords& sheet, const TableBlock& place) {
    const SheetView& view = sheet.view();
    for (const std::size_t row : place.lines) {
        const LineKind kind = sheet.line_kind(row);
        if (kind == LineKind::unit) {
            for (Unit& unit : sheet.units_of_line(row)) units_.push_back(std::move(unit));
            continue;
        }
        if (kind == LineKind::form) continue;
        for (const wire::GridCell& cell : view.cells(row)) read(sheet.reader(), view.shown(cell));
    }
}

/// A year comes from a line only if the line is understood as the title of a table.
void LinesAbove::read(const TitleReader& reader, const std::string& text) {
    const TitleReading reading = reader.read(text);
    units_.insert(units_.end(), reading.units.begin(), reading.units.end());
    indicators_.insert(reading.indicators.begin(), reading.indicators.end());
    const bool understood =
        reading.over.empty() && std::all_of(reading.kinds.begin(), reading.kinds.end(), [](const KindWord& word) {
            return word.kind == WordKind::neutral || word.kind == WordKind::whole_period ||
                   word.kind == WordKind::value || word.kind == WordKind::preliminary;
        });
    for (const int year : reading.years) {
        years_.insert(year);
        if (understood) title_ = text;
    }
    understood_ = understood_ && (understood || reading.years.empty());
}

std::optional<int> LinesAbove::year() const {
    return years_.size() == 1 && understood_ ? std::optional(*years_.begin()) : std::nullopt;
}

std::vector<Unit> LinesAbove::units_for(const Unit& own) const {
    std::vector<Unit> fitting;
    for (const Unit& unit : units_)
        if (conversion(unit, own) && std::find(fitting.begin(), fitting.end(), unit) == fitting.end())
            fitting.push_back(unit);
    return fitting.empty() && units_.size() == 1 ? units_ : fitting;
}

}  // namespace tables
