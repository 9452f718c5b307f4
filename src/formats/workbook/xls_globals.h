// What the sheets of an .xls share. Owned by one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "number_format.h"
#include "wire/grid.h"

namespace formats {

struct XlsSheet {
    wire::SheetInfo info;
    std::size_t at = 0;  ///< of its records in the stream
};

struct XlsText {
    std::string text;
    bool was_repaired = false, has_guide = false;
};

struct XlsGlobals {
    std::vector<XlsSheet> sheets;
    Origin origin = Origin::day_1900;
    std::vector<std::optional<std::string>> style_codes;
    std::vector<XlsText> texts;
};

base::Result<XlsGlobals> read_xls_globals(std::string_view stream);

}  // namespace formats
