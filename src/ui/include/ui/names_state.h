// A name on its way to be bound to an area. Values; main thread.
#pragma once

#include <string>

namespace ui {

struct NamesState {
    std::string name;  ///< as it is typed
    std::string area;  ///< key; empty: none is chosen yet
    std::string problem;
};

}  // namespace ui
