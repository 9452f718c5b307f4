// panels_bench [FRAMES]: what each panel costs in a frame over the sample province (105 areas, 30 indicators, 1,000
// carriers), the whole interface at 1920x1080 off screen: processor time of the main thread, the map drawn but not
// rasterised by it, less the same frame with all panels hidden; and what an import costs. Prints medians in
// milliseconds as one JSON object. No test: see docs/performance.md.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "plan/sample_data.h"
#include "projects.h"
#include "scratch_folder.h"
#include "stage.h"

namespace {

constexpr int k_width = 1920, k_height = 1080;

double thread_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
double median_ms(int rounds, Work work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const double start = thread_ms();
        work();
        times.push_back(thread_ms() - start);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

double frame_ms(stories::Stage& stage, int frames) {
    stage.frame();
    return median_ms(frames, [&] { stage.frame(); });
}

/// A table of the province's areas and of one of its indicators in many years.
void write_table(const std::filesystem::path& file, int rows, int columns) {
    const plan::Plan province = plan::sample_province();
    std::ofstream out(file);
    out << "地区";
    for (int column = 1; column < columns; ++column)
        out << ',' << province.indicators.front().name.zh << 2021 + column % 4 << "年";
    for (int row = 0; row < rows; ++row) {
        out << '\n' << province.units[static_cast<std::size_t>(row) % province.units.size()].name.zh;
        for (int column = 1; column < columns; ++column) out << ',' << 10 + column % 4;
    }
    out << '\n';
}

/// A page further in each frame; the whole frame, for the import covers the map.
double scrolling_ms(stories::Stage& stage, int frames) {
    stage.click("import/grid");
    return median_ms(frames, [&] { stage.tap(ui::Key::page_down); });
}

struct Tab {
    const char* name;
    ui::Key key;
    stories::Held modifiers;
};

}  // namespace

int main(int argc, char** argv) {
    const int frames = argc > 1 ? std::stoi(argv[1]) : 60;
    const support::ScratchFolder folder;
    const auto plan = std::make_shared<const plan::Plan>(plan::sample_province());
    stories::make_project(folder / "province.langtu", *plan);
    stories::Stage stage({k_width, k_height, 1, folder.path(), base::Language::zh, plan});
    stage.open(folder / "province.langtu");
    stage.key(ui::Key::tab);
    const double bare = frame_ms(stage, frames);
    stage.key(ui::Key::tab);
    std::printf("{\n  \"frame_without_panels_ms\": %.2f,\n", bare);
    std::printf("  \"panels_without_dock_ms\": %.2f,\n", frame_ms(stage, frames) - bare);
    const std::array tabs{
        Tab{"areas", ui::Key::digit_1, {.ctrl = true}},   Tab{"carriers", ui::Key::digit_2, {.ctrl = true}},
        Tab{"ranking", ui::Key::digit_3, {.ctrl = true}}, Tab{"strip", ui::Key::digit_4, {.ctrl = true}},
        Tab{"values", ui::Key::digit_5, {.ctrl = true}},  Tab{"years", ui::Key::digit_6, {.ctrl = true}},
        Tab{"city", ui::Key::digit_7, {.ctrl = true}},    Tab{"history", ui::Key::h, {}}};
    for (const Tab& tab : tabs) {
        stage.key(tab.key, tab.modifiers);
        std::printf("  \"panels_with_%s_ms\": %.2f,\n", tab.name, frame_ms(stage, frames) - bare);
    }
    stage.key(ui::Key::digit_1, {.ctrl = true});
    int turn = 0;
    const double chosen = median_ms(std::max(frames / 2, 3), [&] {
        stage.tap(ui::key_after(ui::Key::digit_1, turn++ % 6));
        stage.frame();
    });
    std::printf("  \"choice_of_indicator_ms\": %.2f,\n", chosen);
    write_table(folder / "large.csv", 10'000, 60);
    stage.drop(folder / "large.csv");
    for (int i = 0; i < 1000 && !stage.has("import/grid"); ++i) stage.rest();
    std::printf("  \"scrolling_import_of_10000x60_ms\": %.2f\n}\n", scrolling_ms(stage, frames));
    return 0;
}
