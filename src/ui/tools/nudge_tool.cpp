#include "tools/nudge_tool.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr double k_rest_s = 0.8;  // presses closer than that are one step

/// Arrows go on, Shift makes them longer, and Escape is asked what it cancels.
bool goes_on(Key key) {
    return key == Key::left || key == Key::right || key == Key::up || key == Key::down || key == Key::left_shift ||
           key == Key::right_shift || key == Key::escape;
}

}  // namespace

void press_nudge(std::optional<Nudge>& nudge, std::vector<std::int64_t> ids, geo::LonLat by, double now_s) {
    if (!nudge) nudge = Nudge{std::move(ids), {}, 0};
    nudge->by.lon += by.lon;
    nudge->by.lat += by.lat;
    nudge->last_s = now_s;
}

bool is_over(const Nudge& nudge, const NudgeInput& in) {
    const bool other_key =
        std::any_of(in.keys.begin(), in.keys.end(), [](const KeyPress& press) { return !goes_on(press.key); });
    return in.now_s - nudge.last_s > k_rest_s || in.selected != nudge.ids || in.clicked || other_key;
}

std::optional<NudgeMove> end_nudge(std::optional<Nudge>& nudge) {
    std::optional<Nudge> done = std::exchange(nudge, std::nullopt);
    if (!done || done->by == geo::LonLat{}) return std::nullopt;
    return NudgeMove{std::move(done->ids), done->by};
}

}  // namespace ui
