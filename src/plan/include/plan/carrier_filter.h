// Which carriers are shown, counted and written: one filter for the map, the tables, the corridor unrolled, the search
// and the export. Values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plan/carrier.h"

namespace plan {

/// Whether something lies in a reach, a unit or a stretch, as surely as its position is known: certain: all of its
/// circle of uncertainty does; outside: nothing of it; else possible.
enum class Membership : std::uint8_t { outside, possible, certain };
std::string_view to_key(Membership value);
Name label(Membership value);

/// A carrier passes when it passes every field; a field with nothing in it lets all pass, one with several lets each of
/// them pass.
struct CarrierFilter {
    std::vector<CarrierFunction> functions;
    std::vector<Programme> programmes;
    std::vector<std::string> bodies;    ///< as the plan writes them
    std::vector<std::string> segments;  ///< keys; empty: off the corridor
    std::vector<std::string> units;     ///< codes; empty: outside the city
    std::vector<Stage> stages;
    std::vector<PositionQuality> qualities;
    std::vector<Membership> within;  ///< of the reach that is shown
    std::string text;                ///< words that must all occur in its name, number, body or task
    [[nodiscard]] bool empty() const { return *this == CarrierFilter{}; }
    friend bool operator==(const CarrierFilter&, const CarrierFilter&) = default;
};

}  // namespace plan
