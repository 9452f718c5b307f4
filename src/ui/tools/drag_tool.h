// Dragging carriers as a state machine: what the hand does in a frame goes in, the draft changes, and what is let go
// comes out. Knows neither pixels nor widgets. Pure functions; main thread. Private to ui.
//
//   begin_drag -> held -- far and long enough --> moving -- let go --> DragMove
//                   |                                |
//                   '-- let go: a click              '-- cancelled: dropped, until it is let go
#pragma once

#include <optional>

#include "plan/index.h"
#include "ui/map_edit_state.h"

namespace ui {

struct DragInput {
    bool held = false;       ///< the button is still down
    bool travelled = false;  ///< the pointer has ever left the place of the press
    double held_s = 0;
    bool over_map = false;                     ///< what is let go now falls on the map
    geo::LonLat under_hand;                    ///< where the held carrier would lie, EPSG:4490
    std::optional<double> snap_radius_m = {};  ///< nothing: it does not snap
};

/// What moves when it is let go.
struct DragMove {
    std::vector<std::int64_t> ids;
    geo::LonLat from, to;  ///< of the held one
};

struct DragStep {
    bool takes_press = false;   ///< the map does not pan
    bool becomes_drag = false;  ///< by time alone: another frame is needed without an event
    bool moves = false;         ///< carriers follow the hand
    bool outside = false;       ///< over what is no map: let go here they stay
    std::optional<DragMove> move;
};

/// `ids` are all that move, `held` the one under the pointer, `hold` from its place to the pointer, device px.
CarrierDrag begin_drag(std::vector<std::int64_t> ids, std::int64_t held, geo::LonLat from, scene::Vec2 hold);
DragStep step_drag(std::optional<CarrierDrag>& drag, const DragInput& input, const plan::Index& index);

}  // namespace ui
