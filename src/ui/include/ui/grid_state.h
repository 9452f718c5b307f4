// The table of values between two frames: which cell is meant, and what is typed into it before it is a change. Values;
// main thread.
#pragma once

#include <string>
#include <vector>

#include "session/value_grid.h"

namespace ui {

/// The table of values: which cell is meant, and what is typed into it before it is a change.
struct GridState {
    bool has_keys = false;        ///< it was clicked last, so keys are its own
    session::GridPlace at, from;  ///< the cell, and the other corner of the block that is selected
    bool moved = false;           ///< by a key, so it is to be seen
    bool typing = false;          ///< `typed` is being edited in the cell
    bool take_focus = false;      ///< the field in the cell has just been opened
    std::string typed;
    std::string first_typed;    ///< goes into the field as soon as it has the keyboard
    bool field_active = false;  ///< it had it in the last frame
    bool preliminary = false;   ///< state of what is entered next
    std::string source;         ///< of what is entered next
    std::string problem;        ///< why the last text was refused
    std::string sort_column;    ///< key; empty: the plan's order
    bool ascending = true;
    std::vector<std::string> order;  ///< keys of the areas, as they stood when they were sorted
};

}  // namespace ui
