// How long a presentation has lasted, as the presenter sees it: runs, can be stopped and set to zero. Values and pure
// functions of them; times are seconds of the caller's clock. Any thread.
#pragma once

#include <optional>
#include <string>

namespace session {

struct Stopwatch {
    double zero_s = 0;                 ///< when it would have shown zero, had it never been stopped
    std::optional<double> stopped_at;  ///< seconds that it shows while it is stopped
    friend bool operator==(const Stopwatch&, const Stopwatch&) = default;
};

[[nodiscard]] Stopwatch started(double now_s);
/// Stops it, or lets it go on from what it shows.
[[nodiscard]] Stopwatch stopped_or_going_on(const Stopwatch& watch, double now_s);
/// Shows zero; stopped where it was stopped.
[[nodiscard]] Stopwatch set_to_zero(const Stopwatch& watch, double now_s);

/// Seconds.
[[nodiscard]] double shown_s(const Stopwatch& watch, double now_s);
/// "4:05", from an hour on "1:04:05".
[[nodiscard]] std::string time_text(double seconds);
/// Seconds until that text changes, above 0; 0: it is stopped.
[[nodiscard]] double changes_in_s(const Stopwatch& watch, double now_s);

}  // namespace session
