// Words of the titles of tables that the project knows and the program does not.
#include <fmt/format.h>
#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "plan/table_memory_edits.h"
#include "record_commands.h"
#include "tables/head_words.h"

namespace cli {
namespace {

using base::mark;

struct Options : EditingOptions {
    std::string word, meaning;
    OutputFormat format;
};

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Index index(*project->plan);
    Json rows = Json::array();
    for (const plan::TableWord& word : project->plan->table_words) {
        const auto what = word.sort == plan::WordSort::indicator ? plan::observable(index, word.meaning) : std::nullopt;
        rows.push_back({{"word", word.word},
                        {"sort", plan::to_key(word.sort)},
                        {"meaning", word.meaning},
                        {"indicator_name", what ? Json(context.text(what->name)) : Json(nullptr)}});
    }
    print_rows(context.out(), rows, options.format);
    return 0;
}

/// A class of words, a class of titles with "role:" before it, or an indicator.
base::Result<plan::TableWord> word_of(const plan::Index& index, const Options& options) {
    using plan::WordSort;
    constexpr std::string_view k_role = "role:";
    if (plan::is_meaning(WordSort::kind, options.meaning))
        return plan::table_word(options.word, WordSort::kind, options.meaning);
    if (options.meaning.starts_with(k_role)) {
        const std::string role = options.meaning.substr(k_role.size());
        if (plan::is_meaning(WordSort::role, role)) return plan::table_word(options.word, WordSort::role, role);
    }
    const auto what = plan::resolve_observable(index, options.meaning);
    if (what) return plan::table_word(options.word, WordSort::indicator, what->key);
    return base::fail(base::ErrorKind::refused, options.meaning,
                      mark("is no indicator, no class of words such as rank, neutral or value, and no role of a column "
                           "such as role:area; langtu words classes lists them"),
                      {});
}

base::Result<int> classes(const Context& context, const Options& options) {
    Json rows = Json::array();
    const auto add = [&](const char* before, std::string_view key) {
        rows.push_back({{"meaning", fmt::format("{}{}", before, key)}});
    };
    for (int i = 0; i <= static_cast<int>(plan::WordKind::subject); ++i)
        add("", plan::to_key(static_cast<plan::WordKind>(i)));
    for (int i = 0; i <= static_cast<int>(plan::TitleRole::locator); ++i)
        add("role:", plan::to_key(static_cast<plan::TitleRole>(i)));
    print_rows(context.out(), rows, options.format);
    return 0;
}

base::Result<int> add(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Index index(*(*project)->plan());
    const auto word = word_of(index, options);
    if (!word) return base::pass(word.error());
    if (auto free = tables::check_added_word(*word); !free) return base::pass(free.error());
    auto edit = plan::add_word(index, *word);
    if (edit && edit->empty())
        return base::fail(base::ErrorKind::refused, options.word, mark("has this meaning already"));
    return commit(context, **project, std::move(edit), options.reason);
}

base::Result<int> remove(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return commit(context, **project, plan::remove_word(*(*project)->plan(), options.word), options.reason);
}

}  // namespace

void add_words(CLI::App& app, Context& context) {
    auto* words = app.add_subcommand("words", "words of the titles of tables, of this project: list, add or remove");
    words->require_subcommand(1);
    const auto [list_command, listing] = subcommand(*words, context, "list", "every added word", &list);
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_format_options(*list_command, listing->format);
    const auto [classes_command, classing] =
        subcommand(*words, context, "classes", "what a word can mean beside an indicator", &classes);
    add_format_options(*classes_command, classing->format);
    const auto [add_command, adding] = subcommand(*words, context, "add", "a word means something in titles", &add);
    add_editing_options(*add_command, *adding);
    add_command->add_option("WORD", adding->word, "as tables write it")->required();
    add_command
        ->add_option("MEANING", adding->meaning, "an indicator, a class such as rank, or a role such as role:area")
        ->required();
    const auto [remove_command, removing] =
        subcommand(*words, context, "remove", "an added word is unknown again", &remove);
    add_editing_options(*remove_command, *removing);
    remove_command->add_option("WORD", removing->word, "an added word")->required();
}

}  // namespace cli
