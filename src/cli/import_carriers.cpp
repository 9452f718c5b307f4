#include <algorithm>
#include <fmt/format.h>
#include <sstream>

#include "carto/options.h"
#include "import_flow.h"
#include "plan/carrier_fields.h"
#include "plan/movement.h"
#include "session/table_file.h"
#include "tables/carriers.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

/// The wish of D=investment_cny,unit:万元 or D=ignore.
base::Result<tables::CarrierColumnWish> column_wish(const std::string& whole, const std::string& text) {
    const auto refused = [&] {
        return base::fail(ErrorKind::usage, whole,
                          mark("is no wish for a column of carriers; write for example “D=investment_cny,unit:万元”"));
    };
    tables::CarrierColumnWish wish;
    wish.leave_out = text == "ignore";
    if (wish.leave_out) return wish;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        const auto pair = split_at(part, part.find(':'));
        if (pair && pair->name == "unit") {
            wish.unit = pair->value;
            continue;
        }
        wish.role = tables::carrier_role_from_key(part);
        if (!wish.role) return refused();
    }
    if (!wish.role && wish.unit.empty()) return refused();
    return wish;
}

const char* word_of(tables::RowChange change) {
    switch (change) {
        case tables::RowChange::added: return "new";
        case tables::RowChange::changed: return "changed";
        case tables::RowChange::same: return "same";
        case tables::RowChange::asked: break;
    }
    return "asked";
}

const char* word_of(tables::ValueChange change) {
    switch (change) {
        case tables::ValueChange::added: return "new";
        case tables::ValueChange::changed: return "changed";
        case tables::ValueChange::same: break;
    }
    return "same";
}

Json json_of(const Context& context, const tables::CarrierColumn& column) {
    return {{"place", tables::cell_name(column.at)},
            {"block", column.block + 1},
            {"title", column.title},
            {"role", tables::to_key(column.role)},
            {"unit", text_or_null(column.unit)},
            {"factor", column.times},
            {"hidden", column.hidden},
            {"outcome", outcome_word(column.outcome)},
            {"reason", column.reason ? Json(base::to_line(*column.reason, context.message_language())) : Json()}};
}

Json lon_lat(const geo::LonLat& position) { return {{"lon", position.lon}, {"lat", position.lat}}; }

/// The unit as `areas` names it.
Json unit_key(const plan::Index& index, const std::string& code) {
    const plan::Area* area = code.empty() ? nullptr : index.area_of_unit(code);
    return text_or_null(area != nullptr ? area->key : code);
}

Json json_of(const plan::Index& index, const tables::CarrierPlace& place) {
    Json places = Json::array(), findings = Json::array();
    for (const tables::CellPlace& at : place.at) places.push_back(tables::cell_name(at));
    for (const plan::Finding& finding : place.findings) findings.push_back(finding.code);
    return {{"places", places},
            {"change", word_of(place.change)},
            {"old", place.before ? lon_lat(*place.before) : Json()},
            {"new", lon_lat(place.position)},
            {"moved_m", metres(place.moved_m)},
            {"unit", unit_key(index, place.unit)},
            {"outside_m", metres(place.outside_m)},
            {"findings", findings}};
}

Json json_of(const plan::Index& index, const tables::CarrierRow& row) {
    Json fields = Json::array();
    for (const tables::CarrierCell& cell : row.cells)
        if (cell.change != tables::ValueChange::same)
            fields.push_back({{"place", tables::cell_name(cell.at)},
                              {"field", plan::definition(cell.field).key},
                              {"old", text_or_null(cell.before)},
                              {"new", text_or_null(cell.after)}});
    return {{"place", tables::cell_name(row.at)},
            {"name", row.name},
            {"change", word_of(row.change)},
            {"number", row.after.number == 0 ? Json() : Json(row.after.number)},
            {"fields", fields},
            {"position", row.place ? json_of(index, *row.place) : Json()}};
}

Json json_of(const Context& context, const plan::Index& index, const tables::CarrierPreview& p) {
    Json columns = Json::array(), rows = Json::array(), questions = Json::array(), left_out = Json::array(),
         absent = Json::array(), unmatched = Json::array(), blocks = Json::array();
    for (const tables::Block& block : p.blocks) blocks.push_back(cli::json_of(block));
    for (const tables::CarrierColumn& column : p.columns) {
        columns.push_back(json_of(context, column));
        if (column.outcome == tables::Outcome::left_out && column.reason)
            left_out.push_back({{"place", tables::cell_name({0, column.at.column})},
                                {"title", column.title},
                                {"reason", base::to_line(*column.reason, context.message_language())}});
    }
    for (const tables::LeftOutRow& row : p.left_out_rows) left_out.push_back(json_of(context, row));
    for (const tables::CarrierRow& row : p.rows) rows.push_back(json_of(index, row));
    for (const tables::Question& question : p.questions) questions.push_back(json_of(context, question));
    for (const tables::AbsentCarrier& carrier : p.absent)
        absent.push_back({{"number", carrier.number}, {"name", context.text(carrier.name)}});
    for (const tables::NearName& name : p.near_names)
        unmatched.push_back({{"name", name.name}, {"rows", {name.at.row}}, {"nearest", name.nearest}});
    return {{"read", p.rows.size()},
            {"new", p.count(tables::RowChange::added)},
            {"changed", p.count(tables::RowChange::changed)},
            {"moved", p.moved()},
            {"same", p.count(tables::RowChange::same)},
            {"refused", json_of(context, p.refused)},
            {"unmatched", unmatched},
            {"absent", absent},
            {"warnings", lines_of(context, p.warnings)},
            {"sheet", p.sheet},
            {"blocks", blocks},
            {"columns", columns},
            {"rows", rows},
            {"left_out", left_out},
            {"questions", questions},
            {"notes", lines_of(context, p.notes)}};
}

/// In the language of the sentence around them.
std::string words(const Context& context, const plan::Name& name) {
    return carto::in(name, context.message_language());
}

void print_columns(const Context& context, const tables::CarrierPreview& p) {
    for (const tables::CarrierColumn& column : p.columns) {
        if (column.outcome == tables::Outcome::asked) continue;  // the question says it
        std::string meaning = words(context, tables::label(column.role));
        if (!column.unit.empty()) meaning += fmt::format(" ({})", column.unit);
        if (column.times != 1) meaning += fmt::format(" × {}", column.times);
        if (column.outcome == tables::Outcome::left_out && column.reason)
            meaning = base::to_line(*column.reason, context.message_language());
        context.out() << context.say(mark("{} “{}”: {}"), tables::cell_name(column.at), column.title, meaning) << '\n';
    }
}

void print_row(const Context& context, const plan::Plan& plan, const tables::CarrierRow& row) {
    const std::string who = fmt::format("{} {}", row.after.number, words(context, row.after.name));
    if (row.change == tables::RowChange::added)
        context.out() << context.say(mark("{} new: {}"), tables::cell_name(row.at), who) << '\n';
    if (row.change != tables::RowChange::changed) return;
    for (const tables::CarrierCell& cell : row.cells) {
        if (cell.change == tables::ValueChange::same) continue;
        const auto shown = [&](const std::string& text) {
            return words(context, plan::shown_value(plan, {cell.field, text}));
        };
        context.out() << context.say(mark("{} {}: {} {} → {}"), tables::cell_name(cell.at), who,
                                     context.say(plan::definition(cell.field).label), shown(cell.before),
                                     shown(cell.after))
                      << '\n';
    }
    if (!row.moved()) return;
    const std::string way = row.place->before
                                ? words(context, plan::movement_name(*row.place->before, row.place->position))
                                : context.say(mark("placed"));
    context.out() << context.say(mark("{} {}: moved, {}"), tables::cell_name(row.place->at.front()), who, way) << '\n';
}

void print_words(const Context& context, const plan::Plan& plan, const tables::CarrierPreview& p) {
    context.out() << context.say(mark("read {}, new {}, changed {}, of these moved {}, same {}, refused {}, absent {}"),
                                 p.rows.size(), p.count(tables::RowChange::added), p.count(tables::RowChange::changed),
                                 p.moved(), p.count(tables::RowChange::same), p.refused.size(), p.absent.size())
                  << '\n';
    if (!p.sheet.empty()) context.out() << context.say(mark("sheet: {}"), p.sheet) << '\n';
    print_columns(context, p);
    print_left_out(context, p.left_out_rows);
    print_questions(context, p.questions);
    for (const tables::CarrierRow& row : p.rows) print_row(context, plan, row);
    print_refused(context, p.refused);
    for (const tables::AbsentCarrier& carrier : p.absent)
        context.out() << context.say(mark("{} {} is not in the list; it stays as it is"), carrier.number,
                                     words(context, carrier.name))
                      << '\n';
    for (const auto* sentences : {&p.notes, &p.warnings})
        for (const tables::Sentence& sentence : *sentences)
            context.out() << base::to_line(sentence, context.message_language()) << '\n';
}

struct Carriers {
    using Options = tables::CarrierOptions;
    using Preview = ReadTable<tables::CarrierPreview, tables::CarrierOptions>;

    static base::Result<Options> options(const plan::Index&, const ImportArguments& arguments) {
        Options out;
        if (auto only = refuse_others(arguments); !only) return base::pass(only.error());
        out.source =
            arguments.source.empty() ? std::filesystem::path(arguments.file).filename().string() : arguments.source;
        out.skip_questions = arguments.skip_questions;
        auto answers = answers_of(arguments);
        if (!answers) return base::pass(answers.error());
        out.answers = *std::move(answers);
        const auto titles = titles_of(arguments);
        if (!titles) return base::pass(titles.error());
        out.titles = *titles;
        for (const std::string& text : arguments.columns) {
            const auto pair = split_at(text, text.find('='));
            const auto column = pair ? tables::column_named(pair->name) : std::nullopt;
            auto wish = column_wish(text, pair ? pair->value : "");
            if (!column || !wish) return base::pass(column_wish(text, "").error());
            out.columns[*column] = *std::move(wish);
        }
        return out;
    }
    /// What is said of values would be lost in silence.
    static base::Result<void> refuse_others(const ImportArguments& arguments) {
        const bool others = arguments.year || !arguments.indicator.empty() || !arguments.bindings.empty() ||
                            arguments.header_rows != 0 || arguments.state != "final";
        if (!others) return {};
        return base::fail(ErrorKind::usage, "--as carriers",
                          mark("has no year, indicator, state, --map or --header-rows; leave them out"));
    }
    static base::Result<Preview> preview(const Context& context, const plan::Index& index,
                                         const ImportArguments& arguments, const Options& how) {
        return read_by_layout<tables::CarrierPreview>(context, index, arguments, how);
    }
    static Json json(const Context& context, const plan::Index& index, const Preview& preview) {
        Json document = json_of(context, index, preview);
        document["layout"] = layout_of(context, preview.layout);
        return document;
    }
    static void print(const Context& context, const plan::Index& index, const Preview& preview) {
        print_words(context, index.plan(), preview);
        print_layout(context, preview.layout);
    }
    /// The carriers and the layout to be remembered.
    static base::Result<plan::Edit> edit(const plan::Index& index, const ImportArguments& arguments,
                                         const Preview& preview, const std::string& author) {
        return with_saved_layout(tables::edit_of(index, preview), index, arguments, preview, entry_of_today(author));
    }
};

}  // namespace

base::Result<int> import_carriers(const Context& context, const ImportArguments& arguments) {
    return Import<Carriers>(context, arguments).run();
}

}  // namespace cli
