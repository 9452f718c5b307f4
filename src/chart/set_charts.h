// Charts on the sheets: bars against their targets, a value over the years, pictures. Private to chart.
#pragma once

#include "chart/document.h"
#include "open_sheets.h"

namespace chart {

// Heights of what stays together on a sheet.
float least_height(OpenSheets& sheets, const Bars& bars);
float least_height(OpenSheets& sheets, const Years& years);
float least_height(OpenSheets& sheets, const Picture& picture);

void set_bars(OpenSheets& sheets, const Bars& bars);
void set_years(OpenSheets& sheets, const Years& years);
void set_picture(OpenSheets& sheets, const Picture& picture);

}  // namespace chart
