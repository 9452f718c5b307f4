#include "windows/list_field.h"

#include <algorithm>
#include <imgui.h>
#include <utility>

#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"

namespace ui {

void list_field(PanelContext& c, const char* key, const char* hint) {
    const bool focus = std::exchange(c.overlays.just_opened, false);
    if (c.widgets.text_field(key, c.overlays.text, hint, ImGui::GetContentRegionAvail().x, focus)) c.overlays.at = 0;
}

bool step_list(PanelContext& c, std::size_t count) {
    for (const KeyPress& press : c.input.keys) {
        if (press.key == Key::down) ++c.overlays.at;
        if (press.key == Key::up) --c.overlays.at;
    }
    c.overlays.at = std::clamp(c.overlays.at, 0, std::max(0, static_cast<int>(count) - 1));
    const bool enter = key_pressed(c.input, Key::enter) || key_pressed(c.input, Key::pad_enter);
    return enter && count > 0;
}

}  // namespace ui
