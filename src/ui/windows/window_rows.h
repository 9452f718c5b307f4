// What can lie over the map and take the keys, in one table: another window is a row here, a file with its draw
// function, and its state in OverlayState. Private to the room.
#pragma once

#include <span>
#include <variant>

#include "frame/panel_context.h"

namespace ui {

/// Where a window lies: in the middle, or at the left so that most of the map can be seen. Of its own: its draw
/// function makes the window.
enum class Place { middle, left, own };

/// Draws what is in a window; from FrameParts where no project needs to be open.
using DrawWindow = std::variant<void (*)(PanelContext&), void (*)(FrameParts&)>;

struct WindowTitle {
    const char* words = nullptr;  ///< null: the draw function says it, or it needs none
    bool large = false;
};

/// A row of the table: everything that is special about one window.
struct WindowRow {
    Overlay window;
    const char* key;  ///< stable, for ImGui
    WindowTitle title;
    float width;  ///< logical px
    DrawWindow draw;
    Place place = Place::middle;
    void (*escape)(PanelContext& context) = nullptr;           ///< null: closes it
    void (*click_beside)(PanelContext& context) = nullptr;     ///< null: closes it
    float (*fitted_width)(const FrameParts& parts) = nullptr;  ///< of a window that grows with the program's
};

std::span<const WindowRow> window_rows();

inline constexpr float k_wide_window = 560, k_narrow_window = 440, k_merge_window = 520, k_import_window = 1600,
                       k_export_window = 1240;  // logical px

void close_window(FrameParts& parts);

void draw_author_window(PanelContext& context);
void draw_backups_window(PanelContext& context);
void draw_commands_window(PanelContext& context);
void draw_export_window(PanelContext& context);
void draw_file_gone_window(PanelContext& context);
void draw_file_window(FrameParts& parts);
void draw_go_to_window(PanelContext& context);
void draw_help_window(PanelContext& context);
void draw_import_window(PanelContext& context);
void draw_log_window(FrameParts& parts);
void draw_menu_window(PanelContext& context);
void draw_merge_window(PanelContext& context);
void draw_names_window(PanelContext& context);
void draw_ruler_window(PanelContext& context);
void draw_note_window(PanelContext& context);
void draw_scale_window(PanelContext& context);
void draw_questions_window(PanelContext& context);
void draw_search_window(PanelContext& context);
void draw_targets_window(PanelContext& context);
void draw_thresholds_window(PanelContext& context);

float width_of_help(const FrameParts& parts);
float width_of_import(const FrameParts& parts);
/// The question who edits is over: what lay there before it comes back.
void leave_author_question(PanelContext& context);
/// The question who edits inside another window; true: it has been answered or cancelled.
bool draw_author_question(PanelContext& context);
/// No file is chosen; see draw_file_window.
void leave_file_window(PanelContext& context);
/// Escape in the preview of an import: one level back. What was chosen by hand is thrown away only when that was asked.
void escape_from_import(PanelContext& context);
/// A click beside a note must not throw away what was typed.
void click_beside_note(PanelContext& context);

}  // namespace ui
