// A page of words alone: the first and the last of a story. Values; any thread.
#pragma once

#include <string>
#include <vector>

namespace carto {

struct TitlePage {
    std::string heading;
    std::string subheading;          ///< beneath it; may be empty
    std::vector<std::string> lines;  ///< at the foot: who made it, when, from what
};

}  // namespace carto
