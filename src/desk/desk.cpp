#include "desk/desk.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/places.h"
#include "exchange/observation_export.h"
#include "exchange/table_file.h"
#include "gpu/objects.h"
#include "interface.h"
#include "map_view.h"
#include "notice_board.h"
#include "project_work.h"
#include "session/history_rows.h"
#include "settings.h"
#include "state_of_view.h"
#include "store/backups.h"
#include "store/project.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"

namespace desk {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr double k_look_at_lock_s = 2, k_look_at_file_s = 2;
constexpr int k_frames_to_settle = 3;  // ImGui needs two or three frames after an event

}  // namespace

struct Desk::Impl {
    Setup setup;
    session::Coordinates coordinates;
    NoticeBoard notices;
    ProjectWork work;
    Settings settings;
    Settings remembered;                        // as this window last read or wrote them
    fs::file_time_type looked_for_author_at{};  // the file's time when it was last asked for the author
    std::optional<Interface> interface;         // from begin() on
    std::optional<MapView> map;
    std::optional<session::MapSession> session;
    std::optional<session::EditSession> edit;  // with the session
    fs::path project;
    ui::OverlayState overlays;
    ui::Probe probe;
    HostWishes wishes;
    fs::path folder;
    std::vector<ui::FolderEntry> folder_entries;
    std::vector<ui::FilePlace> places;
    int settling = k_frames_to_settle;
    int frames = 0;
    int acted_at = 0;                    // the last frame in which something was done
    std::vector<store::Backup> backups;  // as listed when their window was opened or a backup was made
    double frame_s = 0;                  // the clock of the last frame
    bool moving = false;
    double looked_at_lock_s = 0, looked_at_file_s = 0;
    std::optional<ui::Request> held_back;  ///< what was asked for when the project's file turned out to be gone
    bool leaves_after_copy = false;
    bool may_leave = false;  ///< the question about the file that is gone was answered, or a copy was made

    Impl(Setup given, session::Coordinates systems)
        : setup(std::move(given)),
          coordinates(std::move(systems)),
          notices(setup.log_file, setup.time_of_day),
          work(setup),
          settings(setup.settings_file.empty() ? Settings{} : read_settings(setup.settings_file)),
          remembered(settings) {
        std::error_code error;
        if (!fs::exists(setup.settings_file, error)) settings.language = setup.first_language;
        if (setup.language) settings.language = *setup.language;
        overlays.file.last_folders = settings.folders;
        places = usual_places();
    }

    /// Of the window now; the settings are told of it later.
    [[nodiscard]] base::Language language() const { return session ? session->options().language : settings.language; }
    [[nodiscard]] const char* say(const char* english) const { return base::translate(language(), english); }
    void fail(const base::Error& error) {
        notices.add(ui::Severity::error, base::to_line(error, language()), say("Messages"));
    }

    /// With a copy as the remedy that the message names.
    void fail_with_copy(const base::Error& error, ui::Severity severity = ui::Severity::error) {
        notices.add(severity, base::to_line(error, language()), say("Save a copy"), ui::NoticeAction::save_copy);
    }
    [[nodiscard]] bool is_away() const { return edit && edit->away(); }

    [[nodiscard]] std::string author() const { return settings.author.empty() ? base::user_name() : settings.author; }
    [[nodiscard]] ui::FrameInput input_of(const HostInput& host) const;
    void open(const fs::path& file);
    void apply(const session::EditAction& action, double now_s);
    void tell(const session::EditOutcome& outcome);
    void commit_nudge();
    void show_newest(const session::ImportValues& taken);
    void end_import();
    void look_at_changed(const session::EditAction& action, const session::EditOutcome& outcome);
    void watch_other_editor(double now_s);
    void watch_file(double now_s);
    void look_at_file();
    bool hold_back(const ui::Request& request);
    void leave_anyway();
    void save_copy(const ui::SaveCopy& request);
    void tell_copied(const Finished& finished);
    void take_over(Opened opened);
    void take_dropped(const fs::path& file);
    void show_table(Finished finished);
    void write_values(const fs::path& file);
    [[nodiscard]] bool waits_for_import(const ui::Request& request);
    void answer(const ui::Request& request);
    void answer_editing(const ui::Request& request);
    void export_changes(const fs::path& file);
    void read_changes(const fs::path& file);
    void write_history(const fs::path& file);
    void restore(const fs::path& backup);
    void finish_work();
    void tell_backed_up(const Finished& finished);
    void show(Opened opened);
    void close_project();
    void take_from_session();
    void save_settings();
    void name_author(const std::string& author);
    void learn_author();
    base::Result<void> draw_map(const ui::FrameResult& result, const HostInput& host);
};

ui::FrameInput Desk::Impl::input_of(const HostInput& host) const {
    ui::FrameInput in;
    in.width = static_cast<float>(host.width);
    in.height = static_cast<float>(host.height);
    in.scale = host.scale;
    in.now_s = host.now_s;
    in.keys = host.keys;
    in.full_screen = host.full_screen;
    in.focus_lost = host.focus_lost;
    in.pointer_elsewhere = host.pointer_elsewhere;
    in.language = language();
    in.dark = settings.theme == carto::ThemeName::dark;
    in.version = setup.version;
    in.recent = settings.recent;
    in.notices = notices.notices();
    in.edit = edit ? &*edit : nullptr;
    in.backups = &backups;
    in.author_known = !settings.author.empty();
    in.folder = folder;
    in.folder_entries = folder_entries;
    in.places = places;
    if (!work.busy()) return in;
    if (work.kind() == Finished::Kind::backed_up) return in;
    const bool opening = work.kind() == Finished::Kind::opened;
    in.loading = opening ? work.file().filename().string() : std::string();
    const char* what = work.kind() == Finished::Kind::copied ? say("Saving a copy") : say("Opening");
    in.jobs.push_back({std::string(what) + " " + work.file().filename().string(), -1});
    return in;
}

/// Whether another project or table would take the place of an import in which something was chosen by hand. Then it is
/// asked first, and done when the import is discarded.
bool Desk::Impl::waits_for_import(const ui::Request& request) {
    ui::ImportState& import = overlays.import;
    if (!import.has_work()) return false;
    const auto* table = std::get_if<ui::ReadTable>(&request);
    const bool ends_it =
        (table != nullptr && table->file != import.file) || std::holds_alternative<ui::OpenProject>(request) ||
        std::holds_alternative<ui::CreateProject>(request) || std::holds_alternative<ui::CloseProject>(request) ||
        std::holds_alternative<ui::RestoreBackup>(request) || std::holds_alternative<ui::Quit>(request);
    if (!ends_it) return false;
    import.held = request;
    import.question = ui::ImportQuestion::discard;
    overlays.open = ui::Overlay::import;
    settling = k_frames_to_settle;
    return true;
}

void Desk::Impl::answer(const ui::Request& request) {
    if (waits_for_import(request) || hold_back(request)) return;
    if (const auto* r = std::get_if<ui::OpenProject>(&request)) open(r->file);
    if (const auto* r = std::get_if<ui::CreateProject>(&request)) work.create(r->file, author());
    if (const auto* r = std::get_if<ui::SaveCopy>(&request)) save_copy(*r);
    if (std::get_if<ui::LeaveAnyway>(&request) != nullptr) leave_anyway();
    if (std::get_if<ui::CloseProject>(&request) != nullptr) close_project();
    if (const auto* r = std::get_if<ui::ForgetRecent>(&request)) std::erase(settings.recent, r->file);
    if (const auto* r = std::get_if<ui::ShowFullScreen>(&request)) wishes.full_screen = r->on;
    if (const auto* r = std::get_if<ui::DismissNotice>(&request)) notices.dismiss(r->id);
    if (const auto* r = std::get_if<ui::ShowFolder>(&request)) {
        folder = r->folder;
        places = usual_places();
        folder_entries = list_folder(r->folder);
    }
    if (edit) answer_editing(request);
    if (const auto* r = std::get_if<ui::CopyText>(&request)) {
        ImGui::SetClipboardText(r->text.c_str());
        notices.add(ui::Severity::info, r->what);
    }
    if (std::get_if<ui::TakeOver>(&request) != nullptr && edit && edit->read_only()) work.open(project, author());
    if (std::get_if<ui::Quit>(&request) != nullptr) wishes.quit = true;
}

/// Whoever leaves a project whose file is gone is asked about it, once.
bool Desk::Impl::hold_back(const ui::Request& request) {
    const bool leaves =
        std::get_if<ui::CloseProject>(&request) != nullptr || std::get_if<ui::Quit>(&request) != nullptr ||
        std::get_if<ui::OpenProject>(&request) != nullptr || std::get_if<ui::CreateProject>(&request) != nullptr;
    if (!leaves || may_leave || !session) return false;
    commit_nudge();
    look_at_file();
    if (!is_away()) return false;
    held_back = request;
    overlays.open = ui::Overlay::file_gone;
    settling = k_frames_to_settle;
    return true;
}

void Desk::Impl::leave_anyway() {
    may_leave = true;
    if (const auto request = std::exchange(held_back, std::nullopt)) answer(*request);
}

/// From the connection that is still open, not by the name of the file: that may mean another one, or none.
void Desk::Impl::save_copy(const ui::SaveCopy& request) {
    leaves_after_copy = request.then_leave;
    if (const store::ProjectImage image = edit ? edit->image() : nullptr) return work.copy(image, request.file);
    work.copy(project, request.file);
}

void Desk::Impl::tell_copied(const Finished& finished) {
    notices.add(ui::Severity::info, fmt::format(fmt::runtime(say("A copy was saved as {0}")), finished.file.string()));
    may_leave = is_away();
    if (std::exchange(leaves_after_copy, false)) leave_anyway();
}

/// What is asked of the project as it is edited.
void Desk::Impl::answer_editing(const ui::Request& request) {
    if (const auto* r = std::get_if<ui::ExportChanges>(&request)) export_changes(r->file);
    if (const auto* r = std::get_if<ui::ReadChanges>(&request)) read_changes(r->file);
    if (const auto* r = std::get_if<ui::WriteHistory>(&request)) write_history(r->file);
    if (const auto* r = std::get_if<ui::ReadTable>(&request)) work.read_table({r->file, r->sheet, r->encoding});
    if (const auto* r = std::get_if<ui::WriteValues>(&request)) write_values(r->file);
    if (std::get_if<ui::MakeBackup>(&request) != nullptr) work.back_up(project, false);
    if (const auto* r = std::get_if<ui::RestoreBackup>(&request)) restore(r->file);
}

void Desk::Impl::export_changes(const fs::path& file) {
    const auto changes = edit->export_changes(0);
    if (!changes) return fail(changes.error());
    if (const auto written = store::write_changes(file, *changes); !written) return fail(written.error());
    notices.add(ui::Severity::info,
                fmt::format(fmt::runtime(base::translate_count(language(), static_cast<long>(changes->steps.size()),
                                                               "{0} change was written to {1}",
                                                               "{0} changes were written to {1}")),
                            changes->steps.size(), file.string()));
}

/// The merge window opens with what taking them in would do.
void Desk::Impl::read_changes(const fs::path& file) {
    auto changes = store::read_changes_file(file);
    if (!changes) return fail(changes.error());
    auto preview = edit->preview_merge(*changes);
    if (!preview) return fail(preview.error());
    const std::size_t clashes = preview->clashes.size();
    overlays.merge = {file.string(), std::move(*changes), std::move(*preview),
                      std::vector<std::optional<store::Resolution>>(clashes), std::vector<std::string>(clashes)};
    overlays.open = ui::Overlay::merge;
}

void Desk::Impl::write_history(const fs::path& file) {
    store::HistoryQuery all;
    all.most = std::numeric_limits<int>::max();
    const auto table = session::history_table(session->index(), edit->history(all), language());
    if (const auto written = exchange::write_table(file, table); !written) return fail(written.error());
    notices.add(ui::Severity::info, fmt::format(fmt::runtime(say("The history was saved as {0}")), file.string()));
}

void Desk::Impl::write_values(const fs::path& file) {
    const auto written = exchange::write_observations(file, session->index(), {std::nullopt, language()});
    if (!written) return fail(written.error());
    notices.add(ui::Severity::info, fmt::format(fmt::runtime(say("The values were saved as {0}")), file.string()));
}

/// A project is opened; a table's values are taken in.
void Desk::Impl::take_dropped(const fs::path& file) {
    if (session && edit && is_table_name(file)) return answer(ui::ReadTable{file, "", ""});
    answer(ui::OpenProject{file});
}

/// The import window opens with what taking it in would do. Another sheet of the same file keeps what was chosen.
void Desk::Impl::show_table(Finished finished) {
    if (!session || waits_for_import(ui::ReadTable{finished.file, "", ""})) return;
    exchange::ImportOptions options;
    if (overlays.import.file == finished.file) options = overlays.import.options;
    overlays.import = {};
    overlays.import.file = finished.file;
    overlays.import.sheet = std::move(*finished.sheet);
    overlays.import.options = std::move(options);
    overlays.open = ui::Overlay::import;
}

/// The project is closed for it, since nobody may have it open, and opened again.
void Desk::Impl::restore(const fs::path& backup) {
    commit_nudge();
    end_import();
    take_from_session();
    session.reset();
    edit.reset();
    work.restore(backup, project, author());
}

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

void Desk::Impl::end_import() {
    if (overlays.open == ui::Overlay::import) overlays.open = ui::Overlay::none;
    overlays.import = {};
}

void Desk::Impl::close_project() {
    commit_nudge();
    end_import();
    take_from_session();
    session.reset();
    edit.reset();
    project.clear();
    settings.closed_project = true;
}

/// The open project again is no other one: opened twice it would be locked by itself.
void Desk::Impl::open(const fs::path& file) {
    std::error_code error;
    if (session && fs::equivalent(file, project, error)) return;
    work.open(file, author());
}

void Desk::Impl::tell(const session::EditOutcome& outcome) {
    if (outcome.said == plan::Name{}) return;
    const std::vector<ui::Notice> earlier = notices.notices();
    for (const ui::Notice& notice : earlier)  // its button would undo what was done since
        if (notice.does == ui::NoticeAction::undo) notices.dismiss(notice.id);
    notices.add(ui::Severity::info, carto::in(outcome.said, language()), outcome.can_be_undone ? say("Undo") : "",
                ui::NoticeAction::undo);
}

/// What is on the disk is what is shown, also after a failure that read the project anew.
void Desk::Impl::apply(const session::EditAction& action, double now_s) {
    if (!edit) return;
    const plan::PlanPtr before = edit->plan();
    const auto outcome = edit->apply(action, now_s);
    if (outcome)
        tell(*outcome);
    else if (edit->away())
        fail_with_copy(outcome.error());
    else
        fail(outcome.error());
    if (outcome) may_leave = false;
    if (edit->plan() != before) session->use_plan(edit->plan());
    if (outcome) look_at_changed(action, *outcome);
    if (const auto* taken = std::get_if<session::ImportValues>(&action); outcome && taken != nullptr) {
        show_newest(*taken);
        end_import();
    }
    const auto* targets = std::get_if<session::PutTargets>(&action);
    if (outcome && targets != nullptr) session->apply(session::UseTargets{targets->set.key});
    if (const auto* named = std::get_if<session::UseAuthor>(&action)) name_author(named->author);
}

/// What was undone or done again must not happen out of sight; what is new is looked at.
void Desk::Impl::look_at_changed(const session::EditAction& action, const session::EditOutcome& outcome) {
    const plan::Carrier* first =
        outcome.carriers.empty() ? nullptr : session->index().carrier_by_id(outcome.carriers.front());
    if (first == nullptr) return;
    const bool moved_cursor = std::holds_alternative<session::Undo>(action) ||
                              std::holds_alternative<session::Redo>(action) ||
                              std::holds_alternative<session::Revert>(action);
    const bool shows = std::holds_alternative<session::AddCarrier>(action) ||
                       std::holds_alternative<session::RestoreCarriers>(action) || moved_cursor;
    if (!shows) return;
    if (first->position) session->apply(session::BringIntoView{*first->position});
    if (!moved_cursor) session->apply(session::Select{ref_of(*first)});
}

/// When the one who has the project ends or dies, it is taken over.
void Desk::Impl::watch_other_editor(double now_s) {
    if (!edit || !edit->read_only() || !edit->read_only()->holder || work.busy()) return;
    if (now_s - looked_at_lock_s < k_look_at_lock_s) return;
    looked_at_lock_s = now_s;
    if (!store::who_edits(project)) work.open(project, author());
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
    if (edit->plan() != before) session->use_plan(edit->plan());
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
    session->use_plan(edit->plan());
    notices.add(ui::Severity::info, say("The project can be edited here now."));
}

void Desk::Impl::show(Opened opened) {
    if (session && opened.file == project && edit->read_only()) return take_over(std::move(opened));
    commit_nudge();
    end_import();
    take_from_session();
    session.reset();
    edit.emplace(std::move(opened.edit));
    may_leave = false;
    project = opened.file;
    overlays.map_edit = {};
    session.emplace(std::move(opened.builder), project.filename().string());
    session->set_motion_s(setup.motion_s);
    session->apply(session::UseLanguage{settings.language});
    session->apply(session::UseTheme{settings.theme});
    session->apply(session::UseMode{settings.mode});
    if (session->index().indicator(settings.indicator) != nullptr)
        session->apply(session::ShowIndicator{settings.indicator});
    session->apply(session::HideLayers{settings.hidden_layers});
    session->apply(session::UseLegend{settings.legend_corner, settings.legend_folded});
    if (settings.viewed == project) session::restore_view(*session, settings.view);
    note_recent(settings, project);
    settings.closed_project = false;
    for (const base::Error& notice : opened.notices)
        notices.add(ui::Severity::warning, base::to_line(notice, language()), say("Messages"));
    if (!edit->read_only()) return work.back_up(project, true);
    fail_with_copy(edit->read_only()->why, ui::Severity::warning);
}

void Desk::Impl::tell_backed_up(const Finished& finished) {
    backups = store::list_backups(project);
    if (finished.worth_saying) notices.add(ui::Severity::info, say("A backup was made"));
}

void Desk::Impl::finish_work() {
    auto finished = work.take();
    if (!finished) return;
    settling = k_frames_to_settle;
    if (finished->error)
        fail(*finished->error);
    else if (finished->opened)
        show(std::move(*finished->opened));
    else if (finished->sheet)
        show_table(std::move(*finished));
    else if (finished->kind == Finished::Kind::backed_up)
        tell_backed_up(*finished);
    else
        tell_copied(*finished);
}

/// What the session knows better than the settings.
void Desk::Impl::take_from_session() {
    if (!session) return;
    settings.language = session->options().language;
    settings.theme = session->options().theme;
    settings.mode = session->mode();
    settings.indicator = session->options().indicator;
    settings.hidden_layers = session->options().hidden;
    settings.legend_corner = session->options().legend_corner;
    settings.legend_folded = session->options().legend_folded;
    settings.viewed = project;
    settings.view = session::remember_view(*session);
}

void Desk::Impl::save_settings() {
    if (setup.settings_file.empty()) return;
    (void)write_settings(setup.settings_file, remembered, settings);
    remembered = settings;
}

/// At once, so that no other window asks again.
void Desk::Impl::name_author(const std::string& author) {
    settings.author = author;
    save_settings();
}

/// Somebody may have said in another window who edits here: the account's name must not take that name's place.
void Desk::Impl::learn_author() {
    if (!settings.author.empty() || setup.settings_file.empty()) return;
    std::error_code error;
    const fs::file_time_type written_at = fs::last_write_time(setup.settings_file, error);
    if (error || written_at == looked_for_author_at) return;
    looked_for_author_at = written_at;
    settings.author = remembered.author = read_settings(setup.settings_file).author;
    if (edit && !settings.author.empty()) (void)edit->apply(session::UseAuthor{settings.author}, frame_s);
}

base::Result<void> Desk::Impl::draw_map(const ui::FrameResult& result, const HostInput& host) {
    const int width = static_cast<int>(result.map.width);
    const int height = static_cast<int>(result.map.height);
    const bool changed = session->update(width, height, host.scale, result.map_moving);
    if (!changed && map->fits(width, height)) return {};
    settling = std::max(settling, 1);  // panels show what the actions changed
    return map->draw(*session, width, height);
}

Desk::Desk(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Desk::~Desk() = default;

base::Result<std::unique_ptr<Desk>> Desk::create(Setup setup) {
    auto coordinates = session::Coordinates::create();
    if (!coordinates) return base::pass(coordinates.error());
    return std::unique_ptr<Desk>(new Desk(std::make_unique<Impl>(std::move(setup), std::move(*coordinates))));
}

base::Result<void> Desk::begin() {
    auto map = MapView::create();
    if (!map) return base::pass(map.error());
    impl_->map.emplace(std::move(*map));
    impl_->interface.emplace(impl_->setup.fonts);
    return {};
}

void Desk::guard_clipboard() { impl_->interface->guard_clipboard(); }

unsigned short Desk::to_interface(char32_t typed) {
    return static_cast<unsigned short>(impl_->interface->fonts().to_interface(typed));
}

void Desk::open(const fs::path& project) { impl_->open(fs::absolute(project)); }

void Desk::open_at_start(const fs::path& first_project) {
    const Settings& s = impl_->settings;
    std::error_code error;
    if (s.closed_project) return;
    if (s.recent.empty()) {
        if (fs::exists(first_project, error)) return open(first_project);
        fs::create_directories(first_project.parent_path(), error);
        return impl_->work.create(first_project, impl_->author());
    }
    if (fs::exists(s.recent.front(), error)) return open(s.recent.front());
    say(ui::Severity::warning,
        fmt::format(fmt::runtime(impl_->say("The last project is gone: {0}")), s.recent.front().string()));
}

void Desk::await_project(double seconds) { impl_->work.wait(seconds); }

void Desk::say(ui::Severity severity, const std::string& text) { impl_->notices.add(severity, text); }

void Desk::say_crashed() {
    impl_->notices.add(ui::Severity::warning,
                       impl_->say("Langtu did not end properly the last time. The project was checked when it was "
                                  "opened: nothing is lost."),
                       impl_->say("Messages"));
}

base::Result<HostWishes> Desk::frame(const HostInput& host, const std::function<void()>& feed) {
    Impl& i = *impl_;
    i.wishes = {};
    i.frame_s = host.now_s;
    i.notices.tick(host.now_s);
    i.finish_work();
    i.learn_author();
    i.watch_other_editor(host.now_s);
    i.watch_file(host.now_s);
    for (const fs::path& file : host.dropped_files) i.take_dropped(file);
    i.moving = i.session && i.session->tick(host.now_s);
    if (i.edit && i.edit->tick(host.now_s))
        i.notices.add(ui::Severity::info, i.say("Editing was locked after ten minutes without a change."));
    ui::FrameInput input = i.input_of(host);
    ui::FrameResult result;
    std::vector<session::Action> actions;
    std::vector<session::EditAction> edits;
    std::vector<ui::Request> requests;
    i.interface->frame(host.scale, feed, [&] {
        result = ui::draw_frame(i.session ? &*i.session : nullptr, i.coordinates, i.settings.panels, i.overlays,
                                i.interface->fonts(), i.probe, input);
        std::move(result.actions.begin(), result.actions.end(), std::back_inserter(actions));
        std::move(result.edits.begin(), result.edits.end(), std::back_inserter(edits));
        std::move(result.requests.begin(), result.requests.end(), std::back_inserter(requests));
        input.keys.clear();  // a frame drawn again for its font takes no key twice
    });
    if (i.session)
        for (const session::Action& action : actions) i.session->apply(action);
    for (const session::EditAction& edit : edits) i.apply(edit, host.now_s);
    if (i.settling > 0) --i.settling;
    const bool acted = !actions.empty() || !edits.empty() || !requests.empty();
    if (acted) i.acted_at = i.frames + 1;
    if (!host.keys.empty() || acted) i.settling = k_frames_to_settle;
    gpu::begin_drawing(host.framebuffer, host.width, host.height);
    if (i.session) {
        if (auto drawn = i.draw_map(result, host); !drawn) return base::pass(drawn.error());
        i.map->show(host.framebuffer, static_cast<int>(result.map.x), static_cast<int>(result.map.y), host.height);
    }
    i.interface->paint();
    for (const ui::Request& request : requests) i.answer(request);
    ++i.frames;
    i.moving = i.moving || result.unfinished || (i.session && i.session->gliding());
    return i.wishes;
}

bool Desk::may_quit() { return !impl_->waits_for_import(ui::Quit{}) && !impl_->hold_back(ui::Quit{}); }

void Desk::stir() { impl_->settling = k_frames_to_settle; }

bool Desk::at_rest() const { return impl_->settling == 0 && !impl_->moving; }

double Desk::changes_in_s(double now_s) const {
    constexpr double k_look_again_s = 0.03;
    if (impl_->work.busy()) return k_look_again_s;
    const std::optional<session::EditSession>& edit = impl_->edit;
    const double watch = edit && edit->read_only() && edit->read_only()->holder ? k_look_at_lock_s : 0;
    double next = 0;
    for (const double at : {impl_->notices.next_change_s(now_s), watch, edit ? edit->locks_in_s(now_s) : 0})
        if (at > 0 && (next == 0 || at < next)) next = at;
    return next;
}

std::string Desk::title() const {
    return impl_->session ? impl_->session->project_name() + " — Langtu 廊图" : std::string("Langtu 廊图");
}

const ui::Probe& Desk::probe() const { return impl_->probe; }

std::vector<scene::Pane> Desk::panes() const {
    return impl_->session ? impl_->session->panes() : std::vector<scene::Pane>{};
}

std::string Desk::state() const {
    const Impl& i = *impl_;
    Json out{{"frames", i.frames},
             {"acted_at", i.acted_at},
             {"project", i.project.string()},
             {"overlay", static_cast<int>(i.overlays.open)},
             {"notices", i.notices.notices().size()},
             {"busy", i.work.busy()},
             {"presenting", i.overlays.presenting}};
    out["focus"] = i.overlays.keyboard.focused();
    if (!i.notices.notices().empty()) out["last_notice"] = i.notices.notices().back().text;
    if (!i.session) return out.dump();
    out["unlocked"] = i.edit && i.edit->unlocked();
    out["away"] = i.is_away();
    out["read_only"] = !i.edit || i.edit->read_only().has_value();
    out["last_step"] = i.edit ? i.edit->last_step() : 0;
    out["aiming"] = i.overlays.map_edit.aim != ui::Aim::none;
    out["dragging"] = ui::is_dragging(i.overlays.map_edit);
    out["ghosts"] = i.overlays.map_edit.ghosts.size();
    out["author"] = i.edit ? i.edit->author() : std::string();
    out.update(state_of_view(*i.session));
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

WindowPlace Desk::window_place() const { return impl_->settings.window; }
void Desk::note_window_place(const WindowPlace& place) { impl_->settings.window = place; }

void Desk::remember() {
    impl_->commit_nudge();
    impl_->take_from_session();
    impl_->settings.folders = impl_->overlays.file.last_folders;
    impl_->save_settings();
}

}  // namespace desk
