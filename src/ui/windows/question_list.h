// Questions that a merge leaves, as a list: both values, both places on the map, and an answer each. Used before a
// merge and for those that were left open. Private to the room.
#pragma once

#include "frame/panel_context.h"

namespace ui {

struct QuestionList;

/// Begins a part of the window that scrolls, with room at its sides for the ring of the keyboard; ends with EndChild.
void begin_scrolled(const PanelContext& context, const char* id, float height);
/// Draws the list with keys and buttons; `key` names its widgets. The answers are left in it.
void draw_questions(PanelContext& context, QuestionList& list, const char* key);

}  // namespace ui
