// What merges have left open: listed, and answered.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/error_words.h"
#include "base/local_time.h"
#include "clash_answers.h"
#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "merge_report.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;
using Answers = std::map<std::int64_t, store::Resolution>;

struct Options : EditingOptions {
    std::vector<std::string> words;  ///< numbers of questions, and mine or theirs
    PositionWords value;
    OutputFormat format;
};

Json question_json(const store::Clash& question) {
    Json row = clash_json(question);
    row["question"] = question.question;
    row["since"] = question.since;
    return row;
}

base::Result<int> list_questions(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto questions = store::read_questions(options.project);
    if (!questions) return base::pass(questions.error());
    if (options.format.json) {
        Json list = Json::array();
        for (const store::Clash& question : *questions) list.push_back(question_json(question));
        print_json(context.out(), list);
        return 0;
    }
    const plan::Index index(*project->plan);
    for (const store::Clash& question : *questions)
        context.out() << fmt::format("{}  {}  {}\n", question.question, base::local_time_cell(question.since),
                                     clash_line(context, index, question));
    return 0;
}

base::Result<std::int64_t> question_number(const std::string& word) {
    std::int64_t number = 0;
    const char* end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, number);
    if (error == std::errc{} && stop == end && number > 0) return number;
    return base::fail(
        ErrorKind::usage, word,
        mark("is no number of a question; write numbers, then mine or theirs, or one number and --value"));
}

/// What the words say, before the project is looked at: numbers, each with mine or theirs; without one a value follows.
base::Result<Answers> read_words(std::vector<std::string> words) {
    store::Resolution answer{store::Choose::other, {}};
    if (words.back() == "mine" || words.back() == "theirs") {
        answer.choose = words.back() == "mine" ? store::Choose::mine : store::Choose::theirs;
        words.pop_back();
    }
    Answers answers;
    for (const std::string& word : words) {
        const auto number = question_number(word);
        if (!number) return base::pass(number.error());
        answers[*number] = answer;
    }
    return answers;
}

base::Result<void> check_answer(const Answers& answers, bool has_value) {
    const bool has_choice = !answers.empty() && answers.begin()->second.choose != store::Choose::other;
    if (answers.empty())
        return base::fail(ErrorKind::usage, "N",
                          mark("is missing: the number of the question, as langtu changes "
                               "questions lists it"));
    if (has_choice == has_value)
        return base::fail(ErrorKind::usage, "N", mark("needs one answer after it: mine, theirs or --value"));
    if (has_value && answers.size() > 1)
        return base::fail(ErrorKind::usage, "--value", mark("answers one question at a time; give one number"));
    return {};
}

/// The value that was typed, as the column of the question takes it.
base::Result<void> take_value(const Context& context, const Options& options, const store::Project& project,
                              Answers& answers) {
    const auto questions = project.questions();
    if (!questions) return base::pass(questions.error());
    const auto question = std::ranges::find(*questions, answers.begin()->first, &store::Clash::question);
    if (question == questions->end()) return {};  // the project says so
    const auto typed = typed_answer(context, *project.plan(), *question, options.value);
    if (!typed) return base::pass(typed.error());
    answers.begin()->second = *typed;
    return {};
}

base::Result<int> answer(const Context& context, const Options& options, bool has_value) {
    auto answers = read_words(options.words);
    if (!answers) return base::pass(answers.error());
    if (auto meant = check_answer(*answers, has_value); !meant) return base::pass(meant.error());
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    if (has_value)
        if (auto taken = take_value(context, options, **project, *answers); !taken) return base::pass(taken.error());
    const auto done = (*project)->answer(*answers, options.reason);
    if (!done) return base::pass(done.error());
    context.report(fmt::format("{}: {}", done->n, context.text(done->summary)));
    return finish(**project, 0);
}

}  // namespace

void add_questions(CLI::App& changes, Context& context) {
    auto* listing = changes.add_subcommand("questions", "what both sides changed and nobody has answered yet");
    auto options = std::make_shared<Options>();
    listing->add_option("PROJECT", options->project, "project file")->required();
    add_json_option(*listing, options->format);
    listing->callback([options, &context] { context.finish(list_questions(context, *options)); });
    listing->fallthrough();
    auto* answering = changes.add_subcommand("answer", "answer open questions, as one step");
    auto answers = std::make_shared<Options>();
    add_editing_options(*answering, *answers);
    answering->add_option("N", answers->words, "numbers of the questions, then mine or theirs")->required();
    auto* value = add_position_options(*answering, "--value", "a third value, for one question", answers->value);
    answering->callback([answers, value, &context] { context.finish(answer(context, *answers, value->count() > 0)); });
    answering->fallthrough();
}

}  // namespace cli
