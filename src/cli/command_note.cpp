#include <memory>
#include <utility>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "plan/notes.h"

namespace cli {
namespace {

struct Options : EditingOptions {
    std::int64_t id = 0;
    std::string text;
    PositionWords at;
    OutputFormat format;
};

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    Json rows = Json::array();
    for (const plan::Note& note : project->plan->notes)
        rows.push_back({{"id", note.id},
                        {"lon", note.position.lon},
                        {"lat", note.position.lat},
                        {"text", note.text},
                        {"author", note.author},
                        {"entered", note.entered}});
    print_rows(context.out(), rows, options.format);
    return 0;
}

using MakeEdit = base::Result<plan::Edit> (*)(const Context&, const plan::Plan&, const Options&, const plan::Entry&);

base::Result<plan::Edit> add(const Context& context, const plan::Plan& plan, const Options& options,
                             const plan::Entry& entry) {
    const auto position = read_position(context, plan, options.at);
    if (!position) return base::pass(position.error());
    return plan::add_note(plan, *position, options.text, entry, options.at.far());
}

base::Result<plan::Edit> set(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry& entry) {
    return plan::change_note(plan, options.id, options.text, entry);
}

base::Result<plan::Edit> move(const Context& context, const plan::Plan& plan, const Options& options,
                              const plan::Entry&) {
    const auto position = read_position(context, plan, options.at);
    if (!position) return base::pass(position.error());
    return plan::move_note(plan, options.id, *position, options.at.far());
}

base::Result<plan::Edit> remove(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry&) {
    const std::int64_t ids[] = {options.id};
    return plan::remove_notes(plan, ids);
}

base::Result<int> run(const Context& context, const Options& options, MakeEdit make_edit) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Entry entry = entry_of_today((*project)->author());
    return commit(context, **project, make_edit(context, *(*project)->plan(), options, entry), options.reason);
}

/// A subcommand that changes the project; all but add name a note.
std::pair<CLI::App*, std::shared_ptr<Options>> subcommand(CLI::App& parent, Context& context, const char* name,
                                                          const char* help, bool names_one, MakeEdit make_edit) {
    auto* command = parent.add_subcommand(name, help);
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    if (names_one) command->add_option("ID", options->id, "of the note, as list prints it")->required();
    command->callback([options, &context, make_edit] { context.finish(run(context, *options, make_edit)); });
    command->fallthrough();
    return {command, options};
}

void add_position(CLI::App& command, const char* name, Options& options) {
    add_position_options(command, name, "position: LON,LAT or any other form", options.at)->required();
}

}  // namespace

void add_note(CLI::App& app, Context& context) {
    auto* note = app.add_subcommand("note", "notes pinned on the map: list, add, set, move or remove");
    note->require_subcommand(1);
    auto* list_command = note->add_subcommand("list", "every note");
    auto listing = std::make_shared<Options>();
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_format_options(*list_command, listing->format);
    list_command->callback([listing, &context] { context.finish(list(context, *listing)); });
    list_command->fallthrough();
    const auto [add_command, adding] = subcommand(*note, context, "add", "a new note", false, &add);
    add_command->add_option("TEXT", adding->text, "its words")->required();
    add_position(*add_command, "--at", *adding);
    const auto [set_command, setting] = subcommand(*note, context, "set", "other words", true, &set);
    set_command->add_option("TEXT", setting->text, "its words")->required();
    const auto [move_command, moving] = subcommand(*note, context, "move", "a new position", true, &move);
    add_position(*move_command, "--to", *moving);
    subcommand(*note, context, "remove", "takes it off the map; undo brings it back", true, &remove);
}

}  // namespace cli
