// The words of a note on the map, new or changed.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frame/editing.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/note_details.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "session/edit_session.h"
#include "session/note_list.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

constexpr int k_lines = 5;

bool presses_ctrl_enter(const PanelContext& c) {
    for (const KeyPress& press : c.input.keys)
        if (press.ctrl && (press.key == Key::enter || press.key == Key::pad_enter)) return true;
    return false;
}

constexpr const char* k_blanks = " \t\r\n";

/// The window stays until the note is on the disk: what was typed outlives a disk that fails.
void save(PanelContext& c) {
    NoteDraft& note = c.overlays.note;
    note.sent_after = c.session.edit()->last_step();
    if (note.id == 0)
        edit_unlocked(c, session::PinNote{note.pin, note.text});
    else
        edit_unlocked(c, session::ChangeNote{note.id, note.text});
}

/// A new note is selected, so that it can be drawn for.
void select_latest(PanelContext& c) {
    const std::vector<session::NoteRow>& rows = c.session.notes();
    const auto latest = std::ranges::max_element(rows, {}, [](const session::NoteRow& row) { return row.number; });
    if (latest != rows.end()) c.push(session::Select{latest->feature});
}

/// What it is pinned to, in words.
std::string pinned_to(const PanelContext& c, const NoteDraft& note) {
    const plan::Plan& plan = c.session.plan();
    plan::NoteDetail detail{0, {}, note.pin.kind, note.pin.about, note.pin.from_m, note.pin.to_m, {}, {}};
    if (note.id != 0) detail = plan::detail_of(plan, note.id);
    return fmt::format(fmt::runtime(c.say("Pinned to: {0}")), session::pin_text(plan, detail, c.widgets.language()));
}

/// Whether what was handed over is a step of the history now.
bool is_saved(const PanelContext& c, NoteDraft& note) {
    const auto before = std::exchange(note.sent_after, std::nullopt);
    return before && c.session.edit()->last_step() > *before;
}

/// Blanks around the words are not kept.
bool is_unchanged(const PanelContext& c, const NoteDraft& note) {
    const plan::Note* kept = c.session.index().note(plan::note_ref(note.id));
    if (kept == nullptr || !note.has_words()) return false;
    const std::size_t first = note.text.find_first_not_of(k_blanks);
    return kept->text == note.text.substr(first, note.text.find_last_not_of(k_blanks) - first + 1);
}

}  // namespace

void draw_note_window(PanelContext& c) {
    NoteDraft& note = c.overlays.note;
    if (is_saved(c, note)) {
        if (note.id == 0) select_latest(c);
        close_window(c);
        return;
    }
    c.widgets.heading(c.say(note.id == 0 ? base::mark("New note on the map") : base::mark("Note on the map")));
    c.widgets.wrapped(pinned_to(c, note));
    c.widgets.record("note/pinned_to");
    if (std::exchange(c.overlays.just_opened, false)) ImGui::SetKeyboardFocusHere();
    if (c.widgets.text_area("note/text", note.text, ImGui::GetContentRegionAvail().x, k_lines)) note.kept_open = false;
    if (note.kept_open) {
        ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(c.widgets.palette().warning));
        c.widgets.wrapped(c.say("Save the note or cancel it first; that key would have taken its words away."));
        ImGui::PopStyleColor();
        c.widgets.record("note/kept_open");
    }
    c.widgets.soft_wrapped(note.has_words() ? c.say("Whoever opens the project sees it, with your name and the day.")
                                            : c.say("Type what is to be known about this place."));
    const bool chosen = c.widgets.button("note/save", c.say("Save the note  [Ctrl+Enter]"), ButtonLook::primary) ||
                        presses_ctrl_enter(c);
    ImGui::SameLine(0, c.widgets.px(6));
    const bool cancelled = c.widgets.button("note/cancel", c.say("Cancel  [Esc]"));
    if (cancelled || (chosen && is_unchanged(c, note)))
        close_window(c);
    else if (chosen && note.has_words())
        save(c);
}

void click_beside_note(PanelContext& c) {
    if (c.overlays.note.text.empty()) close_window(c);
}

}  // namespace ui
