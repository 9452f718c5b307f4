// Measuring as a state machine: a click or a key goes in, the next point or the end of the figure comes out. The points
// are the session's (session::Measuring). Pure functions; main thread. Private to ui.
#pragma once

#include <optional>

#include "scene/scene.h"
#include "session/actions.h"
#include "session/measuring.h"

namespace ui {

enum class MeasurePress {
    click,
    second_click,  ///< of a double click, when it is let go: the area has been closed already
    double_click,  ///< when its button goes down
    key            ///< takes the middle of the map; the same place again closes the area
};

struct MeasureInput {
    MeasurePress press = MeasurePress::click;
    scene::Vec2 at;                              ///< device px of the map
    plan::FeatureRef on = {};                    ///< what it was snapped to
    std::optional<scene::Vec2> last_point = {};  ///< where the last point lies now, device px
    float same_px = 0;                           ///< how near to it is the same place
};

std::optional<session::Action> measure_by(const session::Measuring& measured, const MeasureInput& input);
/// The figure with the point that would come next.
session::Measuring with_next(session::Measuring measured, const std::optional<session::MeasuredPoint>& next);

}  // namespace ui
