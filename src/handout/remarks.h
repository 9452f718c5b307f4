// What is said of a hand-out beside its pages: what the plan or the fonts do not have. Private to handout. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/translate.h"
#include "sheet/sheet.h"

namespace handout {

/// A line for each.
std::vector<std::string> missing_remarks(const std::vector<std::string>& missing, base::Language language);
/// Which characters stand as boxes; none where the fonts have all.
std::vector<std::string> undrawn_remarks(std::span<const sheet::Page> pages, base::Language language);

}  // namespace handout
