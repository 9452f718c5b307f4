#include "xls.h"

#include "base/error_words.h"
#include "compound_file.h"
#include "xls_globals.h"
#include "xls_sheet.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;

/// Why a compound file without the stream of a workbook is not read.
tl::unexpected<base::Error> no_workbook(const CompoundFile& file) {
    if (file.has("EncryptedPackage"))
        return base::fail(ErrorKind::refused, "",
                          mark("is encrypted; open it in a spreadsheet program and save it without a password"));
    if (file.has("Book"))
        return base::fail(
            ErrorKind::refused, "",
            mark("is a workbook of Excel 5/95 or older; open it in a spreadsheet program and save it as .xlsx"));
    if (file.has("WordDocument") || file.has("PowerPoint Document"))
        return base::fail(ErrorKind::refused, "",
                          mark("is a text document or a presentation; copy its table into a workbook"));
    return base::fail(ErrorKind::refused, "",
                      mark("is no workbook that we know; open it in a spreadsheet program and save it as .xlsx"));
}

}  // namespace

base::Result<wire::Workbook> read_xls(std::string_view bytes, const SheetChoice& choice) {
    const auto file = CompoundFile::open(bytes);
    if (!file) return base::pass(file.error());
    if (!file->has("Workbook")) return no_workbook(*file);
    const auto stream = file->stream("Workbook");
    if (!stream) return base::pass(stream.error());
    return read_biff(*stream, choice);
}

base::Result<wire::Workbook> read_biff(std::string_view stream, const SheetChoice& choice) {
    const auto globals = read_xls_globals(stream);
    if (!globals) return base::pass(globals.error());
    SheetCollector sheets(choice);
    for (const XlsSheet& sheet : globals->sheets) {
        GridBuilder* grid = sheets.begin(sheet.info);
        if (grid == nullptr) continue;
        read_xls_sheet(stream, *globals, sheet, *grid);
        sheets.end();
        if (!sheets.wants_more()) break;
    }
    return sheets.finish(wire::Container::xls);
}

}  // namespace formats
