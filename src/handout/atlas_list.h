// The list of an atlas's pages on sheets of its own, where it has no room beside the index. Private to handout.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "carto/options.h"
#include "sheet/sheet.h"

namespace handout {

/// What stands on them besides the list.
struct ListWords {
    std::string title;   ///< of the list
    std::string header;  ///< of the atlas
    std::string mark;    ///< in red beside it; empty: nothing
    carto::Language language = carto::Language::zh;
    std::size_t before = 0, behind = 0;  ///< pages of the atlas
};

/// On the paper of that key.
base::Result<std::vector<sheet::Page>> atlas_list(std::span<const carto::IndexedPage> pages, std::string_view paper,
                                                  const ListWords& words);

}  // namespace handout
