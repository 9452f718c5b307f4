// Parts of a frame that need no open project. Private to ui.
#pragma once

#include "kit/widgets.h"
#include "ui/shell.h"

namespace ui {

/// What they draw from and write to.
struct FrameParts {
    OverlayState& overlays;
    Widgets& widgets;
    const FrameInput& input;
    FrameResult& result;

    [[nodiscard]] const char* say(const char* english) const { return widgets.say(english); }
    /// Made in place: GCC 12 takes the move of a large variant for a use of what is not there.
    template <class R>
    void ask(R request) {
        result.requests.emplace_back(std::move(request));
    }
};

/// A window over the map, as one that has just been opened.
void open_window(FrameParts& parts, Overlay window);
/// Opens the file window in the folder of the last project, or the home folder.
void open_file_window(FrameParts& parts, FilePurpose purpose);

bool key_pressed(const FrameInput& input, int key);

}  // namespace ui
