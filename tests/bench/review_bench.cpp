// What a review costs: places referenced to the line, the reach made anew, numbers that follow its edge.
// Usage: review_bench [ROUNDS]. Prints medians and the 95th per cent in milliseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "haining_package.h"
#include "plan/gap_rules.h"
#include "plan/gaps.h"
#include "plan/reach_report.h"
#include "plan/review_index.h"
#include "plan/sample_data.h"
#include "plan/segment_report.h"
#include "seeded.h"

namespace {

using Clock = std::chrono::steady_clock;

template <class Work>
void time(const char* what, int rounds, Work work) {
    std::vector<double> ms;
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        work(i);
        ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-58s %9.2f ms  (95 %%: %.2f ms)\n", what, ms[ms.size() / 2],
                ms[static_cast<std::size_t>(0.95 * static_cast<double>(ms.size() - 1))]);
}

void time_plan(const char* name, const plan::Plan& plan, int rounds) {
    std::printf("%s, %zu carriers\n", name, plan.carriers.size());
    const plan::Index index(plan);
    time("  places of all carriers", std::max(1, rounds / 20), [&](int) { const plan::ReviewIndex review(index); });
    const plan::ReviewIndex review(index);
    const std::vector<bool> all(plan.carriers.size(), true);
    for (const plan::ReachOf of : {plan::ReachOf::stations, plan::ReachOf::line}) {
        const char* words = of == plan::ReachOf::line ? "line" : "stations";
        std::printf("  reach of the %s\n", words);
        const auto reach = [&](int i) { return plan::Reach{of, 500.0 + 37 * i, {}, 1}; };
        time("    outline", rounds, [&](int i) { (void)plan::reach_outline(plan, reach(i)); });
        const geo::MultiPolygon outline = plan::reach_outline(plan, reach(10));
        time("    ground of units and parks", rounds, [&](int) { (void)plan::covered_by(plan, outline); });
        time("    counts", rounds, [&](int i) { (void)plan::count_within(review, reach(i), all); });
        time("    curve over all widths", rounds, [&](int) { (void)plan::reach_curve(review, of, all); });
    }
    plan::CarrierFilter filter;
    filter.toggle(plan::FilterField::programme, "build");
    time("  filter", rounds, [&](int) { (void)plan::passing(review, filter, {}); });
    const std::vector<plan::GapRule> rules = plan::gap_rules_in_effect(plan);
    time("  gaps", std::max(1, rounds / 20), [&](int) { (void)plan::find_gaps(review, rules); });
    time("  segments", std::max(1, rounds / 20), [&](int) { (void)plan::segment_reports(review, plan.baseline_year); });
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 100;
    const plan::Plan& plan = support::haining_package();
    time_plan("Haining", plan, rounds);
    time_plan("many", plan::with_carriers(plan, 10'000), rounds);
    const plan::CorridorIndex corridor(plan);
    support::Seeded random("review_bench");
    constexpr int k_points = 100'000;
    std::vector<geo::LonLat> points;
    for (int i = 0; i < k_points; ++i) points.push_back({random.real(120.2, 120.95), random.real(30.25, 30.6)});
    time("100,000 places referenced to the line", 3, [&](int) {
        for (const geo::LonLat p : points) (void)corridor.along(p);
    });
    return 0;
}
