// How a cell is written: one byte says what it is and what follows. Private to module wire.
#pragma once

#include <cstdint>

#include "wire/grid.h"

namespace wire {

// The low three bits are the kind.
inline constexpr std::uint8_t k_kind_bits = 0x07;
inline constexpr std::uint8_t k_is_formula = 0x08;
inline constexpr std::uint8_t k_has_shown = 0x10;
inline constexpr std::uint8_t k_moves_on = 0x20;      ///< how many columns were passed over follows
inline constexpr std::uint8_t k_other_format = 0x40;  ///< not the format of the cell before it in the row; it follows
inline constexpr std::uint8_t k_unknown_bit = 0x80;   ///< never set

constexpr bool has_text(CellKind kind) { return kind == CellKind::text || kind == CellKind::error; }
constexpr bool has_number(CellKind kind) { return !has_text(kind) && kind != CellKind::no_result; }

}  // namespace wire
