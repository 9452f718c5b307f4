#include "plan/plan.h"

#include <fmt/format.h>

namespace plan {

std::string figure_key(const CityFigure& figure) { return fmt::format("{}.{}", figure.table, figure.number); }

geo::GeoExtent city_extent(const Plan& plan) {
    geo::GeoExtent extent;
    for (const Unit& unit : plan.units) geo::include(extent, unit.shape);
    return extent;
}

}  // namespace plan
