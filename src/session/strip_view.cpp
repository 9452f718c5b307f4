#include "session/strip_view.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "plan/ruler.h"
#include "session/known_text.h"
#include "session/reach_text.h"

namespace session {
namespace {

constexpr double k_least_shown_m = 500;
constexpr double k_whole_share = 0.999;  // of the line: rounding is no zoom

std::optional<plan::Stretch> within(const plan::Stretch& whole, double from_m, double length_m) {
    if (length_m >= whole.length_m() * k_whole_share) return std::nullopt;
    const double from = std::clamp(from_m, whole.from_m, whole.to_m - length_m);
    return plan::Stretch{from, from + length_m};
}

/// Whether it is known how far off the position may be.
bool is_bounded(const plan::Carrier& carrier) {
    return !plan::is_doubt_assumed(carrier) || carrier.quality == plan::PositionQuality::address;
}

}  // namespace

std::optional<plan::Stretch> zoomed(const plan::Stretch& whole, const plan::Stretch& shown, double factor,
                                    double at_m) {
    const double length = std::max(shown.length_m() / factor, std::min(k_least_shown_m, whole.length_m()));
    const double share = (at_m - shown.from_m) / shown.length_m();
    return within(whole, at_m - share * length, length);
}

std::optional<plan::Stretch> panned(const plan::Stretch& whole, const plan::Stretch& shown, double by_m) {
    return within(whole, shown.from_m + by_m, shown.length_m());
}

plan::WithinReach carriers_in(const plan::CorridorStrip& strip, const plan::Stretch& stretch) {
    plan::WithinReach out;
    for (const plan::StripCarrier& c : strip.carriers) {
        const double doubt = plan::doubt_m(*c.carrier);
        const plan::Stretch may{c.chainage_m - doubt, c.chainage_m + doubt};
        if (is_bounded(*c.carrier) && stretch.contains(may.from_m) && stretch.contains(may.to_m))
            ++out.certain;
        else if (may.from_m <= stretch.to_m && may.to_m >= stretch.from_m)
            ++out.possible;
    }
    return out;
}

std::string stretch_text(const plan::Ruler& ruler, const plan::CorridorStrip& strip, const plan::Stretch& stretch,
                         base::Language language) {
    const auto stations = std::count_if(strip.stations.begin(), strip.stations.end(),
                                        [&](const plan::StripStation& s) { return stretch.contains(s.chainage_m); });
    const char* words = base::translate_count(language, stations, "{0}–{1}, {2}: {3} station; carriers: {4}",
                                              "{0}–{1}, {2}: {3} stations; carriers: {4}");
    const auto [from, to] =
        ruler.reversed() ? std::pair(stretch.to_m, stretch.from_m) : std::pair(stretch.from_m, stretch.to_m);
    return fmt::format(fmt::runtime(words), chainage_text(ruler, from), chainage_text(ruler, to),
                       distance_text(stretch.length_m(), language), stations,
                       reach_text(carriers_in(strip, stretch), language));
}

std::string strip_place_text(const plan::Index& index, std::size_t line, double chainage_m, double offset_m,
                             base::Language language) {
    const double distance = std::round(std::abs(offset_m) / 10) * 10;
    const int side = distance == 0 ? 0 : offset_m < 0 ? -1 : 1;
    return chainage_text(index.ruler(line), chainage_m) + "  " +
           (side == 0 ? std::string() : distance_text(distance, language) + " ") +
           side_text(index, line, side, distance, 0, language);
}

}  // namespace session
