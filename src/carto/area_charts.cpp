#include "carto/area_charts.h"

#include <algorithm>
#include <cmath>

namespace carto {

std::string_view to_key(AreaChart chart) {
    switch (chart) {
        case AreaChart::ranking: return "ranking";
        case AreaChart::years: return "years";
    }
    return "";
}

std::optional<AreaChart> area_chart_from_key(std::string_view key) {
    for (const AreaChart chart : k_area_charts)
        if (to_key(chart) == key) return chart;
    return std::nullopt;
}

int AreaChartPicture::year_at(float x) const {
    const float share = plot.width > 0 ? (x - plot.x) / plot.width : 0;
    const auto year = first_year + static_cast<int>(std::lround(share * static_cast<float>(last_year - first_year)));
    return std::clamp(year, first_year, last_year);
}

}  // namespace carto
