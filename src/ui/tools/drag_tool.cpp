#include "tools/drag_tool.h"

#include <utility>

#include "session/snapping.h"

namespace ui {
namespace {

constexpr double k_threshold_s = 0.15;  // a twitch of the hand moves nothing

void follow(CarrierDrag& drag, const DragInput& in, const plan::Index& index) {
    drag.outside = !in.over_map;
    drag.to = in.under_hand;
    drag.snapped_to = {};
    const auto snap = in.snap_radius_m ? session::snap(index, drag.to, *in.snap_radius_m, drag.ids) : std::nullopt;
    if (!snap) return;
    drag.to = snap->position;
    drag.snapped_to = snap->what;
}

}  // namespace

CarrierDrag begin_drag(std::vector<std::int64_t> ids, std::int64_t held, geo::LonLat from, scene::Vec2 hold) {
    CarrierDrag drag;
    drag.ids = std::move(ids);
    drag.held = held;
    drag.from = drag.to = from;
    drag.hold = hold;
    return drag;
}

DragStep step_drag(std::optional<CarrierDrag>& drag, const DragInput& in, const plan::Index& index) {
    DragStep out;
    if (!drag) return out;
    const bool long_enough = in.held_s >= k_threshold_s;
    // once more when it is let go: the view may have changed since the last movement
    if (!drag->dropped && (in.held || drag->moving)) {
        out.becomes_drag = !drag->moving && in.travelled && !long_enough;
        drag->moving = drag->moving || (in.travelled && long_enough);
        if (drag->moving) follow(*drag, in, index);
        out.moves = drag->moving;
        out.outside = drag->outside;
    }
    out.takes_press = in.held || drag->dropped || drag->moving;  // else a click after all
    if (in.held) return out;
    const CarrierDrag done = *std::exchange(drag, std::nullopt);
    if (done.moving && !done.dropped && !done.outside && done.to != done.from)
        out.move = DragMove{done.ids, done.from, done.to};
    return out;
}

}  // namespace ui
