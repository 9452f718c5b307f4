// How a sheet of cells is looked at. Values, changed only by drawing; main thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "scene/scene.h"

namespace ui {

/// Both ends belong to it.
struct CellSpan {
    std::size_t first_line = 0, first_column = 0, last_line = 0, last_column = 0;
};

struct CellAt {
    std::size_t line = 0, column = 0;
};

struct SheetGridState {
    float x = 0, y = 0;                ///< scrolled by, device px
    std::size_t line = 0, column = 0;  ///< of the cell that the keyboard is at
    bool reveals = false;              ///< that cell is brought into sight in the next frame
    std::size_t lines_in_sight = 1;    ///< of the last frame, for whole pages
    scene::Rect at;                    ///< where that cell was drawn in the last frame, device px

    /// What the pointer is being dragged over.
    enum class Drag : std::uint8_t { none, letters, numbers, chips } drag = Drag::none;
    std::optional<CellAt> chosen_from;  ///< from there to the cell of the keyboard several are chosen

    [[nodiscard]] CellSpan chosen() const {
        const CellAt from = chosen_from.value_or(CellAt{line, column});
        return {std::min(from.line, line), std::min(from.column, column), std::max(from.line, line),
                std::max(from.column, column)};
    }
    [[nodiscard]] bool several_chosen() const {
        return chosen_from && (chosen_from->line != line || chosen_from->column != column);
    }
};

}  // namespace ui
