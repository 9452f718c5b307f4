// The commands by their keys: words, tooltips, running one.
#include <cstring>
#include <optional>
#include <string>

#include "frame/commands.h"
#include "plan/plan.h"
#include "session/edit_session.h"
#include "shell/edit_commands.h"

namespace ui {
namespace {

using base::mark;

const Command* find_command(const char* key) {
    for (const Command& command : commands())
        if (std::strcmp(command.key, key) == 0) return &command;
    return nullptr;
}

}  // namespace

const char* group_name(CommandGroup group) {
    switch (group) {
        case CommandGroup::view: return mark("View");
        case CommandGroup::map: return mark("Map");
        case CommandGroup::find: return mark("Find");
        case CommandGroup::edit: return mark("Edit");
        case CommandGroup::story: return mark("Story");
        case CommandGroup::tools: return mark("Tools");
        case CommandGroup::panels: return mark("Window");
        case CommandGroup::project: return mark("Project");
        case CommandGroup::help: return mark("Help");
    }
    return "";
}

std::string words_of(const Command& command, const PanelContext& c) {
    std::string words = c.say(command.name);
    const auto with = [&](const std::optional<plan::Name>& step) {
        return step ? words + c.say(": ") + c.name(*step) : words;
    };
    if (c.session.edit() != nullptr && command.run == undo) return with(c.session.edit()->undo_summary());
    if (c.session.edit() != nullptr && command.run == redo) return with(c.session.edit()->redo_summary());
    return words;
}

std::string tip_of(const char* command_key, const Widgets& widgets) {
    const Command* command = find_command(command_key);
    if (command == nullptr) return {};
    const std::string keys = shortcut_text(command->shortcut, widgets);
    return widgets.say(command->name) + (keys.empty() ? "" : "  [" + keys + "]");
}

bool run_command(const char* command_key, PanelContext& context) {
    const Command* command = find_command(command_key);
    if (command == nullptr || !is_possible(*command, context)) return false;
    command->run(context);
    return true;
}

}  // namespace ui
