// All commands that are possible now, found by their words in either language.
#include <algorithm>
#include <cctype>
#include <imgui.h>
#include <string>
#include <string_view>
#include <vector>

#include "frame/commands.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "windows/list_field.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
    return out;
}

/// In either language, whichever is shown.
bool command_matches(const Command& command, std::string_view query) {
    const std::string wanted = lower(query);
    return lower(command.name).find(wanted) != std::string::npos ||
           std::string_view(base::translate(base::Language::zh, command.name)).find(query) != std::string_view::npos;
}

}  // namespace

void draw_commands_window(PanelContext& c) {
    list_field(c, "commands/field", c.say("Search the commands, in Chinese or English"));
    std::vector<const Command*> found;
    for (const Command& command : commands())
        if (is_possible(command, c) && command_matches(command, c.overlays.text)) found.push_back(&command);
    const bool enter = step_list(c, found.size());
    if (found.empty()) c.widgets.soft_text(c.say("No command has these words."));
    ImGui::BeginChild("###found", {0, c.widgets.px(320)});
    for (std::size_t i = 0; i < found.size(); ++i) {
        const bool here = static_cast<int>(i) == c.overlays.at;
        const std::string label = std::string(glyph(found[i]->icon)) + "  " + words_of(*found[i], c);
        const bool chosen = c.widgets.row(std::string("commands/") + found[i]->key, label, here,
                                          shortcut_text(found[i]->shortcut, c.widgets));
        if (here && (key_pressed(c.input, Key::down) || key_pressed(c.input, Key::up))) ImGui::SetScrollHereY();
        if (!chosen && !(enter && here)) continue;
        close_window(c);
        found[i]->run(c);
        break;
    }
    ImGui::EndChild();
}

}  // namespace ui
