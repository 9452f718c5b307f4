// The question who edits, asked once before the first change.
#include <imgui.h>
#include <utility>

#include "session/edit_actions.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "windows/window_rows.h"

namespace ui {

bool draw_author_question(PanelContext& c) {
    c.widgets.soft_wrapped(c.say("The history says with each change who made it. This can be changed at any time."));
    const bool focus = std::exchange(c.overlays.just_opened, false);
    (void)c.widgets.text_field("author/field", c.overlays.text, c.say("Your name"), ImGui::GetContentRegionAvail().x,
                               focus);
    const bool enter = key_pressed(c.input, Key::enter) || key_pressed(c.input, Key::pad_enter);
    const bool chosen = c.widgets.button("author/use", c.say("Use this name  [Enter]"), ButtonLook::primary) || enter;
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("author/cancel", c.say("Cancel  [Esc]"))) return true;
    if (!chosen || c.overlays.text.empty()) return false;
    c.edit(session::UseAuthor{c.overlays.text});
    if (!c.input.author_known) c.edit(session::UnlockEditing{});
    if (c.overlays.waiting_edit) c.edit(*c.overlays.waiting_edit);
    return true;
}

void draw_author_window(PanelContext& c) {
    if (draw_author_question(c)) leave_author_question(c);
}

void leave_author_question(PanelContext& c) {
    c.overlays.waiting_edit.reset();
    c.overlays.open = c.overlays.then;
}

}  // namespace ui
