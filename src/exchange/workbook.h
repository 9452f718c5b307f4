// Writes a spreadsheet or the same as text, by the extension of the name, at one stroke. Private to exchange.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

struct lxw_workbook;

namespace exchange {

/// .xlsx by `fill`, .csv by `text`; another extension is refused. An existing file is replaced whole, or left as it is.
base::Result<void> write_workbook_or_text(const std::filesystem::path& path,
                                          const std::function<void(lxw_workbook*)>& fill,
                                          const std::function<std::string()>& text);

/// A cell of a .csv file, quoted, that no spreadsheet takes for a formula.
std::string text_cell(const std::string& text);

}  // namespace exchange
