// Parts of a frame that need no open project. Private to ui.
#pragma once

#include "ui/shell.h"
#include "widgets.h"

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

/// No project is open: recent ones, a new one, another one.
void draw_start_screen(FrameParts& parts);
inline constexpr float k_toast_width = 380;  ///< logical px
/// Stacks what was said last upwards from the lower edge of `place`, device px of the window.
void draw_toasts(FrameParts& parts, const scene::Rect& place);
void draw_log(FrameParts& parts);
void draw_file_window(FrameParts& parts);
/// Opens the file window in the folder of the last project, or the home folder.
void open_file_window(FrameParts& parts, FilePurpose purpose);

/// Where a window lies: in the middle, or at the left so that most of the map can be seen.
enum class Place { middle, left };
/// Runs `draw` in a window over everything, `width` logical px wide; false: clicked away.
bool overlay_window(FrameParts& parts, const char* key, float width_logical, const std::function<void()>& draw,
                    Place place = Place::middle);

bool key_pressed(const FrameInput& input, int key);

}  // namespace ui
