// Official chainages, origin and direction of the ruler on their way to be entered. Values; main thread.
#pragma once

#include <string>

namespace ui {

struct RulerState {
    int station = 0;  ///< order of the one whose chainage is entered; 0: none is
    std::string chainage, source;
    std::size_t line = 0;  ///< whose origin is shown, by its place in Plan::rail
    int origin = 0;        ///< order of the station at which the ruler begins
    std::string origin_chainage;
    bool reversed = false;
    std::string problem;
};

}  // namespace ui
