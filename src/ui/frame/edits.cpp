#include "frame/edits.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "frame/editing.h"
#include "frame/outbox.h"
#include "plan/carrier_fields.h"
#include "session/edit_actions.h"
#include "ui/frame_input.h"
#include "ui/map_edit_state.h"

namespace ui {

void lock_editing(Outbox& out) { out.edit(session::LockEditing{}); }

void set_field(Outbox& out, const std::vector<std::int64_t>& carriers, plan::CarrierField field,
               const std::string& text) {
    out.edit(session::SetFields{carriers, {{field, text}}});
}

void restore_carrier(Outbox& out, std::int64_t carrier) { out.edit(session::RestoreCarriers{{carrier}}); }

void accept_finding(Outbox& out, const std::string& code, std::int64_t carrier, const std::string& note) {
    out.edit(session::AcceptFinding{code, carrier, note});
}

void take_acceptance_back(Outbox& out, const std::string& code, std::int64_t carrier) {
    out.edit(session::TakeAcceptanceBack{code, carrier});
}

void start_scenario(Outbox& out, const std::string& name) { out.edit(session::StartScenario{name}); }
void try_in(Outbox& out, std::int64_t scenario) { out.edit(session::TryIn{scenario}); }
void accept_scenario(PanelContext& c, std::int64_t scenario) { edit_unlocked(c, session::AcceptScenario{scenario}); }
void drop_scenario(Outbox& out, std::int64_t scenario) { out.edit(session::DropScenario{scenario}); }
void duplicate_scenario(Outbox& out, std::int64_t scenario) { out.edit(session::DuplicateScenario{scenario}); }
void rename_scenario(Outbox& out, std::int64_t scenario, const std::string& name) {
    out.edit(session::RenameScenario{scenario, name});
}

void rebase_scenario(Outbox& out, std::int64_t scenario, const std::map<std::int64_t, bool>& mine) {
    session::RebaseScenario rebase{scenario, {}};
    for (const auto& [carrier, keeps] : mine)
        rebase.answers.push_back({carrier, keeps ? plan::BaseChoice::mine : plan::BaseChoice::theirs});
    out.edit(std::move(rebase));
}

void put_gap_rule(Outbox& out, const plan::GapRule& rule) { out.edit(session::PutGapRule{rule}); }
void switch_gap_rule(PanelContext& c, const std::string& rule, bool off) {
    edit_unlocked(c, session::SwitchGapRule{rule, off});
}
void usual_gap_rule_again(PanelContext& c, const std::string& rule) {
    edit_unlocked(c, session::UsualGapRuleAgain{rule});
}

void remark_on_gap(Outbox& out, const std::string& gap, const plan::Name& called, const std::string& text) {
    out.edit(session::RemarkOnGap{{gap, called}, text});
}

void acknowledge_gap(Outbox& out, const std::string& gap, const plan::Name& called, const std::string& text) {
    out.edit(session::AcknowledgeGap{{gap, called}, text});
}

void ask_about_gap_again(Outbox& out, const std::string& gap, const plan::Name& called) {
    out.edit(session::AskAboutGapAgain{{gap, called}});
}

void set_note_state(PanelContext& c, std::int64_t note, plan::NoteState state) {
    edit_unlocked(c, session::SetNoteState{note, state});
}

void reply_to_note(PanelContext& c, NoteAnswer& answer) {
    edit_unlocked(c, session::ReplyToNote{answer.note, answer.text});
    if (c.input.author_known) answer.text.clear();
}

void remove_reply(PanelContext& c, std::int64_t reply) { edit_unlocked(c, session::RemoveReply{reply}); }

void remove_drawing(PanelContext& c, std::int64_t drawing) { edit_unlocked(c, session::RemoveDrawings{{drawing}}); }

void revert_step(Outbox& out, std::int64_t step) { out.edit(session::Revert{step}); }

void take_step_again(Outbox& out, std::int64_t step) { out.edit(session::TakeAgain{step}); }

void take_merge_back(Outbox& out, std::int64_t merge) { out.edit(session::TakeMergeBack{merge}); }

}  // namespace ui
