// Carriers of a scenario, as a project and a file keep them: what is accepted is written again as the same, lies over
// the plan without two carriers of one number, and is accepted or refused in one sentence.
#include <set>

#include "plan/scenario.h"
#include "sample_plan.h"
#include "scenario_json.h"
#include "store/scenario_file.h"
#include "target.h"

namespace {

plan::Scenario tried(const plan::Plan& plan) {
    plan::Carrier draft;
    draft.name.zh = "新孵化器";
    draft.position = geo::LonLat{120.45, 30.46};
    draft.quality = plan::PositionQuality::site;
    const auto moved = plan::place_carrier(
        plan, 1, {{120.4, 30.46}, plan::PositionQuality::digitised, plan::dragged_on_the_map(), 50.0});
    const std::int64_t two[] = {2};
    plan::Edit edit = plan::combine(*moved, *plan::add_carrier(plan, draft));
    edit = plan::combine(std::move(edit), *plan::remove_carriers(plan, two));
    return plan::with_tried(plan, {1, "方案一", "一\n二", 1500, {}, "2026-11-29T08:00:00Z", "王五"}, edit);
}

void require_sound(const plan::Plan& shown) {
    std::set<int> numbers;
    for (const plan::Rows<plan::Carrier>* list : {&shown.carriers, &shown.bin})
        for (const plan::Carrier& carrier : *list)
            fuzz::require(numbers.insert(carrier.number).second, "no two carriers have one number");
}

void require_one_sentence(const base::Error& error) {
    fuzz::require(!error.message.empty() && error.message.find('\n') == std::string::npos, "it is one sentence");
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    const plan::Scenario scenario = tried(support::sample_plan());
    return {"{}", "", store::scenario_to_file(scenario), store::tried_to_json(scenario.carriers)};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const plan::Plan plan = support::sample_plan();
    const std::string text(fuzz::text_of(data, size));
    plan::Scenario scenario{7, "方案", "", {}, {}, "", ""};
    if (const auto carriers = store::tried_from_json(text))
        scenario.carriers = *carriers;
    else if (auto read = store::scenario_from_file(text, "s.json"))
        scenario = *std::move(read);
    else
        return 0;
    const auto again = store::tried_from_json(store::tried_to_json(scenario.carriers));
    fuzz::require(again && *again == scenario.carriers, "what was written is read as the same");
    require_sound(plan::with_scenario(plan, scenario));
    const auto imported = plan::import_scenario(plan, scenario, {"王五", "2026-11-29T08:00:00Z"});
    if (!imported) return require_one_sentence(imported.error()), 0;
    const plan::Plan with = plan::apply(plan, *imported);
    const auto accepted = plan::accept_scenario(with, with.scenarios.front().id);
    if (!accepted) return require_one_sentence(accepted.error()), 0;
    require_sound(plan::apply(with, *accepted));
    return 0;
}
