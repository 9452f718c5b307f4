#include "read_workbook.h"

#include "content_kind.h"
#include "html_table.h"
#include "ods.h"
#include "spreadsheet_xml.h"
#include "text_table.h"
#include "xls.h"
#include "xlsx.h"

namespace formats {
namespace {

base::Result<wire::Workbook> read_text(std::string_view bytes, const WorkbookRequest& request) {
    const std::size_t most_rows = request.choice.survey ? wire::TableLimits{}.survey_rows : 0;
    const auto table = parse_text_table(bytes, request.encoding, "", most_rows);
    if (!table) return base::pass(table.error());
    SheetCollector sheets(request.choice);
    GridBuilder* grid = sheets.begin({request.name});
    for (std::size_t row = 0; grid != nullptr && row < table->rows.size() && grid->wants_more(); ++row)
        for (std::size_t column = 0; column < table->rows[row].size(); ++column)
            if (const std::string& cell = table->rows[row][column]; !cell.empty())
                grid->add_text({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)}, cell, {});
    if (grid != nullptr && !table->complete) grid->stop_here();
    sheets.end();
    return sheets.finish(wire::Container::text, table->encoding);
}

base::Result<wire::Workbook> read_zip(std::string_view bytes, const WorkbookRequest& request) {
    auto zip = ZipFile::open(bytes);
    if (!zip) return base::pass(zip.error());
    switch (zip_kind(*zip)) {
        case ZipKind::xlsx: return read_xlsx(*zip, request.choice);
        case ZipKind::ods: return read_ods(*zip, request.choice);
        case ZipKind::other: break;
    }
    return base::pass(why_not(*zip));
}

}  // namespace

base::Result<wire::Workbook> read_workbook(std::string_view bytes, const WorkbookRequest& request) {
    switch (content_kind(bytes)) {
        case ContentKind::zip: return read_zip(bytes, request);
        case ContentKind::text: return read_text(bytes, request);
        case ContentKind::compound: return read_xls(bytes, request.choice);
        case ContentKind::spreadsheet_xml: return read_spreadsheet_xml(bytes, request.choice);
        case ContentKind::flat_ods: return read_flat_ods(bytes, request.choice);
        case ContentKind::html: return read_html(bytes, request);
        case ContentKind::other: break;
    }
    return base::pass(why_not(bytes));
}

}  // namespace formats
