// Where ImGui finds the keys that its text fields know. Main thread.
#pragma once

namespace ui {

/// Before each of ImGui's frames, after the host's back end has had its say. Tab is left out: it walks through all
/// widgets and is ours to lead (kit/keyboard.h).
void name_keys_for_imgui();

}  // namespace ui
