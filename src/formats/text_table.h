// A table in a text file (.csv, .tsv, .txt): its encoding recognised, its records counted by ourselves. Not read
// through GDAL, which guesses headers, drops empty lines and reads on in silence over a quote that never closes. Knows
// no GDAL.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace formats {

struct TextTable {
    std::string encoding;                        ///< UTF-8, UTF-16LE, UTF-16BE, GB18030 or what was asked for
    std::vector<std::vector<std::string>> rows;  ///< UTF-8; a row for each record, empty ones too
};

/// By the byte order mark, then strictly as UTF-8, then as GB 18030; or as `encoding` says. Refused where it is none of
/// them, holds bytes that no text has, or has a quote that never closes.
base::Result<TextTable> read_text_table(const std::filesystem::path& file, const std::string& encoding);

/// The same of bytes that are there already; `subject` names them in an error.
base::Result<TextTable> parse_text_table(std::string_view bytes, const std::string& encoding,
                                         const std::string& subject);

}  // namespace formats
