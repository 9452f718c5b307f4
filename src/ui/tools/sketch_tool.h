// Drawing for a note as a state machine: what the hand does in a frame goes in, the sketch changes, and a finished
// drawing comes out. Arrow and rectangle are a drag, or two clicks; a line is a drag, or clicks that a second one at
// the same place ends; a freehand line is a drag. Knows neither pixels nor widgets. Pure functions; main thread.
// Private to ui.
#pragma once

#include <optional>

#include "ui/map_edit_state.h"

namespace ui {

struct SketchInput {
    bool pressed = false;    ///< the button went down on the map
    bool released = false;   ///< it went up
    bool travelled = false;  ///< the pointer has left the place of the press
    bool ends = false;       ///< a double click or Enter: the line of clicks has its last point
    geo::LonLat at;          ///< under the pointer, EPSG:4490
    double tolerance_m = 0;  ///< points of a freehand line that lie closer to it say nothing
};

std::optional<plan::NoteDrawing> step_sketch(NoteSketch& sketch, const SketchInput& input);

/// Forgets what is begun; false: nothing was.
bool drop_begun(NoteSketch& sketch);

}  // namespace ui
