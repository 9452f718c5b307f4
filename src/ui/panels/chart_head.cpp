// What stands over the dock's charts: the button that copies one, and words.
#include <imgui.h>
#include <string>

#include "carto/area_charts.h"
#include "panels/panels.h"
#include "ui/requests.h"

namespace ui {

void copy_chart(PanelContext& c, const char* key, const carto::AreaChartView& view) {
    const std::string words = c.say("Copy this chart as a picture, for other programs");
    if (c.widgets.small_icon(key, Icon::copy, words)) c.ask(CopyChart{view.chart, view.best_first});
}

void chart_words(PanelContext& c, const plan::Indicator& indicator, const std::string& shown,
                 const std::string& signs) {
    const float room = ImGui::GetContentRegionAvail().x;
    const auto words = [&](const plan::Name& name) {
        return c.name(name) + shown + (signs.empty() ? "" : "  ·  " + signs);
    };
    const std::string whole = words(indicator.name);
    c.widgets.fitted_text(c.widgets.text_width(whole) <= room ? whole : words(indicator.short_name), room);
}

}  // namespace ui
