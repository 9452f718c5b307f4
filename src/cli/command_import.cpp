#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <sstream>

#include "commands.h"
#include "editing.h"
#include "plan/name_table.h"
#include "plan/names.h"
#include "session/table_layouts.h"
#include "tables/import.h"

namespace cli {
namespace {

using base::ErrorKind;

struct Options : EditingOptions {
    std::string file, as = "observations", sheet, encoding, indicator, state = "final", source, titles;
    std::vector<std::string> bindings, columns, answers;
    int header_rows = 0;
    std::optional<int> year;
    std::string layout, save_layout;
    bool dry_run = false, skip_refused = false, skip_questions = false, no_layout = false;
    OutputFormat format;
};

/// A text before and behind the last, or the first, sign of equality.
struct Pair {
    std::string name, value;
};
std::optional<Pair> split_at(const std::string& text, std::size_t equals) {
    if (equals == std::string::npos || equals == 0) return std::nullopt;
    return Pair{text.substr(0, equals), text.substr(equals + 1)};
}

base::Result<void> take_bindings(const plan::Index& index, const Options& options, tables::ImportOptions& out) {
    for (const std::string& binding : options.bindings) {
        const auto pair = split_at(binding, binding.rfind('='));
        if (!pair)
            return base::fail(ErrorKind::usage, binding,
                              base::mark("is no NAME=AREA; write for example 高新区=changan"));
        const auto area = plan::resolve_area(index.plan(), pair->value);
        if (!area) return base::pass(area.error());
        out.bindings[pair->name] = (*area)->key;
    }
    return {};
}

tl::unexpected<base::Error> no_column_wish(const std::string& text) {
    return base::fail(ErrorKind::usage, text,
                      base::mark("is no wish for a column; write for example "
                                 "D=indicator:invention_patents,year:2023,unit:百件 or D=ignore"));
}

/// D=indicator:invention_patents,year:2023,unit:百件 or D=ignore
base::Result<tables::ColumnWish> column_wish(const plan::Index& index, const std::string& whole,
                                             const std::string& text) {
    tables::ColumnWish wish;
    if (text == "ignore") {
        wish.leave_out = true;
        return wish;
    }
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        const auto pair = split_at(part, part.find(':'));
        if (!pair) return no_column_wish(whole);
        if (pair->name == "indicator") {
            const auto what = plan::resolve_observable(index, pair->value);
            if (!what) return base::pass(what.error());
            wish.indicator = what->key;
        } else if (pair->name == "year") {
            wish.year = plan::number_in(pair->value);
            if (!wish.year) return no_column_wish(whole);
        } else if (pair->name == "unit") {
            wish.unit = pair->value;
        } else {
            return no_column_wish(whole);
        }
    }
    return wish;
}

base::Result<void> take_columns(const plan::Index& index, const Options& options, tables::ImportOptions& out) {
    for (const std::string& text : options.columns) {
        const auto pair = split_at(text, text.find('='));
        const auto column = pair ? tables::column_named(pair->name) : std::nullopt;
        if (!column) return no_column_wish(text);
        auto wish = column_wish(index, text, pair->value);
        if (!wish) return base::pass(wish.error());
        out.columns[*column] = std::move(*wish);
    }
    return {};
}

base::Result<void> take_titles(const Options& options, tables::ImportOptions& out) {
    if (options.titles.empty()) return {};
    const std::size_t dash = options.titles.find('-');
    const auto first = plan::number_in(options.titles.substr(0, dash));
    const auto last = dash == std::string::npos ? first : plan::number_in(options.titles.substr(dash + 1));
    if (!first || !last || *first < 1 || *last < *first)
        return base::fail(ErrorKind::usage, options.titles,
                          base::mark("is no range of rows; write for example 3-4: the rows of titles"));
    out.titles.emplace(*first, *last);
    return {};
}

base::Result<tables::ImportOptions> import_options(const plan::Index& index, const Options& options) {
    tables::ImportOptions out;
    out.header_rows = options.header_rows;
    out.year = options.year;
    out.state = *plan::from_key<plan::ValueState>(options.state);
    out.source = options.source;
    out.skip_questions = options.skip_questions;
    if (!options.indicator.empty()) {
        const auto what = plan::resolve_observable(index, options.indicator);
        if (!what) return base::pass(what.error());
        out.indicator = what->key;
    }
    for (const std::string& answer : options.answers) {
        const auto pair = split_at(answer, answer.find('='));
        if (!pair)
            return base::fail(ErrorKind::usage, answer,
                              base::mark("is no ID=ANSWER; --dry-run lists the questions and their answers"));
        out.answers[pair->name] = pair->value;
    }
    for (const auto& take : {take_bindings, take_columns})
        if (auto taken = take(index, options, out); !taken) return base::pass(taken.error());
    if (auto taken = take_titles(options, out); !taken) return base::pass(taken.error());
    return out;
}

/// An answer to a question that is not asked, or one that it does not have, would be lost in silence.
base::Result<void> check_answers(const tables::ImportOptions& how, const tables::ImportPreview& preview) {
    for (const auto& [id, answer] : how.answers) {
        const auto question = std::find_if(preview.questions.begin(), preview.questions.end(),
                                           [&, wanted = id](const tables::Question& q) { return q.id == wanted; });
        if (question == preview.questions.end())
            return base::fail(ErrorKind::refused, id, base::mark("is not asked about this table; see --dry-run"));
        std::vector<std::string> keys;
        for (const tables::Answer& known : question->answers) keys.push_back(known.key);
        if (std::find(keys.begin(), keys.end(), answer) == keys.end())
            return base::fail(ErrorKind::refused, id, base::mark("has no answer {}; it has: {}"),
                              {answer, fmt::format("{}", fmt::join(keys, ", "))});
    }
    return {};
}

const char* word_of(tables::Outcome outcome) {
    switch (outcome) {
        case tables::Outcome::taken: return "taken";
        case tables::Outcome::asked: return "asked";
        case tables::Outcome::left_out: break;
    }
    return "left_out";
}

Json json_of(const Context& context, const tables::Column& column) {
    const base::Language language = context.message_language();
    return {{"place", tables::cell_name(column.at)},
            {"block", column.block + 1},
            {"title", column.title},
            {"role", plan::to_key(column.use)},
            {"indicator", text_or_null(column.indicator)},
            {"year", column.year == 0 ? Json() : Json(column.year)},
            {"unit", text_or_null(column.unit)},
            {"factor", column.times},
            {"preliminary", column.preliminary},
            {"hidden", column.hidden},
            {"outcome", word_of(column.outcome)},
            {"not_understood", column.over},
            {"reason", column.reason ? Json(base::to_line(*column.reason, language)) : Json()}};
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

Json lines_of(const Context& context, const std::vector<tables::Sentence>& sentences) {
    Json lines = Json::array();
    for (const tables::Sentence& sentence : sentences)
        lines.push_back(base::to_line(sentence, context.message_language()));
    return lines;
}

Json left_out_of(const Context& context, const tables::ImportPreview& p) {
    Json left_out = Json::array();
    for (const tables::Column& column : p.columns)
        if (column.outcome == tables::Outcome::left_out && column.reason)
            left_out.push_back({{"place", tables::cell_name({0, column.at.column})},
                                {"title", column.title},
                                {"reason", base::to_line(*column.reason, context.message_language())}});
    for (const tables::LeftOutRow& row : p.left_out_rows)
        left_out.push_back({{"place", std::to_string(row.row)},
                            {"title", row.text},
                            {"reason", base::to_line(row.reason, context.message_language())}});
    return left_out;
}

Json changes_of(const tables::ImportPreview& p) {
    Json changes = Json::array();
    for (const tables::ReadValue& value : p.values)
        if (value.change != tables::ValueChange::same)
            changes.push_back({{"row", value.at.row},
                               {"column", value.at.column},
                               {"area", value.draft.area},
                               {"indicator", value.draft.indicator},
                               {"year", value.draft.year},
                               {"old", or_null(value.before)},
                               {"new", value.draft.value}});
    return changes;
}

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

Json layout_of(const Context& context, const session::TableReading& reading) {
    Json offered = Json::array();
    for (const session::OfferedLayout& one : reading.offered)
        offered.push_back({{"name", one.name}, {"same", one.same}, {"of", one.of}});
    return {{"used", reading.used ? json_of(context, *reading.used) : Json()}, {"offered", offered}};
}

Json json_of(const Context& context, const tables::ImportPreview& p) {
    const base::Language language = context.message_language();
    Json refused = Json::array(), unmatched = Json::array(), columns = Json::array(), questions = Json::array(),
         blocks = Json::array();
    for (const tables::RefusedCell& cell : p.refused)
        refused.push_back({{"row", cell.at.row},
                           {"column", cell.at.column},
                           {"place", tables::cell_name(cell.at)},
                           {"reason", base::to_line(cell.reason, language)}});
    for (const tables::UnmatchedName& name : p.unmatched)
        unmatched.push_back({{"name", name.name}, {"rows", name.rows}, {"nearest", name.nearest}});
    for (const tables::Column& column : p.columns) columns.push_back(json_of(context, column));
    for (const tables::Question& question : p.questions) questions.push_back(json_of(context, question));
    for (const tables::Block& block : p.blocks)
        blocks.push_back({{"from", tables::cell_name(block.first)},
                          {"to", tables::cell_name(block.last)},
                          {"across", block.across}});
    return {{"read", p.values.size()},
            {"new", p.count(tables::ValueChange::added)},
            {"changed", p.count(tables::ValueChange::changed)},
            {"same", p.count(tables::ValueChange::same)},
            {"refused", refused},
            {"unmatched", unmatched},
            {"warnings", lines_of(context, p.warnings)},
            {"by_alias", p.by_alias},
            {"changes", changes_of(p)},
            {"sheet", p.sheet},
            {"blocks", blocks},
            {"columns", columns},
            {"left_out", left_out_of(context, p)},
            {"questions", questions},
            {"notes", lines_of(context, p.notes)}};
}

void print_layout(const Context& context, const session::TableReading& reading) {
    const base::Language language = context.message_language();
    for (const session::OfferedLayout& one : reading.offered)
        context.out() << base::to_line(one.summary(), language) << '\n';
    if (!reading.used) return;
    const tables::LayoutDifferences& d = reading.used->differences;
    context.out() << base::to_line(reading.used->summary(), language) << '\n';
    for (const auto* sentences : {&d.added, &d.gone, &d.other_unit, &d.otherwise})
        for (const tables::Sentence& sentence : *sentences) context.out() << base::to_line(sentence, language) << '\n';
}

void print_columns(const Context& context, const tables::ImportPreview& p) {
    const base::Language language = context.message_language();
    for (const tables::Column& column : p.columns) {
        const std::string place = tables::cell_name(column.at);
        if (column.use == tables::ColumnUse::observed && column.outcome == tables::Outcome::taken) {
            std::string meaning =
                column.indicator.empty() ? context.say(base::mark("as each row says")) : column.indicator;
            if (column.year != 0) meaning += fmt::format(" {}", column.year);
            if (!column.unit.empty()) meaning += fmt::format(" ({})", column.unit);
            if (column.times != 1) meaning += fmt::format(" × {}", column.times);
            context.out() << context.say(base::mark("{} “{}”: {}"), place, column.title, meaning) << '\n';
        } else if (column.reason && column.outcome == tables::Outcome::left_out) {
            context.out() << context.say(base::mark("{} “{}”: {}"), place, column.title,
                                         base::to_line(*column.reason, language))
                          << '\n';
        }
    }
    for (const tables::LeftOutRow& row : p.left_out_rows)
        context.out() << context.say(base::mark("row {} “{}”: {}"), row.row, row.text,
                                     base::to_line(row.reason, language))
                      << '\n';
}

void print_questions(const Context& context, const tables::ImportPreview& p) {
    for (const tables::Question& question : p.questions) {
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

void print_words(const Context& context, const tables::ImportPreview& p) {
    const base::Language language = context.message_language();
    context.out() << context.say(base::mark("read {}, new {}, changed {}, same {}, refused {}, unmatched names {}"),
                                 p.values.size(), p.count(tables::ValueChange::added),
                                 p.count(tables::ValueChange::changed), p.count(tables::ValueChange::same),
                                 p.refused.size(), p.unmatched.size())
                  << '\n';
    if (!p.sheet.empty()) context.out() << context.say(base::mark("sheet: {}"), p.sheet) << '\n';
    print_columns(context, p);
    print_questions(context, p);
    for (const tables::RefusedCell& cell : p.refused)
        context.out() << context.say(base::mark("row {}, column {}: {}"), cell.at.row, cell.at.column,
                                     base::to_line(cell.reason, language))
                      << '\n';
    for (const tables::UnmatchedName& name : p.unmatched)
        context.out() << context.say(
                             base::mark("“{0}” is no area (nearest: {1}); bind it with --map \"{0}=AREA\""), name.name,
                             fmt::format("{}", fmt::join(name.nearest.begin(),
                                                         name.nearest.begin() +
                                                             std::min<std::ptrdiff_t>(3, std::ssize(name.nearest)),
                                                         ", ")))
                      << '\n';
    for (const auto* sentences : {&p.notes, &p.warnings})
        for (const tables::Sentence& sentence : *sentences) context.out() << base::to_line(sentence, language) << '\n';
}

/// The file, read by the layout that fits it or that was named. What may be read by one, and cannot without, is said.
base::Result<session::TableReading> read(const Context& context, const plan::Index& index, const Options& options,
                                         const tables::ImportOptions& how) {
    const auto named = [&](base::Error error) {
        if (error.subject.empty()) error.subject = options.file;
        return base::pass(std::move(error));
    };
    const session::LayoutWish wish{!options.no_layout, options.layout};
    const auto table =
        session::read_table_file({options.file, options.sheet, options.encoding, false}, index, how, wish);
    if (!table) return named(table.error());
    auto reading = session::preview_by_layout(*table, index, how, wish);
    if (!reading) return named(reading.error());
    if (reading->preview) return reading;
    for (const session::OfferedLayout& one : reading->offered)
        context.report(base::to_line(one.summary(), context.message_language()));
    return named(reading->preview.error());
}

void print(const Context& context, const Options& options, const session::TableReading& reading) {
    if (options.format.json) {
        Json document = json_of(context, *reading.preview);
        document["layout"] = layout_of(context, reading);
        print_json(context.out(), document);
        return;
    }
    print_words(context, *reading.preview);
    print_layout(context, reading);
}

base::Result<int> look(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Index index(*project->plan);
    const auto how = import_options(index, options);
    if (!how) return base::pass(how.error());
    const auto reading = read(context, index, options, *how);
    if (!reading) return base::pass(reading.error());
    print(context, options, *reading);
    if (auto known = check_answers(*how, *reading->preview); !known) return base::pass(known.error());
    return reading->preview->clean() ? 0 : static_cast<int>(ErrorKind::refused);
}

base::Result<void> check_taken(const Options& options, const tables::ImportPreview& preview) {
    if (preview.open_questions() > 0)
        return base::fail(ErrorKind::refused, options.file,
                          base::mark("was not taken in: there are open questions; answer them with --answer, or leave "
                                     "their columns out with --skip-questions"));
    if (!preview.clean() && !options.skip_refused)
        return base::fail(
            ErrorKind::refused, options.file,
            base::mark("was not taken in: cells were refused or names are unknown; mend them, or use --skip-refused"));
    return {};
}

/// The values, the bound names and the layout to be remembered, as one step.
base::Result<plan::Edit> edit_of(const plan::Index& index, const Options& options, const session::TableReading& reading,
                                 const plan::Entry& entry) {
    const std::string file = std::filesystem::path(options.file).filename().string();
    auto edit = tables::edit_of(index, *reading.preview, reading.options, entry);
    if (edit && !options.save_layout.empty())
        edit = session::with_layout(*std::move(edit), index, reading, options.save_layout, file, entry);
    if (edit) edit->reason = options.reason.empty() ? file : options.reason;
    return edit;
}

base::Result<int> take_in(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Index index(*(*project)->plan());
    const auto how = import_options(index, options);
    if (!how) return base::pass(how.error());
    const auto reading = read(context, index, options, *how);
    if (!reading) return base::pass(reading.error());
    print(context, options, *reading);
    if (auto known = check_answers(*how, *reading->preview); !known) return base::pass(known.error());
    if (auto taken = check_taken(options, *reading->preview); !taken) return base::pass(taken.error());
    const auto edit = edit_of(index, options, *reading, entry_of_today((*project)->author()));
    if (!edit) return base::pass(edit.error());
    if (edit->empty()) {
        context.report(context.say(base::mark("nothing is new")));
        return 0;
    }
    const auto done = (*project)->commit(*edit, store::StepKind::import);
    if (!done) return base::pass(done.error());
    context.report(fmt::format("{}: {}", done->n, context.text(edit->summary)));
    return finish(**project, 0);
}

}  // namespace

void add_import(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("import", "take in values of a spreadsheet or text file, as one step");
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    command
        ->add_option("FILE", options->file, "a workbook (.xlsx, .xls, .et, .ods) or a table of text (.csv, .tsv, .txt)")
        ->required();
    command->add_option("--as", options->as, "what it holds")->check(CLI::IsMember({"observations"}));
    command->add_option("--sheet", options->sheet,
                        "name or number of the sheet (default: the visible one that holds the table)");
    command->add_option("--encoding", options->encoding, "of a text file (default: recognised)");
    command->add_option("--header-rows", options->header_rows, "1 or 2 (default: found)")->check(CLI::Range(1, 2));
    command->add_option("--year", options->year, "of columns that name none");
    command->add_option("--indicator", options->indicator, "of columns that name none");
    command->add_option("--state", options->state, "of values that say none: preliminary or final (default)")
        ->check(CLI::IsMember({"preliminary", "final"}));
    command->add_option("--source", options->source, "of values that say none");
    command->add_option("--rows", options->titles, "A-B: the rows of titles (default: found)");
    command->add_option("--column", options->columns,
                        "C=indicator:KEY,year:Y,unit:U or C=ignore: what a column means, by hand");
    command->add_option("--answer", options->answers, "ID=ANSWER to a question that --dry-run lists");
    command->add_flag("--skip-questions", options->skip_questions, "leave out what is asked about");
    command->add_option("--map", options->bindings, "NAME=AREA: a name of the table for an area; remembered");
    auto* layout =
        command->add_option("--layout", options->layout, "read it by this layout (default: one that is equal)");
    command->add_flag("--no-layout", options->no_layout, "read it without any layout")->excludes(layout);
    command->add_option("--save-layout", options->save_layout, "remember under this name how it is read");
    command->add_flag("--dry-run", options->dry_run, "only say what would be done");
    command->add_flag("--skip-refused", options->skip_refused, "take in the rest where cells are refused");
    add_json_option(*command, options->format);
    command->callback([options, &context] {
        context.finish(options->dry_run ? look(context, *options) : take_in(context, *options));
    });
}

}  // namespace cli
