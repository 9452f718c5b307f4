#include "session/edit_session.h"

#include <algorithm>
#include <fmt/format.h>
#include <variant>

#include "base/local_time.h"
#include "base/translate.h"
#include "plan/sample_data.h"
#include "plan/scenario.h"
#include "plan/table_memory_edits.h"

namespace session {
namespace {

constexpr double k_idle_s = 600;

/// A sentence of ours with a name of the history in it, in both languages.
plan::Name say(const char* english, const plan::Name& what) {
    return {fmt::format(fmt::runtime(base::translate(base::Language::zh, english)), what.zh),
            fmt::format(fmt::runtime(english), what.en)};
}

template <class... Actions>
bool is_one_of(const EditAction& action) {
    return (std::holds_alternative<Actions>(action) || ...);
}

/// Switching, naming oneself and looking at a scenario changes no data.
bool changes_data(const EditAction& action) { return !is_one_of<UnlockEditing, LockEditing, UseAuthor, TryIn>(action); }

/// A scenario is not the plan: it is made and kept while editing is locked as well.
bool changes_scenarios(const EditAction& action) {
    return is_one_of<StartScenario, DropScenario, DuplicateScenario, RenameScenario, RebaseScenario>(action);
}

/// What goes into the scenario that is tried, and the way back.
bool can_be_tried(const EditAction& action) {
    return is_one_of<PlaceCarrier, ShiftCarriers, SetFields, AddCarrier, RemoveCarriers, RestoreCarriers, Undo, Redo>(
        action);
}

std::vector<std::int64_t> carriers_of(const store::DoneStep& step) {
    std::vector<std::int64_t> ids;
    for (const store::RowChange& row : step.rows)
        if (row.table == "carriers") ids.push_back(row.id);
    return ids;
}

}  // namespace

std::string EditSession::author() const {
    if (lent_) return lent_->author;
    return project_ ? project_->author() : std::string();
}

plan::PlanPtr EditSession::plan() const {
    if (lent_) return lent_->plan;
    return project_ ? project_->plan() : nullptr;
}

std::int64_t EditSession::last_step() const {
    if (lent_) return lent_->last_step;
    return project_ ? project_->last_step() : 0;
}

std::optional<plan::Name> EditSession::undo_summary() const {
    if (lent_) return lent_->undo;
    return project_ ? project_->undo_summary() : std::optional<plan::Name>();
}

std::optional<plan::Name> EditSession::redo_summary() const {
    if (lent_) return lent_->redo;
    return project_ ? project_->redo_summary() : std::optional<plan::Name>();
}

base::Error EditSession::why_not() const {
    if (read_only_) return read_only_->why;
    return {base::ErrorKind::refused, "", base::mark("changes are being merged; wait or cancel")};
}

base::Result<void> EditSession::look() {
    if (!project_) return {};
    const bool was_away = project_->away().has_value();
    auto looked = project_->look();
    if (!looked || was_away) forget_what_was_read();
    return looked;
}

base::Result<EditOutcome> EditSession::apply(const EditAction& action, double now_s) {
    if (read_only_) return base::pass(read_only_->why);
    if (auto ready = may_do(action); !ready) return base::pass(ready.error());
    last_action_s_ = now_s;
    forget_what_was_read();
    return std::visit([this](const auto& a) { return perform(a); }, action);
}

base::Result<void> EditSession::may_do(const EditAction& action) const {
    if (!changes_data(action)) return {};
    if (changes_scenarios(action) || (trying_ != 0 && can_be_tried(action)))
        return project_ ? base::Result<void>() : base::pass(why_not());
    return may_change();
}

const plan::Scenario* EditSession::trying() const {
    return trying_ != 0 && plan() ? plan::find_scenario(*plan(), trying_) : nullptr;
}

plan::PlanPtr EditSession::seen() const {
    const plan::PlanPtr now = plan();
    const plan::Scenario* tried = trying();
    if (tried == nullptr) return now;
    if (!seen_ || seen_->of != now || seen_->scenario != trying_)
        seen_ = Seen{now, std::make_shared<const plan::Plan>(plan::with_scenario(*now, *tried)), trying_};
    return seen_->plan;
}

base::Result<void> EditSession::may_change() const {
    if (!project_) return base::pass(why_not());
    if (!unlocked_)
        return base::fail(base::ErrorKind::refused, "", base::mark("editing is locked; press E to unlock it"));
    return {};
}

base::Result<std::unique_ptr<store::Project>> EditSession::lend(double now_s) {
    if (auto ready = may_change(); !ready) return base::pass(ready.error());
    last_action_s_ = now_s;
    fresh_.reset();
    (void)questions();  // they are shown meanwhile
    lent_ = Lent{project_->path(),      project_->plan(),         project_->author(),
                 project_->last_step(), project_->undo_summary(), project_->redo_summary()};
    return std::move(project_);
}

base::Result<EditOutcome> EditSession::take_back(std::unique_ptr<store::Project> project,
                                                 const base::Result<store::DoneStep>& step) {
    project_ = std::move(project);
    project_->set_author(lent_->author);
    lent_.reset();
    forget_what_was_read();
    if (!step) return base::pass(step.error());
    EditOutcome outcome = done(step->summary);
    outcome.carriers = carriers_of(*step);
    return outcome;
}

double EditSession::locks_in_s(double now_s) const {
    return unlocked_ ? std::max(last_action_s_ + k_idle_s - now_s, 0.01) : 0;
}

bool EditSession::tick(double now_s) {
    if (!unlocked_ || now_s - last_action_s_ < k_idle_s) return false;
    unlocked_ = false;
    fresh_.reset();
    return true;
}

EditOutcome EditSession::done(plan::Name said) const {
    EditOutcome outcome;
    outcome.said = std::move(said);
    outcome.plan_changed = true;
    return outcome;
}

base::Result<EditOutcome> EditSession::commit(const base::Result<plan::Edit>& edit, bool places, store::StepKind kind) {
    if (!edit) return base::pass(edit.error());
    if (edit->empty()) return EditOutcome{};
    const auto step = project_->commit(*edit, kind);
    if (!step) return base::pass(step.error());
    EditOutcome outcome = done(edit->summary);
    outcome.can_be_undone = true;
    outcome.carriers = carriers_of(*step);
    fresh_ = FreshStep{step->n, outcome.carriers, places && outcome.carriers.size() == 1, !edit->reason.empty()};
    return outcome;
}

base::Result<EditOutcome> EditSession::commit_carriers(const base::Result<plan::Edit>& edit, bool places) {
    if (trying() == nullptr || !edit || edit->empty()) return commit(edit, places);
    return commit(plan::try_edit(*plan(), trying_, *edit, entry()));
}

base::Result<EditOutcome> EditSession::perform(const UnlockEditing&) {
    unlocked_ = true;
    return EditOutcome{};
}

base::Result<EditOutcome> EditSession::perform(const LockEditing&) {
    unlocked_ = false;
    fresh_.reset();
    return EditOutcome{};
}

base::Result<EditOutcome> EditSession::perform(const UseAuthor& a) {
    if (a.author.empty()) return EditOutcome{};
    if (lent_)
        lent_->author = a.author;
    else
        project_->set_author(a.author);
    return EditOutcome{};
}

base::Result<EditOutcome> EditSession::perform(const PlaceCarrier& a) {
    return commit_carriers(plan::place_carrier(*seen(), a.id, a.placing), true);
}

base::Result<EditOutcome> EditSession::perform(const ShiftCarriers& a) {
    return commit_carriers(plan::shift_carriers(*seen(), a.ids, a.by, a.uncertainty_m), true);
}

base::Result<EditOutcome> EditSession::perform(const SetFields& a) {
    return commit_carriers(plan::set_fields(*seen(), a.ids, a.values));
}

base::Result<EditOutcome> EditSession::perform(const AddCarrier& a) {
    return commit_carriers(plan::add_carrier(*seen(), a.draft), a.draft.position.has_value());
}

base::Result<EditOutcome> EditSession::perform(const RemoveCarriers& a) {
    return commit_carriers(plan::remove_carriers(*seen(), a.ids));
}

base::Result<EditOutcome> EditSession::perform(const RestoreCarriers& a) {
    return commit_carriers(plan::restore_carriers(*seen(), a.ids));
}

base::Result<EditOutcome> EditSession::perform(const AcceptFinding& a) {
    return commit(plan::accept_finding(*plan(), a.code, a.carrier, a.note));
}

base::Result<EditOutcome> EditSession::perform(const TakeAcceptanceBack& a) {
    return commit(plan::take_acceptance_back(*plan(), a.code, a.carrier));
}

plan::Entry EditSession::entry() const {
    constexpr std::size_t k_date = 10;  // of an ISO time; the day of the place, which need not be that of UTC
    return {project_->author(), base::local_time_cell(project_->now()).substr(0, k_date)};
}

plan::Entry EditSession::entry_now() const { return {project_->author(), project_->now()}; }

base::Result<EditOutcome> EditSession::perform(const RecordValues& a) {
    const plan::Index index(*plan());
    auto edit = plan::observe(index, a.put, entry());
    if (!edit) return base::pass(edit.error());
    auto removal = plan::remove_observations(index, a.remove);
    if (!removal) return base::pass(removal.error());
    if (edit->empty()) return commit(removal);
    if (removal->empty()) return commit(edit);
    edit->observations.remove = std::move(removal->observations.remove);
    edit->summary = {edit->summary.zh + "；" + removal->summary.zh, edit->summary.en + "; " + removal->summary.en};
    return commit(edit);
}

base::Result<EditOutcome> EditSession::perform(const LoadSamples&) {
    const plan::Index index(*plan());
    return commit(plan::observe(index, plan::sample_observations(index), entry()));
}

base::Result<EditOutcome> EditSession::perform(const RemoveSamples&) { return commit(plan::remove_samples(*plan())); }

base::Result<EditOutcome> EditSession::perform(const SetThresholds& a) {
    return commit(plan::set_thresholds(*plan(), a.thresholds));
}

base::Result<EditOutcome> EditSession::perform(const PutTargets& a) {
    return commit(plan::put_target_set(plan::Index(*plan()), a.set, a.targets));
}

base::Result<EditOutcome> EditSession::perform(const RemoveTargets& a) {
    return commit(plan::remove_target_set(plan::Index(*plan()), a.key));
}

base::Result<EditOutcome> EditSession::perform(const BindName& a) {
    return commit(plan::bind_alias(*plan(), a.name, a.area));
}

base::Result<EditOutcome> EditSession::perform(const UnbindName& a) {
    return commit(plan::unbind_alias(*plan(), a.name));
}

base::Result<EditOutcome> EditSession::perform(const ImportValues& a) {
    auto edit = plan::observe(plan::Index(*plan()), a.put, entry());
    if (!edit) return base::pass(edit.error());
    for (const plan::AreaAlias& alias : a.aliases) {
        auto bound = plan::bind_alias(*plan(), alias.alias, alias.area);
        if (!bound) return base::pass(bound.error());
        edit = plan::combine(std::move(*edit), std::move(*bound));
    }
    for (const plan::TableWord& word : a.words) {
        auto added = plan::add_word(plan::Index(*plan()), word);
        if (!added) return base::pass(added.error());
        edit = plan::combine(std::move(*edit), std::move(*added));
    }
    return take_in(std::move(edit), a.layout, a.file);
}

base::Result<EditOutcome> EditSession::perform(const ImportCarriers& a) { return take_in(a.edit, a.layout, a.file); }

/// With the layout that it was read by, where that is to be remembered.
base::Result<EditOutcome> EditSession::take_in(base::Result<plan::Edit> edit,
                                               const std::optional<plan::TableLayout>& layout,
                                               const std::string& file) {
    if (layout) {
        auto saved = plan::save_layout(*plan(), *layout, entry());
        if (!saved) return base::pass(saved.error());
        edit = plan::combine(std::move(*edit), std::move(*saved));
    }
    edit->reason = file;
    return commit(edit, false, store::StepKind::import);
}

base::Result<EditOutcome> EditSession::moved_cursor(const char* said, const base::Result<store::DoneStep>& step) {
    if (!step) return base::pass(step.error());
    fresh_.reset();
    EditOutcome outcome = done(say(said, step->summary));
    outcome.carriers = carriers_of(*step);
    return outcome;
}

base::Result<EditOutcome> EditSession::perform(const Undo&) {
    if (project_->undo_summary() && project_->undo_author() != project_->author())
        return base::fail(base::ErrorKind::refused, "",
                          base::mark("the last step is by {}; take it back in the history"), {project_->undo_author()});
    return moved_cursor(base::mark("Undone: {0}"), project_->undo());
}

base::Result<EditOutcome> EditSession::perform(const Redo&) {
    return moved_cursor(base::mark("Redone: {0}"), project_->redo());
}

base::Result<EditOutcome> EditSession::perform(const Revert& a) { return fresh_step(project_->revert(a.n, "")); }

base::Result<EditOutcome> EditSession::perform(const TakeAgain& a) { return fresh_step(project_->take_again(a.n, "")); }

base::Result<EditOutcome> EditSession::perform(const TakeMergeBack& a) {
    return fresh_step(project_->take_merge_back(a.merge, ""));
}

base::Result<EditOutcome> EditSession::perform(const AnswerQuestions& a) {
    return fresh_step(project_->answer(a.answers, ""));
}

base::Result<EditOutcome> EditSession::fresh_step(const base::Result<store::DoneStep>& step) {
    if (!step) return base::pass(step.error());
    EditOutcome outcome = done(step->summary);
    outcome.can_be_undone = true;
    outcome.carriers = carriers_of(*step);
    fresh_ = FreshStep{step->n, outcome.carriers, false, false};
    return outcome;
}

base::Result<EditOutcome> EditSession::perform(const GiveReason& a) {
    if (auto given = project_->give_reason(a.n, a.reason); !given) return base::pass(given.error());
    if (fresh_ && fresh_->n == a.n) fresh_->has_reason = true;
    return EditOutcome{};
}

const std::vector<store::HistoryStep>& EditSession::history(const store::HistoryQuery& query) const {
    for (const auto& read : read_)
        if (read->query == query) return read->steps;
    read_.push_back(std::make_unique<Read>(Read{query, {}}));
    auto steps =
        project_ ? project_->history(query) : store::read_history(lent_ ? lent_->path : read_only_->project, query);
    if (steps) read_.back()->steps = std::move(*steps);
    return read_.back()->steps;
}

const std::vector<store::Clash>& EditSession::questions() const {
    if (read_only_) return read_only_->questions;
    if (!questions_) {
        auto questions = project_ ? project_->questions() : store::read_questions(lent_->path);
        questions_ = questions ? std::move(*questions) : std::vector<store::Clash>();
    }
    return *questions_;
}

base::Result<store::StepSpan> EditSession::mark_all_sent() {
    if (!project_) return base::pass(why_not());
    forget_what_was_read();
    store::StepSpan all;
    all.last_n = project_->last_step();
    if (auto marked = project_->mark_sent(all.last_n); !marked) return base::pass(marked.error());
    return all;
}

}  // namespace session
