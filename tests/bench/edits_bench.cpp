// edits_bench PROJECT [EDITS]: what a committed edit costs, and opening a project with 100,000 steps of history, on
// copies beside PROJECT, so on the same disk. Prints one JSON object, in milliseconds. No test: figures of a shared
// machine prove nothing by themselves; see docs/performance.md.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <vector>

#include "store/project.h"
#include "store/project_file.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int k_long_history = 100'000;

template <class T>
T wanted(base::Result<T> result) {
    if (!result) throw std::runtime_error(base::to_line(result.error()));
    return std::move(*result);
}

template <class Work>
double milliseconds(Work work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double share(std::vector<double> values, double q) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1) + 0.5)];
}

void print(const char* name, const std::vector<double>& values, const char* end) {
    std::printf("  \"%s\": {\"median\": %.2f, \"p95\": %.2f}%s\n", name, share(values, 0.5), share(values, 0.95), end);
}

/// A copy of the project that goes away.
class Copy {
public:
    Copy(const fs::path& project, const char* suffix) : path_(project.string() + suffix) {
        const auto copied = store::copy_project(project, path_);
        if (!copied) throw std::runtime_error(base::to_line(copied.error()));
    }
    ~Copy() {
        std::error_code ignored;
        for (const char* part : {"", "-wal", "-shm", ".lock"}) fs::remove(path_.string() + part, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

plan::Edit move_of(const plan::Plan& plan, int n) {
    plan::Edit edit;
    edit.carriers = {plan.carriers[static_cast<std::size_t>(n) % plan.carriers.size()]};
    edit.carriers[0].position = geo::LonLat{120.5 + n * 1e-5, 30.45};
    edit.summary = {"移动", "Move"};
    return edit;
}

struct EditTimes {
    std::vector<double> commit, undo;
};

EditTimes time_edits(const fs::path& path, int edits) {
    auto project = wanted(store::Project::open(path, {.author = "bench"}));
    EditTimes times;
    for (int n = 0; n < edits; ++n) {
        const plan::Edit edit = move_of(*project->plan(), n);
        times.commit.push_back(milliseconds([&] { wanted(project->commit(edit)); }));
    }
    for (int n = 0; n < edits; ++n) times.undo.push_back(milliseconds([&] { wanted(project->undo()); }));
    return times;
}

/// Repeats the first step: real commits would take minutes and give the same rows.
void lengthen_history(const fs::path& path) {
    sqlite3* db = nullptr;
    sqlite3_open(path.c_str(), &db);
    const std::string sql =
        "WITH RECURSIVE k(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM k WHERE n < " + std::to_string(k_long_history) +
        ") INSERT INTO history SELECT k.n, 'uuid-' || k.n, time, author, reason, kind, summary_zh, summary_en, state, "
        "changeset FROM k, history WHERE history.n = 1";
    const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(db);
    if (code != SQLITE_OK) throw std::runtime_error("the history cannot be lengthened");
}

std::vector<double> time_opening(const fs::path& path) {
    {
        auto project = wanted(store::Project::open(path, {.author = "bench"}));
        wanted(project->commit(move_of(*project->plan(), 1)));
    }
    lengthen_history(path);
    std::vector<double> times;
    for (int i = 0; i < 11; ++i)
        times.push_back(milliseconds([&] { wanted(store::Project::open(path, {.author = "bench"})); }));
    return times;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 2) return 2;
    const int edits = argc > 2 ? std::stoi(argv[2]) : 300;
    const Copy edited(argv[1], ".bench-edits"), aged(argv[1], ".bench-history");
    const EditTimes times = time_edits(edited.path(), edits);
    const std::vector<double> opening = time_opening(aged.path());
    std::printf("{\n");
    print("edit_ms", times.commit, ",");
    print("undo_ms", times.undo, ",");
    print("open_100000_steps_ms", opening, "");
    std::printf("}\n");
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
