// A sheet of cells as spreadsheets show it: letters above, numbers of rows beside, merged cells, what it means in tints
// and marks; titles and names stay in sight while it is scrolled. Only what is seen is drawn, however large it is
// (ImGui's tables end at 64 columns). Knows no file and no plan. Private to ui.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "kit/widgets.h"
#include "ui/kit/key_press.h"
#include "ui/kit/sheet_grid_state.h"

namespace ui {

enum class CellTint : std::uint8_t { plain, name, value, compared, aside, title, left_out };
enum class CellMark : std::uint8_t { none, added, changed, same, refused, asked };

struct CellLook {
    std::string text;
    CellTint tint = CellTint::plain;
    CellMark mark = CellMark::none;
    bool is_number = false;  ///< stands at the right
    bool soft = false;
    bool is_chip = false;  ///< says what a column or a row means, and can be pressed
};

/// What a sheet holds; asked only for what is seen.
class CellSource {
public:
    CellSource() = default;
    CellSource(const CellSource&) = delete;
    CellSource& operator=(const CellSource&) = delete;
    virtual ~CellSource() = default;

    [[nodiscard]] virtual std::size_t lines() const = 0;
    [[nodiscard]] virtual std::size_t columns() const = 0;
    [[nodiscard]] virtual std::string line_name(std::size_t line) const = 0;
    [[nodiscard]] virtual std::string column_name(std::size_t column) const = 0;
    /// Logical px.
    [[nodiscard]] virtual float column_width(std::size_t column) const = 0;
    [[nodiscard]] virtual CellLook cell(std::size_t line, std::size_t column) const = 0;
    /// The merged range that a cell lies in; its first cell holds what it shows.
    [[nodiscard]] virtual std::optional<CellSpan> merge(std::size_t line, std::size_t column) const = 0;
    /// The lines of titles that stay in sight above a line; only first_line and last_line count.
    [[nodiscard]] virtual std::optional<CellSpan> titles_over(std::size_t line) const = 0;
    /// The column of names that stays in sight beside a line.
    [[nodiscard]] virtual std::optional<std::size_t> names_beside(std::size_t line) const = 0;
    /// Of a cell, for the probe.
    [[nodiscard]] virtual std::string key(std::size_t line, std::size_t column) const = 0;
    [[nodiscard]] virtual std::string tip(std::size_t line, std::size_t column) const = 0;
};

/// What was pressed in this frame; dragged over letters, numbers or chips, the last of those that the state then has
/// as chosen().
struct SheetPress {
    enum class Part : std::uint8_t { none, cell, line, column } part = Part::none;
    std::size_t line = 0, column = 0;
};

/// In `width` × `height` px from the cursor on. `key` is the stop that the keyboard comes to.
SheetPress draw_sheet(Widgets& widgets, const std::string& key, const CellSource& source, SheetGridState& state,
                      float width, float height);

/// An arrow, Home, End, PgUp or PgDn, with Ctrl to the edges, with Shift choosing what it passes; false: it means
/// something else.
bool move_in_sheet(const CellSource& source, SheetGridState& state, const KeyPress& press);

}  // namespace ui
