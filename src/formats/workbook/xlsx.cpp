#include "xlsx.h"

#include "xlsx_book.h"
#include "xlsx_sheet.h"

namespace formats {

base::Result<wire::Workbook> read_xlsx(ZipFile& zip, const SheetChoice& choice) {
    const auto book = open_xlsx(zip);
    if (!book) return base::pass(book.error());
    SheetCollector sheets(choice);
    for (const XlsxSheet& sheet : book->sheets) {
        GridBuilder* grid = sheets.begin(sheet.info);
        if (grid == nullptr) continue;
        if (auto read = read_xlsx_sheet(zip, *book, sheet, *grid); !read && !grid->failed())
            return base::pass(read.error());
        sheets.end();
        if (!sheets.wants_more()) break;
    }
    return sheets.finish(wire::Container::xlsx);
}

}  // namespace formats
