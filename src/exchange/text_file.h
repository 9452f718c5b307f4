// A file of a package as text, and places in it. Private to module exchange.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

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

}  // namespace exchange
