// A file as text, places in it, and refusals of what stands there, in words that the catalogue has. Private to module
// exchange.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/error_words.h"
#include "base/result.h"

namespace exchange {

/// The whole file; refuses what is missing, over 64 MB, or not UTF-8. A byte order mark is left out.
base::Result<std::string> read_text_file(const std::filesystem::path& file);

/// "FILE:LINE", the subject of an error.
std::string place(const std::filesystem::path& file, std::size_t line);

/// The lines, without their ends (LF or CR LF).
std::vector<std::string_view> split_lines(std::string_view text);

/// The line (from 1) of byte `offset`.
std::size_t line_at(std::string_view text, std::size_t offset);

/// The column (from 1, in characters) of byte `offset` in its line.
std::size_t column_at(std::string_view text, std::size_t offset);

/// A number as an argument of a message: the shortest text that reads as the same number.
std::string number_text(double value);

/// A refusal without a subject. `pattern`, marked for the catalogue, has a {} for each of the whole numbers and texts.
template <class... Args>
base::Error refusal(const char* pattern, const Args&... arguments) {
    static_assert(!(std::is_floating_point_v<Args> || ...), "number_text() writes fractions");
    return base::make_error(base::ErrorKind::refused, "", pattern, {base::argument_text(arguments)...});
}

/// The failed Result of an error whose place is known now.
inline tl::unexpected<base::Error> fail_at(std::string subject, base::Error error) {
    error.subject = std::move(subject);
    return base::pass(std::move(error));
}

}  // namespace exchange
