#include "carrier_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace carto {
namespace {

using Group = std::vector<CarrierSpot>;

float distance(scene::Vec2 a, scene::Vec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Spots closer than `reach` to a spot of a group belong to it.
std::vector<Group> group_spots(const std::vector<CarrierSpot>& spots, float reach) {
    std::vector<Group> groups;
    for (const CarrierSpot& spot : spots) {
        Group merged{spot};
        const auto near = [&](const Group& g) {
            return std::any_of(g.begin(), g.end(),
                               [&](const CarrierSpot& s) { return distance(s.anchor_px, spot.anchor_px) < reach; });
        };
        for (auto it = groups.begin(); it != groups.end();) {
            if (near(*it)) {
                merged.insert(merged.begin(), it->begin(), it->end());
                it = groups.erase(it);
            } else {
                ++it;
            }
        }
        groups.push_back(std::move(merged));
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

/// A ring of symbols: the first at `start`, clockwise on the screen.
std::vector<scene::Vec2> ring(scene::Vec2 centre, std::size_t count, float radius, float start) {
    std::vector<scene::Vec2> out;
    for (std::size_t i = 0; i < count; ++i) {
        const float angle =
            start + 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(count);
        out.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return out;
}

float ring_cost(const std::vector<scene::Vec2>& places, float size, const Placement& placement) {
    float cost = 0;
    for (const scene::Vec2 p : places) {
        const scene::Rect box = box_at(p, size);
        cost += placement.free(box) ? 0.0F : 100.0F;
        cost += static_cast<float>(placement.discouraged(box.grown(-size * 0.15F)));
    }
    return cost;
}

/// The tightest ring whose symbols are free; the least bad one where none is.
std::vector<scene::Vec2> best_ring(scene::Vec2 centre, std::size_t count, float size, const Placement& placement) {
    constexpr int k_turns = 12;
    const float least = std::max(size * 1.25F, size * 1.45F * static_cast<float>(count) / (2 * std::numbers::pi_v<float>));
    std::vector<scene::Vec2> chosen;
    float lowest = std::numeric_limits<float>::infinity();
    for (int wider = 0; wider < 4; ++wider)
        for (int turn = 0; turn < k_turns; ++turn) {
            const float step = 2 * std::numbers::pi_v<float> / static_cast<float>(count) / k_turns;
            const float start = -std::numbers::pi_v<float> / 2 + step * (static_cast<float>(turn) + 0.5F);
            const float radius = least + size * 0.6F * static_cast<float>(wider);
            auto places = ring(centre, count, radius, start);
            const float cost = ring_cost(places, size, placement) + 3.0F * static_cast<float>(wider);
            if (cost < lowest) {
                lowest = cost;
                chosen = std::move(places);
            }
        }
    return chosen;
}

}  // namespace

std::vector<CarrierSpot> lay_out_carriers(const std::vector<CarrierSpot>& at, float size_px, Placement& placement) {
    std::vector<CarrierSpot> out;
    for (Group& group : group_spots(at, size_px)) {
        const bool covered = !placement.free(box_at(group.front().anchor_px, size_px * 0.8F)) &&
                             placement.in_view(group.front().anchor_px);
        if (group.size() == 1 && !covered) {
            placement.take(box_at(group.front().anchor_px, size_px));
            out.push_back(group.front());
            continue;
        }
        const scene::Vec2 centre = middle(group);
        const auto places = best_ring(centre, group.size(), size_px, placement);
        placement.take(box_at(centre, size_px * 0.5F));
        for (std::size_t i = 0; i < group.size(); ++i) {
            CarrierSpot spot = group[i];
            spot.offset = {places[i].x - spot.anchor_px.x, places[i].y - spot.anchor_px.y};
            spot.spread = true;
            placement.take(box_at(places[i], size_px));
            out.push_back(spot);
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const CarrierSpot& a, const CarrierSpot& b) { return a.carrier < b.carrier; });
    return out;
}

}  // namespace carto
