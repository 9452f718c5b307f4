// The keys of the commands: which press means which, how they are written, and running them.
#include <GLFW/glfw3.h>
#include <algorithm>
#include <array>
#include <string>

#include "frame/commands.h"
#include "frame/frame_notes.h"
#include "map/map_editing.h"
#include "panels/value_table.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"

namespace ui {
namespace {

/// Keys that mean the same as another.
int usual_key(const KeyPress& press) {
    switch (press.key) {
        case GLFW_KEY_KP_ADD: return GLFW_KEY_EQUAL;
        case GLFW_KEY_KP_SUBTRACT: return GLFW_KEY_MINUS;
        case GLFW_KEY_KP_ENTER: return GLFW_KEY_ENTER;
        case GLFW_KEY_0: return press.ctrl ? GLFW_KEY_HOME : press.key;
        case GLFW_KEY_SLASH: return press.shift ? GLFW_KEY_F1 : press.key;
        default: return press.key;
    }
}

/// Ctrl+Shift+Z is Ctrl+Y, the menu key Shift+F10.
KeyPress usual_press(KeyPress press) {
    if (press.key == GLFW_KEY_MENU) {
        press.key = GLFW_KEY_F10;
        press.shift = true;
    }
    if (press.key != GLFW_KEY_Z || !press.ctrl || !press.shift) return press;
    press.key = GLFW_KEY_Y;
    press.shift = false;
    return press;
}

bool matches(const Shortcut& shortcut, const KeyPress& press) {
    if (shortcut.key == 0 || shortcut.key != usual_key(press)) return false;
    const bool free_of_shift = shortcut.key == GLFW_KEY_EQUAL || shortcut.key == GLFW_KEY_F1;  // "+" and "?"
    const bool free_of_ctrl = shortcut.key == GLFW_KEY_HOME;                                   // Ctrl+0
    return (free_of_ctrl || shortcut.ctrl == press.ctrl) && (free_of_shift || shortcut.shift == press.shift) &&
           shortcut.alt == press.alt;
}

bool allowed_while_typing(const KeyPress& press) {
    const bool of_the_field = press.key == GLFW_KEY_C || press.key == GLFW_KEY_V || press.key == GLFW_KEY_X ||
                              press.key == GLFW_KEY_Z || press.key == GLFW_KEY_Y || press.key == GLFW_KEY_0;
    return press.ctrl ? !of_the_field
                      : (press.key >= GLFW_KEY_F1 && press.key <= GLFW_KEY_F25) || press.key == GLFW_KEY_ESCAPE;
}

/// The digits; what a digit means as a command comes after it.
bool choose_indicator(PanelContext& c, const KeyPress& press) {
    const auto& indicators = c.session.plan().indicators;
    const int index = press.key - GLFW_KEY_1;
    const bool digit = index >= 0 && index < 9 && !press.ctrl && !press.alt && !press.repeat;
    if (digit && static_cast<std::size_t>(index) < indicators.size())
        c.push(session::ShowIndicator{indicators[static_cast<std::size_t>(index)].key});
    return false;
}

/// A drag of carriers goes on while the view is moved, and Escape is told what it cancels. Keys of editing end it and
/// do nothing else; all others end it and do what they do. True: the key has been taken.
bool ends_drag(PanelContext& c, const Command& command) {
    if (command.group == CommandGroup::view || command.shortcut.key == GLFW_KEY_ESCAPE) return false;
    return cancel_drag(c) && command.group == CommandGroup::edit;
}

std::string key_name(int key, const Widgets& w) {
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F25) return "F" + std::to_string(key - GLFW_KEY_F1 + 1);
    if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return {static_cast<char>('A' + key - GLFW_KEY_A)};
    if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return {static_cast<char>('0' + key - GLFW_KEY_0)};
    switch (key) {
        case GLFW_KEY_HOME: return "Home";
        case GLFW_KEY_EQUAL: return "+";
        case GLFW_KEY_MINUS: return "−";
        case GLFW_KEY_TAB: return "Tab";
        case GLFW_KEY_ENTER: return "Enter";
        case GLFW_KEY_ESCAPE: return "Esc";
        case GLFW_KEY_DELETE: return "Del";
        case GLFW_KEY_PAGE_UP: return "PgUp";
        case GLFW_KEY_PAGE_DOWN: return "PgDn";
        case GLFW_KEY_GRAVE_ACCENT: return "`";
        case GLFW_KEY_LEFT_BRACKET: return "[";
        case GLFW_KEY_RIGHT_BRACKET: return "]";
        case GLFW_KEY_LEFT: return w.say("Left arrow");
        case GLFW_KEY_RIGHT: return w.say("Right arrow");
        case GLFW_KEY_UP: return w.say("Up arrow");
        case GLFW_KEY_DOWN: return w.say("Down arrow");
        default: return {};
    }
}

/// Who may take a press before the commands do, in this order; none of them while something is typed.
constexpr std::array k_claimants{values_by_key, place_by_key, nudge_by_key, choose_indicator};

bool is_claimed(PanelContext& c, const KeyPress& press) {
    return std::any_of(k_claimants.begin(), k_claimants.end(), [&](const auto takes) { return takes(c, press); });
}

void run_command_of(PanelContext& c, const KeyPress& press) {
    const auto all = commands();
    const auto command = std::find_if(all.begin(), all.end(), [&](const Command& each) {
        return matches(each.shortcut, press) && (each.repeats || !press.repeat);
    });
    if (command == all.end() || (c.notes.arrows_taken && command->gives_way) || ends_drag(c, *command)) return;
    if (is_possible(*command, c)) command->run(c);
}

}  // namespace

std::string shortcut_text(const Shortcut& shortcut, const Widgets& widgets) {
    if (shortcut.key == 0) return {};
    std::string text;
    if (shortcut.ctrl) text += "Ctrl+";
    if (shortcut.alt) text += "Alt+";
    if (shortcut.shift) text += "Shift+";
    return text + key_name(shortcut.key, widgets);
}

void run_pressed_commands(PanelContext& context, bool typing) {
    for (const KeyPress& pressed : context.keys()) {
        const KeyPress press = usual_press(pressed);
        if (typing ? !allowed_while_typing(press) : is_claimed(context, press)) continue;
        run_command_of(context, press);
    }
}

}  // namespace ui
