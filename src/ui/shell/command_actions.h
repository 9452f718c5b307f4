// The commands in parts, and what they do that is more than one action. Private to ui.
#pragma once

#include <span>

#include "frame/commands.h"

namespace ui {

enum class DockTab;

/// Those of slides and stories, the first of commands().
std::span<const Command> story_commands();
/// Those of panels, project and help, the last of commands().
std::span<const Command> window_commands();

/// Opens the dock at a page, or closes it where that page is open.
void show_dock(PanelContext& context, DockTab tab);
void step_indicator(PanelContext& context, int by);
/// To the nearest year before or after that has values, whatever lies between.
void step_year(PanelContext& context, int by);
void toggle_reach(PanelContext& context);
/// By 100 m, from 2 km on by 500 m; shows the reach where it is not.
void step_reach(PanelContext& context, int by);
bool has_filter(const PanelContext& context);
void clear_filter(PanelContext& context);
/// To the chosen stretch of the line, to what is selected, else to the middle of the map.
void pin_note_to_selection(PanelContext& context);
/// The map alone, or leaves whatever is presented.
void present(PanelContext& context, bool on);
void copy_selection(PanelContext& context);

}  // namespace ui
