// head_words.json of a package: words of the titles of tables that a bureau adds to those of the program. Private to
// module exchange.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "plan/plan.h"

namespace exchange {

/// Adds the words of the file to a plan that is otherwise whole; a package without the file has none.
base::Result<void> add_own_words(const std::filesystem::path& file, plan::Plan& plan);

}  // namespace exchange
