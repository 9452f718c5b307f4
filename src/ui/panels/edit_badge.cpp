// Whether carriers can be changed: the switch in the top bar, and the question who does it.
#include <imgui.h>
#include <string>

#include "frame/commands.h"
#include "frame/editing.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "session/actions.h"
#include "ui/file_state.h"

namespace ui {
namespace {

bool is_unlocked(const PanelContext& c) { return c.session.unlocked(); }

/// Where editing is the job, and wherever anything could be changed.
bool is_shown(const PanelContext& c) {
    return c.session.mode() == session::Mode::edit || is_unlocked(c) || !away_text(c).empty();
}

std::string badge_words(const PanelContext& c) {
    if (!away_text(c).empty()) return std::string(glyph(Icon::warning)) + " " + c.say("The file is gone");
    if (!read_only_text(c).empty()) return std::string(glyph(Icon::lock)) + " " + c.say("Read only");
    return is_unlocked(c) ? std::string(glyph(Icon::edit)) + " " + c.say("Unlocked")
                          : std::string(glyph(Icon::lock)) + " " + c.say("Locked");
}

}  // namespace

float edit_badge_width(PanelContext& c) { return is_shown(c) ? c.widgets.button_width(badge_words(c)) : 0; }

void draw_edit_badge(PanelContext& c) {
    if (!is_shown(c)) return;
    const std::string away = away_text(c);
    const std::string why = away.empty() ? read_only_text(c) : away;
    const ButtonLook look = is_unlocked(c) && away.empty() ? ButtonLook::primary : ButtonLook::framed;
    if (c.widgets.button("edit/badge", badge_words(c), look)) {
        if (!away.empty())
            open_file_window(c, FilePurpose::save_copy);
        else
            is_unlocked(c) ? lock_editing(c.out) : toggle_editing(c);
    }
    c.widgets.tip(why.empty() ? tip_of("edit/lock", c.widgets) : why);
}

}  // namespace ui
