// What is doubtful about a carrier: each finding with what to do, and a note with which it may stand.
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "plan/checks.h"
#include "plan/plan.h"
#include "ui/kit/key_press.h"
#include "ui/map_edit_state.h"

namespace ui {
namespace {

void draw_icon(PanelContext& c, const plan::Finding& finding) {
    const bool accepted = finding.accepted.has_value();
    ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(accepted ? c.widgets.palette().good : c.widgets.palette().warning));
    c.widgets.text(glyph(accepted ? Icon::check : Icon::warning));
    ImGui::PopStyleColor();
    ImGui::SameLine(0, c.widgets.px(6));
}

void draw_note_field(PanelContext& c, const plan::Carrier& carrier, const std::string& key) {
    FindingNote& note = c.map_edit.note;
    const bool focus = std::exchange(note.take_focus, false);
    (void)c.widgets.text_field(key + "/note", note.text, c.say("Why this may stand"), ImGui::GetContentRegionAvail().x,
                               focus);
    const bool enter = key_pressed(c.input, Key::enter);
    if ((c.widgets.button(key + "/keep", c.say("Accept"), ButtonLook::primary) || enter) && !note.text.empty()) {
        accept_finding(c.out, note.code, carrier.id, note.text);
        note = {};
        return;
    }
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button(key + "/cancel", c.say("Cancel"))) note = {};
}

void draw_finding(PanelContext& c, const plan::Carrier& carrier, const plan::Finding& finding) {
    const std::string key = "finding/" + finding.code;
    FindingNote& note = c.map_edit.note;
    draw_icon(c, finding);
    ImGui::BeginGroup();
    const std::string sentence = base::capitalised(c.name(finding.message));
    if (finding.accepted)
        c.widgets.soft_wrapped(sentence);
    else
        c.widgets.wrapped(sentence);
    if (finding.accepted) c.widgets.wrapped(std::string(c.say("Accepted: ")) + *finding.accepted);
    if (c.can_edit()) {
        const bool writing = note.carrier == carrier.id && note.code == finding.code;
        if (writing) {
            draw_note_field(c, carrier, key);
        } else if (finding.accepted) {
            if (c.widgets.button(key + "/take_back", c.say("Take back")))
                take_acceptance_back(c.out, finding.code, carrier.id);
        } else if (c.widgets.button(key + "/accept", c.say("Accept with a note"))) {
            note = {carrier.id, finding.code, {}, true};
        }
    }
    ImGui::EndGroup();
    ImGui::Spacing();
}

}  // namespace

void draw_findings(PanelContext& c, const plan::Carrier& carrier) {
    const std::vector<plan::Finding>& findings = c.session.findings_of(carrier.id);
    if (findings.empty()) return;
    ImGui::Spacing();
    for (const plan::Finding& finding : findings) draw_finding(c, carrier, finding);
}

}  // namespace ui
