// Nudging carriers by keys: presses that follow each other closely are one step of the history. Pure functions; main
// thread. Private to ui.
#pragma once

#include <optional>

#include "ui/kit/key_press.h"
#include "ui/map_edit_state.h"

namespace ui {

/// Carriers and the difference, degrees, by which they move.
struct NudgeMove {
    std::vector<std::int64_t> ids;
    geo::LonLat by;
};

/// A press adds `by`; the first says which carriers move.
void press_nudge(std::optional<Nudge>& nudge, std::vector<std::int64_t> ids, geo::LonLat by, double now_s);

struct NudgeInput {
    double now_s = 0;
    std::vector<std::int64_t> selected;  ///< that have a place
    bool clicked = false;
    std::vector<KeyPress> keys;
};

/// Nothing more will be added: time has passed, something else is selected, the pointer or another key is used.
bool is_over(const Nudge& nudge, const NudgeInput& input);
/// Ends it; nothing where the presses came back to where they began.
std::optional<NudgeMove> end_nudge(std::optional<Nudge>& nudge);

}  // namespace ui
