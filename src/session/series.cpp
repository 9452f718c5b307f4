#include "session/series.h"

#include <algorithm>
#include <limits>

#include "plan/measures.h"
#include "plan/observations.h"

namespace session {
namespace {

Series series(const plan::Plan& plan, const plan::Area& area, const std::string& indicator,
              const std::string& target_set) {
    const plan::Basis basis = plan::basis_of(plan, area.key, indicator, plan.target_year, target_set);
    Series s{&area, feature_of(area), basis.baseline, basis.target, {}};
    for (int year = plan.baseline_year; year <= plan.target_year; ++year) {
        const auto value = plan::actual(plan, area.key, indicator, year);
        if (!value) continue;
        const plan::Observation* o = plan::find_observation(plan, area.key, indicator, year);
        s.points.push_back(
            {year, *value, o != nullptr ? o->state : plan::ValueState::final_value, o != nullptr && o->sample});
    }
    return s;
}

}  // namespace

std::vector<Series> series_of(const plan::Plan& plan, const std::string& indicator, const std::string& target_set) {
    std::vector<Series> all;
    for (const bool city : {false, true})
        for (const plan::Area& area : plan.areas) {
            if ((area.kind == plan::AreaKind::city) != city) continue;
            Series s = series(plan, area, indicator, target_set);
            if (!s.points.empty() || s.target) all.push_back(std::move(s));
        }
    return all;
}

scene::FeatureId feature_of(const plan::Area& area) {
    if (area.kind == plan::AreaKind::park) return {scene::FeatureKind::park, area.park};
    if (area.kind == plan::AreaKind::unit && !area.units.empty()) return {scene::FeatureKind::unit, area.units.front()};
    return {};
}

const plan::Area* area_of(const plan::Plan& plan, const scene::FeatureId& feature) {
    if (feature.kind == scene::FeatureKind::unit) return plan::area_of_unit(plan, feature.key);
    if (feature.kind != scene::FeatureKind::park) return nullptr;
    for (const plan::Area& area : plan.areas)
        if (area.kind == plan::AreaKind::park && area.park == feature.key) return &area;
    return nullptr;
}

ValueRange range_of(const std::vector<Series>& series) {
    double least = std::numeric_limits<double>::infinity(), most = -least;
    const auto include = [&](double value) {
        least = std::min(least, value);
        most = std::max(most, value);
    };
    for (const Series& s : series) {
        for (const SeriesPoint& point : s.points) include(point.value);
        if (s.baseline) include(*s.baseline);
        if (s.target) include(*s.target);
    }
    return least <= most ? ValueRange{least, most} : ValueRange{};
}

}  // namespace session
