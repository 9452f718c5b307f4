// Work in the background, as the window shows it. Values.
#pragma once

#include <cstdint>
#include <string>

namespace ui {

/// Work in the background.
struct Job {
    std::uint64_t id = 0;
    std::string title;
    float share_done = -1;    ///< below 0: not known
    bool can_cancel = false;  ///< people are offered to
};

}  // namespace ui
