// Presenting a story: slides in place of the panels, and everything as it was when it is over. Nothing can be edited
// meanwhile, no window opens, messages wait. Private to ui.
#pragma once

#include "frame/panel_context.h"

namespace ui {

/// What presenting the map alone and presenting a story begin with.
void begin_presenting(PanelContext& context);
/// The usual story from a slide (from 1), 0: from its first page; the map alone where there is no story to show.
void present_story(PanelContext& context, int slide);
/// Of the slide whose view was opened last; 0: there is none.
[[nodiscard]] int slide_opened_last(const PanelContext& context);
[[nodiscard]] bool has_story(const PanelContext& context);
/// What the start of the program asked for, once.
void begin_wished_story(PanelContext& context);
/// One frame of a story that is presented, its keys included.
void draw_presented_story(PanelContext& context);

}  // namespace ui
