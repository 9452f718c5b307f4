// Everything that can be done without pointing at the map, in one table: the keys, the command window, the help and the
// menu are made of it. Private to ui.
#pragma once

#include <span>
#include <string>

#include "frame/panel_context.h"

namespace ui {

struct Shortcut {
    int key = 0;  ///< GLFW's key code; 0: none
    bool ctrl = false, shift = false, alt = false;
};

enum class CommandGroup { view, map, find, edit, tools, panels, project, help };

struct Command {
    const char* key;  ///< stable, for tests
    CommandGroup group;
    Icon icon;
    const char* name;  ///< English id of its words
    Shortcut shortcut;
    void (*run)(PanelContext& context);
    bool (*possible)(const PanelContext& context) = nullptr;  ///< null: always
};

std::span<const Command> commands();
const char* group_name(CommandGroup group);
/// "Ctrl+Shift+P", "Home"; empty for none. Key names are those on the keyboard in the language.
std::string shortcut_text(const Shortcut& shortcut, const Widgets& widgets);
/// The words of a command; undo and redo name their step.
std::string words_of(const Command& command, const PanelContext& context);
/// The words of a command with its key in brackets, for tooltips.
std::string tip_of(const char* command_key, const Widgets& widgets);
bool run_command(const char* command_key, PanelContext& context);
/// Runs what the keys of this frame ask for. While a text is typed only keys with Ctrl or Alt and function keys count.
void run_pressed_commands(PanelContext& context, bool typing);

}  // namespace ui
