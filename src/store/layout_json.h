// How a table was read as one JSON text, the form in which a project keeps it. What is read is not trusted: known
// members of their kinds, known words, texts that a project may hold, numbers within limits. Private to store; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plan/plan.h"

namespace store {

/// All but the name, the file, the day and the author, which are columns of their own.
std::string layout_to_json(const plan::TableLayout& layout);
/// Nothing where it is no such text; else the layout without those.
std::optional<plan::TableLayout> layout_from_json(std::string_view text);

}  // namespace store
