// A table on the sheets. Private to chart.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "chart/document.h"
#include "open_sheets.h"

namespace chart {

/// The widths that a column asks for, each at least the one before: at which no word is cut; at which short texts and
/// numbers are not wrapped; at which nothing is.
using ColumnNeed = std::array<float, 3>;
/// Widths that fill `room`: the most that all columns can have, and what is left by how much each could use.
std::vector<float> column_widths(std::span<const ColumnNeed> needs, float room);

/// Height of what stays together: caption, titles and the first row.
float least_height(OpenSheets& sheets, const Table& table);
void set_table(OpenSheets& sheets, const Table& table);

}  // namespace chart
