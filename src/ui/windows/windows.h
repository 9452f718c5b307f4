// What lies over the map and takes the keys, and what was said to the user. Private to ui.
#pragma once

#include <functional>

#include "frame/panel_context.h"
#include "scene/scene.h"

namespace ui {

/// Search, commands, help, go to, scale, log, files: whichever is open.
void draw_overlay(PanelContext& context);

/// A colleague's changes before they are taken in.
void draw_merge_window(PanelContext& context);
/// A table of values before it is taken in.
void draw_import_window(PanelContext& context);
/// Escape in the preview of an import: one level back. What was chosen by hand is thrown away only when that was asked.
void escape_from_import(PanelContext& context);
/// An import that is under way is shown again where nothing else lies over the map.
void show_waiting_import(PanelContext& context);
/// The copies that can be gone back to.
void draw_backups_window(PanelContext& context);
/// The question before a project is left whose file is gone.
void draw_file_gone_window(PanelContext& context);
void draw_author_window(PanelContext& context);
/// The same inside another window; true: it has been answered or cancelled.
bool draw_author_question(PanelContext& context);
void draw_thresholds_window(PanelContext& context);
void draw_note_window(PanelContext& context);
void draw_targets_window(PanelContext& context);

/// No project is open: recent ones, a new one, another one.
void draw_start_screen(FrameParts& parts);
inline constexpr float k_toast_width = 380;  ///< logical px
/// Stacks what was said last upwards from the lower edge of `place`, device px of the window.
void draw_toasts(FrameParts& parts, const scene::Rect& place);
void draw_log(FrameParts& parts);
void draw_file_window(FrameParts& parts);

/// Where a window lies: in the middle, or at the left so that most of the map can be seen.
enum class Place { middle, left };
/// Runs `draw` in a window over everything, `width` logical px wide; false: clicked away.
bool overlay_window(FrameParts& parts, const char* key, float width_logical, const std::function<void()>& draw,
                    Place place = Place::middle);

}  // namespace ui
