#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <sstream>

#include "commands.h"
#include "import_flow.h"
#include "plan/name_table.h"
#include "plan/names.h"
#include "session/table_layouts.h"
#include "tables/import.h"

namespace cli {
namespace {

using base::ErrorKind;

base::Result<void> take_bindings(const plan::Index& index, const ImportArguments& options, tables::ImportOptions& out) {
    for (const std::string& binding : options.bindings) {
        const auto pair = split_at(binding, binding.rfind('='));
        if (!pair)
            return base::fail(ErrorKind::usage, binding,
                              base::mark("is no NAME=AREA; write for example 高新区=changan"));
        const auto area = plan::resolve_area(index.plan(), pair->value);
        if (!area) return base::pass(area.error());
        if (auto free = plan::check_alias(index.plan(), pair->name, (*area)->key); !free) return free;
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

base::Result<void> take_columns(const plan::Index& index, const ImportArguments& options, tables::ImportOptions& out) {
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

base::Result<tables::ImportOptions> import_options(const plan::Index& index, const ImportArguments& options) {
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
    auto answers = answers_of(options);
    if (!answers) return base::pass(answers.error());
    out.answers = *std::move(answers);
    const auto titles = titles_of(options);
    if (!titles) return base::pass(titles.error());
    out.titles = *titles;
    for (const auto& take : {take_bindings, take_columns})
        if (auto taken = take(index, options, out); !taken) return base::pass(taken.error());
    return out;
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
            {"outcome", outcome_word(column.outcome)},
            {"not_understood", column.over},
            {"reason", column.reason ? Json(base::to_line(*column.reason, language)) : Json()}};
}

Json json_of(const tables::UnmatchedName& name) {
    Json rows = Json::array(), places = Json::array();
    for (const tables::CellPlace& at : name.at) {
        rows.push_back(at.row);
        places.push_back(tables::cell_name(at));
    }
    return {{"name", name.name}, {"rows", rows}, {"places", places}, {"nearest", name.nearest}};
}

Json left_out_of(const Context& context, const tables::ImportPreview& p) {
    Json left_out = Json::array();
    for (const tables::Column& column : p.columns)
        if (column.outcome == tables::Outcome::left_out && column.reason)
            left_out.push_back({{"place", tables::cell_name({0, column.at.column})},
                                {"title", column.title},
                                {"reason", base::to_line(*column.reason, context.message_language())}});
    for (const tables::LeftOutRow& row : p.left_out_rows) left_out.push_back(json_of(context, row));
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

Json json_of(const Context& context, const tables::ImportPreview& p) {
    Json unmatched = Json::array(), columns = Json::array(), questions = Json::array(), blocks = Json::array();
    for (const tables::UnmatchedName& name : p.unmatched) unmatched.push_back(json_of(name));
    for (const tables::Column& column : p.columns) columns.push_back(json_of(context, column));
    for (const tables::Question& question : p.questions) questions.push_back(json_of(context, question));
    for (const tables::Block& block : p.blocks) blocks.push_back(cli::json_of(block));
    return {{"read", p.values.size()},
            {"new", p.count(tables::ValueChange::added)},
            {"changed", p.count(tables::ValueChange::changed)},
            {"same", p.count(tables::ValueChange::same)},
            {"refused", json_of(context, p.refused)},
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
    print_left_out(context, p.left_out_rows);
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
    print_questions(context, p.questions);
    print_refused(context, p.refused);
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

struct Observations {
    using Options = tables::ImportOptions;
    using Preview = ReadTable<tables::ImportPreview, tables::ImportOptions>;

    static base::Result<Options> options(const plan::Index& index, const ImportArguments& arguments) {
        return import_options(index, arguments);
    }
    /// Read by the layout that fits or that was named. What may be read by one, and cannot without, is said.
    static base::Result<Preview> preview(const Context& context, const plan::Index& index,
                                         const ImportArguments& arguments, const Options& how) {
        return read_by_layout<tables::ImportPreview>(context, index, arguments, how);
    }
    static Json json(const Context& context, const plan::Index&, const Preview& preview) {
        Json document = json_of(context, preview);
        document["layout"] = layout_of(context, preview.layout);
        return document;
    }
    static void print(const Context& context, const plan::Index&, const Preview& preview) {
        print_words(context, preview);
        print_layout(context, preview.layout);
    }
    /// The values, the bound names and the layout to be remembered.
    static base::Result<plan::Edit> edit(const plan::Index& index, const ImportArguments& arguments,
                                         const Preview& preview, const std::string& author) {
        const plan::Entry entry = entry_of_today(author);
        auto edit = tables::edit_of(index, preview, preview.options, entry);
        return with_saved_layout(std::move(edit), index, arguments, preview, entry);
    }
};

}  // namespace

void add_import(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("import", "take in values of a spreadsheet or text file, as one step");
    auto options = std::make_shared<ImportArguments>();
    add_editing_options(*command, *options);
    command
        ->add_option("FILE", options->file, "a workbook (.xlsx, .xls, .et, .ods) or a table of text (.csv, .tsv, .txt)")
        ->required();
    command->add_option("--as", options->as, "what it holds: observations (default) or carriers")
        ->check(CLI::IsMember({"observations", "carriers"}));
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
    auto* layout =
        command->add_option("--layout", options->layout, "read it by this layout (default: one that is equal)");
    command->add_flag("--no-layout", options->no_layout, "read it without any layout")->excludes(layout);
    command->add_option("--save-layout", options->save_layout, "remember under this name how it is read");
    command->add_option("--map", options->bindings, "NAME=AREA: a name of the table for an area; remembered");
    command->add_flag("--dry-run", options->dry_run, "only say what would be done");
    command->add_flag("--skip-refused", options->skip_refused, "take in the rest where cells are refused");
    add_json_option(*command, options->format);
    command->callback([options, &context] {
        const bool carriers = options->as == "carriers";
        context.finish(carriers ? import_carriers(context, *options) : Import<Observations>(context, *options).run());
    });
}

}  // namespace cli
