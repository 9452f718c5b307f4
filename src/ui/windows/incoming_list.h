// What a colleague's changes bring without a question: who did it, row by row what changes, what was taken back here
// before, and what was decided without asking. Private to the room.
#pragma once

#include "frame/panel_context.h"

namespace ui {

struct MergeState;

void draw_people(PanelContext& context, MergeState& state);
/// Rows that change without a question; the pointer on one shows it on the map, a click goes there.
void draw_incoming(PanelContext& context, const MergeState& state);
/// Steps that came again though they were taken back here, with a way to take them again.
void draw_taken_back(PanelContext& context, const MergeState& state);
/// Answers that overrule what is here, and numbers that gave way.
void draw_decided(PanelContext& context, const MergeState& state);

}  // namespace ui
