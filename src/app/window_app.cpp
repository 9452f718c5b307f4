#include "window_app.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <imgui.h>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/places.h"
#include "base/translate.h"
#include "built_in_package.h"
#include "desk/desk.h"
#include "imgui_input.h"
#include "keys.h"
#include "notes_window.h"
#include "platform/clipboard.h"
#include "platform/desktop_programs.h"
#include "platform/fonts.h"
#include "platform/stay_awake.h"
#include "platform/window.h"
#include "run_marker.h"
#include "session/package.h"

namespace app {
namespace {

namespace fs = std::filesystem;

/// What the tests read of a running window: where its widgets are and what it shows. LANGTU_PROBE names the file.
class ProbeFile {
public:
    ProbeFile() {
        if (const char* file = std::getenv("LANGTU_PROBE")) file_ = file;
    }
    /// `stirred_at`: how many frames had been drawn when the last event came.
    void write(const desk::Desk& desk, int stirred_at, bool notes) const {
        if (file_.empty()) return;
        const std::string text = "{\"stirred_at\": " + std::to_string(stirred_at) + ",\n\"state\": " + desk.state() +
                                 ",\n\"widgets\": " + ui::to_json(desk.probe()) +
                                 (notes ? ",\n\"notes\": " + ui::to_json(desk.notes_probe()) : std::string()) + "}\n";
        (void)base::write_file_atomically(file_, std::as_bytes(std::span(text)));
    }

private:
    fs::path file_;
};

double now_s() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::string time_of_day() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[16];
    std::strftime(text, sizeof text, "%H:%M:%S", &local);
    return text;
}

class WindowApp {
public:
    WindowApp(platform::Window window, std::unique_ptr<desk::Desk> desk, std::optional<int> audience_monitor)
        : window_(std::move(window)), desk_(std::move(desk)), to_imgui_(window_), asked_monitor_(audience_monitor) {
        desk_->guard_clipboard();
    }
    ~WindowApp() { close_notes(); }
    WindowApp(const WindowApp&) = delete;
    WindowApp& operator=(const WindowApp&) = delete;

    base::Result<void> run() {
        while (!window_.should_close() || !desk_->may_quit()) {
            window_.stay_open();
            if (std::exchange(due_, false))
                if (auto drawn = frame(); !drawn) return drawn;
            if (quit_) break;
            watch_screens();
            show_notes();
            wait();
        }
        const platform::Place p = window_.place();
        desk_->note_window_place({p.x, p.y, p.width, p.height, p.maximised});
        desk_->remember();
        return {};
    }

private:
    /// Whatever comes gets its frames, also while those of what came before are still being drawn.
    void wait() {
        const bool seen = !window_.minimised();
        const bool typed = window_.has_input() || (notes_ && notes_->has_keys());
        due_ = seen && (typed || !desk_->at_rest());
        if (seen && typed) return;
        if (due_ || (notes_ && !notes_->at_rest()))
            platform::Window::poll_events();
        else
            sleep();
        if (!window_.take_stir()) return;
        stirred_at_ = frames_;
        desk_->stir();
        due_ = true;
    }

    /// Until something happens. Where only the presenter's clock goes on, the slides are not drawn again.
    void sleep() {
        probe_file_.write(*desk_, stirred_at_, notes_ != nullptr);
        const double from = now_s(), own = desk_->changes_in_s(from);
        const double of_notes = notes_ ? notes_->changes_in_s(from) : 0;
        const bool notes_first = of_notes > 0 && (own == 0 || of_notes < own);
        platform::Window::wait_events(notes_first ? of_notes : own);
        due_ = !notes_ || (own > 0 && now_s() >= from + own);
        if (due_) desk_->stir();
    }

    base::Result<void> frame() {
        desk::HostInput in = input();
        std::vector<platform::InputEvent> events;
        if (notes_) events = notes_->take_keys();
        if (in.width <= 0 || in.height <= 0 || window_.minimised()) {
            quit_ = desk_->finish_unseen().quit;
            return {};
        }
        if (notes_) window_.make_current();
        for (const platform::InputEvent& event : window_.take_input()) events.push_back(event);
        if (!events.empty()) desk_->stir();
        to_imgui_.take(events);
        note(events, in);
        auto wishes = desk_->frame(in, [&] {
            to_imgui_.feed();
            for (const char32_t c : to_imgui_.take_characters())
                ImGui::GetIO().AddInputCharacter(desk_->to_interface(c));
        });
        ++frames_;
        if (!wishes) return base::pass(wishes.error());
        window_.swap();
        grant(*wishes);
        quit_ = wishes->quit;
        if (std::string title = desk_->title(); title != title_) {
            window_.set_title(title);
            title_ = std::move(title);
            desk_->remember();  // another project: noted before anything can go wrong
        }
        return {};
    }

    void grant(const desk::HostWishes& wishes) {
        if (wishes.full_screen && wishes.to_audience)
            begin_presenting();
        else if (wishes.full_screen)
            end_presenting(*wishes.full_screen);
        if (wishes.other_screen) use_next_screen();
        // a projector that was unplugged: the slide goes where people can see it
        if (presenting_ && !window_.full_screen() && !window_.minimised()) window_.set_full_screen(true);
    }

    void begin_presenting() {
        own_monitor_ = window_.monitor();
        screens_ = platform::Window::monitors();
        const std::vector<platform::Monitor>& all = screens_;
        if (own_monitor_ < all.size()) own_screen_ = all[own_monitor_].key();
        const std::optional<int> asked = std::exchange(asked_monitor_, std::nullopt);  // later ones are chosen with X
        if (asked && *asked >= 1 && static_cast<std::size_t>(*asked) <= all.size())
            desk_->note_audience_screen(all[static_cast<std::size_t>(*asked) - 1].key());
        const std::size_t monitor = platform::audience_monitor(all, own_monitor_, asked, desk_->audience_screen());
        window_.set_full_screen(true, monitor);
        presenting_ = window_.full_screen();
        awake_.emplace(base::translate(desk_->language(), base::mark("A plan is being presented")));
        if (all.size() > 1) desk_->show_notes(true);
    }

    void end_presenting(bool full_screen) {
        awake_.reset();
        if (std::exchange(presenting_, false) && full_screen) return window_.set_full_screen(true, own_monitor_);
        window_.set_full_screen(full_screen);
    }

    void use_next_screen() {
        const std::vector<platform::Monitor> all = platform::Window::monitors();
        if (!presenting_ || all.size() < 2) return;
        const std::size_t next = (window_.monitor() + 1) % all.size();
        window_.set_full_screen(true, next);
        desk_->note_audience_screen(all[next].key());
        if (notes_) notes_->move_to(place_of_notes());
    }

    /// A projector that is unplugged, plugged in, or changes its resolution while it is used: the slides stay where
    /// people can see them.
    void watch_screens() {
        if (!presenting_) return;
        std::vector<platform::Monitor> now = platform::Window::monitors();
        if (now.empty() || now == screens_) return;
        const std::size_t before = std::exchange(screens_, std::move(now)).size();
        if (screens_.size() == 1 && before > 1) desk_->show_notes(false);
        if (screens_.size() > 1 && before == 1) {
            window_.set_full_screen(true,
                                    platform::audience_monitor(screens_, own_monitor(), {}, desk_->audience_screen()));
            desk_->show_notes(true);
        } else {
            window_.set_full_screen(true, window_.monitor());
        }
        if (notes_) notes_->move_to(place_of_notes());
        desk_->stir();
        due_ = true;
    }

    /// The screen of the window before the presentation, by its name: its number changes as others come and go.
    [[nodiscard]] std::size_t own_monitor() const {
        for (std::size_t i = 0; i < screens_.size(); ++i)
            if (screens_[i].key() == own_screen_) return i;
        return window_.monitor();
    }

    [[nodiscard]] platform::Place place_of_notes() const {
        const std::vector<platform::Monitor> all = platform::Window::monitors();
        const std::size_t slides = window_.monitor();
        const auto other = platform::notes_monitor(all.size(), slides, presenting_ ? own_monitor() : slides);
        if (all.empty()) return {};
        return platform::notes_place(all[other.value_or(slides)], !other);
    }

    /// Opens the presenter's window, draws it where that is due, and closes it.
    void show_notes() {
        if (notes_ && notes_->should_close()) desk_->show_notes(false);
        if (!desk_->wants_notes()) return close_notes();
        if (!notes_) open_notes();
        if (notes_) notes_->frame(now_s());
    }

    void open_notes() {
        auto opened = NotesWindow::open(window_, *desk_, place_of_notes(), platform::Window::monitors().size() < 2);
        window_.make_current();
        if (opened) {
            notes_ = std::move(*opened);
        } else {
            desk_->show_notes(false);
            desk_->say(ui::Severity::warning, base::to_line(opened.error(), desk_->language()));
        }
    }

    void close_notes() {
        if (!notes_) return;
        notes_.reset();
        window_.make_current();
        window_.take_focus();
        desk_->stir();
        due_ = true;
    }

    desk::HostInput input() {
        desk::HostInput in;
        window_.framebuffer_size(in.width, in.height);
        in.scale = window_.content_scale();
        in.now_s = now_s();
        in.dropped_files = window_.take_dropped_files();
        in.full_screen = window_.full_screen();
        return in;
    }

    void note(const std::vector<platform::InputEvent>& events, desk::HostInput& in) const {
        for (const platform::InputEvent& event : events) {
            if (const auto* k = std::get_if<platform::KeyPress>(&event))
                in.keys.push_back({key_of(k->key), k->repeat, k->ctrl, k->shift, k->alt});
            if (std::holds_alternative<platform::FocusLoss>(event)) in.focus_lost = true;
        }
        in.pointer_elsewhere = to_imgui_.pointer_elsewhere();
    }

    platform::Window window_;
    std::unique_ptr<desk::Desk> desk_;
    ImGuiInput to_imgui_;
    ProbeFile probe_file_;
    std::string title_;
    int frames_ = 0, stirred_at_ = 0;
    std::unique_ptr<NotesWindow> notes_;      ///< of the presenter; null: it is not open
    std::optional<int> asked_monitor_;        ///< for the first presentation, from 1
    std::vector<platform::Monitor> screens_;  ///< that there were when the presentation looked last
    std::size_t own_monitor_ = 0;             ///< where the window was before a presentation
    std::string own_screen_;                  ///< the same by its name
    bool presenting_ = false;                 ///< on the audience's screen
    std::optional<platform::StayAwake> awake_;
    bool due_ = true;  ///< the slides are drawn before the next wait
    bool quit_ = false;
};

fs::path in_folder(const fs::path& folder, const char* name) { return folder.empty() ? fs::path() : folder / name; }

std::vector<std::byte> bytes_of(const std::string& text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

base::Result<std::unique_ptr<desk::Desk>> make_desk(const WindowWish& wish) {
    auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    desk::Setup setup;
    setup.fonts = *fonts;
    setup.version = LANGTU_VERSION;
    setup.settings_file = in_folder(base::user_config_folder(), "settings.json");
    setup.log_file = in_folder(base::user_state_folder(), "log.txt");
    setup.read_built_in = [] { return session::read_package(built_in_package()); };
    setup.time_of_day = time_of_day;
    setup.open_file = platform::open_with_desktop;
    const auto offer = [taken = std::make_shared<std::optional<platform::Clipboard>>()](
                           std::vector<platform::ClipboardForm> forms) -> base::Result<void> {
        auto clipboard = platform::Clipboard::take(std::move(forms));
        if (!clipboard) return base::pass(clipboard.error());
        *taken = std::move(*clipboard);
        return {};
    };
    setup.copy_picture = [offer](std::vector<std::byte> png) { return offer({{"image/png", std::move(png)}}); };
    setup.copy_table = [offer](const std::string& text, const std::string& html) {
        return offer({{"text/html", bytes_of(html)},
                      {"UTF8_STRING", bytes_of(text)},
                      {"text/plain;charset=utf-8", bytes_of(text)}});
    };
    setup.language = wish.language;
    setup.first_language = wish.first_language;
    return desk::Desk::create(std::move(setup));
}

std::optional<platform::Place> last_place(const desk::Desk& desk) {
    const desk::WindowPlace p = desk.window_place();
    if (p.width <= 0 || p.height <= 0) return std::nullopt;
    return platform::Place{p.x, p.y, p.width, p.height, p.maximised};
}

}  // namespace

base::Result<void> run_window(const WindowWish& wish) {
    const RunMarker marker(base::user_state_folder());
    auto desk = make_desk(wish);
    if (!desk) return base::pass(desk.error());
    // the project is read while the window and its shaders are made
    if (wish.project)
        (*desk)->open(*wish.project);
    else
        (*desk)->open_at_start(in_folder(base::user_data_folder(), "haining.langtu"));
    auto window = platform::Window::create({"Langtu 廊图", 0, 0, true, last_place(**desk)});
    if (!window) return base::pass(window.error());
    if (auto begun = (*desk)->begin(); !begun) return begun;
    if (marker.last_run_was_cut_off()) (*desk)->say_crashed();
    constexpr double k_worth_waiting_s = 0.5;
    (*desk)->await_project(k_worth_waiting_s);
    if (wish.story) (*desk)->present({wish.story->story, wish.story->slide, wish.story->in_window, wish.story->notes});
    WindowApp app(std::move(*window), std::move(*desk), wish.story ? wish.story->monitor : std::nullopt);
    return app.run();
}

}  // namespace app
