// A story that is being presented, and what its presentation must remember. Values, changed only by drawing. Main
// thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/presenting.h"
#include "session/stopwatch.h"
#include "ui/kit/keyboard_state.h"

namespace ui {

/// What a start of the program asks for: done as soon as the project is there.
struct StoryWish {
    std::string story;       ///< name in either language; empty: the usual one
    int slide = 0;           ///< from 1; 0: the first page
    bool in_window = false;  ///< not full screen
    bool notes = false;      ///< with the presenter's window
};

struct PresentingState {
    std::optional<session::Presentation> story;  ///< nothing: none is presented
    KeyboardState keyboard;                      ///< where its focus was
    bool was_full_screen = false, in_window = false;
    bool draws = false;  ///< the pen is down
    double hint_until_s = 0;
    double moved_s = 0;                       ///< when the pointer was moved last
    bool notes_shown = false;                 ///< the presenter's window is open
    session::Stopwatch time;                  ///< since the presentation began
    std::vector<session::PresentStep> asked;  ///< by the buttons of that window; taken by the next frame
};

}  // namespace ui
