// What the sheets of an .xlsx share: their list, the formats of its styles, since when days count, its texts. Owned by
// one thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "number_format.h"
#include "wire/grid.h"
#include "xlsx_texts.h"
#include "zip_file.h"

namespace formats {

struct XlsxSheet {
    wire::SheetInfo info;
    std::string part;
};

struct XlsxBook {
    std::vector<XlsxSheet> sheets;
    Origin origin = Origin::day_1900;
    std::vector<std::optional<std::string>> style_codes;  ///< by style; nothing: nobody knows the format
    SharedTexts texts;
};

/// Whether a namespace is that of spreadsheets, of the first or the strict form of the standard.
bool is_spreadsheet_space(std::string_view space);

base::Result<XlsxBook> open_xlsx(ZipFile& zip);

}  // namespace formats
