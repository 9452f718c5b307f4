// What the interface asks of the project that is being edited. Values only: panels and tools push them, the EditSession
// turns each into one step of the history (or refuses it with a sentence). Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "plan/edit.h"
#include "plan/note_details.h"
#include "plan/observations.h"
#include "plan/stories.h"
#include "store/changes.h"

namespace session {

/// Lets carriers be changed for the next ten idle minutes, or ends that.
struct UnlockEditing {};
struct LockEditing {};
struct UseAuthor {
    std::string author;
};

struct PlaceCarrier {
    std::int64_t id = 0;
    plan::Placing placing;
};
/// All by the same difference, degrees.
struct ShiftCarriers {
    std::vector<std::int64_t> ids;
    geo::LonLat by;
    std::optional<double> uncertainty_m = {};  ///< of the hand that moved them
};
struct SetFields {
    std::vector<std::int64_t> ids;
    std::vector<plan::FieldValue> values;
};
struct AddCarrier {
    plan::Carrier draft;
};
struct RemoveCarriers {
    std::vector<std::int64_t> ids;
};
struct RestoreCarriers {
    std::vector<std::int64_t> ids;
};
struct AcceptFinding {
    std::string code;
    std::int64_t carrier = 0;
    std::string note;
};
struct TakeAcceptanceBack {
    std::string code;
    std::int64_t carrier = 0;
};

/// A note pinned on the map, now, by whoever edits.
struct PinNote {
    plan::NotePin pin;
    std::string text;
};
/// Pins a note that is there to something else.
struct MoveNote {
    std::int64_t id = 0;
    plan::NotePin pin;
};
struct ChangeNote {
    std::int64_t id = 0;
    std::string text;
};
struct RemoveNotes {
    std::vector<std::int64_t> ids;
};
struct SetNoteState {
    std::int64_t id = 0;
    plan::NoteState state = plan::NoteState::open;
};
struct ReplyToNote {
    std::int64_t id = 0;
    std::string text;
};
struct RemoveReply {
    std::int64_t reply = 0;
};
struct DrawForNote {
    plan::NoteDrawing drawing;  ///< without its id
};
struct RemoveDrawings {
    std::vector<std::int64_t> ids;
};

/// A gap, and how the history calls it.
struct GapName {
    std::string key;
    plan::Name called;
};
struct RemarkOnGap {
    GapName gap;
    std::string text;
};
/// Lets a gap stand, with a note that says why.
struct AcknowledgeGap {
    GapName gap;
    std::string text;
};
struct AskAboutGapAgain {
    GapName gap;
};

/// A rule that finds gaps, in the place of the one with its key.
struct PutGapRule {
    plan::GapRule rule;
};
struct SwitchGapRule {
    std::string key;
    bool off = false;
};
struct UsualGapRuleAgain {
    std::string key;
};
/// What the operator publishes for a station, by its order, as plan::set_official_chainage().
struct SetOfficialChainage {
    int station = 0;
    double chainage_m = 0;
    std::string source;
};
struct RemoveOfficialChainage {
    int station = 0;
};
struct SetRulerOrigin {
    plan::RulerOrigin origin;
    std::size_t line = 0;  ///< place in Plan::rail
};

/// A scenario with a name; an empty one: the next that is free. From then on what is done to carriers is tried in it.
struct StartScenario {
    std::string name;
};
/// What is done to carriers is tried in a scenario; 0: is done to the plan.
struct TryIn {
    std::int64_t scenario = 0;
};
/// Makes the scenario the plan, as one step.
struct AcceptScenario {
    std::int64_t scenario = 0;
};
struct DropScenario {
    std::int64_t scenario = 0;
};
struct DuplicateScenario {
    std::int64_t scenario = 0;
};
struct RenameScenario {
    std::int64_t scenario = 0;
    std::string name;
};
/// Lays a scenario over the plan as it is now, with what shall stand where both changed the same.
struct RebaseScenario {
    std::int64_t scenario = 0;
    std::vector<plan::BaseAnswer> answers;
};

/// Adds a view to a story.
struct SaveView {
    plan::SavedView view;
    plan::StoryPlace place;
};
/// The view of that id becomes this one.
struct ReplaceView {
    std::int64_t id = 0;
    plan::SavedView view;
};
struct DuplicateSlide {
    std::int64_t part = 0;
};
struct MoveSlide {
    std::int64_t part = 0, before = 0;  ///< 0: to the end
};
struct HideSlide {
    std::int64_t part = 0;
    bool hidden = true;
};
struct SetTransition {
    std::int64_t part = 0;
    plan::Transition transition = plan::Transition::flight;
    double seconds = 0;
};
struct RemoveSlides {
    std::vector<std::int64_t> parts;
};
struct AddStory {
    plan::Name name;
    std::string maker;
};
struct ChangeStory {
    plan::Story story;
};
struct MakeStoryUsual {
    std::int64_t story = 0;
};
struct RemoveStory {
    std::int64_t story = 0;
};
/// A change of saved views and stories.
struct EditStory {
    std::variant<SaveView, ReplaceView, DuplicateSlide, MoveSlide, HideSlide, SetTransition, RemoveSlides, AddStory,
                 ChangeStory, MakeStoryUsual, RemoveStory>
        change;
};

/// Records values and takes others away, as one step.
struct RecordValues {
    std::vector<plan::ObservationDraft> put;
    std::vector<std::int64_t> remove;  ///< ids of observations
};
struct LoadSamples {};
struct RemoveSamples {};
struct SetThresholds {
    plan::ClassThresholds thresholds;
};
/// Adds a set of revised targets, or another for its key.
struct PutTargets {
    plan::TargetSet set;
    std::vector<plan::RevisedTarget> targets;
};
struct RemoveTargets {
    std::string key;
};
/// A name of somebody's tables means an area, wherever a name is read; or it means nothing any more.
struct BindName {
    std::string name, area;
};
struct UnbindName {
    std::string name;
};
/// What an import found, as its preview showed it.
struct ImportValues {
    std::vector<plan::ObservationDraft> put;
    std::vector<plan::AreaAlias> aliases;          ///< names that were bound on the way
    std::string file;                              ///< its name, for the reason
    std::vector<plan::TableWord> words = {};       ///< that were explained on the way
    std::optional<plan::TableLayout> layout = {};  ///< to be remembered with them
};

/// What a list of carriers would change, as its preview showed it.
struct ImportCarriers {
    plan::Edit edit;
    std::string file;                              ///< its name, for the reason
    std::optional<plan::TableLayout> layout = {};  ///< to be remembered with them
};

struct Undo {};
struct Redo {};
/// Takes one old step back.
struct Revert {
    std::int64_t n = 0;
};
/// Takes a step again that was taken back.
struct TakeAgain {
    std::int64_t n = 0;
};
/// Takes back everything that a merge changed here.
struct TakeMergeBack {
    std::int64_t merge = 0;
};
/// Says why the last step was done.
struct GiveReason {
    std::int64_t n = 0;
    std::string reason;
};

/// Answers open questions, by their numbers.
struct AnswerQuestions {
    std::map<std::int64_t, store::Resolution> answers;
};

using AnyEditAction =
    std::variant<UnlockEditing, LockEditing, UseAuthor, PlaceCarrier, ShiftCarriers, SetFields, AddCarrier,
                 RemoveCarriers, RestoreCarriers, AcceptFinding, TakeAcceptanceBack, PinNote, MoveNote, ChangeNote,
                 RemoveNotes, SetNoteState, ReplyToNote, RemoveReply, DrawForNote, RemoveDrawings, RemarkOnGap,
                 AcknowledgeGap, AskAboutGapAgain, PutGapRule, SwitchGapRule, UsualGapRuleAgain, SetOfficialChainage,
                 RemoveOfficialChainage, SetRulerOrigin, StartScenario, TryIn, AcceptScenario, DropScenario,
                 DuplicateScenario, RenameScenario, RebaseScenario, EditStory, RecordValues, LoadSamples, RemoveSamples,
                 SetThresholds, PutTargets, RemoveTargets, BindName, UnbindName, ImportValues, ImportCarriers, Undo,
                 Redo, Revert, TakeAgain, TakeMergeBack, GiveReason, AnswerQuestions>;
/// One of these; a type of its own, so that a header can name it without knowing what it can be.
struct EditAction : AnyEditAction {
    using AnyEditAction::AnyEditAction;
};

}  // namespace session
