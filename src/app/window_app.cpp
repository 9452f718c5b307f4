#include "window_app.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <imgui.h>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/places.h"
#include "built_in_package.h"
#include "desk/desk.h"
#include "imgui_input.h"
#include "keys.h"
#include "platform/desktop_programs.h"
#include "platform/fonts.h"
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
    void write(const desk::Desk& desk, int stirred_at) const {
        if (file_.empty()) return;
        const std::string text = "{\"stirred_at\": " + std::to_string(stirred_at) + ",\n\"state\": " + desk.state() +
                                 ",\n\"widgets\": " + ui::to_json(desk.probe()) + "}\n";
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

    base::Result<void> run() {
        while (!window_.should_close() || !desk_->may_quit()) {
            window_.stay_open();
            if (auto drawn = frame(); !drawn) return drawn;
            if (quit_) break;
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
        if (window_.has_input() && !window_.minimised()) return;
        if (!desk_->at_rest() && !window_.minimised()) {
            platform::Window::poll_events();
        } else {
            probe_file_.write(*desk_, stirred_at_);
            platform::Window::wait_events(desk_->changes_in_s(now_s()));
            desk_->stir();
        }
        if (!window_.take_stir()) return;
        stirred_at_ = frames_;
        desk_->stir();
    }

    base::Result<void> frame() {
        desk::HostInput in = input();
        if (in.width <= 0 || in.height <= 0 || window_.minimised()) return {};
        const std::vector<platform::InputEvent> events = window_.take_input();
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
        const std::vector<platform::Monitor> all = platform::Window::monitors();
        const std::optional<int> asked = std::exchange(asked_monitor_, std::nullopt);  // later ones are chosen with X
        if (asked && *asked >= 1 && static_cast<std::size_t>(*asked) <= all.size())
            desk_->note_audience_screen(all[static_cast<std::size_t>(*asked) - 1].key());
        const std::size_t monitor = platform::audience_monitor(all, own_monitor_, asked, desk_->audience_screen());
        window_.set_full_screen(true, monitor);
        presenting_ = window_.full_screen();
    }

    void end_presenting(bool full_screen) {
        if (std::exchange(presenting_, false) && full_screen) return window_.set_full_screen(true, own_monitor_);
        window_.set_full_screen(full_screen);
    }

    void use_next_screen() {
        const std::vector<platform::Monitor> all = platform::Window::monitors();
        if (!presenting_ || all.size() < 2) return;
        const std::size_t next = (window_.monitor() + 1) % all.size();
        window_.set_full_screen(true, next);
        desk_->note_audience_screen(all[next].key());
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
    std::optional<int> asked_monitor_;  ///< for the first presentation, from 1
    std::size_t own_monitor_ = 0;       ///< where the window was before a presentation
    bool presenting_ = false;           ///< on the audience's screen
    bool quit_ = false;
};

fs::path in_folder(const fs::path& folder, const char* name) { return folder.empty() ? fs::path() : folder / name; }

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
    if (wish.story) (*desk)->present({wish.story->story, wish.story->slide, wish.story->in_window});
    WindowApp app(std::move(*window), std::move(*desk), wish.story ? wish.story->monitor : std::nullopt);
    return app.run();
}

}  // namespace app
