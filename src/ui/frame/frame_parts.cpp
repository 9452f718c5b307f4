#include "frame/frame_parts.h"

#include <algorithm>
#include <vector>

#include "frame/outbox.h"
#include "ui/frame_input.h"
#include "ui/job.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"

namespace ui {

void FrameParts::ask(const Request& request) { out.ask(request); }

const std::vector<KeyPress>& FrameParts::keys() const { return input.keys; }

float FrameParts::width() const { return input.width / input.scale; }

const std::vector<Job>& FrameParts::jobs() const { return input.jobs; }

void open_window(FrameParts& parts, Overlay window) {
    parts.overlays.open = window;
    parts.overlays.just_opened = true;
    parts.overlays.text.clear();
    parts.overlays.at = 0;
}

void toggle_window(FrameParts& parts, Overlay window) {
    if (parts.overlays.open == window)
        parts.overlays.open = Overlay::none;
    else
        open_window(parts, window);
}

void toggle_menu(FrameParts& parts) { toggle_window(parts, Overlay::menu); }

void copy_text(FrameParts& parts, const std::string& text, const char* what) { parts.ask(CopyText{text, what}); }

void copy_table(FrameParts& parts, const std::string& text, const char* what) { parts.ask(CopyText{text, what, true}); }

void cancel_job(FrameParts& parts, std::uint64_t job) { parts.ask(CancelJob{job}); }

bool map_is_free(const OverlayState& overlays) { return overlays.open == Overlay::none && !overlays.presenting; }

bool key_pressed(const FrameInput& input, Key key) {
    return std::any_of(input.keys.begin(), input.keys.end(), [key](const KeyPress& k) { return k.key == key; });
}

}  // namespace ui
