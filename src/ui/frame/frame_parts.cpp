#include "frame/frame_parts.h"

#include <algorithm>

namespace ui {

void open_window(FrameParts& parts, Overlay window) {
    parts.overlays.open = window;
    parts.overlays.just_opened = true;
    parts.overlays.text.clear();
    parts.overlays.at = 0;
}

bool key_pressed(const FrameInput& input, int key) {
    return std::any_of(input.keys.begin(), input.keys.end(), [key](const KeyPress& k) { return k.key == key; });
}

}  // namespace ui
