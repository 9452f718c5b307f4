#include "plan/lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "base/unicode.h"
#include "geo/geodesy.h"

namespace plan {
namespace {

bool is_called(const RailLine& line, const std::string& folded) {
    return base::fold(line.name.zh) == folded || base::fold(line.name.en) == folded;
}

}  // namespace

Lines::Lines(const Plan& plan) : plan_(&plan) {
    for (const RailLine& line : plan.rail)
        courses_.push_back({geo::LineLocator(line.centreline), {0, geo::length_m(line.centreline)}, {}});
    if (!courses_.empty()) place_stations(plan);
}

/// Chainages are those from the first vertex until the first station of each line is known.
void Lines::place_stations(const Plan& plan) {
    std::vector<std::optional<geo::LinearPosition>> at(courses_.size());
    for (const Station& station : plan.stations) {
        double least_m = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < courses_.size(); ++i) {
            at[i] = courses_[i].locator.locate(station.position);
            if (at[i]) least_m = std::min(least_m, at[i]->offset_m);
        }
        for (std::size_t i = 0; i < courses_.size(); ++i)
            if (at[i] && (at[i]->offset_m <= least_m || at[i]->offset_m <= k_interchange_m))
                courses_[i].stations.push_back({&station, at[i]->chainage_m});
    }
    for (Course& course : courses_) {
        if (course.stations.empty()) continue;
        const double first_m = course.stations.front().chainage_m;
        for (StationOn& on : course.stations) on.chainage_m -= first_m;
        course.whole = {course.whole.from_m - first_m, course.whole.to_m - first_m};
    }
}

std::optional<LinePosition> Lines::along(geo::LonLat position, ChosenLine chosen) const {
    std::optional<LinePosition> best;
    for (std::size_t i = 0; i < courses_.size(); ++i) {
        if (chosen && *chosen != i) continue;
        const auto at = courses_[i].locator.locate(position);
        if (at && (!best || at->offset_m < best->offset_m)) best = LinePosition{*at, i};
    }
    if (best) best->chainage_m += courses_[best->line].whole.from_m;
    return best;
}

bool Lines::has(std::size_t line, const Station& station) const {
    const auto& stations = courses_[line].stations;
    return std::ranges::any_of(stations, [&](const StationOn& on) { return on.station == &station; });
}

std::size_t Lines::home_of(const Station& station) const {
    for (std::size_t i = 0; i < courses_.size(); ++i)
        if (has(i, station)) return i;
    return 0;
}

std::optional<geo::LonLat> Lines::position_at(std::size_t line, double chainage_m) const {
    constexpr double k_slack_m = 1;
    const Stretch& whole = courses_[line].whole;
    if (plan_->rail[line].centreline.size() < 2 || chainage_m < whole.from_m - k_slack_m ||
        chainage_m > whole.to_m + k_slack_m)
        return std::nullopt;
    return geo::position_at(plan_->rail[line].centreline, chainage_m - whole.from_m);
}

Wind wind_of_side(const RailLine& line, int side) {
    if (line.centreline.size() < 2) return side < 0 ? Wind::north : Wind::south;
    const double azimuth = geo::geodesic(line.centreline.front(), line.centreline.back()).azimuth_deg;
    const double to = std::fmod(azimuth + (side < 0 ? 270 : 90) + 45, 360);  // a quarter each, north the first
    return static_cast<Wind>(static_cast<int>((to < 0 ? to + 360 : to) / 90));
}

std::vector<const Station*> stations_of(const Plan& plan, ChosenLine chosen) {
    std::vector<const Station*> out;
    if (chosen && has_several_lines(plan)) {
        const Lines lines(plan);
        for (const Lines::StationOn& on : lines.stations(*chosen)) out.push_back(on.station);
    } else {
        for (const Station& station : plan.stations) out.push_back(&station);
    }
    return out;
}

ChosenLine find_line(const Plan& plan, std::string_view name) {
    const std::string folded = base::fold(name);
    for (std::size_t i = 0; i < plan.rail.size() && !folded.empty(); ++i)
        if (is_called(plan.rail[i], folded)) return i;
    return std::nullopt;
}

base::Result<ChosenLine> resolve_line(const Plan& plan, std::string_view name) {
    if (name.empty()) return ChosenLine{};
    if (const ChosenLine found = find_line(plan, base::trimmed(name))) return found;
    std::string names;
    for (const RailLine& line : plan.rail) names += (names.empty() ? "" : ", ") + line.name.zh;
    if (names.empty())
        return base::fail(base::ErrorKind::refused, std::string(name),
                          base::mark("names no line; the plan has none to measure along"));
    return base::fail_with(base::ErrorKind::refused, std::string(name),
                           base::mark("is no line of the plan; choose from {}"), names);
}

}  // namespace plan
