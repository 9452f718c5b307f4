#include "plan/series.h"

#include <algorithm>
#include <limits>

#include "plan/measures.h"
#include "plan/observations.h"

namespace plan {
namespace {

Series series_of_area(const Index& index, const Area& area, const std::string& indicator,
                      const std::string& target_set) {
    const Basis basis = basis_of(index, area.key, indicator, index->target_year, target_set);
    Series s{&area, Index::feature_of(area), basis.baseline, basis.target, {}};
    for (int year = index->baseline_year; year <= index->target_year; ++year) {
        const auto value = actual(index, area.key, indicator, year);
        if (!value) continue;
        const Observation* o = index.observation(area.key, indicator, year);
        s.points.push_back(
            {year, *value, o != nullptr ? o->state : ValueState::final_value, o != nullptr && o->sample});
    }
    return s;
}

}  // namespace

std::vector<Series> series_of(const Index& index, const std::string& indicator, const std::string& target_set) {
    std::vector<Series> all;
    const auto add = [&](const Area& area) {
        Series s = series_of_area(index, area, indicator, target_set);
        if (!s.points.empty() || s.target) all.push_back(std::move(s));
    };
    for (const Area* area : index.areas()) add(*area);
    if (index.city() != nullptr) add(*index.city());
    return all;
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

}  // namespace plan
