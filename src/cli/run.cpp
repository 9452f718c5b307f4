#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_words.h"
#include "base/typed_time.h"
#include "cli/cli.h"
#include "cli/context.h"
#include "commands.h"
#include "plan/names.h"
#include "usage_words.h"

namespace cli {
namespace {

constexpr std::string_view k_open = "open";

/// Where an empty text is as good as none. Anywhere else it is a script's variable that was never set, and something
/// other than what was meant would be read, drawn or written.
constexpr std::array<std::string_view, 3> k_may_be_empty{"--author", "--reason", "--source"};

void refuse_empty_values(CLI::App& app) {
    const CLI::Validator filled([](const std::string& value) { return std::string(value.empty() ? "empty" : ""); }, "",
                                "filled");
    for (CLI::Option* option : app.get_options()) {
        const bool may_be =
            std::find(k_may_be_empty.begin(), k_may_be_empty.end(), option->get_name()) != k_may_be_empty.end();
        if (option->get_expected_max() > 0 && !may_be) option->check(filled);
    }
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) refuse_empty_values(*command);
}

void add_commands(CLI::App& app, Context& context) {
    app.name("langtu");
    app.description("Langtu 廊图: maps of an innovation corridor. Without a command it opens the window.");
    app.set_version_flag("--version", [&context] { return context.services().version(); });
    app.add_option("--lang", context.language_option(), "language: zh or en")->check(CLI::IsMember({"zh", "en"}));
    app.add_flag("--quiet", context.quiet(), "print no messages but errors");
    for (const auto add :
         {&add_new,      &add_info,     &add_check,      &add_areas,     &add_carriers,  &add_reach,    &add_gaps,
          &add_corridor, &add_progress, &add_render,     &add_bench,     &add_open,      &add_carrier,  &add_note,
          &add_edit,     &add_history,  &add_undo,       &add_changes,   &add_dump,      &add_backup,   &add_repair,
          &add_observe,  &add_targets,  &add_thresholds, &add_import,    &add_export,    &add_classify, &add_table,
          &add_names,    &add_layouts,  &add_words,      &add_scenario,  &add_gap_rules, &add_line,     &add_measure,
          &add_story,    &add_atlas,    &add_report,     &add_paragraph, &add_present})
        add(app, context);
    for (const AddCommand& add : context.services().commands) add(app, context);
    app.require_subcommand(0, 1);
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) command->fallthrough();
    refuse_empty_values(app);
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

/// `langtu FILE` means `langtu open FILE`, and nothing at all means `langtu open`.
void complete(std::vector<std::string>& arguments, const std::vector<std::string>& commands) {
    auto first = arguments.begin();
    while (first != arguments.end() && first->starts_with("-")) {
        if (*first == "--help" || *first == "-h" || *first == "--version") return;
        first += *first == "--lang" && first + 1 != arguments.end() ? 2 : 1;
    }
    if (first == arguments.end() || std::find(commands.begin(), commands.end(), *first) == commands.end())
        arguments.insert(first, std::string(k_open));
}

/// A word that is neither a command nor anything like a file is a mistyped command.
bool is_mistyped(const std::vector<std::string>& arguments, std::string& word) {
    const auto open = std::find(arguments.begin(), arguments.end(), k_open);
    if (open == arguments.end() || open + 1 == arguments.end()) return false;
    word = *(open + 1);
    return !word.empty() && !word.starts_with("-") && word.find_first_of("./") == std::string::npos &&
           !std::filesystem::exists(word);
}

/// Read before all else, so that what is wrong with the other arguments is said in that language.
void read_language(const std::vector<std::string>& arguments, Context& context) {
    constexpr std::string_view k_option = "--lang";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view word = arguments[i];
        if (!word.starts_with(k_option)) continue;
        word.remove_prefix(k_option.size());
        if (word.empty() && i + 1 < arguments.size()) word = arguments[i + 1];
        if (word.starts_with("=")) word.remove_prefix(1);
        if (word == "zh" || word == "en") context.language_option() = word;
    }
}

int parse_and_run(int argc, const char* const* argv, Context& context) {
    CLI::App app;
    add_commands(app, context);
    std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    const std::vector<std::string> commands = command_names(app);
    read_language(arguments, context);
    complete(arguments, commands);
    std::string word;
    if (is_mistyped(arguments, word)) {
        const std::vector<std::string> nearest = plan::nearest_names(word, commands);
        context.report(base::make_error(base::ErrorKind::usage, word,
                                        base::mark("no such command or file; nearest command: {}"),
                                        {nearest.empty() ? base::word_argument(base::mark("none")) : nearest.front()}));
        return static_cast<int>(base::ErrorKind::usage);
    }
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))  // --help, --version
            return app.exit(error, context.out(), context.out());
        context.report(usage_error(app, error));
        return static_cast<int>(base::ErrorKind::usage);
    }
    return context.status();
}

}  // namespace

int run(int argc, const char* const* argv, const Services& services) {
    Context context(services);
    int status = 0;
    try {
        status = parse_and_run(argc, argv, context);
    } catch (const std::bad_alloc&) {
        context.report(
            {base::ErrorKind::limit, "",
             base::mark("the memory does not suffice; close other programs, or ask for less or a smaller size")});
        return static_cast<int>(base::ErrorKind::limit);
    } catch (const std::exception& error) {  // of the standard library, CLI11 or JSON: the last wall
        context.report(base::make_error(base::ErrorKind::io, "", base::mark("{}; please report this"), {error.what()}));
        return static_cast<int>(base::ErrorKind::io);
    }
    services.out->flush();
    if (services.out->good()) return status;
    context.report({base::ErrorKind::io, base::word_argument(base::mark("standard output")),
                    base::mark("cannot be written; check the disk or the pipe")});
    return static_cast<int>(base::ErrorKind::io);
}

base::Result<void> check_day(const char* option, const std::string& text) {
    if (text.empty() || base::utc_seconds(text + "T00:00:00Z")) return {};
    return base::fail(base::ErrorKind::usage, option + (" " + text), base::mark("is no day; write 2026-11-28"));
}

base::Result<store::OpenProject> open_project(const Context& context, const std::string& path) {
    auto project = store::open_project(path);
    if (project)
        for (const base::Error& notice : project->notices)
            context.report(base::to_line(notice, context.message_language()));
    return project;
}

}  // namespace cli
