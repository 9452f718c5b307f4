// Work in the background, as the window shows it. Values.
#pragma once

#include <string>

namespace ui {

/// Work in the background.
struct Job {
    std::string title;
    float share_done = -1;  ///< below 0: not known
};

}  // namespace ui
