#include "exchange/read_workbook.h"

#include <utility>
#include <vector>

#include "exchange/sheet.h"
#include "run_formats.h"
#include "wire/grid_codec.h"
#include "wire/plain_number.h"

namespace exchange {
namespace {

std::string shown_text(const wire::Grid& grid, const wire::GridCell& cell) {
    if (cell.shown < grid.texts.size()) return grid.texts[cell.shown];
    if (cell.text < grid.texts.size()) return grid.texts[cell.text];
    return cell.kind == wire::CellKind::no_result ? "" : wire::plain_number(cell.number);
}

/// What the eye sees of every row, without the empty cells at its end; refused where it is too much, for a text may
/// stand once in the file and in every cell.
base::Result<std::vector<std::vector<std::string>>> shown_rows(const wire::Grid& grid, const std::string& file) {
    constexpr std::size_t k_most_bytes = 64U << 20U;
    std::vector<std::vector<std::string>> rows;
    std::size_t bytes = 0;
    for (const wire::GridRow& row : grid.rows) {
        rows.resize(row.number + 1);
        for (const wire::GridCell& cell : row.cells) {
            rows.back().resize(cell.column + 1);
            rows.back().back() = shown_text(grid, cell);
            bytes += rows.back().back().size();
        }
        if (bytes > k_most_bytes)
            return base::fail(base::ErrorKind::limit, file,
                              base::mark("has more than 64 MB of text; keep what belongs to the table"));
    }
    return rows;
}

/// The first visible sheet that holds something, else the first visible one.
base::Result<std::string> first_sheet(const FormatsProgram& program, const SheetRequest& request) {
    const auto survey = read_workbook(program, {request.file, "", request.encoding, true});
    if (!survey) return base::pass(survey.error());
    for (const wire::Grid& grid : survey->grids)
        if (!grid.rows.empty()) return grid.sheet;
    return survey->grids.empty() ? std::string("1") : survey->grids.front().sheet;
}

}  // namespace

base::Result<wire::Workbook> read_workbook(const FormatsProgram& program, const WorkbookRequest& request) {
    FormatsCommand command{"table", {request.file}, {}};
    if (!request.sheet.empty()) command.options.push_back("--sheet=" + request.sheet);
    if (!request.encoding.empty()) command.options.push_back("--encoding=" + request.encoding);
    if (request.survey) command.options.emplace_back("--survey");
    wire::WorkbookDecoder decoder;
    const auto feed = [&](std::string_view bytes) { return decoder.feed(bytes); };
    if (auto done = run_formats(program, command, feed, [] { return std::size_t{0}; }); !done)
        return base::pass(done.error());
    if (!decoder.finished()) return half_way(request.file.string());
    return decoder.take();
}

base::Result<Sheet> read_sheet(const FormatsProgram& program, const SheetRequest& request) {
    const auto name = request.sheet.empty() ? first_sheet(program, request) : base::Result<std::string>(request.sheet);
    if (!name) return base::pass(name.error());
    auto workbook = read_workbook(program, {request.file, *name, request.encoding});
    if (!workbook) return base::pass(workbook.error());
    Sheet sheet;
    sheet.encoding = workbook->encoding;
    for (const wire::SheetInfo& info : workbook->sheets) sheet.sheet_names.push_back(info.name);
    if (workbook->grids.empty()) return sheet;
    const wire::Grid& grid = workbook->grids.front();
    sheet.name = grid.sheet;
    auto rows = shown_rows(grid, request.file.string());
    if (!rows) return base::pass(rows.error());
    sheet.rows = std::move(*rows);
    return sheet;
}

}  // namespace exchange
