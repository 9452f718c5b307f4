// Everything that can be done without pointing at the map, in one table: the keys, the command window, the help and the
// menu are made of it. Private to ui.
#pragma once

#include <span>
#include <string>

#include "frame/panel_context.h"

namespace ui {

enum class Key;

struct Shortcut {
    Key key{};  ///< Key::none: by no key
    bool ctrl = false, shift = false, alt = false;
};

enum class CommandGroup { view, map, find, edit, story, tools, panels, project, help };

/// A row of the list of commands: everything that is special about one.
struct Command {
    const char* key;  ///< stable, for tests
    CommandGroup group;
    Icon icon;
    const char* name;  ///< English id of its words
    Shortcut shortcut;
    void (*run)(PanelContext& context);
    bool (*possible)(const PanelContext& context) = nullptr;  ///< null: always
    bool repeats = false;                                     ///< while its key is held; else once a press
    bool gives_way = false;                                   ///< a focused table takes its key first
    bool in_menu = true;
    bool while_presenting = true;

    // The row with one of these.
    [[nodiscard]] constexpr Command held() const { return with(&Command::repeats, true); }
    [[nodiscard]] constexpr Command after_tables() const { return with(&Command::gives_way, true); }
    [[nodiscard]] constexpr Command by_key_alone() const { return with(&Command::in_menu, false); }
    [[nodiscard]] constexpr Command not_presenting() const { return with(&Command::while_presenting, false); }

    [[nodiscard]] constexpr Command with(bool Command::*what, bool value) const {
        Command copy = *this;
        copy.*what = value;
        return copy;
    }
};

std::span<const Command> commands();
/// Whether it can be run now.
bool is_possible(const Command& command, const PanelContext& context);
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
