// The inspector's part for a note that is selected: whether it is done, what can be done with it, what was answered and
// drawn.
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/editing.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "plan/note_details.h"
#include "session/note_list.h"
#include "ui/kit/key_press.h"
#include "ui/map_edit_state.h"

namespace ui {
namespace {

std::string with_icon(Icon icon, const char* words) { return std::string(glyph(icon)) + " " + words; }

void draw_state(PanelContext& c, const plan::Note& note) {
    const bool done = plan::detail_of(c.session.plan(), note.id).state == plan::NoteState::done;
    const std::string words =
        done ? with_icon(Icon::undo, c.say("Open again")) : with_icon(Icon::check, c.say("Mark as done"));
    if (c.widgets.button("note/state", words, done ? ButtonLook::framed : ButtonLook::primary))
        set_note_state(c, note.id, done ? plan::NoteState::open : plan::NoteState::done);
}

void draw_reply(PanelContext& c, const plan::NoteReply& reply) {
    c.widgets.wrapped(reply.text);
    c.widgets.soft_text(session::signed_text(reply.author, reply.entered, c.widgets.language()));
    if (!can_write_notes(c)) return;
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.small_icon("reply/remove/" + std::to_string(reply.id), Icon::trash, c.say("Remove the reply"), true))
        remove_reply(c, reply.id);
}

void write_reply(PanelContext& c, const plan::Note& note) {
    NoteAnswer& answer = c.map_edit.notes.answer;
    if (answer.note != note.id) answer = {note.id, {}};
    const std::string words = c.say("Reply");
    const float field = ImGui::GetContentRegionAvail().x - c.widgets.button_width(words) - c.widgets.px(4);
    (void)c.widgets.text_field("note/answer", answer.text, c.say("A reply"), field, false);
    const bool typing = ImGui::IsItemActive() || ImGui::IsItemDeactivated();
    const bool entered = typing && key_pressed(c.input, Key::enter);
    ImGui::SameLine(0, c.widgets.px(4));
    const bool pressed = c.widgets.button("note/reply", words);
    if ((pressed || entered) && !answer.text.empty()) reply_to_note(c, answer);
}

void draw_replies(PanelContext& c, const plan::Note& note) {
    const auto replies = plan::replies_to(c.session.plan(), note.id);
    if (replies.empty() && !can_write_notes(c)) return;
    c.widgets.section(replies.empty() ? std::string(c.say("Replies"))
                                      : fmt::format(fmt::runtime(c.say("Replies: {0}")), replies.size()));
    for (const plan::NoteReply* reply : replies) draw_reply(c, *reply);
    if (can_write_notes(c)) write_reply(c, note);
}

void draw_drawings(PanelContext& c, const plan::Note& note) {
    const auto drawings = plan::drawings_of(c.session.plan(), note.id);
    if (drawings.empty() && !can_write_notes(c)) return;
    c.widgets.section(c.say("Drawn on the map"));
    for (const plan::NoteDrawing* drawing : drawings) {
        c.widgets.text(fmt::format(fmt::runtime(c.say("{0}, {1}")), c.name(plan::label(drawing->shape)),
                                   c.name(plan::label(drawing->colour))));
        if (!can_write_notes(c)) continue;
        ImGui::SameLine(0, c.widgets.px(6));
        if (c.widgets.small_icon("drawing/remove/" + std::to_string(drawing->id), Icon::trash,
                                 c.say("Remove the drawing"), true))
            remove_drawing(c, drawing->id);
    }
    if (can_write_notes(c)) draw_sketch_choice(c, note.id);
}

}  // namespace

void draw_note_actions(PanelContext& c, const plan::Note& note) {
    if (!can_write_notes(c)) return;
    draw_state(c, note);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("note/change", Icon::edit, c.say("Change the words …"), ButtonLook::framed))
        change_note(c, note);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("note/move", Icon::pin, c.say("Pin it to something else …"), ButtonLook::framed))
        c.map_edit.notes.moved = note.id;
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("note/remove", Icon::trash, c.say("Remove the note"), ButtonLook::framed))
        remove_note(c, note);
    ImGui::Spacing();
}

void draw_note_talk(PanelContext& c, const plan::Note& note) {
    draw_replies(c, note);
    draw_drawings(c, note);
}

}  // namespace ui
