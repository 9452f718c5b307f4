// The open project while it is edited, or the reason why it can only be looked at. Editing is locked until somebody
// unlocks it, and locks itself after ten idle minutes. Every action is one step of the history, on the disk before it
// shows; what comes of it is said in words for a notice.
// Long work on the project is done elsewhere: it is lent, and nothing is edited until it is back.
// Knows no map and no widget. Owns the store's Project; main thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"
#include "session/edit_actions.h"
#include "store/project.h"

namespace session {

/// Why a project can only be looked at.
struct ReadOnly {
    std::optional<store::LockHolder> holder;  ///< who edits it; empty: it cannot be written
    base::Error why;
    std::filesystem::path project;             ///< its history can be read all the same
    std::vector<store::Clash> questions = {};  ///< that are open in it
};

/// What came of an action.
struct EditOutcome {
    plan::Name said;                     ///< what was done, for a notice; empty: nothing to say
    bool can_be_undone = false;          ///< the notice offers to undo it
    bool plan_changed = false;           ///< there is a next plan
    std::vector<std::int64_t> carriers;  ///< ids of those it was about
};

/// The step made last, to which a reason or a better word on the position may still be given with one click.
struct FreshStep {
    std::int64_t n = 0;
    std::vector<std::int64_t> carriers;
    bool placed = false;  ///< it gave one carrier a position
    bool has_reason = false;
};

class EditSession {
public:
    explicit EditSession(std::unique_ptr<store::Project> project) : project_(std::move(project)) {}
    explicit EditSession(ReadOnly why) : read_only_(std::move(why)) {}

    [[nodiscard]] const std::optional<ReadOnly>& read_only() const { return read_only_; }
    [[nodiscard]] bool unlocked() const { return unlocked_; }
    /// Who is written into the history; empty when read-only.
    [[nodiscard]] std::string author() const;
    /// The plan as it is on the disk; nothing when read-only. While the project is lent: as it was then.
    [[nodiscard]] plan::PlanPtr plan() const;
    /// The plan as the scenario that is tried would have it; without one, the plan.
    [[nodiscard]] plan::PlanPtr seen() const;
    /// The scenario that is tried; null: none. Valid until the next action.
    [[nodiscard]] const plan::Scenario* trying() const;
    [[nodiscard]] std::int64_t last_step() const;
    /// Why the project is in memory only, its file being gone or another; the error says where everything saved is.
    [[nodiscard]] std::optional<base::Error> away() const { return project_ ? project_->away() : std::nullopt; }
    /// Looks whether the file is in its place. After an error the plan may be another: look at plan().
    base::Result<void> look();
    /// Everything that was saved, whatever has become of the file; nothing when read-only.
    [[nodiscard]] store::ProjectImage image() const { return project_ ? project_->image() : nullptr; }
    [[nodiscard]] std::optional<plan::Name> undo_summary() const;
    [[nodiscard]] std::optional<plan::Name> redo_summary() const;
    [[nodiscard]] const std::optional<FreshStep>& fresh() const { return fresh_; }
    void forget_fresh() { fresh_.reset(); }

    /// Does it at `now_s` of the host's clock. Refused while locked or read-only, but for unlocking, locking and the
    /// author. After an error the plan may be another all the same (read anew from the disk): look at plan().
    base::Result<EditOutcome> apply(const EditAction& action, double now_s);
    /// Hands the project out to a job that takes longer than a frame. Refused while locked, read-only or lent already.
    /// Until it is back the plan stays as it is and edits are refused.
    base::Result<std::unique_ptr<store::Project>> lend(double now_s);
    [[nodiscard]] bool lent() const { return lent_.has_value(); }
    /// The project is back; `step`: what was done with it, which is said as of any action.
    base::Result<EditOutcome> take_back(std::unique_ptr<store::Project> project,
                                        const base::Result<store::DoneStep>& step);
    /// Locks when nothing was done for ten minutes; true when it just did.
    bool tick(double now_s);
    /// Seconds until it would; 0: it is locked.
    [[nodiscard]] double locks_in_s(double now_s) const;

    /// Steps of the history, latest first; read once until something changes. Valid until then. Empty on failure.
    [[nodiscard]] const std::vector<store::HistoryStep>& history(const store::HistoryQuery& query) const;
    /// All steps count as sent from then on; the part of the history that they are, for whoever writes them to a file.
    /// After an error the plan may be another: look at plan().
    base::Result<store::StepSpan> mark_all_sent();
    /// What was left for later, oldest first; read once until something changes. Empty on failure.
    [[nodiscard]] const std::vector<store::Clash>& questions() const;

private:
    using Done = base::Result<EditOutcome>;
    Done perform(const UnlockEditing& a);
    Done perform(const LockEditing& a);
    Done perform(const UseAuthor& a);
    Done perform(const PlaceCarrier& a);
    Done perform(const ShiftCarriers& a);
    Done perform(const SetFields& a);
    Done perform(const AddCarrier& a);
    Done perform(const PinNote& a);
    Done perform(const MoveNote& a);
    Done perform(const ChangeNote& a);
    Done perform(const RemoveNotes& a);
    Done perform(const SetNoteState& a);
    Done perform(const ReplyToNote& a);
    Done perform(const RemoveReply& a);
    Done perform(const DrawForNote& a);
    Done perform(const RemoveDrawings& a);
    Done perform(const RemarkOnGap& a);
    Done perform(const AcknowledgeGap& a);
    Done perform(const AskAboutGapAgain& a);
    Done perform(const PutGapRule& a);
    Done perform(const SwitchGapRule& a);
    Done perform(const UsualGapRuleAgain& a);
    Done perform(const SetOfficialChainage& a);
    Done perform(const RemoveOfficialChainage& a);
    Done perform(const SetRulerOrigin& a);
    Done perform(const StartScenario& a);
    Done perform(const TryIn& a);
    Done perform(const AcceptScenario& a);
    Done perform(const DropScenario& a);
    Done perform(const DuplicateScenario& a);
    Done perform(const RenameScenario& a);
    Done perform(const RebaseScenario& a);
    Done perform(const EditStory& a);
    Done perform(const RemoveCarriers& a);
    Done perform(const RestoreCarriers& a);
    Done perform(const AcceptFinding& a);
    Done perform(const TakeAcceptanceBack& a);
    Done perform(const RecordValues& a);
    Done perform(const LoadSamples& a);
    Done perform(const RemoveSamples& a);
    Done perform(const SetThresholds& a);
    Done perform(const PutTargets& a);
    Done perform(const RemoveTargets& a);
    Done perform(const BindName& a);
    Done perform(const UnbindName& a);
    Done perform(const ImportValues& a);
    Done perform(const ImportCarriers& a);
    Done perform(const Undo& a);
    Done perform(const Redo& a);
    Done perform(const Revert& a);
    Done perform(const TakeAgain& a);
    Done perform(const TakeMergeBack& a);
    Done perform(const GiveReason& a);
    Done perform(const AnswerQuestions& a);
    Done fresh_step(const base::Result<store::DoneStep>& step);

    Done commit(const base::Result<plan::Edit>& edit, bool places = false,
                store::StepKind kind = store::StepKind::edit);
    /// An edit of carriers, made from seen(): laid into the scenario that is tried, or into the plan.
    Done commit_carriers(const base::Result<plan::Edit>& edit, bool places = false);
    Done end_scenario(std::int64_t scenario, const base::Result<plan::Edit>& edit);
    [[nodiscard]] base::Result<void> may_do(const EditAction& action) const;
    [[nodiscard]] plan::Entry entry() const;  ///< with the day
    [[nodiscard]] plan::Entry entry_now() const;
    Done take_in(base::Result<plan::Edit> edit, const std::optional<plan::TableLayout>& layout,
                 const std::string& file);
    Done moved_cursor(const char* said, const base::Result<store::DoneStep>& step);
    [[nodiscard]] EditOutcome done(plan::Name said) const;

    /// What is known of the project while it is lent.
    struct Lent {
        std::filesystem::path path;
        plan::PlanPtr plan;
        std::string author;
        std::int64_t last_step = 0;
        std::optional<plan::Name> undo, redo;
    };

    /// The error of whoever needs the project when there is none.
    [[nodiscard]] base::Error why_not() const;
    [[nodiscard]] base::Result<void> may_change() const;

    std::unique_ptr<store::Project> project_;  ///< null when read-only, and while it is lent
    std::optional<ReadOnly> read_only_;
    std::optional<Lent> lent_;
    bool unlocked_ = false;
    double last_action_s_ = 0;
    std::optional<FreshStep> fresh_;
    std::int64_t trying_ = 0;  ///< id of the scenario that is tried; 0: none
    /// The plan as the scenario would have it, of the plan that it was made from.
    struct Seen {
        plan::PlanPtr of, plan;
        std::int64_t scenario = 0;
    };
    mutable std::optional<Seen> seen_;

    /// Parts of the history that were asked for since something changed.
    struct Read {
        store::HistoryQuery query;
        std::vector<store::HistoryStep> steps;
    };
    mutable std::vector<std::unique_ptr<Read>> read_;
    mutable std::optional<std::vector<store::Clash>> questions_;
    void forget_what_was_read() {
        read_.clear();
        questions_.reset();
    }
};

}  // namespace session
