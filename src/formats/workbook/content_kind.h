// What a file is, by its bytes and never by its name. Pure; any thread.
#pragma once

#include <string_view>

#include "base/result.h"
#include "zip_file.h"

namespace formats {

enum class ContentKind {
    zip,
    compound,         ///< the container of .xls and of encrypted workbooks
    spreadsheet_xml,  ///< of 2003
    flat_ods,
    html,
    text,
    other,  ///< why_not() says what to do
};

ContentKind content_kind(std::string_view bytes);

/// Why bytes of kind `other` are not read, and what to do.
base::Error why_not(std::string_view bytes);

/// What a zip holds.
enum class ZipKind { xlsx, ods, other };
ZipKind zip_kind(const ZipFile& zip);
base::Error why_not(const ZipFile& zip);

}  // namespace formats
