// How tables of other people are read, as the project remembers it.
#include <fmt/format.h>
#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "plan/table_memory_edits.h"
#include "record_commands.h"
#include "tables/import.h"
#include "tables/layout.h"

namespace cli {
namespace {

using base::mark;

struct Options : EditingOptions {
    std::string name, to;
    OutputFormat format;
};

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    Json rows = Json::array();
    for (const plan::TableLayout& layout : project->plan->table_layouts)
        rows.push_back({{"name", layout.name},
                        {"kind", plan::to_key(layout.kind)},
                        {"columns", layout.columns.size()},
                        {"file", layout.file},
                        {"entered", layout.entered},
                        {"author", layout.author}});
    print_rows(context.out(), rows, options.format);
    return 0;
}

std::string place_of(const plan::TableLayout& layout, const plan::LayoutColumn& column) {
    const auto number = static_cast<std::size_t>(column.place);
    return layout.across ? std::to_string(number) : tables::cell_name({0, number});
}

/// What was said of it by hand, as --column of the import takes it; empty: nothing.
std::string by_hand(const plan::ColumnByHand& said) {
    if (said.leave_out) return "ignore";
    std::string text;
    const auto add = [&](const char* what, std::string_view value) {
        if (!value.empty()) text += fmt::format("{}{}:{}", text.empty() ? "" : ",", what, value);
    };
    if (said.use) add("use", plan::to_key(*said.use));
    text += said.role;
    add("indicator", said.indicator);
    add("unit", said.unit);
    return text;
}

std::string answers_of(const std::vector<plan::LayoutAnswer>& answers) {
    std::string text;
    for (const plan::LayoutAnswer& answer : answers)
        text += fmt::format("{}{}={}", text.empty() ? "" : ", ", answer.question, answer.answer);
    return text;
}

Json columns_of(const plan::TableLayout& layout) {
    Json rows = Json::array();
    for (const plan::LayoutColumn& column : layout.columns)
        rows.push_back({{"place", place_of(layout, column)},
                        {"block", column.block + 1},
                        {"title", column.title},
                        {"role", column.role.empty() ? plan::to_key(column.use) : std::string_view(column.role)},
                        {"indicator", text_or_null(column.indicator)},
                        {"unit", text_or_null(column.unit)},
                        {"factor", column.times},
                        {"by_hand", text_or_null(by_hand(column.by_hand))},
                        {"answers", text_or_null(answers_of(column.answers))}});
    return rows;
}

void print_layout(const Context& context, const plan::TableLayout& layout) {
    context.out() << context.say(mark("“{}”, saved on {} by {} from {}"), layout.name, layout.entered, layout.author,
                                 layout.file)
                  << '\n';
    if (const std::string answers = answers_of(layout.answers); !answers.empty())
        context.out() << context.say(mark("answers about the whole table: {}"), answers) << '\n';
    print_rows(context.out(), columns_of(layout), {});
}

base::Result<int> show(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto found = plan::resolve_layout(*project->plan, options.name);
    if (!found) return base::pass(found.error());
    const plan::TableLayout& layout = **found;
    if (options.format.json)
        print_json(context.out(), {{"name", layout.name},
                                   {"kind", plan::to_key(layout.kind)},
                                   {"file", layout.file},
                                   {"entered", layout.entered},
                                   {"author", layout.author},
                                   {"sheet", layout.sheet},
                                   {"across", layout.across},
                                   {"levels", layout.levels},
                                   {"fingerprint", tables::fingerprint(layout)},
                                   {"indicator", text_or_null(layout.indicator)},
                                   {"answers", text_or_null(answers_of(layout.answers))},
                                   {"columns", columns_of(layout)}});
    else
        print_layout(context, layout);
    return 0;
}

base::Result<int> rename(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    auto edit = plan::rename_layout(*(*project)->plan(), options.name, options.to);
    if (edit && edit->empty()) return base::fail(base::ErrorKind::refused, options.name, mark("has this name already"));
    return commit(context, **project, std::move(edit), options.reason);
}

base::Result<int> forget(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return commit(context, **project, plan::forget_layout(*(*project)->plan(), options.name), options.reason);
}

}  // namespace

void add_layouts(CLI::App& app, Context& context) {
    auto* layouts =
        app.add_subcommand("layouts", "how tables are read, as it is remembered: list, show, rename or forget");
    layouts->require_subcommand(1);
    const auto [list_command, listing] = subcommand(*layouts, context, "list", "every layout", &list);
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_format_options(*list_command, listing->format);
    const auto [show_command, showing] =
        subcommand(*layouts, context, "show", "what a layout knows of its columns", &show);
    show_command->add_option("PROJECT", showing->project, "project file")->required();
    show_command->add_option("NAME", showing->name, "of the layout")->required();
    add_json_option(*show_command, showing->format);
    const auto [rename_command, renaming] = subcommand(*layouts, context, "rename", "another name", &rename);
    add_editing_options(*rename_command, *renaming);
    rename_command->add_option("NAME", renaming->name, "of the layout")->required();
    rename_command->add_option("TO", renaming->to, "its new name")->required();
    const auto [forget_command, forgetting] =
        subcommand(*layouts, context, "forget", "tables are read without it; undo brings it back", &forget);
    add_editing_options(*forget_command, *forgetting);
    forget_command->add_option("NAME", forgetting->name, "of the layout")->required();
}

}  // namespace cli
