// Keys and ways of the mouse, in as many columns as fit; and what the map shows.
#include <algorithm>
#include <array>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "frame/commands.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

/// A way to use mouse or keyboard that is no command.
struct Gesture {
    const char* how;
    const char* what;
};

constexpr std::array k_mouse{Gesture{base::mark("Drag"), base::mark("Pan, in every tool; also with the middle button")},
                             Gesture{base::mark("Wheel"), base::mark("Zoom at the pointer; finer with Ctrl")},
                             Gesture{base::mark("Double click"), base::mark("Zoom in at the pointer")},
                             Gesture{base::mark("Shift + drag"), base::mark("Zoom to a box")},
                             Gesture{base::mark("Click"), base::mark("Select; Shift adds, Ctrl adds or takes away")},
                             Gesture{base::mark("Drag a selected carrier"),
                                     base::mark("Move it, while editing is unlocked; Ctrl snaps, Esc cancels")}};

constexpr std::array k_keyboard{
    Gesture{base::mark("F6, Shift+F6"), base::mark("Go round map, panels, dock and bars")},
    Gesture{base::mark("Tab, Shift+Tab"), base::mark("In a panel or window: to the next control, to the one before")},
    Gesture{base::mark("Arrow keys in a panel"), base::mark("To the control on that side; change a slider")},
    Gesture{base::mark("Enter, Space"), base::mark("Press the control that has the frame")},
    Gesture{base::mark("Esc in a panel"), base::mark("Back to the map")},
    Gesture{base::mark("Letters in a list"), base::mark("To the next row that begins so, also by pinyin")},
    Gesture{base::mark("1 … 6"), base::mark("Choose the indicator")},
    Gesture{base::mark("Arrow keys"), base::mark("Nudge the selected carriers by a pixel; with Shift by ten")},
    Gesture{base::mark("Enter while placing"), base::mark("Place the carrier in the middle of the map")}};

struct HelpPart {
    std::string title;
    std::vector<std::pair<std::string, std::string>> lines;  ///< keys, and what they do
};

std::vector<HelpPart> help_parts(const PanelContext& c) {
    std::vector<HelpPart> parts{{c.say("Keyboard"), {}}, {c.say("Mouse"), {}}};
    for (const Gesture& gesture : k_keyboard) parts[0].lines.emplace_back(c.say(gesture.how), c.say(gesture.what));
    for (const Gesture& gesture : k_mouse) parts[1].lines.emplace_back(c.say(gesture.how), c.say(gesture.what));
    for (const CommandGroup group :
         {CommandGroup::view, CommandGroup::map, CommandGroup::find, CommandGroup::edit, CommandGroup::story,
          CommandGroup::tools, CommandGroup::panels, CommandGroup::project, CommandGroup::help}) {
        HelpPart part{c.say(group_name(group)), {}};
        for (const Command& command : commands())
            if (command.group == group && command.shortcut.key != Key::none)
                part.lines.emplace_back(shortcut_text(command.shortcut, c.widgets), c.say(command.name));
        parts.push_back(std::move(part));
    }
    return parts;
}

void draw_help_part(PanelContext& c, const HelpPart& part) {
    c.widgets.section(part.title);
    for (const auto& [keys, words] : part.lines) {
        c.widgets.soft_text(keys);
        ImGui::SameLine(c.widgets.px(150));
        c.widgets.wrapped(words);
    }
}

constexpr float k_help_column = 450;  // logical px

int help_columns(const FrameParts& c) {
    const float room = c.input.width - c.widgets.px(80);
    return std::clamp(static_cast<int>(room / c.widgets.px(k_help_column)), 1, 3);
}

/// What has nothing to stop at is read on with Page Down and Page Up.
void scroll_by_key(const PanelContext& c) {
    const float page = ImGui::GetWindowHeight() * 0.8F;
    if (key_pressed(c.input, Key::page_down)) ImGui::SetScrollY(ImGui::GetScrollY() + page);
    if (key_pressed(c.input, Key::page_up)) ImGui::SetScrollY(ImGui::GetScrollY() - page);
}

/// Parts whole in columns of about the same length.
void draw_help_columns(PanelContext& c, int columns) {
    constexpr std::size_t k_lines_of_title = 2;
    const std::vector<HelpPart> parts = help_parts(c);
    std::size_t all = 0, filled = 0;
    for (const HelpPart& part : parts) all += part.lines.size() + k_lines_of_title;
    if (!ImGui::BeginTable("###help", columns, ImGuiTableFlags_SizingStretchSame)) return;
    ImGui::TableNextColumn();
    int column = 0;
    for (const HelpPart& part : parts) {
        const std::size_t half = (part.lines.size() + k_lines_of_title) / 2;
        const bool full =
            (filled + half) * static_cast<std::size_t>(columns) > all * static_cast<std::size_t>(column + 1);
        if (full && column + 1 < columns) {
            ImGui::TableNextColumn();
            ++column;
        }
        draw_help_part(c, part);
        filled += part.lines.size() + k_lines_of_title;
    }
    ImGui::EndTable();
}

}  // namespace

float width_of_help(const FrameParts& parts) {
    return help_columns(parts) == 1 ? k_wide_window : k_help_column * static_cast<float>(help_columns(parts)) + 40;
}

void draw_help_window(PanelContext& c) {
    const float height = std::min(c.widgets.px(560), c.input.height - c.widgets.px(170));
    ImGui::BeginChild("###help_text", {0, height});
    draw_help_columns(c, help_columns(c));
    c.widgets.section(c.say("What the map shows"));
    c.widgets.wrapped(
        c.say("The plan gives a value for 2020 and a target for 2025, nothing between. Until results are "
              "entered, attainment compares the 2020 value with the target and says so."));
    c.widgets.soft_text("Langtu 廊图 " + c.input.version);
    scroll_by_key(c);
    ImGui::EndChild();
    if (c.widgets.button("help/close", c.say("Close"), ButtonLook::primary)) close_window(c);
}

}  // namespace ui
