// drag_bench [ROUNDS [CARRIERS]]: what a frame costs while a carrier is dragged, and while the edge of the reach is,
// with the review's numbers, the map and the unrolled line live; the whole interface at 1920x1080 off screen over
// Haining, with as many carriers made up as are asked for. A round is a stroke of 13 frames, and as many with the
// pointer still; prints the median and the 95th percentile of the rounds' means, in milliseconds a frame, and the
// processor time of all threads, as one JSON object. No test: see docs/performance.md.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "geo/crs.h"
#include "geo/geodesy.h"
#include "gpu/objects.h"
#include "plan/sample_data.h"
#include "projects.h"
#include "scratch_folder.h"
#include "stage.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int k_width = 1920, k_height = 1080;
constexpr int k_frames_a_stroke = 13;  // of Stage::carry_to

/// A stage on which carrier 17 is selected and can be dragged.
void prepare(stories::Stage& stage, const std::filesystem::path& project) {
    stage.open(project);
    stage.key(ui::Key::e);
    stage.type("bench");
    stage.key(ui::Key::enter);
    stage.key(ui::Key::f, {.ctrl = true});
    stage.type("17");
    stage.key(ui::Key::enter);
}

/// Where a position is drawn in the window.
scene::Vec2 place_of(const stories::Stage& stage, geo::LonLat position) {
    const auto state = stage.state();
    const geo::Projected at = geo::CrsTransform::create("EPSG:4549")->forward(position);
    const double scale = state["px_per_m"];
    const scene::Vec2 middle = stage.middle("map");
    return {middle.x + static_cast<float>((at.x - state["centre"][0].get<double>()) * scale),
            middle.y - static_cast<float>((at.y - state["centre"][1].get<double>()) * scale)};
}

scene::Vec2 place_of_selected(const stories::Stage& stage) {
    const auto state = stage.state();
    return place_of(stage, {state["position"][0].get<double>(), state["position"][1].get<double>()});
}

/// Review with the reach shown, its edge under the pointer and held; where it was taken.
scene::Vec2 take_edge(stories::Stage& stage, const plan::Plan& plan) {
    stage.let_go();
    stage.key(ui::Key::escape);
    stage.key(ui::Key::f2);
    stage.key(ui::Key::home);
    stage.key(ui::Key::r);
    const double width = stage.state()["reach"]["width_m"];
    const scene::Vec2 edge = place_of(stage, geo::destination(plan.stations.get()[6].position, 0, width));
    stage.press_at(edge);
    return edge;
}

/// Of one round, milliseconds a frame: by the clock, and of all threads on the processor.
struct Spent {
    double clock, processor;
};

template <class Stroke>
Spent spent_a_frame(Stroke stroke) {
    gpu::finish();
    const auto start = Clock::now();
    const std::clock_t before = std::clock();
    stroke();
    gpu::finish();
    const double processor_ms = 1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    return {std::chrono::duration<double, std::milli>(Clock::now() - start).count() / k_frames_a_stroke,
            processor_ms / k_frames_a_stroke};
}

void print(const char* name, std::vector<Spent> rounds, const char* end) {
    const auto at = [&](std::size_t percent) { return rounds[rounds.size() * percent / 100]; };
    std::ranges::sort(rounds, {}, &Spent::processor);
    const double processor = at(50).processor;
    std::ranges::sort(rounds, {}, &Spent::clock);
    std::printf("  \"%s\": {\"median\": %.2f, \"p95\": %.2f, \"processor_median\": %.2f}%s\n", name, at(50).clock,
                at(95).clock, processor, end);
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::stoi(argv[1]) : 40;
    const support::ScratchFolder folder;
    plan::PlanPtr plan = stories::plan_named("");
    if (argc > 2) plan = std::make_shared<const plan::Plan>(plan::with_carriers(*plan, std::stoi(argv[2])));
    stories::make_project(folder / "haining.langtu", *plan);
    stories::Stage stage({k_width, k_height, 1, folder.path(), base::Language::zh, plan});
    prepare(stage, folder / "haining.langtu");
    const scene::Vec2 start = place_of_selected(stage);
    stage.press_at(start);
    stage.carry_to({start.x + 40, start.y});
    if (!stage.state()["dragging"].get<bool>()) {
        std::fprintf(stderr, "drag_bench: nothing is being dragged\n");
        return 1;
    }
    std::vector<Spent> dragged, still;
    for (int i = 0; i < rounds; ++i) {
        const float side = i % 2 == 0 ? 1.0F : -1.0F;
        dragged.push_back(spent_a_frame([&] { stage.carry_to({start.x + side * 300, start.y + side * 150}); }));
        still.push_back(spent_a_frame([&] {
            for (int frame = 0; frame < k_frames_a_stroke; ++frame) stage.frame();
        }));
    }
    const scene::Vec2 edge = take_edge(stage, *plan);
    std::vector<Spent> edges, edge_still;
    const double width = stage.state()["reach"]["width_m"];
    for (int i = 0; i < rounds; ++i) {
        edges.push_back(spent_a_frame([&] { stage.carry_to({edge.x, edge.y - (i % 2 == 0 ? 60.0F : 5.0F)}); }));
        edge_still.push_back(spent_a_frame([&] {
            for (int frame = 0; frame < k_frames_a_stroke; ++frame) stage.frame();
        }));
    }
    if (stage.state()["reach"]["width_m"] == width) {
        std::fprintf(stderr, "drag_bench: the edge of the reach is not being dragged\n");
        return 1;
    }
    std::puts("{");
    print("drag_frame_ms", dragged, ",");
    print("same_frame_pointer_still_ms", still, ",");
    print("reach_edge_frame_ms", edges, ",");
    print("same_edge_pointer_still_ms", edge_still, "");
    std::puts("}");
    return 0;
}
