// The keys of the commands: which press means which, how they are written, and running them.
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
#include "ui/note_state.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

/// Keys that mean the same as another.
Key usual_key(const KeyPress& press) {
    switch (press.key) {
        case Key::pad_add: return Key::equal;
        case Key::pad_subtract: return Key::minus;
        case Key::pad_enter: return Key::enter;
        case Key::digit_0: return press.ctrl ? Key::home : press.key;
        case Key::slash: return press.shift ? Key::f1 : press.key;
        default: return press.key;
    }
}

/// Ctrl+Shift+Z is Ctrl+Y, the menu key Shift+F10.
KeyPress usual_press(KeyPress press) {
    if (press.key == Key::menu) {
        press.key = Key::f10;
        press.shift = true;
    }
    if (press.key != Key::z || !press.ctrl || !press.shift) return press;
    press.key = Key::y;
    press.shift = false;
    return press;
}

bool matches(const Shortcut& shortcut, const KeyPress& press) {
    if (shortcut.key == Key::none || shortcut.key != usual_key(press)) return false;
    const bool free_of_shift = shortcut.key == Key::equal || shortcut.key == Key::f1;  // "+" and "?"
    const bool free_of_ctrl = shortcut.key == Key::home;                               // Ctrl+0
    return (free_of_ctrl || shortcut.ctrl == press.ctrl) && (free_of_shift || shortcut.shift == press.shift) &&
           shortcut.alt == press.alt;
}

bool allowed_while_typing(const KeyPress& press) {
    const bool of_the_field = press.key == Key::c || press.key == Key::v || press.key == Key::x ||
                              press.key == Key::z || press.key == Key::y || press.key == Key::digit_0;
    return press.ctrl ? !of_the_field : is_function_key(press.key) || press.key == Key::escape;
}

/// The digits; what a digit means as a command comes after it.
bool choose_indicator(PanelContext& c, const KeyPress& press) {
    const auto& indicators = c.session.plan().indicators;
    const auto place = place_in_row(press.key, Key::digit_1, Key::digit_9);
    if (!place || press.ctrl || press.alt || press.repeat) return false;
    const auto index = static_cast<std::size_t>(*place);
    if (index < indicators.size()) c.push(session::ShowIndicator{indicators[index].key});
    return false;
}

/// A drag of carriers goes on while the view is moved, and Escape is told what it cancels. Keys of editing end it and
/// do nothing else; all others end it and do what they do. True: the key has been taken.
bool ends_drag(PanelContext& c, const Command& command) {
    if (command.group == CommandGroup::view || command.shortcut.key == Key::escape) return false;
    return cancel_drag(c) && command.group == CommandGroup::edit;
}

std::string key_name(Key key, const Widgets& w) {
    if (const auto place = place_in_row(key, Key::f1, Key::f25)) return "F" + std::to_string(*place + 1);
    if (const auto place = place_in_row(key, Key::a, Key::z)) return {static_cast<char>('A' + *place)};
    if (const auto place = place_in_row(key, Key::digit_0, Key::digit_9)) return {static_cast<char>('0' + *place)};
    switch (key) {
        case Key::home: return "Home";
        case Key::end: return "End";
        case Key::equal: return "+";
        case Key::minus: return "−";
        case Key::period: return ".";
        case Key::comma: return ",";
        case Key::slash: return "?";
        case Key::backspace: return "Backspace";
        case Key::space: return w.say("Space bar");
        case Key::tab: return "Tab";
        case Key::enter: return "Enter";
        case Key::escape: return "Esc";
        case Key::del: return "Del";
        case Key::page_up: return "PgUp";
        case Key::page_down: return "PgDn";
        case Key::grave: return "`";
        case Key::left_bracket: return "[";
        case Key::right_bracket: return "]";
        case Key::left: return w.say("Left arrow");
        case Key::right: return w.say("Right arrow");
        case Key::up: return w.say("Up arrow");
        case Key::down: return w.say("Down arrow");
        default: return {};
    }
}

/// Who may take a press before the commands do, in this order; none of them while something is typed.
constexpr std::array k_claimants{values_by_key, place_by_key, nudge_by_key, choose_indicator};

bool is_claimed(PanelContext& c, const KeyPress& press) {
    return std::any_of(k_claimants.begin(), k_claimants.end(), [&](const auto takes) { return takes(c, press); });
}

/// What is typed of a note lives in its window: no key but Escape, which cancels it, may put another in its place.
bool keeps_note(PanelContext& c, const Command& command) {
    NoteDraft& note = c.overlays.note;
    if (c.overlays.open != Overlay::note || !note.has_words() || command.shortcut.key == Key::escape) return false;
    note.kept_open = true;
    return true;
}

void run_command_of(PanelContext& c, const KeyPress& press) {
    const auto all = commands();
    const auto is_meant = [&](const Command& each) {
        return matches(each.shortcut, press) && (each.repeats || !press.repeat);
    };
    auto command = std::find_if(all.begin(), all.end(),
                                [&](const Command& each) { return is_meant(each) && is_possible(each, c); });
    if (command == all.end()) command = std::find_if(all.begin(), all.end(), is_meant);
    if (command == all.end() || (c.notes.arrows_taken && command->gives_way) || ends_drag(c, *command)) return;
    if (is_possible(*command, c) && !keeps_note(c, *command)) command->run(c);
}

}  // namespace

std::string shortcut_text(const Shortcut& shortcut, const Widgets& widgets) {
    if (shortcut.key == Key::none) return {};
    std::string text;
    if (shortcut.ctrl) text += "Ctrl+";
    if (shortcut.alt) text += "Alt+";
    if (shortcut.shift) text += "Shift+";
    const std::string name = key_name(shortcut.key, widgets);
    return name.empty() ? name : text + name;  // a key of the keypad is not told apart
}

void run_pressed_commands(PanelContext& context, bool typing) {
    for (const KeyPress& pressed : context.keys()) {
        const KeyPress press = usual_press(pressed);
        if (typing ? !allowed_while_typing(press) : is_claimed(context, press)) continue;
        run_command_of(context, press);
    }
}

}  // namespace ui
