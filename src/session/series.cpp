#include "session/series.h"

#include <algorithm>
#include <limits>

#include "plan/measures.h"
#include "plan/observations.h"

namespace session {
namespace {

Series series(const plan::Index& index, const plan::Area& area, const std::string& indicator,
              const std::string& target_set) {
    const plan::Basis basis = plan::basis_of(index, area.key, indicator, index->target_year, target_set);
    Series s{&area, plan::Index::feature_of(area), basis.baseline, basis.target, {}};
    for (int year = index->baseline_year; year <= index->target_year; ++year) {
        const auto value = plan::actual(index, area.key, indicator, year);
        if (!value) continue;
        const plan::Observation* o = index.observation(area.key, indicator, year);
        s.points.push_back(
            {year, *value, o != nullptr ? o->state : plan::ValueState::final_value, o != nullptr && o->sample});
    }
    return s;
}

}  // namespace

std::vector<Series> series_of(const plan::Index& index, const std::string& indicator, const std::string& target_set) {
    std::vector<Series> all;
    const auto add = [&](const plan::Area& area) {
        Series s = series(index, area, indicator, target_set);
        if (!s.points.empty() || s.target) all.push_back(std::move(s));
    };
    for (const plan::Area* area : index.areas()) add(*area);
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

}  // namespace session
