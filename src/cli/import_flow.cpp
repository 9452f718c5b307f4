#include "import_flow.h"

#include <algorithm>
#include <fmt/ranges.h>

#include "plan/name_table.h"

namespace cli {

using base::ErrorKind;

std::optional<Pair> split_at(const std::string& text, std::size_t sign) {
    if (sign == std::string::npos || sign == 0) return std::nullopt;
    return Pair{text.substr(0, sign), text.substr(sign + 1)};
}

base::Result<std::optional<std::pair<std::size_t, std::size_t>>> titles_of(const ImportArguments& arguments) {
    std::optional<std::pair<std::size_t, std::size_t>> rows;
    const std::string& text = arguments.titles;
    if (text.empty()) return rows;
    const std::size_t dash = text.find('-');
    const auto first = plan::number_in(text.substr(0, dash));
    const auto last = dash == std::string::npos ? first : plan::number_in(text.substr(dash + 1));
    if (!first || !last || *first < 1 || *last < *first)
        return base::fail(ErrorKind::usage, text,
                          base::mark("is no range of rows; write for example 3-4: the rows of titles"));
    rows.emplace(*first, *last);
    return rows;
}

base::Result<std::map<std::string, std::string>> answers_of(const ImportArguments& arguments) {
    std::map<std::string, std::string> answers;
    for (const std::string& answer : arguments.answers) {
        const auto pair = split_at(answer, answer.find('='));
        if (!pair)
            return base::fail(ErrorKind::usage, answer,
                              base::mark("is no ID=ANSWER; --dry-run lists the questions and their answers"));
        answers[pair->name] = pair->value;
    }
    return answers;
}

base::Result<void> check_answers(const std::map<std::string, std::string>& answers,
                                 const std::vector<tables::Question>& questions) {
    for (const auto& [id, answer] : answers) {
        const auto question = std::find_if(questions.begin(), questions.end(),
                                           [wanted = &id](const tables::Question& q) { return q.id == *wanted; });
        if (question == questions.end())
            return base::fail(ErrorKind::refused, id, base::mark("is not asked about this table; see --dry-run"));
        std::vector<std::string> keys;
        for (const tables::Answer& known : question->answers) keys.push_back(known.key);
        if (std::find(keys.begin(), keys.end(), answer) == keys.end())
            return base::fail(ErrorKind::refused, id, base::mark("has no answer {}; it has: {}"),
                              {answer, fmt::format("{}", fmt::join(keys, ", "))});
    }
    return {};
}

const char* outcome_word(tables::Outcome outcome) {
    switch (outcome) {
        case tables::Outcome::taken: return "taken";
        case tables::Outcome::asked: return "asked";
        case tables::Outcome::left_out: break;
    }
    return "left_out";
}

Json json_of(const Context& context, const tables::Question& question) {
    Json answers = Json::array();
    for (const tables::Answer& answer : question.answers)
        answers.push_back({{"key", answer.key}, {"words", context.text(answer.words)}});
    return {{"id", question.id},
            {"place", tables::cell_name(question.at)},
            {"question", base::to_line(question.sentence, context.message_language())},
            {"answers", answers},
            {"chosen", text_or_null(question.chosen)},
            {"by_default", question.by_default}};
}

Json json_of(const Context& context, const std::vector<tables::RefusedCell>& refused) {
    Json list = Json::array();
    for (const tables::RefusedCell& cell : refused)
        list.push_back({{"row", cell.at.row},
                        {"column", cell.at.column},
                        {"place", tables::cell_name(cell.at)},
                        {"reason", base::to_line(cell.reason, context.message_language())}});
    return list;
}

Json json_of(const Context& context, const tables::LeftOutRow& row) {
    return {{"place", std::to_string(row.row)},
            {"title", row.text},
            {"reason", base::to_line(row.reason, context.message_language())}};
}

Json json_of(const tables::Block& block) {
    return {{"from", tables::cell_name(block.first)}, {"to", tables::cell_name(block.last)}, {"across", block.across}};
}

Json lines_of(const Context& context, const std::vector<tables::Sentence>& sentences) {
    Json lines = Json::array();
    for (const tables::Sentence& sentence : sentences)
        lines.push_back(base::to_line(sentence, context.message_language()));
    return lines;
}

namespace {

/// Which layout it was read by, and what is different since then.
Json json_of(const Context& context, const session::UsedLayout& used) {
    const tables::LayoutDifferences& d = used.differences;
    return {{"name", used.layout.name},
            {"entered", used.layout.entered},
            {"author", used.layout.author},
            {"as_then", d.as_then},
            {"new", lines_of(context, d.added)},
            {"gone", lines_of(context, d.gone)},
            {"other_unit", lines_of(context, d.other_unit)},
            {"otherwise", lines_of(context, d.otherwise)}};
}

}  // namespace

Json layout_of(const Context& context, const LayoutsOfTable& layouts) {
    Json offered = Json::array();
    for (const session::OfferedLayout& one : layouts.offered)
        offered.push_back({{"name", one.name}, {"same", one.same}, {"of", one.of}});
    return {{"used", layouts.used ? json_of(context, *layouts.used) : Json()}, {"offered", offered}};
}

void print_layout(const Context& context, const LayoutsOfTable& layouts) {
    const base::Language language = context.message_language();
    for (const session::OfferedLayout& one : layouts.offered)
        context.out() << base::to_line(one.summary(), language) << '\n';
    if (!layouts.used) return;
    const tables::LayoutDifferences& d = layouts.used->differences;
    context.out() << base::to_line(layouts.used->summary(), language) << '\n';
    for (const auto* sentences : {&d.added, &d.gone, &d.other_unit, &d.otherwise})
        for (const tables::Sentence& sentence : *sentences) context.out() << base::to_line(sentence, language) << '\n';
}

void print_questions(const Context& context, const std::vector<tables::Question>& questions) {
    for (const tables::Question& question : questions) {
        std::string answers;
        for (const tables::Answer& answer : question.answers)
            answers += fmt::format("{}{} ({})", answers.empty() ? "" : ", ", answer.key, context.text(answer.words));
        const char* pattern = question.chosen.empty()
                                  ? base::mark("question {0} at {1}: {2} — answer with --answer {0}=…: {3}")
                                  : base::mark("{1}: {2} — {4}");
        context.out() << context.say(pattern, question.id, tables::cell_name(question.at),
                                     base::to_line(question.sentence, context.message_language()), answers,
                                     question.chosen)
                      << '\n';
    }
}

void print_refused(const Context& context, const std::vector<tables::RefusedCell>& refused) {
    for (const tables::RefusedCell& cell : refused)
        context.out() << context.say(base::mark("row {}, column {}: {}"), cell.at.row, cell.at.column,
                                     base::to_line(cell.reason, context.message_language()))
                      << '\n';
}

void print_left_out(const Context& context, const std::vector<tables::LeftOutRow>& rows) {
    for (const tables::LeftOutRow& row : rows)
        context.out() << context.say(base::mark("row {} “{}”: {}"), row.row, row.text,
                                     base::to_line(row.reason, context.message_language()))
                      << '\n';
}

}  // namespace cli
