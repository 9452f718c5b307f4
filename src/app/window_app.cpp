#include "window_app.h"

#include <backends/imgui_impl_glfw.h>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <imgui.h>
#include <span>
#include <string>
#include <utility>

#include "base/atomic_file.h"
#include "base/places.h"
#include "built_in_package.h"
#include "desk/desk.h"
#include "exchange/package.h"
#include "platform/fonts.h"
#include "platform/window.h"
#include "run_marker.h"

namespace app {
namespace {

namespace fs = std::filesystem;

/// What the tests read of a running window: where its widgets are and what it shows. LANGTU_PROBE names the file.
class ProbeFile {
public:
    ProbeFile() {
        if (const char* file = std::getenv("LANGTU_PROBE")) file_ = file;
    }
    void write(const desk::Desk& desk) const {
        if (file_.empty()) return;
        const std::string text = "{\"state\": " + desk.state() + ",\n\"widgets\": " + ui::to_json(desk.probe()) + "}\n";
        (void)base::write_file_atomically(file_, std::as_bytes(std::span(text)));
    }

private:
    fs::path file_;
};

/// ImGui's GLFW back end, for the life of the window.
class InputBackEnd {
public:
    explicit InputBackEnd(platform::Window& window) {
        ImGui_ImplGlfw_InitForOpenGL(window.handle(), true);
        window.take_over_characters();
    }
    ~InputBackEnd() { ImGui_ImplGlfw_Shutdown(); }
    InputBackEnd(const InputBackEnd&) = delete;
    InputBackEnd& operator=(const InputBackEnd&) = delete;
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
    WindowApp(platform::Window window, std::unique_ptr<desk::Desk> desk)
        : window_(std::move(window)), desk_(std::move(desk)), input_(window_) {
        desk_->guard_clipboard();
    }

    base::Result<void> run() {
        while (!window_.should_close()) {
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
    void wait() {
        if (!desk_->at_rest() && !window_.minimised()) {
            platform::Window::poll_events();
            return;
        }
        probe_file_.write(*desk_);
        platform::Window::wait_events(desk_->changes_in_s(now_s()));
        desk_->stir();
    }

    base::Result<void> frame() {
        desk::HostInput in = input();
        if (in.width <= 0 || in.height <= 0 || window_.minimised()) return {};
        std::vector<char32_t> typed = window_.take_characters();
        auto wishes = desk_->frame(in, [&] {
            ImGui_ImplGlfw_NewFrame();
            for (const char32_t c : std::exchange(typed, {})) ImGui::GetIO().AddInputCharacter(desk_->to_interface(c));
        });
        if (!wishes) return base::pass(wishes.error());
        window_.swap();
        if (wishes->full_screen) window_.set_full_screen(*wishes->full_screen);
        quit_ = wishes->quit;
        if (std::string title = desk_->title(); title != title_) {
            window_.set_title(title);
            title_ = std::move(title);
            desk_->remember();  // another project: noted before anything can go wrong
        }
        return {};
    }

    desk::HostInput input() {
        desk::HostInput in;
        window_.framebuffer_size(in.width, in.height);
        in.scale = window_.content_scale();
        in.now_s = now_s();
        for (const platform::KeyPress& k : window_.take_key_presses())
            in.keys.push_back({k.key, k.repeat, k.ctrl, k.shift, k.alt});
        in.dropped_files = window_.take_dropped_files();
        in.full_screen = window_.full_screen();
        return in;
    }

    platform::Window window_;
    std::unique_ptr<desk::Desk> desk_;
    InputBackEnd input_;
    ProbeFile probe_file_;
    std::string title_;
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
    setup.read_built_in = [] { return exchange::read_package(built_in_package()); };
    setup.time_of_day = time_of_day;
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
    auto window = platform::Window::create({"Langtu 廊图", 1440, 900, false, last_place(**desk)});
    if (!window) return base::pass(window.error());
    if (auto begun = (*desk)->begin(); !begun) return begun;
    if (marker.last_run_was_cut_off()) (*desk)->say_crashed();
    constexpr double k_worth_waiting_s = 0.5;
    (*desk)->await_project(k_worth_waiting_s);
    WindowApp app(std::move(*window), std::move(*desk));
    return app.run();
}

}  // namespace app
