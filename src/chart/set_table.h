// A table on the sheets. Private to chart.
#pragma once

#include <span>
#include <vector>

#include "chart/document.h"
#include "open_sheets.h"

namespace chart {

/// The widths that a column asks for, px.
struct ColumnNeed {
    float word = 0;            ///< no word is cut
    float unwrapped = 0;       ///< short texts and numbers are not wrapped; at least `word`
    std::vector<float> texts;  ///< of its cells, each on one line, titles first; every column has as many
};
/// Widths that fill `room`: the most that all columns can have; what is left goes where it makes the table lower.
std::vector<float> column_widths(std::span<const ColumnNeed> needs, float room);

/// Height of what stays together: caption, titles and the first row.
float least_height(OpenSheets& sheets, const Table& table);
void set_table(OpenSheets& sheets, const Table& table);

}  // namespace chart
