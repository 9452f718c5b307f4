// What is said of a hand-out beside its pages: what the plan or the fonts do not have. Pure; any
// thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/translate.h"
#include "sheet/sheet.h"

namespace handout {

/// With the name of the page or slide that it is about; in the language of that name.
base::Error about(const std::string& name, base::Error error, base::Language language);

/// A line for each.
std::vector<std::string> missing_remarks(const std::vector<std::string>& missing, base::Language language);
/// Which characters stand as boxes; none where the fonts have all.
std::vector<std::string> undrawn_remarks(std::span<const sheet::Page> pages, base::Language language);

}  // namespace handout
