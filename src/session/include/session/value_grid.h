// The table in which values are entered: areas by indicators of one year, or by the years of one indicator; what a
// cell may hold, and what typing or pasting into it means. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/translate.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/edit_actions.h"

namespace session {

struct GridColumn {
    std::string key;        ///< stable: rd_gdp/2023, rd_gdp/target
    std::string indicator;  ///< key
    int year = 0;
    std::string title;      ///< in the language, with its unit
    bool editable = false;  ///< false: the plan's own baseline or target
};

struct GridCell {
    std::string text;             ///< the number as it is typed; empty where there is none
    std::optional<double> value;  ///< what a column sorts by
    bool editable = false;
    bool preliminary = false;
    bool sample = false;
    std::string note;  ///< source and who entered it when, or why there is no value; for a tooltip
};

struct GridRow {
    std::string area;  ///< key
    std::string name;
    plan::FeatureRef feature;  ///< kind none: the city
    std::vector<GridCell> cells;
};

struct ValueGrid {
    std::vector<GridColumn> columns;
    std::vector<GridRow> rows;  ///< areas in the plan's order, the city last
};

/// All indicators in one year; in the baseline year nothing can be changed.
ValueGrid grid_of_year(const plan::Index& index, int year, base::Language language);
/// One indicator: baseline, every later year, target.
ValueGrid grid_of_indicator(const plan::Index& index, const std::string& indicator, base::Language language);
/// The rows in the order of a column (its key; empty: the plan's order); what is missing last, the city always at the
/// end.
void sort_grid(ValueGrid& grid, const std::string& column, bool ascending);

/// The number as it is read, its digits grouped by threes; empty where there is none.
std::string shown_text(const GridCell& cell);

struct GridPlace {
    std::size_t row = 0, column = 0;
    friend bool operator==(const GridPlace&, const GridPlace&) = default;
};

/// What a text at a place means: one value, or a block of a spreadsheet (tabs and line ends) with its first cell there.
/// A mark of a missing value takes the value away. Refused as a whole, naming the cell, where one cannot be.
base::Result<RecordValues> read_cells(const plan::Index& index, const ValueGrid& grid, GridPlace at,
                                      std::string_view text, plan::ValueState state, const std::string& source);

/// A block as tab-separated text, without titles: what read_cells() takes.
std::string cells_as_text(const ValueGrid& grid, GridPlace from, GridPlace to);
/// The whole with titles.
std::string grid_as_text(const ValueGrid& grid);

}  // namespace session
