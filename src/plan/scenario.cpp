#include "plan/scenario.h"

#include <algorithm>
#include <set>

#include "carrier_parts.h"
#include "edit_words.h"
#include "plan/find.h"
#include "plan/names.h"
#include "say.h"
#include "scenario_carriers.h"

namespace plan {
namespace {

std::set<int> numbers_besides(const Plan& plan, const std::vector<LaidCarrier>& laid) {
    std::set<std::int64_t> ids;
    for (const LaidCarrier& one : laid) ids.insert(one.laid.id);
    std::set<int> numbers;
    for (const Rows<Carrier>* list : {&plan.carriers, &plan.bin})
        for (const Carrier& carrier : *list)
            if (!ids.contains(carrier.id)) numbers.insert(carrier.number);
    return numbers;
}

/// Of two carriers with one number the one that the plan has keeps it, then the one that stands first.
void give_numbers(const Plan& plan, std::vector<LaidCarrier>& laid) {
    std::set<int> taken = numbers_besides(plan, laid);
    std::vector<LaidCarrier*> without;
    for (LaidCarrier& one : laid)
        if (!taken.insert(one.laid.number).second) without.push_back(&one);
    int free = 1;
    for (LaidCarrier* one : without) {
        while (!taken.insert(free).second) ++free;
        one->laid.number = free;
        one->renumbered = true;
    }
}

bool is_same(const Carrier& a, const Carrier& b) {
    return std::ranges::all_of(carrier_parts(), [&](const CarrierPart& part) { return part.same(a, b); });
}

bool changes_nothing(const TriedCarrier& carrier) {
    return carrier.was ? is_same(carrier.tried, *carrier.was) : carrier.tried.removed;
}

const Carrier* shown_carrier(const std::vector<LaidCarrier>& laid, std::int64_t id) {
    const auto at = std::ranges::find(laid, id, [](const LaidCarrier& one) { return one.laid.id; });
    return at == laid.end() ? nullptr : &at->laid;
}

/// Takes over what `edited` changes of what was shown; what it leaves alone stays as it was tried.
void lay_in(TriedCarrier& carrier, const Carrier& shown, const Carrier& edited, const Carrier* now) {
    for (const CarrierPart& part : carrier_parts()) {
        if (part.same(edited, shown)) continue;
        part.take(carrier.tried, edited);
        if (carrier.was && now != nullptr) part.take(*carrier.was, *now);
    }
}

BaseChange about(const TriedCarrier& carrier, BaseChangeKind kind) {
    return {carrier.tried.id, carrier.tried.number, carrier.tried.name, kind, {}, {}};
}

/// What the plan has changed of a carrier since, apart from the bin.
BaseChange changed_since(const TriedCarrier& carrier, const Carrier& now) {
    BaseChange change = about(carrier, BaseChangeKind::changed);
    for (const CarrierPart& part : carrier_parts()) {
        if (part.same(now, *carrier.was)) continue;
        change.fields.push_back(term(part.label));
        if (!part.same(carrier.tried, *carrier.was) && !part.same(carrier.tried, now))
            change.clashes.push_back(term(part.label));
    }
    return change;
}

std::optional<BaseChange> base_change(const Plan& plan, const TriedCarrier& carrier) {
    const Carrier* now = find_carrier(plan, carrier.tried.id);
    if (!carrier.was && now != nullptr) return about(carrier, BaseChangeKind::there_already);
    if (!carrier.was) return std::nullopt;
    if (now == nullptr) return about(carrier, BaseChangeKind::gone);
    if (now->removed && !carrier.was->removed && !carrier.tried.removed) return about(carrier, BaseChangeKind::binned);
    BaseChange change = changed_since(carrier, *now);
    return change.fields.empty() ? std::nullopt : std::optional(std::move(change));
}

Name list_of(const std::vector<Name>& names) {
    Name list;
    for (const Name& name : names) {
        list.zh += (list.zh.empty() ? "" : "、") + name.zh;
        list.en += (list.en.empty() ? "" : ", ") + in_english(name);
    }
    return list;
}

}  // namespace

Carrier laid_over(Carrier now, const TriedCarrier& carrier) {
    for (const CarrierPart& part : carrier_parts())
        if (!carrier.was || !part.same(carrier.tried, *carrier.was)) part.take(now, carrier.tried);
    return now;
}

std::vector<LaidCarrier> laid_carriers(const Plan& plan, const Scenario& scenario) {
    std::vector<LaidCarrier> laid;
    for (const TriedCarrier& carrier : scenario.carriers) {
        const Carrier* now = find_carrier(plan, carrier.tried.id);
        if ((now == nullptr) == carrier.was.has_value()) continue;  // gone, or there already
        laid.push_back({&carrier, now, now != nullptr ? laid_over(*now, carrier) : carrier.tried});
    }
    give_numbers(plan, laid);
    return laid;
}

const Scenario* find_scenario(const Plan& plan, std::int64_t id) {
    return find_row(plan.scenarios, [id](const Scenario& scenario) { return scenario.id == id; });
}

Plan with_scenario(const Plan& plan, const Scenario& scenario) {
    Edit edit;
    for (LaidCarrier& one : laid_carriers(plan, scenario)) edit.carriers.push_back(std::move(one.laid));
    return apply(plan, edit);
}

Scenario with_tried(const Plan& plan, Scenario scenario, const Edit& edit) {
    const Scenario before = scenario;
    const std::vector<LaidCarrier> laid = laid_carriers(plan, before);
    for (const Carrier& edited : edit.carriers) {
        const Carrier* now = find_carrier(plan, edited.id);
        const Carrier* shown = shown_carrier(laid, edited.id);
        const auto id_of = [](const TriedCarrier& one) { return one.tried.id; };
        const auto at = std::ranges::find(scenario.carriers, edited.id, id_of);
        if (at != scenario.carriers.end() && shown != nullptr)
            lay_in(*at, *shown, edited, now);
        else if (at == scenario.carriers.end())
            scenario.carriers.push_back({edited, now != nullptr ? std::optional(*now) : std::nullopt});
    }
    std::erase_if(scenario.carriers, changes_nothing);
    return scenario;
}

TriedKind kind_of(const TriedCarrier& carrier) {
    if (!carrier.was || (carrier.was->removed && !carrier.tried.removed)) return TriedKind::added;
    if (carrier.tried.removed && !carrier.was->removed) return TriedKind::removed;
    return carrier.tried.position != carrier.was->position ? TriedKind::moved : TriedKind::changed;
}

std::vector<BaseChange> base_changes(const Plan& plan, const Scenario& scenario) {
    std::vector<BaseChange> changes;
    for (const TriedCarrier& carrier : scenario.carriers)
        if (auto change = base_change(plan, carrier)) changes.push_back(*std::move(change));
    for (const LaidCarrier& one : laid_carriers(plan, scenario))
        if (one.renumbered) changes.push_back(about(*one.of, BaseChangeKind::taken));
    return changes;
}

Name sentence_of(const BaseChange& change) {
    Carrier carrier;
    carrier.number = change.number;
    carrier.name = change.name;
    const Name who_it_is = who({&carrier, 1});
    const Name fields = list_of(change.fields), clashes = list_of(change.clashes);
    switch (change.kind) {
        case BaseChangeKind::changed:
            if (change.clashes.empty())
                return say("{1} was changed in the plan meanwhile: {3}", who_it_is.zh, who_it_is.en, fields.zh,
                           fields.en);
            return say("{1}: the plan changed meanwhile what is tried here: {3}", who_it_is.zh, who_it_is.en,
                       clashes.zh, clashes.en);
        case BaseChangeKind::binned:
            return say("{1} was moved to the bin meanwhile; the rest is shown", who_it_is.zh, who_it_is.en);
        case BaseChangeKind::gone:
            return say("{1} is not in the project any more; the rest is shown", who_it_is.zh, who_it_is.en);
        case BaseChangeKind::taken:
            return say("{1}: another carrier has the number by now, so it gets the next free one", who_it_is.zh,
                       who_it_is.en);
        case BaseChangeKind::there_already: return say("{1} is in the plan already", who_it_is.zh, who_it_is.en);
    }
    return {};
}

}  // namespace plan
