#include "session/table_file.h"

#include <utility>

#include "exchange/formats_program.h"
#include "tables/sheets.h"

namespace session {
namespace {

TableFile file_of(wire::Workbook book, std::optional<base::Error> undecided = {}) {
    return {std::make_shared<const wire::Workbook>(std::move(book)), std::move(undecided)};
}

/// `choose` names the sheet of a survey.
template <class Choose>
base::Result<TableFile> read_file(const exchange::WorkbookRequest& request, Choose choose) {
    const auto program = exchange::find_formats_program();
    if (!program) return base::pass(program.error());
    exchange::WorkbookRequest asked = request;
    if (asked.sheet.empty()) {
        asked.survey = true;
        auto survey = exchange::read_workbook(*program, asked);
        if (!survey) return base::pass(survey.error());
        auto sheet = choose(*survey);
        if (!sheet) return file_of(std::move(*survey), sheet.error());
        std::erase_if(survey->grids, [&](const wire::Grid& grid) { return grid.sheet != *sheet; });
        if (survey->grids.size() == 1 && survey->grids.front().complete) return file_of(std::move(*survey));
        asked.survey = false;
        asked.sheet = *std::move(sheet);
    }
    auto book = exchange::read_workbook(*program, asked);
    if (!book) return base::pass(book.error());
    return file_of(*std::move(book));
}

}  // namespace

base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::ImportOptions& options) {
    return read_file(request,
                     [&](const wire::Workbook& survey) { return tables::choose_sheet(index, survey, options); });
}

base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::CarrierOptions& options) {
    return read_file(
        request, [&](const wire::Workbook& survey) { return tables::choose_carrier_sheet(index, survey, options); });
}

base::Result<tables::ImportPreview> preview_of(const TableFile& table, const plan::Index& index,
                                               const tables::ImportOptions& options) {
    if (table.undecided) return base::pass(*table.undecided);
    return tables::preview_import(index, *table.book, options);
}

tables::ImportPreview heads_of(const TableFile& table, const plan::Index& index, const tables::ImportOptions& options) {
    if (table.undecided || table.book->grids.empty()) return {};
    return tables::preview_heads(index, table.book->grids.front(), options).value_or(tables::ImportPreview{});
}

base::Result<tables::CarrierPreview> preview_of(const TableFile& table, const plan::Index& index,
                                                const tables::CarrierOptions& options) {
    if (table.undecided) return base::pass(*table.undecided);
    return tables::preview_carriers(index, *table.book, options);
}

}  // namespace session
