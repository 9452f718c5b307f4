#include "edits.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "plan/corridor.h"
#include "plan/note_details.h"
#include "plan/observations.h"
#include "plan/sample_data.h"

namespace golden {
namespace {

template <class Change>
void change_targets(plan::Plan& plan, Change change) {
    int row = 0;
    for (plan::Target& t : plan.targets)
        if (t.indicator == "rd_gdp") change(t, row++);
}

/// Every missing state and a value side by side.
void every_state(plan::Target& t, int row) {
    if (row % 4 == 0) t.baseline.reset();
    if (row % 4 == 1) t.target.reset();
    if (row % 4 == 2) t.baseline.reset(), t.target.reset();
    if (row % 4 == 0 && !t.target) t.target = 4;
    if (row % 4 == 1 && !t.baseline) t.baseline = 3;
    if (row % 4 == 3 && !t.target) t.baseline = 3, t.target = 4;
}

/// Real values of 2022 for half of the areas, some of them preliminary.
void observe_rd(plan::Plan& plan) {
    int row = 0;
    for (const plan::Target& t : plan.targets) {
        if (t.indicator != "rd_gdp" || ++row % 2 == 0) continue;
        const auto state = row % 3 == 0 ? plan::ValueState::preliminary : plan::ValueState::final_value;
        plan.observations.push_back(
            {row, t.area, t.indicator, 2022, 2.5 + row * 0.1, state, "统计公报", "2023-03-01", "甲", false});
    }
}

/// Half as much again as the plan's targets, for the firms.
void revise_targets(plan::Plan& plan) {
    plan.target_sets.push_back({1, "mid_term", {"中期调整", "Mid-term revision"}, "政府文件 2023"});
    for (const plan::Target& t : plan.targets)
        if (t.indicator == "tech_firms" && t.target)
            plan.revised_targets.push_back({static_cast<std::int64_t>(plan.revised_targets.size()) + 1, "mid_term",
                                            t.area, t.indicator, *t.target * 1.5});
}

/// As after a drag on the map.
void place_by_eye(plan::Plan& plan) {
    for (plan::Carrier& c : plan.carriers)
        if (c.number == 9) c.quality = plan::PositionQuality::digitised, c.uncertainty_m = 200;
}

/// A note at carrier 9 with an arrow, one beside it that is done with a rectangle, and one on the line.
void add_notes(plan::Plan& plan) {
    const auto nine =
        std::find_if(plan.carriers.begin(), plan.carriers.end(), [](const auto& c) { return c.number == 9; });
    const geo::LonLat at = *nine->position;
    const double chainage = plan::along_corridor(plan, at)->chainage_m;
    plan.notes.push_back({1, at, "面积存疑", "2026-11-27T01:00:00Z", "张三"});
    plan.notes.push_back({2, {at.lon + 0.010, at.lat - 0.004}, "核实用地", "2026-11-28T01:00:00Z", "李四"});
    plan.notes.push_back({3, *plan::place_of(plan, {plan::PinKind::stretch, {}, 0, chainage - 700, chainage + 300}),
                          "出入口", "2026-11-28T02:00:00Z", "李四"});
    plan.note_details.push_back({1, plan::NoteState::open, plan::PinKind::carrier, nine->id, 0, 0, "", ""});
    plan.note_details.push_back({2, plan::NoteState::done, plan::PinKind::place, 0, 0, 0, "", ""});
    plan.note_details.push_back(
        {3, plan::NoteState::open, plan::PinKind::stretch, 0, chainage - 700, chainage + 300, "", ""});
    plan.note_drawings.push_back({1,
                                  1,
                                  plan::DrawnShape::arrow,
                                  plan::DrawnColour::red,
                                  {{at.lon - 0.008, at.lat - 0.004}, {at.lon - 0.001, at.lat - 0.0005}}});
    plan.note_drawings.push_back({2,
                                  2,
                                  plan::DrawnShape::rectangle,
                                  plan::DrawnColour::blue,
                                  {{at.lon + 0.006, at.lat - 0.002}, {at.lon + 0.012, at.lat - 0.005}}});
}

}  // namespace

void apply_edit(plan::Plan& plan, const std::string& name) {
    if (name.empty()) return;
    if (name == "every_state") return change_targets(plan, every_state);
    if (name == "all_equal") return change_targets(plan, [](plan::Target& t, int) { t.baseline = 2, t.target = 4; });
    if (name == "one_value")
        return change_targets(plan, [](plan::Target& t, int row) {
            if (row != 3) t.baseline.reset(), t.target.reset();
        });
    if (name == "no_value")
        return change_targets(plan, [](plan::Target& t, int) { t.baseline.reset(), t.target.reset(); });
    if (name == "zero") return change_targets(plan, [](plan::Target& t, int) { t.baseline = 0, t.target = 0; });
    if (name == "samples") return static_cast<void>(plan = plan::with_sample_observations(std::move(plan)));
    if (name == "observed") return observe_rd(plan);
    if (name == "revised") return revise_targets(plan);
    if (name == "by_eye") return place_by_eye(plan);
    if (name == "notes") return add_notes(plan);
    if (name == "no_carriers") return plan.carriers.clear();
    if (name == "many_carriers") return static_cast<void>(plan = plan::with_carriers(std::move(plan), 10000));
    if (name == "no_indicators") return plan.indicators.clear(), plan.targets.clear();
    if (name == "units_only") {
        plan.water.clear(), plan.neighbours.clear(), plan.parks.clear(), plan.rail.clear(), plan.stations.clear();
        return plan.carriers.clear();
    }
    throw std::invalid_argument("no such edit: " + name);
}

}  // namespace golden
