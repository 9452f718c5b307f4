#include "window_app.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <future>
#include <imgui.h>
#include <span>
#include <string>
#include <utility>

#include "base/atomic_file.h"
#include "interface.h"
#include "map_view.h"
#include "picture/picture.h"
#include "session/map_session.h"
#include "start_project.h"
#include "store/project_file.h"
#include "ui/shell.h"

namespace app {
namespace {

constexpr int k_frames_to_settle = 3;  // ImGui needs two or three frames after an event

/// What the tests read of a running window: where its widgets are and what it shows. LANGTU_PROBE names the file.
class ProbeFile {
public:
    ProbeFile() {
        if (const char* file = std::getenv("LANGTU_PROBE")) file_ = file;
    }
    void write(const ui::Probe& probe, const session::MapSession& session, int frames) {
        if (file_.empty()) return;
        const auto& options = session.options();
        const auto& camera = session.camera();
        const std::string state = fmt::format(
            R"({{"indicator": "{}", "measure": "{}", "year": {}, "language": "{}", "theme": "{}", "selected": "{}:{}", )"
            R"("hovered": "{}:{}", "centre": [{:.3f}, {:.3f}], "px_per_m": {:.8f}, "hidden_layers": {}}})",
            options.indicator, plan::to_key(options.measure), options.year,
            options.language == carto::Language::en ? "en" : "zh",
            options.theme == carto::ThemeName::dark ? "dark" : "light", scene::to_key(session.selected().kind),
            session.selected().key, scene::to_key(session.hovered().kind), session.hovered().key, camera.centre.x,
            camera.centre.y, camera.pixels_per_metre, options.hidden.size());
        const std::string text =
            fmt::format("{{\"frames\": {},\n\"state\": {},\n\"widgets\": {}}}\n", frames, state, ui::to_json(probe));
        (void)base::write_file_atomically(file_, std::as_bytes(std::span(text)));
    }

private:
    std::filesystem::path file_;
};

class WindowApp {
public:
    WindowApp(platform::Window window, const platform::FontPair& fonts, MapView map, session::MapSession session)
        : window_(std::move(window)), interface_(window_, fonts), map_(std::move(map)), session_(std::move(session)) {}

    base::Result<void> run() {
        while (!window_.should_close()) {
            if (auto drawn = frame(); !drawn) return drawn;
            wait();
        }
        return {};
    }

private:
    void wait() {
        if (settling_ > 0) {
            platform::Window::poll_events();
            --settling_;
            return;
        }
        probe_file_.write(probe_, session_, frames_);
        platform::Window::wait_events(0);
        settling_ = k_frames_to_settle;
    }

    base::Result<void> frame() {
        int width = 0;
        int height = 0;
        window_.framebuffer_size(width, height);
        if (width <= 0 || height <= 0) return {};  // minimised
        const float scale = window_.content_scale();
        ui::FrameResult result;
        std::vector<session::Action> actions;
        ui::FrameInput input{static_cast<float>(width), static_cast<float>(height), scale, key_presses()};
        interface_.frame(scale, [&] {
            result = ui::draw_frame(session_, panels_, interface_.fonts(), probe_, input);
            actions.insert(actions.end(), result.actions.begin(), result.actions.end());
            input.keys.clear();  // a frame drawn again for its font takes no key twice
        });
        for (const session::Action& action : actions) session_.apply(action);
        if (auto drawn = draw_map(result, scale); !drawn) return drawn;
        map_.show(static_cast<int>(result.map.x), static_cast<int>(result.map.y), height);
        interface_.paint();
        window_.swap();
        ++frames_;
        return {};
    }

    std::vector<ui::KeyPress> key_presses() {
        std::vector<ui::KeyPress> out;
        for (const platform::KeyPress& k : window_.take_key_presses()) out.push_back({k.key, k.repeat});
        return out;
    }

    base::Result<void> draw_map(const ui::FrameResult& result, float scale) {
        const int width = static_cast<int>(result.map.width);
        const int height = static_cast<int>(result.map.height);
        const bool changed = session_.update(width, height, scale, result.map_moving);
        if (!changed && map_.fits(width, height)) return {};
        settling_ = std::max(settling_, 1);  // panels show what the actions changed
        return map_.draw(session_, width, height);
    }

    platform::Window window_;
    Interface interface_;
    MapView map_;
    session::MapSession session_;
    ui::PanelState panels_;
    ui::Probe probe_;
    ProbeFile probe_file_;
    int settling_ = k_frames_to_settle;
    int frames_ = 0;
};

struct Opened {
    std::filesystem::path path;
    platform::FontPair fonts;
    carto::MapBuilder builder;
};

base::Result<Opened> open_map(const std::optional<std::filesystem::path>& named) {
    auto path = start_project(named);
    if (!path) return base::pass(path.error());
    auto project = store::open_project(*path);
    if (!project) return base::pass(project.error());
    auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    auto builder = picture::make_map_builder(project->plan, *fonts);
    if (!builder) return base::pass(builder.error());
    return Opened{std::move(*path), std::move(*fonts), std::move(*builder)};
}

}  // namespace

base::Result<void> run_window(const std::optional<std::filesystem::path>& named, carto::Language language) {
    // the project and the fonts are read while the window and its shaders are made
    auto opening = std::async(std::launch::async, [&named] { return open_map(named); });
    auto window = platform::Window::create({"Langtu 廊图", 1440, 900, false});
    auto map = window ? MapView::create() : base::Result<MapView>(base::pass(window.error()));
    auto opened = opening.get();
    if (!opened) return base::pass(opened.error());
    if (!map) return base::pass(map.error());
    remember_project(opened->path);
    const std::string name = opened->path.filename().string();
    window->set_title(name + " — Langtu 廊图");
    session::MapSession session(std::move(opened->builder), name);
    session.apply(session::UseLanguage{language});
    WindowApp app(std::move(*window), opened->fonts, std::move(*map), std::move(session));
    return app.run();
}

}  // namespace app
