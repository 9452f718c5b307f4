// How a sheet of cells is looked at. Values, changed only by drawing; main thread.
#pragma once

#include <cstddef>

#include "scene/scene.h"

namespace ui {

struct SheetGridState {
    float x = 0, y = 0;                ///< scrolled by, device px
    std::size_t line = 0, column = 0;  ///< of the cell that the keyboard is at
    bool reveals = false;              ///< that cell is brought into sight in the next frame
    std::size_t lines_in_sight = 1;    ///< of the last frame, for whole pages
    scene::Rect at;                    ///< where that cell was drawn in the last frame, device px
};

}  // namespace ui
