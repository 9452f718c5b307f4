#include "plan/cores.h"

#include <algorithm>

#include "plan/index.h"
#include "plan/reach.h"

namespace plan {
namespace {

bool names(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void include(CoreAlong& core, const Stretch& at, bool exact) {
    core.at = core.at ? Stretch{std::min(core.at->from_m, at.from_m), std::max(core.at->to_m, at.to_m)} : at;
    core.exact = core.exact && exact;
}

void add_names(const Index& index, CoreAlong& out) {
    for (const std::string& key : out.core->parks)
        if (const Park* park = index.park(key)) out.members.push_back(park->name);
    for (const std::string& code : out.core->units)
        if (const Unit* unit = index.unit(code)) out.members.push_back(unit->name);
    for (const std::int64_t id : out.core->carriers)
        if (const Carrier* carrier = index.carrier(carrier_ref(id))) {
            out.members.push_back(carrier->name);
            out.exact = out.exact && carrier->position;
        }
}

}  // namespace

std::vector<CoreAlong> cores_along(const Index& index, const CorridorStrip& strip) {
    std::vector<CoreAlong> out;
    for (const Core& core : index->cores) {
        CoreAlong& along = out.emplace_back(CoreAlong{&core});
        along.exact = core.unplaced.zh.empty();
        add_names(index, along);
        for (const StripPark& park : strip.parks)
            if (names(core.parks, park.park->key)) include(along, park.at, park.park->extent == ParkExtent::surveyed);
        for (const StripUnit& unit : strip.units)
            if (names(core.units, unit.unit->code)) include(along, unit.at, true);
        for (const StripCarrier& carrier : strip.carriers)
            if (std::find(core.carriers.begin(), core.carriers.end(), carrier.carrier->id) != core.carriers.end())
                include(along, {carrier.chainage_m, carrier.chainage_m}, doubt_m(*carrier.carrier) <= 0);
    }
    return out;
}

}  // namespace plan
