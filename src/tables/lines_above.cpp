#include "lines_above.h"

#include <algorithm>

namespace tables {
namespace {

/// In the columns of the table, or merged into them.
bool stands_over(const SheetView& view, std::size_t row, const wire::GridCell& cell, const TableBlock& place) {
    const wire::CellRange* merge = view.merge(row, cell.column);
    const std::size_t last = merge == nullptr ? cell.column : merge->last_column;
    return cell.column <= place.last_column && last >= place.first_column;
}

}  // namespace

LinesAbove::LinesAbove(SheetWords& sheet, const TableBlock& place) {
    const SheetView& view = sheet.view();
    for (const std::size_t row : place.lines) {
        std::vector<wire::GridCell> own, others;
        for (const wire::GridCell& cell : view.cells(row))
            (stands_over(view, row, cell, place) ? own : others).push_back(cell);
        for (const Unit& unit : sheet.units_of_line(own)) units_.push_back(unit);
        for (const Unit& unit : sheet.units_of_line(others)) beside_.push_back(unit);
        if (own.empty()) read_beside(sheet, row, others);
        const LineKind kind = sheet.line_kind(own);
        if (kind == LineKind::unit || kind == LineKind::form) continue;
        for (const wire::GridCell& cell : own) read(sheet.reader(), view.shown(cell));
    }
}

/// Whether a title over the table beside holds for both, only the user can say. A title stands by itself; what has a
/// neighbour is a row of that table.
void LinesAbove::read_beside(SheetWords& sheet, std::size_t row, const std::vector<wire::GridCell>& others) {
    const SheetView& view = sheet.view();
    for (const wire::GridCell& cell : others) {
        const bool alone = view.cell(row, cell.column + 1) == nullptr &&
                           (cell.column == 0 || view.cell(row, cell.column - 1) == nullptr);
        if (!alone || sheet.line_kind({&cell, 1}) != LineKind::none) continue;
        const TitleReading reading = sheet.reader().read(view.shown(cell));
        beside_.insert(beside_.end(), reading.units.begin(), reading.units.end());
        years_beside_.insert(reading.years.begin(), reading.years.end());
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
    if (!fitting.empty()) return fitting;
    if (units_.size() == 1) return units_;
    for (const Unit& unit : beside_)
        if (conversion(unit, own) && !(unit == own)) return {own, unit};
    return fitting;
}

}  // namespace tables
