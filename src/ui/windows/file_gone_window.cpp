// Before a project is left whose file was moved, deleted or replaced: asks once, with a copy as the first choice.
#include <imgui.h>

#include "frame/editing.h"
#include "ui/file_state.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/window_rows.h"

namespace ui {

void draw_file_gone_window(PanelContext& c) {
    c.widgets.wrapped(away_text(c));
    ImGui::Spacing();
    const bool enter = key_pressed(c.input, Key::enter) || key_pressed(c.input, Key::pad_enter);
    if (c.widgets.button("gone/copy", c.say("Save a copy"), ButtonLook::primary) || enter) {
        open_file_window(c, FilePurpose::save_copy);
        c.overlays.file.then_leave = true;
        return;
    }
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("gone/leave", c.say("Close without a copy"))) {
        close_window(c);
        c.ask(LeaveAnyway{});
    }
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("gone/cancel", c.say("Cancel  [Esc]"))) close_window(c);
}

}  // namespace ui
