#include "session/table_file.h"

#include <utility>

#include "exchange/formats_program.h"
#include "tables/sheets.h"

namespace session {
namespace {

TableFile file_of(wire::Workbook book, std::optional<base::Error> undecided = {}) {
    return {std::make_shared<const wire::Workbook>(std::move(book)), std::move(undecided)};
}

}  // namespace

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

base::Result<tables::ImportPreview> preview_of(const TableFile& table, const plan::Index& index,
                                               const tables::ImportOptions& options) {
    if (table.undecided) return base::pass(*table.undecided);
    return tables::preview_import(index, *table.book, options);
}

}  // namespace session
