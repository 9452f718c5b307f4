// A table of texts and numbers as a file for other programs: a spreadsheet (.xlsx) or text (.csv). No cell can become
// a formula there: a text that begins like one gets an apostrophe in .csv, and is a text in .xlsx.
// Knows no plan. Any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"

namespace exchange {

using TableCell = std::variant<std::string, double>;

struct TableFile {
    std::string name;  ///< of the sheet, at most 31 characters
    std::vector<std::string> titles;
    std::vector<std::vector<TableCell>> rows;
};

/// Spreadsheet programs take its first character, half or full width, for the begin of a formula.
bool begins_like_a_formula(const std::string& text);

enum class Quotes { always, where_needed };
/// A cell of text separated by commas that no spreadsheet takes for a formula.
std::string text_cell(const std::string& text, Quotes quotes = Quotes::always);

/// By the extension of `path`; another one is refused. An existing file is replaced whole, or left as it is. Gives how
/// many characters were left out that no such file can hold.
base::Result<std::size_t> write_table(const std::filesystem::path& path, const TableFile& table);

}  // namespace exchange
