// Edits of what a review keeps: scenarios, notes, gaps with their rules, chainages.
#include <algorithm>
#include <fmt/format.h>

#include "base/translate.h"
#include "plan/gap_remarks.h"
#include "plan/gap_rules.h"
#include "plan/note_details.h"
#include "plan/notes.h"
#include "plan/ruler.h"
#include "plan/scenario.h"
#include "session/edit_session.h"

namespace session {
namespace {

/// A name with the first number that no scenario of that name has.
std::string free_scenario_name(const plan::Plan& plan, const std::string& words) {
    const auto& all = plan.scenarios;
    for (int n = 1;; ++n) {
        const std::string name = fmt::format("{} {}", words, n);
        if (std::none_of(all.begin(), all.end(), [&](const plan::Scenario& s) { return s.name == name; })) return name;
    }
}

}  // namespace

base::Result<EditOutcome> EditSession::perform(const StartScenario& a) {
    const std::string usual = base::translate(base::Language::zh, base::mark("Scenario"));
    const std::string name = a.name.empty() ? free_scenario_name(*plan(), usual) : a.name;
    auto outcome = commit(plan::start_scenario(*plan(), name, "", {}, {}, entry()));
    if (!outcome) return outcome;
    for (const plan::Scenario& s : plan()->scenarios)
        if (s.name == name) trying_ = s.id;
    return outcome;
}

base::Result<EditOutcome> EditSession::perform(const TryIn& a) {
    trying_ = a.scenario;
    fresh_.reset();
    EditOutcome outcome;
    outcome.plan_changed = true;
    return outcome;
}

/// Undone, the scenario is there again, but it is the plan that is shown.
base::Result<EditOutcome> EditSession::end_scenario(std::int64_t scenario, const base::Result<plan::Edit>& edit) {
    auto outcome = commit(edit);
    if (outcome && trying_ == scenario) trying_ = 0;
    return outcome;
}

base::Result<EditOutcome> EditSession::perform(const AcceptScenario& a) {
    return end_scenario(a.scenario, plan::accept_scenario(*plan(), a.scenario));
}

base::Result<EditOutcome> EditSession::perform(const DropScenario& a) {
    return end_scenario(a.scenario, plan::drop_scenario(*plan(), a.scenario));
}

base::Result<EditOutcome> EditSession::perform(const DuplicateScenario& a) {
    const plan::Scenario* scenario = plan::find_scenario(*plan(), a.scenario);
    const std::string name = scenario != nullptr ? free_scenario_name(*plan(), scenario->name) : std::string();
    return commit(plan::duplicate_scenario(*plan(), a.scenario, name, entry()));
}

base::Result<EditOutcome> EditSession::perform(const RenameScenario& a) {
    const plan::Scenario* scenario = plan::find_scenario(*plan(), a.scenario);
    return commit(
        plan::describe_scenario(*plan(), a.scenario, a.name, scenario != nullptr ? scenario->remark : "", entry()));
}

base::Result<EditOutcome> EditSession::perform(const RebaseScenario& a) {
    return commit(plan::rebase_scenario(*plan(), a.scenario, a.answers, entry()));
}

base::Result<EditOutcome> EditSession::perform(const PinNote& a) {
    return commit(plan::pin_note(*plan(), a.pin, a.text, entry_now()));
}

base::Result<EditOutcome> EditSession::perform(const MoveNote& a) {
    return commit(plan::pin_note_again(*plan(), a.id, a.pin, entry_now()));
}

base::Result<EditOutcome> EditSession::perform(const ChangeNote& a) {
    return commit(plan::change_note(*plan(), a.id, a.text, entry_now()));
}

base::Result<EditOutcome> EditSession::perform(const SetNoteState& a) {
    return commit(plan::set_note_state(*plan(), a.id, a.state, entry_now()));
}

base::Result<EditOutcome> EditSession::perform(const ReplyToNote& a) {
    return commit(plan::reply_to_note(*plan(), a.id, a.text, entry_now()));
}

base::Result<EditOutcome> EditSession::perform(const RemoveReply& a) {
    return commit(plan::remove_reply(*plan(), a.reply));
}

base::Result<EditOutcome> EditSession::perform(const DrawForNote& a) {
    return commit(plan::draw_for_note(*plan(), a.drawing));
}

base::Result<EditOutcome> EditSession::perform(const RemoveDrawings& a) {
    return commit(plan::remove_drawings(*plan(), a.ids));
}

base::Result<EditOutcome> EditSession::perform(const RemoveNotes& a) {
    return commit(plan::remove_notes(*plan(), a.ids));
}

base::Result<EditOutcome> EditSession::perform(const RemarkOnGap& a) {
    return commit(plan::remark_on_gap(*plan(), a.gap.key, a.gap.called, a.text, entry()));
}

base::Result<EditOutcome> EditSession::perform(const AcknowledgeGap& a) {
    return commit(plan::acknowledge_gap(*plan(), a.gap.key, a.gap.called, a.text, entry()));
}

base::Result<EditOutcome> EditSession::perform(const AskAboutGapAgain& a) {
    return commit(plan::ask_about_gap_again(*plan(), a.gap.key, a.gap.called, entry()));
}

base::Result<EditOutcome> EditSession::perform(const PutGapRule& a) {
    return commit(plan::put_gap_rule(*plan(), a.rule));
}

base::Result<EditOutcome> EditSession::perform(const SwitchGapRule& a) {
    return commit(plan::switch_gap_rule(*plan(), a.key, a.off));
}

base::Result<EditOutcome> EditSession::perform(const UsualGapRuleAgain& a) {
    return commit(plan::usual_gap_rule_again(*plan(), a.key));
}

base::Result<EditOutcome> EditSession::perform(const SetOfficialChainage& a) {
    return commit(plan::set_official_chainage(*plan(), a.station, a.chainage_m, a.source, entry()));
}

base::Result<EditOutcome> EditSession::perform(const RemoveOfficialChainage& a) {
    return commit(plan::remove_official_chainage(*plan(), a.station));
}

base::Result<EditOutcome> EditSession::perform(const SetRulerOrigin& a) {
    return commit(plan::set_ruler_origin(*plan(), a.origin, a.line));
}

}  // namespace session
