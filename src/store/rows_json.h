// Changed rows as JSON, the form in which they travel in a file of changes and are kept after a merge. What is read is
// not trusted: only known tables and columns, values of the kinds that a column can have. Pure functions, any thread.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/changes.h"

namespace store {

nlohmann::json to_json(const std::vector<RowChange>& rows);
/// Nothing when it is no such list.
std::optional<std::vector<RowChange>> rows_from(const nlohmann::json& json);

/// The same as text.
std::string rows_to_json(const std::vector<RowChange>& rows);
std::optional<std::vector<RowChange>> rows_from_json(std::string_view text);

/// The cells of a group by column; nothing for a row that is not there, or a text that is none.
std::optional<std::string> cells_to_json(const std::optional<Cells>& cells);
std::optional<Cells> cells_from_json(std::string_view text);

}  // namespace store
