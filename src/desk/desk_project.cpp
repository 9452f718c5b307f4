// Which project is shown, what is edited in it, and whether its file is still where it was.
#include <system_error>

#include "desk_impl.h"
#include "plan/stories.h"
#include "store/project.h"

namespace desk {
namespace {

constexpr double k_look_at_file_s = 2;

}  // namespace

/// A carrier that the keys have moved and that shows where it will be: whoever ends the program means it.
void Desk::Impl::commit_nudge() {
    const std::optional<ui::Nudge> nudge = std::exchange(overlays.map_edit.nudge, std::nullopt);
    if (edit && nudge && !(nudge->by == geo::LonLat{})) apply(session::ShiftCarriers{nudge->ids, nudge->by}, frame_s);
}

/// Of the years that were taken in: whoever has just brought values wants to see them.
void Desk::Impl::show_newest(const session::ImportValues& taken) {
    const auto newest = std::max_element(taken.put.begin(), taken.put.end(),
                                         [](const auto& a, const auto& b) { return a.year < b.year; });
    if (newest != taken.put.end()) session->apply(session::ShowYear{newest->year});
}

void Desk::Impl::close_project() {
    commit_nudge();
    end_import();
    end_merge();
    take_from_session();
    slides.reset();
    notes_slides.reset();
    session.reset();
    edit.reset();
    project.clear();
    settings.closed_project = true;
}

/// The open project again is no other one: opened twice it would be locked by itself.
void Desk::Impl::open(const fs::path& file) {
    std::error_code error;
    if (session && fs::equivalent(file, project, error)) return;
    work.open(title_of(base::mark("Opening"), file), file, author());
}

void Desk::Impl::tell(const session::EditOutcome& outcome) {
    if (outcome.said == plan::Name{}) return;
    const std::vector<ui::Notice> earlier = notices.notices();
    for (const ui::Notice& notice : earlier)  // its button would undo what was done since
        if (notice.does == ui::NoticeAction::undo) notices.dismiss(notice.id);
    notices.add(ui::Severity::info, carto::in(outcome.said, language()), outcome.can_be_undone ? say("Undo") : "",
                ui::NoticeAction::undo);
}

/// The plan, or what the scenario that is tried would make of it; `of_stories`: what the views show is as before.
void Desk::Impl::show_plan(bool of_stories) {
    if (slides && !of_stories) slides->forget();
    if (notes_slides && !of_stories) notes_slides->forget();
    const plan::Scenario* tried = edit->trying();
    if (tried == nullptr) return session->use_plan(edit->plan());
    session->use_plan(edit->seen(), session::Trying{edit->plan(), tried->id, tried->name});
}

/// What is on the disk is what is shown, also after a failure that read the project anew.
void Desk::Impl::apply(const session::EditAction& action, double now_s) {
    if (!edit) return;
    const plan::PlanPtr before = edit->seen();
    const auto outcome = edit->apply(action, now_s);
    if (outcome)
        tell(*outcome);
    else if (edit->away())
        fail_with_copy(outcome.error());
    else
        fail(outcome.error());
    if (outcome) may_leave = false;
    const bool of_stories = std::holds_alternative<session::EditStory>(action);
    if (edit->seen() != before) show_plan(of_stories);
    if (outcome && of_stories && before) look_at_saved(action, *before);
    if (outcome) look_at_changed(action, *outcome);
    if (const auto* taken = std::get_if<session::ImportValues>(&action); outcome && taken != nullptr) {
        show_newest(*taken);
        end_import();
    }
    if (outcome && std::holds_alternative<session::ImportCarriers>(action)) end_import();
    const auto* targets = std::get_if<session::PutTargets>(&action);
    if (outcome && targets != nullptr) session->apply(session::UseTargets{targets->set.key});
    if (const auto* named = std::get_if<session::UseAuthor>(&action)) name_author(named->author);
}

/// What was undone or done again must not happen out of sight; what is new is looked at.
void Desk::Impl::look_at_changed(const session::EditAction& action, const session::EditOutcome& outcome) {
    const plan::Carrier* first =
        outcome.carriers.empty() ? nullptr : session->index().carrier_by_id(outcome.carriers.front());
    if (first == nullptr) return;
    const bool moved_cursor =
        std::holds_alternative<session::Undo>(action) || std::holds_alternative<session::Redo>(action) ||
        std::holds_alternative<session::Revert>(action) || std::holds_alternative<session::TakeAgain>(action);
    const bool shows = std::holds_alternative<session::AddCarrier>(action) ||
                       std::holds_alternative<session::RestoreCarriers>(action) || moved_cursor;
    if (!shows) return;
    if (first->position) session->apply(session::BringIntoView{*first->position});
    if (!moved_cursor) session->apply(session::Select{ref_of(*first)});
}

/// What was just saved is what is shown; a new slide is selected, and its title waits to be typed.
void Desk::Impl::look_at_saved(const session::EditAction& action, const plan::Plan& before) {
    const auto& change = std::get<session::EditStory>(action).change;
    if (const auto* replaced = std::get_if<session::ReplaceView>(&change)) {
        const plan::SavedView* was = plan::find_view(before, replaced->id);
        const bool other_words = was == nullptr || was->title != replaced->view.title ||
                                 was->conclusion != replaced->view.conclusion || was->notes != replaced->view.notes;
        if (!other_words && replaced->id == session->opened()) session->was_saved_as(replaced->id);
        return;
    }
    const bool saved = std::holds_alternative<session::SaveView>(change);
    if (!saved && !std::holds_alternative<session::DuplicateSlide>(change)) return;
    const plan::Plan& plan = session->plan();
    for (const plan::StoryPart& part : plan.story_parts) {
        if (plan::find_part(before, part.id) != nullptr || part.removed) continue;
        overlays.story.part = part.id;
        overlays.story.reveals = true;
        const plan::SavedView* view = plan::find_view(plan, part.view);
        if (!saved || view == nullptr) continue;
        session->was_saved_as(view->id);
        overlays.story.renamed = part.id;
        overlays.story.new_title.clear();  // left empty, the map's own title stays
        overlays.story.takes_focus = true;
    }
}

/// When the one who has the project ends or dies, it is taken over.
void Desk::Impl::watch_other_editor(double now_s) {
    if (!edit || !edit->read_only() || !edit->read_only()->holder || !work.opening().empty()) return;
    if (now_s - looked_at_lock_s < k_look_at_lock_s) return;
    looked_at_lock_s = now_s;
    if (!store::who_edits(project)) work.open(title_of(base::mark("Opening"), project), project, author());
}

/// Whether the file is still in its place is looked at while somebody works; an idle window wakes up for nothing.
void Desk::Impl::watch_file(double now_s) {
    if (!session || !edit || edit->read_only() || now_s - looked_at_file_s < k_look_at_file_s) return;
    looked_at_file_s = now_s;
    look_at_file();
}

void Desk::Impl::look_at_file() {
    if (!edit) return;
    const bool was_away = is_away();
    const plan::PlanPtr before = edit->plan();
    const auto looked = edit->look();
    if (edit->plan() != before) show_plan();
    if (is_away() && !was_away) fail_with_copy(*edit->away());
    if (!is_away() && was_away) notices.add(ui::Severity::info, say("The project can be edited here now."));
    if (!looked && !is_away() && edit->plan() != before) fail(looked.error());
    if (is_away() != was_away) settling = k_frames_to_settle;
    if (!is_away()) may_leave = false;
}

/// The same project, to be edited from now on, looked at as before; or still not.
void Desk::Impl::take_over(Opened opened) {
    const bool possible = !opened.edit.read_only();
    edit.emplace(std::move(opened.edit));
    if (!possible) return fail(edit->read_only()->why);
    show_plan();
    notices.add(ui::Severity::info, say("The project can be edited here now."));
}

void Desk::Impl::show(Opened opened) {
    if (session && opened.file == project && edit->read_only()) return take_over(std::move(opened));
    commit_nudge();
    end_import();
    end_merge();
    take_from_session();
    slides.reset();
    notes_slides.reset();
    session.reset();
    edit.emplace(std::move(opened.edit));
    may_leave = false;
    project = opened.file;
    overlays.map_edit = {};
    overlays.story = {};
    session.emplace(std::move(opened.builder), project.filename().string());
    session->set_motion_s(motion_s());
    session::ViewState view = settings.viewed == project ? settings.view : session::for_another_project(settings.view);
    view.look.language = settings.language;
    view.look.theme = settings.theme;
    view.tracing.reset();
    if (const auto kept = settings.tracings.find(project);
        kept != settings.tracings.end() && !kept->second.file.empty())
        view.tracing = kept->second;
    picture_asked.clear();
    session->use_view(std::move(view));
    note_recent(settings, project);
    settings.closed_project = false;
    for (const base::Error& notice : opened.notices)
        notices.add(ui::Severity::warning, base::to_line(notice, language()), say("Messages"));
    if (!edit->read_only()) return work.back_up_if_due(project);
    fail_with_copy(edit->read_only()->why, ui::Severity::warning);
}

}  // namespace desk
