#include <fmt/format.h>
#include <memory>
#include <optional>

#include "commands.h"
#include "editing.h"
#include "exchange/observation_import.h"
#include "exchange/sheet.h"
#include "plan/names.h"

namespace cli {
namespace {

using base::ErrorKind;

struct Options : EditingOptions {
    std::string file, as = "observations", sheet, encoding, indicator, state = "final", source;
    std::vector<std::string> bindings;
    int header_rows = 0;
    std::optional<int> year;
    bool dry_run = false, skip_refused = false;
    OutputFormat format;
};

base::Result<exchange::ImportOptions> import_options(const plan::Index& index, const Options& options) {
    exchange::ImportOptions out;
    out.header_rows = options.header_rows;
    out.year = options.year;
    out.state = *plan::from_key<plan::ValueState>(options.state);
    out.source = options.source;
    if (!options.indicator.empty()) {
        const auto what = plan::resolve_observable(index, options.indicator);
        if (!what) return base::pass(what.error());
        out.indicator = what->key;
    }
    for (const std::string& binding : options.bindings) {
        const auto equals = binding.rfind('=');
        if (equals == std::string::npos || equals == 0)
            return base::fail(ErrorKind::usage, binding,
                              base::mark("is no NAME=AREA; write for example 高新区=changan"));
        const auto area = plan::resolve_area(index.plan(), binding.substr(equals + 1));
        if (!area) return base::pass(area.error());
        out.bindings[binding.substr(0, equals)] = (*area)->key;
    }
    return out;
}

Json json_of(const Context& context, const exchange::ImportPreview& p) {
    Json refused = Json::array(), unmatched = Json::array(), warnings = Json::array(), changes = Json::array();
    for (const exchange::RefusedCell& cell : p.refused)
        refused.push_back({{"row", cell.at.row}, {"column", cell.at.column}, {"reason", base::to_line(cell.reason)}});
    for (const exchange::UnmatchedName& name : p.unmatched)
        unmatched.push_back({{"name", name.name}, {"rows", name.rows}, {"nearest", name.nearest}});
    for (const plan::Name& warning : p.warnings) warnings.push_back(context.text(warning));
    for (const exchange::ReadValue& value : p.values)
        if (value.change != exchange::ValueChange::same)
            changes.push_back({{"row", value.at.row},
                               {"column", value.at.column},
                               {"area", value.draft.area},
                               {"indicator", value.draft.indicator},
                               {"year", value.draft.year},
                               {"old", or_null(value.before)},
                               {"new", value.draft.value}});
    return {{"read", p.values.size()},
            {"new", p.count(exchange::ValueChange::added)},
            {"changed", p.count(exchange::ValueChange::changed)},
            {"same", p.count(exchange::ValueChange::same)},
            {"refused", refused},
            {"unmatched", unmatched},
            {"warnings", warnings},
            {"by_alias", p.by_alias},
            {"changes", changes}};
}

void print_words(const Context& context, const exchange::ImportPreview& p) {
    context.out() << context.say(base::mark("read {}, new {}, changed {}, same {}, refused {}, unmatched names {}"),
                                 p.values.size(), p.count(exchange::ValueChange::added),
                                 p.count(exchange::ValueChange::changed), p.count(exchange::ValueChange::same),
                                 p.refused.size(), p.unmatched.size())
                  << '\n';
    for (const exchange::RefusedCell& cell : p.refused)
        context.out() << context.say(base::mark("row {}, column {}: {}"), cell.at.row, cell.at.column,
                                     base::to_line(cell.reason, context.message_language()))
                      << '\n';
    for (const exchange::UnmatchedName& name : p.unmatched)
        context.out() << context.say(
                             base::mark("“{0}” is no area (nearest: {1}); bind it with --map \"{0}=AREA\""), name.name,
                             fmt::format("{}", fmt::join(name.nearest.begin(),
                                                         name.nearest.begin() +
                                                             std::min<std::ptrdiff_t>(3, std::ssize(name.nearest)),
                                                         ", ")))
                      << '\n';
    for (const plan::Name& warning : p.warnings) context.out() << context.text(warning) << '\n';
}

base::Result<exchange::ImportPreview> preview_of(const plan::Index& index, const Options& options,
                                                 const exchange::ImportOptions& how) {
    const auto program = exchange::find_formats_program();
    if (!program) return base::pass(program.error());
    const auto sheet = exchange::read_sheet(*program, {options.file, options.sheet, options.encoding});
    if (!sheet) return base::pass(sheet.error());
    auto preview = exchange::preview_import(index, sheet->rows, how);
    if (!preview && preview.error().subject.empty()) {
        base::Error error = preview.error();
        error.subject = options.file;
        return base::pass(std::move(error));
    }
    return preview;
}

void print(const Context& context, const Options& options, const exchange::ImportPreview& preview) {
    if (options.format.json)
        print_json(context.out(), json_of(context, preview));
    else
        print_words(context, preview);
}

base::Result<int> look(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Index index(*project->plan);
    const auto how = import_options(index, options);
    if (!how) return base::pass(how.error());
    const auto preview = preview_of(index, options, *how);
    if (!preview) return base::pass(preview.error());
    print(context, options, *preview);
    return preview->clean() ? 0 : static_cast<int>(ErrorKind::refused);
}

base::Result<int> take_in(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Index index(*(*project)->plan());
    const auto how = import_options(index, options);
    if (!how) return base::pass(how.error());
    const auto preview = preview_of(index, options, *how);
    if (!preview) return base::pass(preview.error());
    print(context, options, *preview);
    if (!preview->clean() && !options.skip_refused)
        return base::fail(
            ErrorKind::refused, options.file,
            base::mark("was not taken in: cells were refused or names are unknown; mend them, or use --skip-refused"));
    auto edit = exchange::edit_of(index, *preview, *how, entry_of_today((*project)->author()));
    if (!edit) return base::pass(edit.error());
    if (edit->empty()) {
        context.report(context.say(base::mark("nothing is new")));
        return 0;
    }
    edit->reason = options.reason.empty() ? std::filesystem::path(options.file).filename().string() : options.reason;
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
    command->add_option("FILE", options->file, ".xlsx, .csv, .tsv or .txt")->required();
    command->add_option("--as", options->as, "what it holds")->check(CLI::IsMember({"observations"}));
    command->add_option("--sheet", options->sheet, "name or number of the sheet (default: the first)");
    command->add_option("--encoding", options->encoding, "of a text file (default: recognised)");
    command->add_option("--header-rows", options->header_rows, "1 or 2 (default: found)")->check(CLI::Range(1, 2));
    command->add_option("--year", options->year, "of columns that name none");
    command->add_option("--indicator", options->indicator, "of columns that name none");
    command->add_option("--state", options->state, "of values that say none: preliminary or final (default)")
        ->check(CLI::IsMember({"preliminary", "final"}));
    command->add_option("--source", options->source, "of values that say none");
    command->add_option("--map", options->bindings, "NAME=AREA: a name of the table for an area; remembered");
    command->add_flag("--dry-run", options->dry_run, "only say what would be done");
    command->add_flag("--skip-refused", options->skip_refused, "take in the rest where cells are refused");
    add_json_option(*command, options->format);
    command->callback([options, &context] {
        context.finish(options->dry_run ? look(context, *options) : take_in(context, *options));
    });
}

}  // namespace cli
