// merge_bench PROJECT [STEPS] [RUNS]: what taking a colleague's steps in costs, on copies beside PROJECT, so on the
// same disk. The colleague moves carriers, writes notes and observes values, commit by commit, and exports them; the
// project that takes them in has made some changes of its own. Prints one JSON object, in milliseconds. No test:
// figures of a shared machine prove nothing by themselves; see docs/performance.md.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <utility>
#include <vector>

#include "plan/observations.h"
#include "store/project.h"
#include "store/project_file.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int k_own_steps = 100;

template <class T>
T wanted(base::Result<T> result) {
    if (!result) throw std::runtime_error(base::to_line(result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// What a part took by the clock, and of the processor: the second is what a busy machine leaves true.
struct Spent {
    std::vector<double> wall_ms, cpu_ms;
};

template <class Work>
auto timed(Spent& spent, Work work) {
    const auto start = Clock::now();
    const std::clock_t before = std::clock();
    auto result = work();
    spent.cpu_ms.push_back(1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
    spent.wall_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    return result;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void print(const char* name, const Spent& spent) {
    std::printf("  \"%s\": {\"ms\": %.0f, \"cpu_ms\": %.0f},\n", name, median(spent.wall_ms), median(spent.cpu_ms));
}

long peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

plan::Edit edit_of(const plan::Plan& plan, int n) {
    plan::Edit edit;
    edit.summary = {"修改", "Change"};
    const auto at = static_cast<std::size_t>(n);
    if (n % 3 == 2) {
        const plan::Area& area = plan.areas[at % plan.areas.size()];
        const plan::Indicator& indicator = plan.indicators[at / 3 % plan.indicators.size()];
        const plan::ObservationDraft draft{
            area.key, indicator.key, 2021 + n % 4, 1.0 + n % 89, plan::ValueState::final_value, "公报", false};
        return wanted(plan::observe(plan::Index(plan), std::vector{draft}, {"李四", "2026-11-20"}));
    }
    edit.carriers = {plan.carriers[at % plan.carriers.size()]};
    if (n % 3 == 0)
        edit.carriers[0].position = geo::LonLat{120.5 + n * 1e-6, 30.45};
    else
        edit.carriers[0].notes = "第 " + std::to_string(n) + " 次核实";
    return edit;
}

fs::path beside(const fs::path& project, const char* suffix) { return project.string() + suffix; }

void remove_project(const fs::path& path) {
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm", ".lock"}) fs::remove(path.string() + part, ignored);
    fs::remove_all(path.string() + ".backups", ignored);
}

void make_steps(const fs::path& path, int first, int count, const char* author) {
    auto project = wanted(store::Project::open(path, {.author = author}));
    for (int n = first, made = 0; made < count; ++n)
        if (project->commit(edit_of(*project->plan(), n))) ++made;  // refused: the value is there already
    wanted(project->close());
}

void export_steps(const fs::path& path, const fs::path& file) {
    auto project = wanted(store::Project::open(path, {.author = "李四"}));
    Spent spent;
    timed(spent, [&] {
        const store::ChangesFile changes = wanted(project->export_changes(0));
        wanted(store::write_changes(file, changes));
        return changes.steps.size();
    });
    print("export", spent);
}

struct Times {
    Spent reading, comparing, taking;
};

void take_in(const fs::path& path, const fs::path& file, Times& times) {
    auto project = wanted(store::Project::open(path, {.author = "王五"}));
    const auto changes = timed(times.reading, [&] { return wanted(store::read_changes_file(file)); });
    const auto preview = timed(times.comparing, [&] { return wanted(project->preview_merge(changes)); });
    const std::vector<store::Resolution> answers(preview.clashes.size(), {store::Choose::later, {}});
    timed(times.taking, [&] { return wanted(project->merge(changes, answers, "")); });
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 2) return 2;
    const int steps = argc > 2 ? std::stoi(argv[2]) : 10'000;
    const int runs = argc > 3 ? std::stoi(argv[3]) : 5;
    const fs::path theirs = beside(argv[1], ".bench-theirs"), mine = beside(argv[1], ".bench-mine");
    const fs::path taking = beside(argv[1], ".bench-taking"), file = beside(argv[1], ".bench.json");
    for (const fs::path& path : {theirs, mine, taking}) remove_project(path);
    wanted(store::copy_project(argv[1], theirs));
    wanted(store::copy_project(argv[1], mine));
    std::printf("{\n");
    make_steps(theirs, 0, steps, "李四");
    make_steps(mine, 7, k_own_steps, "王五");
    export_steps(theirs, file);
    Times times;
    for (int run = 0; run < runs; ++run) {
        wanted(store::copy_project(mine, taking));
        take_in(taking, file, times);
        remove_project(taking);
    }
    print("read", times.reading);
    print("compare", times.comparing);
    print("take", times.taking);
    std::printf("  \"steps\": %d, \"file_mb\": %.1f, \"peak_mb\": %ld\n}\n", steps,
                static_cast<double>(fs::file_size(file)) / (1 << 20), peak_mb());
    for (const fs::path& path : {theirs, mine}) remove_project(path);
    fs::remove(file);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
