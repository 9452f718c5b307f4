// A project open for editing. Save, then show: commit() returns after SQLite has the change on the disk, with its
// changeset, author, time and reason in the same transaction; only then is there a next plan. One Project has the file
// at a time (a lock file beside it says who). After a failure of the disk, or when the file was moved, replaced or
// overwritten, it goes on in memory: it can be looked at and copied, not changed. Knows no window and no command line.
// One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/plan.h"
#include "store/changes.h"
#include "store/project_file.h"

namespace store {

/// Who has a project open, as its lock file says.
struct LockHolder {
    std::string author;
    std::string host;
    std::int64_t process = 0;
    std::string since;  ///< UTC, ISO 8601
};

/// applied: in effect. undone: can be done again. left: undone, and something else was done instead. absorbed: in
/// effect, though all of it was here already when it came. withdrawn: taken back by a later step.
enum class StepState { applied, undone, left, absorbed, withdrawn };
std::string_view to_key(StepKind kind);
std::string_view to_key(StepState state);

/// An undo or a redo of a step.
struct StepMark {
    bool undo = true;
    std::string time;
    std::string author;
};

struct HistoryStep {
    std::int64_t n = 0;  ///< from 1, in the order of commits
    std::string uuid;
    std::string time;  ///< UTC, ISO 8601; the clock's word, so never used for the order
    std::string author;
    std::string reason;
    StepKind kind = StepKind::edit;
    StepState state = StepState::applied;
    plan::Name summary;
    std::vector<RowChange> rows;              ///< old and new values
    std::vector<StepMark> marks;              ///< oldest first
    std::vector<std::string> base;            ///< UUIDs of the steps that it was made upon
    std::vector<std::string> reverts, again;  ///< UUIDs of steps that it takes back, and takes again
    bool sent = false;                        ///< others may have it: undoing it is a step that travels
    std::int64_t merge = 0;                   ///< number of the merge that brought it; 0: made here
    std::string brought_at, brought_by;       ///< when and by whom it was merged
};

/// A merge of this project, to be taken back as one.
struct MergeRecord {
    std::int64_t number = 0;
    std::string time, author;
    int steps = 0;
};

/// A part of the history, by numbers of steps and by times.
struct StepSpan {
    std::int64_t after_n = 0;                                        ///< not this one, only later ones
    std::int64_t last_n = std::numeric_limits<std::int64_t>::max();  ///< this one as well
    std::optional<std::chrono::sys_seconds> after = {};              ///< later than this, not at it
    std::optional<std::chrono::sys_seconds> last = {};               ///< up to this, at it as well
    bool operator==(const StepSpan&) const = default;
    /// A step whose time cannot be read is never too early and never too late.
    [[nodiscard]] bool begins_before(std::int64_t n, const std::string& time) const;
    [[nodiscard]] bool ends_before(std::int64_t n, const std::string& time) const;
};

/// What is asked of the history. Latest first.
struct HistoryQuery {
    std::int64_t before = 0;              ///< only steps with a smaller n; 0: from the last
    int most = 200;                       ///< rows at most
    std::string author;                   ///< only of this person; empty: of all
    std::optional<std::int64_t> carrier;  ///< only steps that touched it, by id
    StepSpan span = {};
    bool operator==(const HistoryQuery&) const = default;
};

/// A step that was committed, taken back or done again.
struct DoneStep {
    std::int64_t n = 0;
    plan::Name summary;
    std::vector<RowChange> rows;  ///< what became of the rows of the plan, just now
};

struct EditOptions {
    std::string author;                         ///< recorded with each change; must not be empty
    std::function<std::string()> utc_now = {};  ///< empty: the system's clock, seconds, "2026-11-25T14:05:09Z"
    std::chrono::milliseconds patience{0};      ///< how long another editor's lock is waited for
    std::filesystem::path state_folder = {};    ///< for what can be kept nowhere else; empty: the user's
};

class Project {
public:
    /// Refuses what open_project() refuses; kind locked where somebody has it, io where it cannot be written.
    static base::Result<std::unique_ptr<Project>> open(const std::filesystem::path& path, EditOptions options);
    /// As close(), for whoever does not ask what came of it.
    ~Project();
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] const plan::PlanPtr& plan() const;
    [[nodiscard]] const std::vector<base::Error>& notices() const;
    [[nodiscard]] const std::string& author() const;
    void set_author(std::string author);
    /// The time that a step made now would bear: UTC, ISO 8601.
    [[nodiscard]] std::string now() const;
    /// Number of the last step; 0: none yet.
    [[nodiscard]] std::int64_t last_step() const;
    /// Of the step that undo() or redo() would take; nothing when there is none.
    [[nodiscard]] const std::optional<plan::Name>& undo_summary() const;
    [[nodiscard]] const std::optional<plan::Name>& redo_summary() const;

    /// Looks whether the file is still in its place, as each change does before it writes. When it is not, everything
    /// that was saved is put where the error says.
    base::Result<void> look();
    /// Why there is only what is in memory; empty while the file is open. The error names where everything saved is.
    [[nodiscard]] const std::optional<base::Error>& away() const;
    /// Everything that was saved, whatever has become of the file.
    [[nodiscard]] ProjectImage image() const;
    /// Writes everything into the one file and gives the lock back. Fails as look() does.
    base::Result<void> close();

    /// One transaction, one step of the history; returns what it changed once that is on the disk. An empty edit is
    /// refused.
    base::Result<DoneStep> commit(const plan::Edit& edit, StepKind kind = StepKind::edit);
    /// Takes the last step back that was made here and is in effect, or does the undone one again; returns what it was.
    /// A step that was sent is taken back by a step of its own, since others may have it. Never a colleague's.
    base::Result<DoneStep> undo();
    base::Result<DoneStep> redo();
    /// How many steps undo() and redo() could take, one after the other, as it stands.
    [[nodiscard]] int steps_to_undo() const;
    [[nodiscard]] int steps_to_redo() const;
    /// Whose step undo() would take back; empty when there is none.
    [[nodiscard]] const std::string& undo_author() const;
    /// Takes one old step back as a new step. Refused, naming the later step, where something later changed the same.
    base::Result<DoneStep> revert(std::int64_t n, const std::string& reason);
    /// Takes a step again that a later one took back, as a new step; refused as revert() is.
    base::Result<DoneStep> take_again(std::int64_t n, const std::string& reason);
    /// Takes everything back that a merge changed here, as one new step.
    base::Result<DoneStep> take_merge_back(std::int64_t merge, const std::string& reason);
    /// Gives the last step its reason, when it has none.
    base::Result<void> give_reason(std::int64_t n, const std::string& reason);

    [[nodiscard]] base::Result<std::vector<HistoryStep>> history(const HistoryQuery& query) const;

    /// The changes of a part of the history that are in effect, for a colleague's copy. They count as sent once this
    /// returns. By time: from the first step that is late enough to the last that is not too late, with all between.
    base::Result<ChangesFile> export_changes(const StepSpan& span);
    base::Result<ChangesFile> export_changes(std::int64_t since) { return export_changes(StepSpan{since}); }
    /// The same in two halves, for whoever reads the changes elsewhere: steps up to this number count as sent.
    base::Result<void> mark_sent(std::int64_t last_n);
    /// What applying would do: what is new, what clashes. Changes nothing.
    [[nodiscard]] base::Result<MergePreview> preview_merge(const ChangesFile& changes,
                                                           const MergeProgress& progress = {}) const;
    /// Takes the steps of a file in, with an answer for each clash, in the order of the preview. What is answered is
    /// one step more, made here; what is left for later is an open question. Refused when nothing is new.
    base::Result<DoneStep> merge(const ChangesFile& changes, const std::vector<Resolution>& resolutions,
                                 const std::string& reason, const MergeProgress& progress = {});
    /// What was left for later, oldest first.
    [[nodiscard]] base::Result<std::vector<Clash>> questions() const;
    /// Answers open questions, by their numbers, as one step. Refused where one of them is not open.
    base::Result<DoneStep> answer(const std::map<std::int64_t, Resolution>& answers, const std::string& reason);

private:
    struct Impl;
    explicit Project(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The history of a project that is only read.
base::Result<std::vector<HistoryStep>> read_history(const std::filesystem::path& path, const HistoryQuery& query);
/// The open questions of a project that is only read, oldest first.
base::Result<std::vector<Clash>> read_questions(const std::filesystem::path& path);
/// The changes in effect of a part of the history, of an open project's image, so that the project itself is not waited
/// for: whoever hands them out marks them as sent before. `subject` names the project in messages.
base::Result<ChangesFile> read_changes(const ProjectImage& image, const std::string& subject, const StepSpan& span);
/// What applying a file would do to an open project, by its image. Changes nothing.
base::Result<MergePreview> preview_merge(const ProjectImage& image, const std::string& subject,
                                         const ChangesFile& changes, const MergeProgress& progress = {});
/// What applying a file would do to a project that is only read. Changes nothing.
base::Result<MergePreview> preview_merge(const std::filesystem::path& path, const ChangesFile& changes,
                                         const MergeProgress& progress = {});
/// Who has the project open for editing, by this name or by one that it had when it was opened; nothing when nobody
/// has, or the lock is a dead process's. `state_folder`: of the user; empty: the usual one.
std::optional<LockHolder> who_edits(const std::filesystem::path& path, const std::filesystem::path& state_folder = {});

}  // namespace store
