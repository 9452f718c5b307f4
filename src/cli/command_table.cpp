#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "cli/rows.h"
#include "commands.h"
#include "exchange/read_workbook.h"
#include "wire/address.h"
#include "wire/plain_number.h"

namespace cli {
namespace {

using wire::CellKind;

struct Options {
    std::string file, sheet, encoding;
    OutputFormat format;
};

template <class Enum, std::size_t count>
std::string name_of(const std::array<std::string_view, count>& names, Enum value) {
    return std::string(names.at(static_cast<std::size_t>(value)));
}

std::string kind_name(CellKind kind) {
    static constexpr std::array<std::string_view, 8> k_names{"number", "text", "boolean",   "error",
                                                             "date",   "time", "date_time", "no_result"};
    return name_of(k_names, kind);
}

std::string container_name(wire::Container container) {
    static constexpr std::array<std::string_view, 6> k_names{"xlsx", "xls", "ods", "spreadsheet_xml", "html", "text"};
    return name_of(k_names, container);
}

std::string note_name(wire::NoteCode code) {
    static constexpr std::array<std::string_view, 5> k_names{"empty_cells", "comments", "pinyin", "carriage_returns",
                                                             "repaired_text"};
    return name_of(k_names, code);
}

/// null where nobody here knows what a spreadsheet program shows.
Json shown_of(const wire::Grid& grid, const wire::GridCell& cell) {
    if (cell.shown == wire::k_unknown_text) return nullptr;
    if (cell.shown != wire::k_no_text) return grid.texts[cell.shown];
    if (cell.text != wire::k_no_text) return grid.texts[cell.text];
    return cell.kind == CellKind::no_result ? "" : wire::plain_number(cell.number);
}

Json value_of(const wire::Grid& grid, const wire::GridCell& cell) {
    if (cell.text != wire::k_no_text) return grid.texts[cell.text];
    if (cell.kind == CellKind::no_result) return nullptr;
    return cell.kind == CellKind::boolean ? Json(cell.number != 0) : Json(cell.number);
}

Json json_of(const wire::Grid& grid, const wire::GridCell& cell) {
    Json json{{"kind", kind_name(cell.kind)}, {"shown", shown_of(grid, cell)}, {"value", value_of(grid, cell)}};
    if (const std::string& code = grid.formats[cell.format].code; !code.empty()) json["format"] = code;
    if (cell.is_formula) json["formula"] = true;
    return json;
}

/// By place: null for an empty cell, nothing behind the last one of a row.
Json cells_of(const wire::Grid& grid) {
    Json rows = Json::array();
    for (const wire::GridRow& row : grid.rows) {
        while (rows.size() < row.number) rows.push_back(Json::array());
        Json cells = Json::array();
        for (const wire::GridCell& cell : row.cells) {
            while (cells.size() < cell.column) cells.push_back(nullptr);
            cells.push_back(json_of(grid, cell));
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

std::size_t columns_of(const wire::Grid& grid) {
    std::size_t columns = 0;
    for (const wire::GridRow& row : grid.rows)
        if (!row.cells.empty()) columns = std::max<std::size_t>(columns, row.cells.back().column + 1);
    return columns;
}

Json sheets_of(const wire::Workbook& workbook, const wire::Grid& read) {
    Json sheets = Json::array();
    for (const wire::SheetInfo& sheet : workbook.sheets) {
        Json json{{"name", sheet.name},
                  {"hidden", sheet.state != wire::SheetState::visible},
                  {"rows", nullptr},
                  {"columns", nullptr}};
        if (sheet.name == read.sheet) {
            json["rows"] = read.rows.empty() ? 0 : read.rows.back().number + 1;
            json["columns"] = columns_of(read);
        }
        sheets.push_back(std::move(json));
    }
    return sheets;
}

Json json_of(const wire::Workbook& workbook, const wire::Grid& grid) {
    Json json{{"sheets", sheets_of(workbook, grid)},
              {"sheet", grid.sheet},
              {"cells", cells_of(grid)},
              {"merges", Json::array()},
              {"notes", Json::array()},
              {"hidden_rows", Json::array()},
              {"hidden_columns", Json::array()},
              {"container", container_name(workbook.container)},
              {"encoding", text_or_null(workbook.encoding)}};
    for (const wire::CellRange& merge : grid.merges) json["merges"].push_back(wire::address(merge));
    for (const wire::Note& note : workbook.notes)
        json["notes"].push_back({{"code", note_name(note.code)}, {"sheet", note.sheet}, {"count", note.count}});
    for (const wire::GridRow& row : grid.rows)
        if (row.hidden) json["hidden_rows"].push_back(row.number + 1);
    for (const std::uint32_t column : grid.hidden_columns)
        json["hidden_columns"].push_back(wire::column_letters(column));
    return json;
}

/// A line for each cell: where, what, what it shows.
void print_cells(const Context& context, const wire::Grid& grid) {
    for (const wire::GridRow& row : grid.rows)
        for (const wire::GridCell& cell : row.cells) {
            const Json shown = shown_of(grid, cell);
            context.out() << wire::address(row.number, cell.column) << '\t' << kind_name(cell.kind) << '\t'
                          << (shown.is_null() ? "?" : printable(shown.get<std::string>())) << '\n';
        }
}

base::Result<int> run_table(const Context& context, const Options& options) {
    const auto program = exchange::find_formats_program();
    if (!program) return base::pass(program.error());
    const auto workbook = exchange::read_workbook(*program, {options.file, options.sheet, options.encoding});
    if (!workbook) return base::pass(workbook.error());
    const wire::Grid none;
    const wire::Grid& grid = workbook->grids.empty() ? none : workbook->grids.front();
    if (options.format.json)
        print_json(context.out(), json_of(*workbook, grid));
    else
        print_cells(context, grid);
    return 0;
}

}  // namespace

void add_table(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("table", "what the reader of tables sees in a workbook or a text");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "any table that Langtu reads")->required();
    command->add_option("--sheet", options->sheet, "name of the sheet, or its number from 1");
    command->add_option("--encoding", options->encoding, "of a text, e.g. GB18030 (default: recognised)");
    add_json_option(*command, options->format);
    command->callback([options, &context] { context.finish(run_table(context, *options)); });
}

}  // namespace cli
