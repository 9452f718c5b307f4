// The words of a note on the map, new or changed.
#include <GLFW/glfw3.h>
#include <imgui.h>

#include "session/edit_actions.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "windows/windows.h"

namespace ui {
namespace {

constexpr int k_lines = 5;

bool presses_ctrl_enter(const PanelContext& c) {
    for (const KeyPress& press : c.input.keys)
        if (press.ctrl && (press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER)) return true;
    return false;
}

void save(PanelContext& c) {
    const NoteDraft& note = c.overlays.note;
    if (note.id == 0)
        c.edit(session::AddNote{note.position, note.text});
    else
        c.edit(session::ChangeNote{note.id, note.text});
    c.overlays.open = Overlay::none;
}

}  // namespace

void draw_note_window(PanelContext& c) {
    NoteDraft& note = c.overlays.note;
    c.widgets.heading(c.say(note.id == 0 ? base::mark("New note on the map") : base::mark("Note on the map")));
    if (std::exchange(c.overlays.just_opened, false)) ImGui::SetKeyboardFocusHere();
    (void)c.widgets.text_area("note/text", note.text, ImGui::GetContentRegionAvail().x, k_lines);
    c.widgets.soft_wrapped(c.say("Whoever opens the project sees it, with your name and the day."));
    const bool empty = note.text.find_first_not_of(" \t\r\n") == std::string::npos;
    const bool chosen = c.widgets.button("note/save", c.say("Save the note  [Ctrl+Enter]"), ButtonLook::primary) ||
                        presses_ctrl_enter(c);
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("note/cancel", c.say("Cancel  [Esc]"))) c.overlays.open = Overlay::none;
    if (chosen && !empty) save(c);
}

}  // namespace ui
