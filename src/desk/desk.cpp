#include "desk/desk.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fmt/format.h>
#include <imgui.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "base/kept_text.h"
#include "desk_impl.h"
#include "gpu/objects.h"
#include "scene/undrawn.h"
#include "state_of_view.h"

namespace desk {
namespace {

bool shows_page(const std::vector<session::Action>& actions) {
    return std::ranges::any_of(actions,
                               [](const auto& each) { return std::holds_alternative<session::ShowPage>(each); });
}

}  // namespace

using Json = nlohmann::json;

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
    in.today = today();
    in.moves = settings.motion;
    in.recent = settings.recent;
    in.notices = notices.notices();
    in.edit = edit ? &*edit : nullptr;
    in.backups = &backups;
    in.slide_pictures = slides ? &slides->textures() : nullptr;
    in.author_known = !settings.author.empty();
    in.folder = folder;
    in.folder_entries = folder_entries;
    in.places = places;
    in.loading = work.opening().filename().string();
    for (const base::JobStatus& job : work.shown())
        in.jobs.push_back({job.id, job.name, job.share_done, job.can_cancel});
    return in;
}

/// A window that opens by itself must not take the place of one that is used: what was typed there would be lost. No
/// project takes the place of one that is lent.
bool Desk::Impl::has_room_for(const WorkResult& result) const {
    const bool opens_window = std::holds_alternative<TableRead>(result) || std::holds_alternative<ChangesRead>(result);
    const auto* changes = std::get_if<ChangesRead>(&result);
    const bool again = changes != nullptr && overlays.open == ui::Overlay::merge;
    const bool free = overlays.open == ui::Overlay::none || overlays.open == ui::Overlay::import || again;
    if (std::holds_alternative<Opened>(result)) return !is_merging() && !overlays.presenting;
    return !opens_window || (free && !overlays.presenting);
}

void Desk::Impl::finish_work() {
    std::vector<WorkResult> results = std::exchange(waiting, {});
    for (WorkResult& result : work.take()) results.push_back(std::move(result));
    for (WorkResult& result : results) {
        if (!has_room_for(result)) {
            waiting.push_back(std::move(result));
            continue;
        }
        settling = k_frames_to_settle;
        std::visit([this](auto& r) { receive(std::move(r)); }, result);
    }
}

/// Characters of the map that the fonts do not have, each said once.
void Desk::Impl::say_undrawn() {
    if (!session || session->scene() == looked_over) return;
    looked_over = session->scene();
    std::u32string unsaid;
    for (const char32_t c : scene::undrawn_characters({&looked_over, 1}))
        if (undrawn.find(c) == std::u32string::npos) unsaid += c;
    undrawn += unsaid;
    if (!unsaid.empty())
        notices.add(ui::Severity::warning,
                    fmt::format(fmt::runtime(say("The fonts lack {}; the map shows boxes there.")),
                                base::code_points_text(unsaid)));
}

/// What the session knows better than the settings.
void Desk::Impl::take_from_session() {
    if (!session) return;
    settings.language = session->options().language;
    settings.theme = session->options().theme;
    settings.viewed = project;
    settings.view = session->kept_view();
    if (settings.view.tracing)
        settings.tracings[project] = *settings.view.tracing;
    else if (const auto kept = settings.tracings.find(project); kept != settings.tracings.end())
        kept->second = {};  // a row without a file: another window must not bring it back
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

std::string Desk::Impl::today() const {
    constexpr std::size_t k_date = 10;
    if (setup.utc_now) return setup.utc_now().substr(0, k_date);
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[k_date + 1];
    std::strftime(text, sizeof text, "%Y-%m-%d", &local);
    return text;
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
        return impl_->work.create(impl_->title_of(base::mark("Opening"), first_project), first_project,
                                  impl_->author());
    }
    if (fs::exists(s.recent.front(), error)) return open(s.recent.front());
    say(ui::Severity::warning,
        fmt::format(fmt::runtime(impl_->say("The last project is gone: {0}")), s.recent.front().string()));
}

void Desk::present(const ui::StoryWish& story) { impl_->overlays.story_wish = story; }

void Desk::await_project(double seconds) { impl_->work.await(seconds); }

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
    i.notices.tick(host.now_s, i.overlays.presentation.story.has_value());
    i.finish_work();
    i.quit_after_exports();
    i.learn_author();
    i.watch_other_editor(host.now_s);
    i.watch_file(host.now_s);
    i.watch_table(host.now_s);
    i.watch_merge();
    i.watch_picture();
    i.watch_export();
    for (const fs::path& file : host.dropped_files)
        if (!i.overlays.presentation.story) i.take_dropped(file);
    i.moving = i.session && i.session->tick(host.now_s);
    if (i.edit && i.edit->tick(host.now_s))
        i.notices.add(ui::Severity::info, i.say("Editing was locked after ten minutes without a change."));
    i.draw_slides(host.scale);
    i.draw_notes_pictures(host.scale);
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
        if (!shows_page(actions)) i.draw_fade(result.map);  // the next page takes the picture of the last one away
        input.keys.clear();                                 // a frame drawn again for its font takes no key twice
    });
    if (i.session) i.begin_fade(actions);
    if (i.session)
        for (const session::Action& action : actions) i.session->apply(action);
    for (const session::EditAction& edit : edits) i.apply(edit, host.now_s);
    if (i.settling > 0) --i.settling;
    const bool acted = !actions.empty() || !edits.empty() || !requests.empty();
    if (acted) i.acted_at = i.frames + 1;
    if (!host.keys.empty() || acted) i.settling = k_frames_to_settle;
    if (auto painted = i.paint(result, host); !painted) return base::pass(painted.error());
    for (const ui::Request& request : requests) i.answer(request);
    ++i.frames;
    i.wake_at_s = result.changes_in_s > 0 ? host.now_s + result.changes_in_s : 0;
    i.moving = i.moving || result.unfinished || i.fade.has_value() || (i.session && i.session->gliding());
    return i.wishes;
}

HostWishes Desk::finish_unseen() {
    impl_->wishes = {};
    impl_->finish_work();
    impl_->quit_after_exports();
    return impl_->wishes;
}

bool Desk::may_quit() {
    const ui::Request quit = ui::Quit{};
    return !impl_->waits_for_merge(quit) && !impl_->waits_for_import(quit) && !impl_->hold_back(quit) &&
           !impl_->waits_for_exports(quit);
}

void Desk::stir() { impl_->settling = k_frames_to_settle; }

bool Desk::at_rest() const { return impl_->settling == 0 && !impl_->moving; }

double Desk::changes_in_s(double now_s) const {
    constexpr double k_look_again_s = 0.03;
    if (impl_->work.busy() || !impl_->waiting.empty()) return k_look_again_s;
    const std::optional<session::EditSession>& edit = impl_->edit;
    const double watch = edit && edit->read_only() && edit->read_only()->holder ? k_look_at_lock_s : 0;
    double next = impl_->wake_at_s > 0 ? std::max(impl_->wake_at_s - now_s, k_look_again_s) : 0;
    for (const double at : {impl_->notices.next_change_s(now_s), watch, edit ? edit->locks_in_s(now_s) : 0})
        if (at > 0 && (next == 0 || at < next)) next = at;
    return next;
}

std::string Desk::title() const {
    return impl_->session ? impl_->session->project_name() + " — Langtu 廊图" : std::string("Langtu 廊图");
}

base::Language Desk::language() const { return impl_->language(); }

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
    if (const auto& story = i.overlays.presentation.story) {
        out["page"] = story->page;
        out["pages"] = story->pages.size();
        out["blank"] = static_cast<int>(story->blank);
        out["strokes"] = story->strokes.size();
        out["number"] = story->number.value_or(-1);
        out["notes"] = i.overlays.presentation.notes_shown;
        out["notes_size"] = i.settings.panels.notes_size;
        out["time_stopped"] = i.overlays.presentation.time.stopped_at.has_value();
    }
    out["focus"] = i.overlays.keyboard.focused();
    if (!i.notices.notices().empty()) out["last_notice"] = i.notices.notices().back().text;
    if (!i.session) return out.dump();
    out["unlocked"] = i.edit && i.edit->unlocked();
    out["away"] = i.is_away();
    out["read_only"] = !i.edit || i.edit->read_only().has_value();
    out["last_step"] = i.edit ? i.edit->last_step() : 0;
    out["merging"] = i.is_merging();
    out["questions"] = i.edit ? i.edit->questions().size() : 0;
    out["aiming"] = i.overlays.map_edit.aim != ui::Aim::none;
    out["dragging"] = ui::is_dragging(i.overlays.map_edit);
    out["ghosts"] = i.overlays.map_edit.ghosts.size();
    out["author"] = i.edit ? i.edit->author() : std::string();
    out["scenario"] = i.session->trying() ? Json(i.session->trying()->name) : Json(nullptr);
    out.update(state_of_view(*i.session));
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

WindowPlace Desk::window_place() const { return impl_->settings.window; }
void Desk::note_window_place(const WindowPlace& place) { impl_->settings.window = place; }
std::string Desk::audience_screen() const { return impl_->settings.audience_screen; }
void Desk::note_audience_screen(const std::string& screen) { impl_->settings.audience_screen = screen; }

void Desk::remember() {
    impl_->commit_nudge();
    impl_->take_from_session();
    impl_->settings.folders = impl_->overlays.file.last_folders;
    impl_->save_settings();
}

}  // namespace desk
