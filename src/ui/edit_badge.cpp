// Whether carriers can be changed: the switch in the top bar, and the question who does it.
#include <GLFW/glfw3.h>
#include <imgui.h>

#include "commands.h"
#include "edit_commands.h"
#include "map_editing.h"

namespace ui {
namespace {

bool is_unlocked(const PanelContext& c) { return c.input.edit != nullptr && c.input.edit->unlocked(); }

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
            is_unlocked(c) ? c.edit(session::LockEditing{}) : toggle_editing(c);
    }
    c.widgets.tip(why.empty() ? tip_of("edit/lock", c.widgets) : why);
}

bool draw_author_question(PanelContext& c) {
    c.widgets.heading(c.say("Who is editing?"));
    c.widgets.soft_wrapped(c.say("The history says with each change who made it. This can be changed at any time."));
    const bool focus = std::exchange(c.overlays.just_opened, false);
    (void)c.widgets.text_field("author/field", c.overlays.text, c.say("Your name"), ImGui::GetContentRegionAvail().x,
                               focus);
    const bool enter = key_pressed(c.input, GLFW_KEY_ENTER) || key_pressed(c.input, GLFW_KEY_KP_ENTER);
    const bool chosen = c.widgets.button("author/use", c.say("Use this name  [Enter]"), ButtonLook::primary) || enter;
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("author/cancel", c.say("Cancel  [Esc]"))) return true;
    if (!chosen || c.overlays.text.empty()) return false;
    c.edit(session::UseAuthor{c.overlays.text});
    if (!c.input.author_known) c.edit(session::UnlockEditing{});
    return true;
}

void draw_author_window(PanelContext& c) {
    if (draw_author_question(c)) c.overlays.open = c.overlays.then;
}

}  // namespace ui
