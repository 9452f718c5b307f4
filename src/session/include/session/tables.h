// The tables of the dock as values: areas against their targets, carriers along the line; sorting, filtering and
// copying without a widget. A missing number is a word in the cell's text, never a zero. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/translate.h"
#include "carto/options.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "plan/reach_width.h"
#include "scene/scene.h"

namespace plan {
class ReviewIndex;
}

namespace session {

struct Cell {
    std::string text;              ///< what is missing says why
    std::optional<double> number;  ///< what a numeric column sorts by; empty: missing
    bool missing = false;          ///< the text is no value: sorts last
};

struct Column {
    std::string key;    ///< stable: for settings, sorting and choice of columns
    std::string title;  ///< in the language, with its unit
    bool numeric = false;
};

struct Row {
    plan::FeatureRef feature;
    std::vector<Cell> cells;  ///< one a column
};

struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// Unit and park areas in the plan's order (not the city as a whole, which is no peer of its parts), for the indicator,
/// year, measure and language of `options`. Columns: area, segment, baseline, target, measure, class, gap,
/// required_yearly, and attainment.KEY for every indicator of the plan.
Table area_table(const plan::Index& index, const carto::MapOptions& options);

/// Every carrier in the plan's order. Columns: number, name, function, programme, body, unit, segment, chainage,
/// offset, station, station_distance, within, quality, uncertainty. Lengths are in metres in `Cell::number`; a text has
/// the digits that are known and ≈ or ≤ where the position it was computed from is an estimate.
Table carrier_table(const plan::ReviewIndex& review, const plan::Reach& reach, base::Language language);
/// The column `within` of such a table for another reach.
void use_reach(Table& table, const plan::ReviewIndex& review, const plan::Reach& reach, base::Language language);

struct Arrangement {
    std::string sort_key;  ///< key of a column; empty or unknown: the order of the table
    bool ascending = true;
    std::string filter;  ///< words that must all occur, each in any cell, whatever their case or width
    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

/// Indices of the rows that pass the filter, sorted: numbers by value, Chinese text by pinyin, what is missing last in
/// either direction, equals as they stand in the table.
std::vector<std::size_t> arrange(const Table& table, const Arrangement& arrangement);

/// Rows and columns as tab-separated text with a line of titles, for a spreadsheet. Columns are in the order given;
/// unknown keys are left out. Tabs and line feeds inside a cell become spaces.
std::string as_text(const Table& table, const std::vector<std::size_t>& rows,
                    const std::vector<std::string>& column_keys);
/// Tab-separated text as an HTML table, for word processors; nothing in it is markup.
std::string as_html(std::string_view tab_separated);

}  // namespace session
