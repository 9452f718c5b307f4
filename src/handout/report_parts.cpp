#include "report_parts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "session/bullets.h"

namespace handout {

carto::MapOptions judged_map(const plan::Index& index, const plan::Indicator& indicator, int year,
                             carto::Language language) {
    carto::MapOptions options;
    options.indicator = indicator.key;
    options.measure = session::leading_measure(index, year);
    options.year = year;
    options.language = language;
    return options;
}

std::string layer_name(const std::string& layer, carto::Language language) {
    using base::mark;
    constexpr std::array<std::pair<std::string_view, const char*>, 17> k_names{
        {{"segments", mark("Segments")},
         {"units", mark("Units")},
         {"parks", mark("Parks")},
         {"areas", mark("Areas")},
         {"rail", mark("Rail line")},
         {"stations", mark("Stations")},
         {"water", mark("Water")},
         {"neighbours", mark("Neighbours")},
         {"carriers", mark("Carriers")},
         {"indicators", mark("Indicators")},
         {"targets", mark("Baselines and targets")},
         {"figures", mark("Figures of the city")},
         {"planned_lines", mark("Planned lines")},
         {"planned_stations", mark("Planned stations")},
         {"cores", mark("Cores of the plan")},
         {"gap_rules", mark("Rules that find gaps")},
         {"slides", mark("Slides of the story")}}};
    const auto* const at = std::ranges::find(k_names, layer, &std::pair<std::string_view, const char*>::first);
    return at == k_names.end() ? layer : base::translate(language, at->second);
}

std::string marked_as(const plan::Index& index, carto::Language language) {
    std::string mark = base::translate(language, base::mark("For internal use"));
    if (index.has_sample()) mark.append("  ").append(k_sample_mark);
    return mark;
}

}  // namespace handout
