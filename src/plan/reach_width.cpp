#include "plan/reach_width.h"

#include <algorithm>
#include <cmath>

namespace plan {
namespace {

double bounded(double value, double least, double most, double usual) {
    return std::isnan(value) ? usual : std::clamp(value, least, most);
}

}  // namespace

Reach within_bounds(Reach reach) {
    const Reach usual;
    reach.width_m = bounded(reach.width_m, k_least_reach_m, k_most_reach_m, usual.width_m);
    if (reach.compared_m) reach.compared_m = bounded(*reach.compared_m, k_least_reach_m, k_most_reach_m, usual.width_m);
    reach.detour = bounded(reach.detour, 1, k_most_detour, usual.detour);
    return reach;
}

}  // namespace plan
