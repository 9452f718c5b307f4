// The lines that things are measured along: which is asked for, where each begins, which stations lie on it. A station
// belongs to the line that it is nearest to, and to every other one that is near enough for an interchange; a plan with
// one line has all stations on it. Derived from a Plan, which must outlive it, never stored. Immutable; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/linear_reference.h"
#include "plan/plan.h"
#include "plan/stretch.h"

namespace plan {

/// The line that everything is measured along, as its place in Plan::rail; nothing: whatever line is nearest.
using ChosenLine = std::optional<std::size_t>;

/// A station this near to another line than its nearest lies on both, metres.
inline constexpr double k_interchange_m = 150;

/// Where something is along a line of the plan; the chainage is counted from the line's first station.
struct LinePosition : geo::LinearPosition {
    std::size_t line = 0;  ///< place in Plan::rail
    friend bool operator==(const LinePosition&, const LinePosition&) = default;
};

class Lines {
public:
    explicit Lines(const Plan& plan);

    struct StationOn {
        const Station* station = nullptr;
        double chainage_m = 0;
    };

    [[nodiscard]] std::size_t size() const { return courses_.size(); }
    /// Along the chosen line, else along the nearest, the first of several that are as near; nothing without a line.
    [[nodiscard]] std::optional<LinePosition> along(geo::LonLat position, ChosenLine chosen = {}) const;
    /// In the plan's order.
    [[nodiscard]] std::span<const StationOn> stations(std::size_t line) const { return courses_[line].stations; }
    [[nodiscard]] bool has(std::size_t line, const Station& station) const;
    /// The first line that a station lies on: its official chainage is one of this line.
    [[nodiscard]] std::size_t home_of(const Station& station) const;
    /// From one end of a line to the other.
    [[nodiscard]] const Stretch& whole(std::size_t line) const { return courses_[line].whole; }
    /// The place at a chainage of a line; nothing beyond its ends by more than a metre.
    [[nodiscard]] std::optional<geo::LonLat> position_at(std::size_t line, double chainage_m) const;

private:
    struct Course {
        geo::LineLocator locator;
        Stretch whole;
        std::vector<StationOn> stations;
    };
    void place_stations(const Plan& plan);

    const Plan* plan_;
    std::vector<Course> courses_;  ///< as Plan::rail
};

/// Whether the lines of a plan are several, so that it must be said which is meant.
inline bool has_several_lines(const Plan& plan) { return plan.rail.size() > 1; }

enum class Wind { north, east, south, west };
/// Where one sees a side of a line, -1 left and 1 right, by where the line goes on the whole.
Wind wind_of_side(const RailLine& line, int side);

/// Stations that are asked for: those of the chosen line, else all; in the plan's order.
std::vector<const Station*> stations_of(const Plan& plan, ChosenLine chosen);

/// The line of that name, in either language; nothing for an empty name and for one that no line has.
ChosenLine find_line(const Plan& plan, std::string_view name);
/// The same for a name that somebody typed: empty is no choice, a wrong one is refused with the names that there are.
base::Result<ChosenLine> resolve_line(const Plan& plan, std::string_view name);

}  // namespace plan
