#include "session/table_file.h"

#include <utility>

#include "exchange/formats_program.h"
#include "tables/sheets.h"

namespace session {

base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::ImportOptions& options) {
    const auto program = exchange::find_formats_program();
    if (!program) return base::pass(program.error());
    exchange::WorkbookRequest asked = request;
    if (asked.sheet.empty()) {
        asked.survey = true;
        auto survey = exchange::read_workbook(*program, asked);
        if (!survey) return base::pass(survey.error());
        auto sheet = tables::choose_sheet(index, *survey, options);
        std::erase_if(survey->grids, [&](const wire::Grid& grid) { return !sheet || grid.sheet != *sheet; });
        if (!sheet) return TableFile{std::move(*survey), sheet.error()};
        if (survey->grids.size() == 1 && survey->grids.front().complete) return TableFile{std::move(*survey), {}};
        asked.survey = false;
        asked.sheet = *std::move(sheet);
    }
    auto book = exchange::read_workbook(*program, asked);
    if (!book) return base::pass(book.error());
    return TableFile{std::move(*book), {}};
}

base::Result<tables::ImportPreview> preview_of(const TableFile& table, const plan::Index& index,
                                               const tables::ImportOptions& options) {
    if (table.undecided) return base::pass(*table.undecided);
    return tables::preview_import(index, table.book, options);
}

}  // namespace session
