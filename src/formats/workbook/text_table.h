// A table in a text: its encoding recognised, its records counted by ourselves. Not read through GDAL, which guesses
// headers, drops empty lines and reads on in silence over a quote that never closes. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace formats {

struct TextTable {
    std::string encoding;                        ///< UTF-8, UTF-16LE, UTF-16BE, GB18030 or what was asked for
    std::vector<std::vector<std::string>> rows;  ///< UTF-8; a row for each record, empty ones too
    bool complete = true;                        ///< false: there are more rows
};

/// By the byte order mark, then strictly as UTF-8, then as GB 18030; or as `encoding` says. Refused where it is none of
/// them, holds bytes that no text has, or has a quote that never closes. A first line "sep=;" names the separator and
/// is no record. `most_rows` are read; 0: all. `subject` names the bytes in an error.
base::Result<TextTable> parse_text_table(std::string_view bytes, const std::string& encoding,
                                         const std::string& subject, std::size_t most_rows = 0);

/// UTF-8 of the bytes by the same rule, and the encoding that they are in; `encoding` is tried first, and alone where
/// `is_certain`.
struct DecodedText {
    std::string encoding, utf8;
};
std::optional<DecodedText> decoded_text(std::string_view bytes, const std::string& encoding, bool is_certain);

}  // namespace formats
