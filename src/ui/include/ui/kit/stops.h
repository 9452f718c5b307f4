// What the keyboard can stop at, and in which part of the window. Values.
#pragma once

#include <cstddef>

namespace ui {

/// Parts of the window that the keyboard can be in, in the order in which F6 goes round; the last two lie over all
/// others and have the keyboard for as long as they are open.
enum class Region { map, left, right, dock, top, state, cards, overlay, popup };
inline constexpr std::size_t k_regions = static_cast<std::size_t>(Region::popup) + 1;

/// What the keys do to a stop.
enum class StopKind {
    button,   ///< Enter and Space press it
    text,     ///< typed into as soon as the keyboard comes to it
    range,    ///< Left and Right change it
    upright,  ///< Up and Down change it
    rows      ///< has arrows, Home, End and Enter for itself
};

}  // namespace ui
