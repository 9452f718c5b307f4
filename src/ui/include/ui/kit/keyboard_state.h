// Which widget has the keyboard. Every widget that can be used is a stop; the stops of a region are walked with Tab and
// the arrows, F6 goes from region to region. Part of OverlayState. Values, changed once at the beginning of a frame
// (src/ui/kit/keyboard.h) and by the widgets as they are drawn; main thread.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "scene/scene.h"
#include "ui/kit/stops.h"

namespace ui {

struct Stop {
    std::string key;   ///< of the probe
    std::string text;  ///< for finding it by its first letter
    scene::Rect box;   ///< device px
    Region region = Region::map;
    StopKind kind = StopKind::button;
    bool on = false;  ///< what is chosen in a list
};

struct KeyboardState {
    Region region = Region::map;             ///< of the panels
    std::array<std::string, k_regions> at;   ///< the stop that was last reached in each region
    std::array<scene::Rect, k_regions> box;  ///< where it was
    bool tips_rest = false;                  ///< a key was pressed since the pointer last moved

    std::vector<Stop> stops;  ///< of the last frame; the widgets of this one fill `next_stops`
    std::vector<Stop> next_stops;
    std::string wish;        ///< the stop that the next frame comes to
    std::string typed_into;  ///< the text field that takes what is typed

    // of this frame
    Region now = Region::map;  ///< what lies uppermost, else `region`
    std::string arrived;       ///< the stop that a key led to
    std::string pressed;       ///< the stop that a key presses
    int step = 0;              ///< by how much a range is changed

    [[nodiscard]] const std::string& focused() const { return at[static_cast<std::size_t>(now)]; }
};

}  // namespace ui
