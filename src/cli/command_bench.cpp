#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <spawn.h>
#include <sys/wait.h>
#include <vector>

#include "cli/rows.h"
#include "commands.h"
#include "gpu/objects.h"
#include "picture/picture.h"
#include "plan/sample_data.h"
#include "render/live_picture.h"
#include "render/png.h"
#include "session/map_session.h"

extern char** environ;

namespace cli {
namespace {

struct Options {
    std::string project;
    int frames = 120;
    OutputFormat format;
};

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration d) { return std::chrono::duration<double, std::milli>(d).count(); }

template <class Work>
std::vector<double> time_each(int times, Work work) {
    std::vector<double> out;
    for (int i = 0; i < times; ++i) {
        const auto start = Clock::now();
        work(i);
        out.push_back(milliseconds(Clock::now() - start));
    }
    return out;
}

double share(std::vector<double> values, double q) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1) + 0.5)];
}

Json two_decimals(double value) { return std::round(value * 100) / 100; }

Json summary(const std::vector<double>& values) {
    return {{"median", two_decimals(share(values, 0.5))}, {"p95", two_decimals(share(values, 0.95))}};
}

/// Resident memory in MiB: now (VmRSS) or at most (VmHWM).
double memory_mb(const char* field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field)) return std::stod(line.substr(std::string(field).size() + 1)) / 1024;
    return 0;
}

/// Runs this program anew: `langtu render PROJECT OUT`. False when it failed.
bool render_in_new_process(const std::string& project, const std::string& out) {
    std::array<const char*, 5> arguments{"langtu", "render", project.c_str(), out.c_str(), nullptr};
    pid_t child = 0;
    if (posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, const_cast<char**>(arguments.data()), environ) != 0)
        return false;
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Frames over a picture that exists: panned (drawn again), zoomed (built and drawn again).
struct Frames {
    std::vector<double> scene, pan, zoom;
};

base::Result<Frames> time_frames(picture::Studio& studio, const carto::MapOptions& options, int frames) {
    auto first = studio.draw(options, {});
    if (!first) return base::pass(first.error());
    auto target = gpu::Framebuffer::create(first->width_px, first->height_px);
    if (!target) return base::pass(target.error());
    const scene::Camera home = first->camera;
    scene::ScenePtr scene = first->scene;
    const auto draw = [&](const scene::Camera& camera) {
        studio.renderer().draw(scene, camera, options.pixel_ratio, *target);
        gpu::finish();
    };
    const auto zoomed = [&](int i) {
        scene::Camera camera = home;
        camera.pixels_per_metre *= 1 + 0.01 * (i + 1);
        return camera;
    };
    draw(home);
    Frames out;
    out.pan = time_each(frames, [&](int i) {
        scene::Camera camera = home;
        camera.centre.x += 7.0 * i / camera.pixels_per_metre;
        draw(camera);
    });
    out.scene = time_each(frames, [&](int i) { scene = studio.builder().build(options, zoomed(i)); });
    out.zoom = time_each(frames, [&](int i) {
        scene = studio.builder().build(options, zoomed(i));
        draw(zoomed(i));
    });
    return out;
}

/// What a window costs with a plan's carriers: a scene at each scale, a frame that moves a scene, a question what lies
/// under the pointer, a frame in which the edge of the reach is dragged (the map alone).
struct WindowTimes {
    std::vector<double> scene, pan, pick, reach_edge;
};

base::Result<WindowTimes> time_window(render::Renderer& renderer, plan::PlanPtr plan, int frames) {
    constexpr int k_width = 1600, k_height = 900;
    auto builder = picture::make_map_builder(std::move(plan));
    if (!builder) return base::pass(builder.error());
    render::LivePicture picture;
    carto::MapOptions options;
    options.furniture = carto::Furniture::window;
    const scene::Camera home = builder->fit(options, k_width, k_height);
    scene::ScenePtr scene = builder->build(options, home);
    base::Result<void> drawn;
    const auto draw = [&](const scene::ScenePtr& what, const scene::Camera& camera) {
        auto parts = picture.draw(renderer, {scene::pane_at({}, what, camera)}, options.pixel_ratio, k_width, k_height);
        gpu::finish();
        if (!parts) drawn = base::pass(parts.error());
    };
    draw(scene, home);
    WindowTimes out;
    out.pan = time_each(frames, [&](int i) {
        scene::Camera camera = home;
        camera.centre.x += 7.0 * i / camera.pixels_per_metre;
        draw(scene, camera);
    });
    out.pick = time_each(frames, [&](int i) {
        const auto at = static_cast<float>(i) / static_cast<float>(frames);
        (void)builder->pick(*scene, home, {k_width * at, k_height * 0.5F}, options);
    });
    out.scene = time_each(frames, [&](int i) {  // from the whole city to sixteen times as near
        scene::Camera camera = home;
        camera.pixels_per_metre *= std::pow(16.0, static_cast<double>(i) / frames);
        scene = builder->build(options, camera);
    });
    options.shows_reach = true;
    draw(builder->build(options, home), home);
    out.reach_edge = time_each(frames, [&](int i) {
        options.reach.width_m = 500 + 10.0 * i;
        draw(builder->build(options, home), home);
    });
    if (!drawn) return base::pass(drawn.error());
    return out;
}

/// What several maps in one window cost: a wall that is zoomed (every cell built anew), and a line between two maps
/// that is dragged (nothing is).
struct SeveralMapsTimes {
    std::vector<double> wall_zoom, split_drag;
};

base::Result<SeveralMapsTimes> time_several_maps(render::Renderer& renderer, plan::PlanPtr plan, int frames) {
    constexpr int k_width = 1600, k_height = 900;
    auto builder = picture::make_map_builder(std::move(plan));
    if (!builder) return base::pass(builder.error());
    auto target = gpu::Framebuffer::create(k_width, k_height);
    if (!target) return base::pass(target.error());
    session::MapSession session(std::move(*builder), "bench");
    const auto frame = [&](const session::Action& action) {
        session.apply(action);
        session.update(k_width, k_height, 1, false);
        renderer.draw(session.panes(), 1, *target);
        gpu::finish();
    };
    SeveralMapsTimes out;
    frame(session::ShowWall{});
    out.wall_zoom = time_each(frames, [&](int i) { frame(session::ZoomAt{i % 2 == 0 ? 1.1 : 1 / 1.1, {200, 200}}); });
    const int year = session.options().year;
    frame(session::CompareWith{carto::Shown{session.options().measure, year + 1}});
    out.split_drag = time_each(frames, [&](int i) { frame(session::MoveSplit{static_cast<double>(i) / frames}); });
    return out;
}

Json json_of(const WindowTimes& times) {
    return {{"scene_ms", summary(times.scene)},
            {"pan_frame_ms", summary(times.pan)},
            {"pick_ms", summary(times.pick)},
            {"reach_edge_frame_ms", summary(times.reach_edge)}};
}

base::Result<int> bench(const Context& context, const Options& options) {
    constexpr int k_repeats = 7;
    constexpr int k_crowd = 10000;
    const std::string picture_file =
        (std::filesystem::temp_directory_path() / ("langtu-bench-" + std::to_string(getpid()) + ".png")).string();
    auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    bool rendered = true;
    const auto process =
        time_each(k_repeats, [&](int) { rendered = rendered && render_in_new_process(options.project, picture_file); });
    std::filesystem::remove(picture_file);
    if (!rendered)
        return base::fail(base::ErrorKind::refused, options.project, base::mark("cannot be drawn; see the line above"));
    const auto open = time_each(k_repeats, [&](int) { (void)store::open_project(options.project); });
    const auto studio_start = Clock::now();
    auto studio = picture::Studio::open([&]() -> base::Result<plan::PlanPtr> { return project->plan; });
    if (!studio) return base::pass(studio.error());
    const double studio_ms = milliseconds(Clock::now() - studio_start);
    const auto frames = time_frames(*studio, {}, options.frames);
    if (!frames) return base::pass(frames.error());
    const auto few = time_window(studio->renderer(), project->plan, options.frames);
    if (!few) return base::pass(few.error());
    const auto crowd = std::make_shared<const plan::Plan>(plan::with_carriers(*project->plan, k_crowd));
    const auto many = time_window(studio->renderer(), crowd, options.frames);
    if (!many) return base::pass(many.error());
    const auto several = time_several_maps(studio->renderer(), project->plan, options.frames);
    if (!several) return base::pass(several.error());
    Json document;
    document["opengl"] = gpu::describe_context();
    document["process_to_png_ms"] = summary(process);
    document["open_ms"] = two_decimals(share(open, 0.5));
    document["studio_ms"] = two_decimals(studio_ms);
    document["scene_ms"] = summary(frames->scene);
    document["frame_ms"] = summary(frames->pan);
    document["zoom_frame_ms"] = summary(frames->zoom);
    document["window"] = {{std::to_string(project->plan->carriers.size()) + "_carriers", json_of(*few)},
                          {std::to_string(k_crowd) + "_carriers", json_of(*many)}};
    document["several_maps"] = {{"wall_zoom_frame_ms", summary(several->wall_zoom)},
                                {"split_drag_frame_ms", summary(several->split_drag)}};
    document["rss_mb"] = two_decimals(memory_mb("VmRSS:"));
    document["peak_rss_mb"] = two_decimals(memory_mb("VmHWM:"));
    print_json(context.out(), document);
    return 0;
}

}  // namespace

void add_bench(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("bench", "measure opening, scenes and frames, off screen (JSON)");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("--frames", options->frames, "frames of each kind")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    add_json_option(*command, options->format);
    command->callback([options, &context] { context.finish(bench(context, *options)); });
}

}  // namespace cli
