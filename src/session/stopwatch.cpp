#include "session/stopwatch.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace session {

Stopwatch started(double now_s) { return {now_s, std::nullopt}; }

Stopwatch stopped_or_going_on(const Stopwatch& watch, double now_s) {
    if (watch.stopped_at) return {now_s - *watch.stopped_at, std::nullopt};
    return {watch.zero_s, shown_s(watch, now_s)};
}

Stopwatch set_to_zero(const Stopwatch& watch, double now_s) {
    return {now_s, watch.stopped_at ? std::optional(0.0) : std::nullopt};
}

double shown_s(const Stopwatch& watch, double now_s) {
    return std::max(0.0, watch.stopped_at.value_or(now_s - watch.zero_s));
}

std::string time_text(double seconds) {
    constexpr long k_minute = 60, k_hour = 3600;
    const auto s = static_cast<long>(std::max(0.0, seconds));
    if (s < k_hour) return fmt::format("{}:{:02}", s / k_minute, s % k_minute);
    return fmt::format("{}:{:02}:{:02}", s / k_hour, s % k_hour / k_minute, s % k_minute);
}

double changes_in_s(const Stopwatch& watch, double now_s) {
    if (watch.stopped_at) return 0;
    const double shown = shown_s(watch, now_s);
    return std::floor(shown) + 1 - shown;
}

}  // namespace session
