// Placing a carrier with a click: what the next click does is asked for by a command; the click makes an edit of it.
// Pure functions; main thread. Private to ui.
#pragma once

#include <optional>

#include "plan/edit.h"
#include "plan/plan.h"
#include "session/edit_actions.h"
#include "ui/map_edit_state.h"

namespace ui {

/// The new carrier of a click; its name says what it is until somebody names it.
plan::Carrier draft_at(const plan::Plan& plan, const plan::Placing& placing);
/// The edit of a click at a place, after which nothing is aimed any more; nothing where nothing was.
std::optional<session::EditAction> place_aimed(MapEditState& state, const plan::Plan& plan,
                                               const plan::Placing& placing);

}  // namespace ui
