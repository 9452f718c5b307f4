// The button of the dock's charts that copies what it stands over.
#include <string>

#include "carto/area_charts.h"
#include "panels/panels.h"
#include "ui/requests.h"

namespace ui {

void copy_chart(PanelContext& c, const char* key, const carto::AreaChartView& view) {
    const std::string words = c.say("Copy this chart as a picture, for other programs");
    if (c.widgets.small_icon(key, Icon::copy, words)) c.ask(CopyChart{view.chart, view.best_first});
}

}  // namespace ui
