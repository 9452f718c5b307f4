#include "carrier_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <unordered_map>
#include <utility>

namespace carto {
namespace {

using Group = std::vector<CarrierSpot>;

constexpr float k_number_room = 0.65F;     // beside a symbol, of its size
constexpr float k_block = 6;               // side of the blocks in which carriers are counted, in symbols
constexpr std::size_t k_most_around = 54;  // in three by three blocks; more are drawn small
constexpr float k_dot_of_spacing = 0.42F, k_least_dot = 0.14F,
                k_most_dot = 0.4F;         // diameters; the latter of a symbol's
constexpr float k_clear = 0.88F;           // of a symbol's size: a touch of another is no covering
constexpr float k_numbers_spacing = 1.5F;  // carriers closer than that, in symbols, have no numbers
constexpr float k_beyond_view = 12;        // groups farther outside the view are not spread, in symbols

float distance(scene::Vec2 a, scene::Vec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

using Cell = std::pair<int, int>;

struct CellHash {
    std::size_t operator()(const Cell& c) const {
        return static_cast<std::size_t>(c.first) * 73856093U ^ static_cast<std::size_t>(c.second) * 19349663U;
    }
};

/// Numbers of spots by square cells. The cells hang on the first spot, so that panning does not move them.
class SpotGrid {
public:
    SpotGrid(const std::vector<CarrierSpot>& spots, float cell_px) : origin_(spots.front().anchor_px), cell_(cell_px) {
        for (std::size_t i = 0; i < spots.size(); ++i) cells_[cell_of(spots[i].anchor_px)].push_back(i);
    }
    /// Calls `use` with the list of each cell that touches the neighbourhood of `at`.
    template <class Use>
    void around(scene::Vec2 at, Use use) const {
        const Cell c = cell_of(at);
        for (int y = -1; y <= 1; ++y)
            for (int x = -1; x <= 1; ++x)
                if (const auto found = cells_.find({c.first + x, c.second + y}); found != cells_.end())
                    use(found->second);
    }

private:
    [[nodiscard]] Cell cell_of(scene::Vec2 p) const {
        return {static_cast<int>(std::floor((p.x - origin_.x) / cell_)),
                static_cast<int>(std::floor((p.y - origin_.y) / cell_))};
    }
    scene::Vec2 origin_;
    float cell_;
    std::unordered_map<Cell, std::vector<std::size_t>, CellHash> cells_;
};

/// Makes small symbols of the spots whose neighbourhood has no room for full ones.
void mark_dense(std::vector<CarrierSpot>& spots, float size) {
    if (spots.size() <= k_most_around) return;
    const float cell = size * k_block;
    const SpotGrid grid(spots, cell);
    for (CarrierSpot& spot : spots) {
        std::size_t around = 0;
        grid.around(spot.anchor_px, [&](const std::vector<std::size_t>& there) { around += there.size(); });
        if (around <= k_most_around) continue;
        const float spacing = 3 * cell / std::sqrt(static_cast<float>(around));
        spot.crowded = spacing < size * k_numbers_spacing;
        spot.dot_px = std::clamp(spacing * k_dot_of_spacing, size * k_least_dot, size * k_most_dot);
    }
}

/// Spots closer than `reach` to a spot of a group belong to it; the largest groups first.
std::vector<Group> group_spots(const std::vector<CarrierSpot>& spots, float reach) {
    std::vector<Group> groups;
    if (spots.empty()) return groups;
    const SpotGrid grid(spots, reach);
    std::vector<bool> used(spots.size());
    for (std::size_t first = 0; first < spots.size(); ++first) {
        if (used[first]) continue;
        std::vector<std::size_t> members{first};
        used[first] = true;
        for (std::size_t next = 0; next < members.size(); ++next) {
            const scene::Vec2 at = spots[members[next]].anchor_px;
            grid.around(at, [&](const std::vector<std::size_t>& there) {
                for (const std::size_t i : there) {
                    if (used[i] || distance(spots[i].anchor_px, at) >= reach) continue;
                    used[i] = true;
                    members.push_back(i);
                }
            });
        }
        std::sort(members.begin(), members.end());
        Group& group = groups.emplace_back();
        for (const std::size_t i : members) group.push_back(spots[i]);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.size() > b.size(); });
    return groups;
}

scene::Vec2 middle(const Group& group) {
    scene::Vec2 sum;
    for (const CarrierSpot& s : group) sum = {sum.x + s.anchor_px.x, sum.y + s.anchor_px.y};
    const auto n = static_cast<float>(group.size());
    return {sum.x / n, sum.y / n};
}

scene::Rect box_at(scene::Vec2 centre, float size) { return {centre.x - size / 2, centre.y - size / 2, size, size}; }

/// Small boxes along the leader line from a spot to its symbol, without both ends.
std::vector<scene::Rect> leader_boxes(scene::Vec2 from, scene::Vec2 to, float size) {
    std::vector<scene::Rect> out;
    const float length = distance(from, to);
    for (float at = size * 0.5F; at < length - size * 0.6F; at += size * 0.25F) {
        const float t = at / length;
        out.push_back(box_at({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t}, size * 0.25F));
    }
    return out;
}

/// A place for one symbol of a group: at `angle` on the screen, `radius` px from the spot.
struct Place {
    float angle = 0, radius = 0;
    scene::Vec2 at;
};

/// Room for a name on the outer side of a symbol.
scene::Rect name_room(const Place& place, float size) {
    const float width = size * 5.5F;
    const float height = size * 1.5F;
    const bool right = std::cos(place.angle) >= 0;
    return {right ? place.at.x + size * 0.6F : place.at.x - size * 0.6F - width, place.at.y - height / 2, width,
            height};
}

float angle_between(float a, float b) {
    const float turn = std::fmod(std::abs(a - b), 2 * std::numbers::pi_v<float>);
    return std::min(turn, 2 * std::numbers::pi_v<float> - turn);
}

/// How bad a place is: covered symbols and crossed names most, then crowding, lack of room for a name, distance.
/// Stops early once it is `enough` to lose.
float cost_of(const Place& place, scene::Vec2 spot, const std::vector<Place>& placed, float wanted_angle, float size,
              const Placement& placement, float enough) {
    const scene::Rect box = box_at(place.at, size);
    if (place.radius / size * 2.0F >= enough) return enough;
    float cost = placement.is_free(box) ? 0.0F : 100.0F;
    if (cost >= enough) return enough;
    cost += placement.is_free(box.grown(size * k_number_room)) ? 0.0F : 12.0F;
    for (const scene::Rect& step : leader_boxes(spot, place.at, size)) cost += placement.is_free(step) ? 0.0F : 15.0F;
    for (const Place& other : placed) {
        cost += distance(other.at, place.at) < size * (1 + k_number_room) ? 200.0F : 0.0F;
        cost += 20.0F * std::max(0.0F, 1.0F - angle_between(other.angle, place.angle) / wanted_angle);
    }
    cost += placement.is_free(name_room(place, size)) ? 0.0F : 5.0F;
    cost += static_cast<float>(placement.discouraged(box)) * 0.7F;
    return cost + place.radius / size * 2.0F;
}

Place best_place(scene::Vec2 spot, const std::vector<Place>& placed, std::size_t count, float size,
                 const Placement& placement) {
    constexpr int k_angles = 32;
    constexpr int k_radii = 6;
    const float full = 2 * std::numbers::pi_v<float>;
    Place best;
    float lowest = std::numeric_limits<float>::infinity();
    for (int r = 0; r < k_radii; ++r)
        for (int a = 0; a < k_angles; ++a) {
            Place place{full * static_cast<float>(a) / k_angles, size * (1.3F + 0.45F * static_cast<float>(r)), {}};
            place.at = {spot.x + place.radius * std::cos(place.angle), spot.y + place.radius * std::sin(place.angle)};
            const float cost =
                cost_of(place, spot, placed, full / static_cast<float>(count) * 0.8F, size, placement, lowest);
            if (cost < lowest) {
                lowest = cost;
                best = place;
            }
        }
    return best;
}

/// Places for a group around its spot, clockwise from the top.
std::vector<Place> spread(scene::Vec2 spot, std::size_t count, float size, const Placement& placement) {
    std::vector<Place> places;
    while (places.size() < count) places.push_back(best_place(spot, places, count, size, placement));
    const auto from_top = [](const Place& p) {
        return std::fmod(p.angle + std::numbers::pi_v<float> / 2 + 0.001F, 2 * std::numbers::pi_v<float>);
    };
    std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) { return from_top(a) < from_top(b); });
    return places;
}

/// Exchanges places while that shortens the leader lines of carriers with different positions: lines do not cross.
void uncross(const Group& group, std::vector<Place>& places) {
    const auto length = [&](std::size_t carrier, std::size_t place) {
        return distance(group[carrier].anchor_px, places[place].at);
    };
    for (bool better = true; better;) {
        better = false;
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = i + 1; j < places.size(); ++j)
                if (length(i, j) + length(j, i) + 0.5F < length(i, i) + length(j, j)) {
                    std::swap(places[i], places[j]);
                    better = true;
                }
    }
}

/// Puts the symbols of a group around their spot and takes their room.
void spread_group(Group& group, float size, Placement& placement) {
    const scene::Vec2 spot = middle(group);
    std::vector<Place> places = spread(spot, group.size(), size, placement);
    uncross(group, places);
    placement.take(box_at(spot, size * 0.5F));
    for (std::size_t i = 0; i < group.size(); ++i) {
        CarrierSpot& carrier = group[i];
        carrier.offset = {places[i].at.x - carrier.anchor_px.x, places[i].at.y - carrier.anchor_px.y};
        carrier.spread = true;
        placement.take(box_at(places[i].at, size));
        for (const scene::Rect& box : leader_boxes(carrier.anchor_px, places[i].at, size)) placement.take(box);
    }
}

}  // namespace

std::vector<CarrierSpot> lay_out_carriers(const std::vector<CarrierSpot>& at, float size_px, Placement& placement) {
    std::vector<CarrierSpot> all = at;
    mark_dense(all, size_px);
    std::vector<CarrierSpot> out, full;
    for (const CarrierSpot& spot : all) (spot.dot_px > 0 ? out : full).push_back(spot);
    const scene::Rect near_view = placement.viewport().grown(size_px * k_beyond_view);
    for (Group& group : group_spots(full, size_px)) {
        const scene::Vec2 anchor = group.front().anchor_px;
        const bool covered = !placement.is_free(box_at(anchor, size_px * k_clear)) && placement.in_view(anchor);
        const bool lonely = group.size() == 1 && !covered;
        if (lonely || !near_view.contains(anchor))
            placement.take(box_at(anchor, size_px));
        else
            spread_group(group, size_px, placement);
        out.insert(out.end(), group.begin(), group.end());
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const CarrierSpot& a, const CarrierSpot& b) { return a.carrier < b.carrier; });
    return out;
}

}  // namespace carto
