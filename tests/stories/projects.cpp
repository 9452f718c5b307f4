#include "projects.h"

#include <stdexcept>

#include "haining_plan.h"
#include "plan/sample_data.h"
#include "store/project_file.h"

namespace stories {
namespace {

void empty(plan::Plan& p) {
    p.carriers.clear(), p.rail.clear(), p.stations.clear();
    p.indicators.clear(), p.targets.clear(), p.gap_rules.clear(), p.cores.clear();
}

/// A carrier that nobody has placed, as any can be that is not of the built-in data.
void unlocate(plan::Plan& p, int number) {
    for (plan::Carrier& c : p.carriers) {
        if (c.number != number) continue;
        c.position.reset();
        c.uncertainty_m.reset();
        c.quality = plan::PositionQuality::none;
        c.position_basis = {"尚未定位，有待补充", "Unlocated until someone places it"};
    }
}

/// From the station of the ninth order southwards to the estuary.
void branch(plan::Plan& p) {
    const geo::LonLat from = p.stations.at(8).position, to{from.lon + 0.06, from.lat - 0.12};
    p.rail.push_back({{"尖山支线", "Jianshan branch"}, {from, {from.lon + 0.01, from.lat - 0.06}, to}, {}, ""});
    plan::Station last = p.stations.at(8);
    last.order = static_cast<int>(p.stations.size()) + 1;
    last.name = {"尖山站", "Jianshan"};
    last.position = to;
    p.stations.push_back(last);
    p.carriers.at(8).position = geo::LonLat{from.lon + 0.012, from.lat - 0.06};  // one that lies along it
}

void awkward_names(plan::Plan& p) {
    const plan::Name names[]{
        {"很长的名称" +
             std::string("，为了看界面怎样安排一个写不下的名称，海宁市科技创新走廊国际科技合作与成果转化示范基地"),
         "A very long name that shows what the interface does with what does not fit into a row of a table"},
        {"%s %d %n 100%", "%s %d %n 100%"},
        {"##隐藏###标识", "##hidden###id"},
        {"两行\n名称", "two\nlines"},
        {"𠅤𠮷村", "𠅤𠮷 village"},
        {"\xE2\x80\xAE"
         "反向",
         "\xE2\x80\xAE"
         "reversed"},
        {"ꙮ𓀀☃", "ꙮ𓀀☃"}};
    for (std::size_t i = 0; i < std::size(names); ++i) {
        p.carriers.at(i).name = names[i];
        p.units.at(i).name = names[i];
    }
    for (plan::Area& area : p.areas)
        for (const plan::Unit& unit : p.units)
            if (area.kind == plan::AreaKind::unit && area.units.front() == unit.code) area.name = unit.name;
    p.indicators.front().short_name = names[0];
}

/// Nothing has been saved to be shown.
void without_stories(plan::Plan& p) {
    p.views = {};
    p.stories = {};
    p.story_parts = {};
}

}  // namespace

plan::PlanPtr plan_named(const std::string& name) {
    if (name.empty()) return support::haining_plan();
    plan::Plan plan = *support::haining_plan();
    if (name == "empty")
        empty(plan);
    else if (name == "unlocated")
        unlocate(plan, 14);
    else if (name == "names")
        awkward_names(plan);
    else if (name == "no_story")
        for (plan::Story& story : plan.stories) story.removed = true;
    else if (name == "samples")
        plan = plan::with_sample_observations(std::move(plan));
    else if (name == "unsaved")
        without_stories(plan);
    else if (name == "branch")
        branch(plan);
    else if (name == "many")
        plan = plan::with_carriers(plan, 10000);
    else
        throw std::invalid_argument("no such plan: " + name);
    return std::make_shared<const plan::Plan>(std::move(plan));
}

void make_project(const std::filesystem::path& file, const plan::Plan& plan) {
    if (const auto made = store::create_project(file, plan, store::Overwrite::yes); !made)
        throw std::runtime_error(base::to_line(made.error()));
}

}  // namespace stories
