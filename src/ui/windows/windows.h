// What lies over the map and takes the keys, and what was said to the user. Private to ui.
#pragma once

#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

/// Search, commands, help, files: whichever is open.
void draw_open_window(PanelContext& context);
/// The same while no project is open: only what needs none.
void draw_open_window_alone(FrameParts& parts);
/// Escape in the window that is open.
void escape_from_window(PanelContext& context);
/// An import that is under way is shown again where nothing else lies over the map.
void show_waiting_import(PanelContext& context);

/// No project is open: recent ones, a new one, another one.
void draw_start_screen(FrameParts& parts);
inline constexpr float k_toast_width = 380;  ///< logical px
/// Stacks what was said last upwards from the lower edge of `place`, device px of the window.
void draw_toasts(FrameParts& parts, const scene::Rect& place);

}  // namespace ui
