#include "line_places.h"

#include <algorithm>
#include <cmath>

namespace carto {

using scene::Vec2;

OnLine place_at(const MeasuredLine& line, double chainage_m) {
    const auto after = std::upper_bound(line.chainage_m.begin() + 1, line.chainage_m.end() - 1, chainage_m);
    const auto i = static_cast<std::size_t>(after - line.chainage_m.begin());
    const double edge = std::max(line.chainage_m[i] - line.chainage_m[i - 1], 1e-6);
    const auto share = static_cast<float>((chainage_m - line.chainage_m[i - 1]) / edge);
    const Vec2 a = line.path[i - 1], b = line.path[i];
    const float length = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-3F);
    return {{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}, {(b.x - a.x) / length, -(b.y - a.y) / length}};
}

Path part_of(const MeasuredLine& line, double from_m, double to_m) {
    if (line.path.size() < 2) return {};
    const double from = std::max(from_m, line.chainage_m.front()), to = std::min(to_m, line.chainage_m.back());
    if (from >= to) return {};
    Path out{place_at(line, from).local};
    for (std::size_t i = 0; i < line.path.size(); ++i)
        if (line.chainage_m[i] > from && line.chainage_m[i] < to) out.push_back(line.path[i]);
    out.push_back(place_at(line, to).local);
    return out;
}

}  // namespace carto
