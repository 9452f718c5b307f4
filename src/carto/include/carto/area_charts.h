// Charts of the areas by the indicator and the measure that the map shows, drawn like the map for panels, pictures and
// sheets: what is wanted of them, and what comes of it. Values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/feature_ref.h"
#include "plan/plan.h"
#include "scene/scene.h"

namespace carto {

enum class AreaChart : std::uint8_t {
    ranking,  ///< a bar an area, by the measure that is shown
    years     ///< a line an area, of what it had reached year by year
};
inline constexpr std::array k_area_charts{AreaChart::ranking, AreaChart::years};
std::string_view to_key(AreaChart chart);
std::optional<AreaChart> area_chart_from_key(std::string_view key);

struct AreaChartView {
    AreaChart chart = AreaChart::ranking;
    bool best_first = false;                    ///< of the ranking; else what is furthest behind
    std::vector<plan::FeatureRef> marked = {};  ///< over the years: whose lines stand out
    friend bool operator==(const AreaChartView&, const AreaChartView&) = default;
};

/// A row of the ranking, or the value of a year.
struct AreaMark {
    const plan::Area* area = nullptr;  ///< points into the plan
    int year = 0;                      ///< 0: a row
    scene::Rect box;                   ///< device px
};

struct AreaChartPicture {
    scene::ScenePtr scene;        ///< nothing of it is in map space: screen_pane() shows it
    std::vector<AreaMark> marks;  ///< what can be pointed at, in the order of drawing
    scene::Rect plot;             ///< where rows or years lie, device px; taller than its room where a window scrolls
    int first_year = 0, last_year = 0;  ///< at the left and the right side of the plot
    std::string signs;                  ///< what its marks mean

    /// The year that is nearest to a place across the plot.
    [[nodiscard]] int year_at(float x) const;
};

}  // namespace carto
