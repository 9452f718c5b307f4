// The findings about carriers.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/ranges.h>
#include <numbers>

#include "base/kept_text.h"
#include "base/unicode.h"
#include "geo/geodesy.h"
#include "geo/locate.h"
#include "plan/checks.h"
#include "plan/corridor.h"
#include "plan/names.h"
#include "same_carrier.h"
#include "say.h"

namespace plan {
namespace {

using base::mark;

constexpr double k_same_spot_m = 1;
constexpr double k_far_m = 3000;

struct Named {
    std::string_view code;
    const char* english;
    bool about_position;
};
constexpr std::array<Named, 9> k_names{{
    {k_carrier_unlocated, mark("has no position"), true},
    {k_carrier_outside_city, mark("lies outside the city"), true},
    {k_carrier_outside_responsible_area, mark("lies outside the area of its responsible body"), true},
    {k_carrier_in_water, mark("lies in water"), true},
    {k_carrier_moved_far, mark("lies far from its first position"), true},
    {k_carrier_not_surveyed, mark("position not surveyed"), true},
    {k_carriers_on_same_spot, mark("lies on the same spot as another"), true},
    {k_carrier_name_used, mark("has the name of another"), false},
    {k_carrier_dates_reversed, mark("completed before it is begun"), false},
}};

bool holds(const geo::GeoExtent& extent, geo::LonLat p) {
    return p.lon >= extent.west && p.lon <= extent.east && p.lat >= extent.south && p.lat <= extent.north;
}

const std::string* note_of(const Plan& plan, std::string_view code, std::int64_t carrier) {
    for (const AcceptedFinding& accepted : plan.accepted)
        if (accepted.code == code && accepted.carrier == carrier) return &accepted.note;
    return nullptr;
}

/// A finding of one carrier is accepted for it; one of several when all but one of them have it accepted, so that one
/// note settles a pair and a third that joins is told of again.
std::optional<std::string> acceptance(const Plan& plan, std::string_view code, const std::vector<const Carrier*>& of) {
    std::optional<std::string> first;
    std::size_t accepted = 0;
    for (const Carrier* carrier : of) {
        const std::string* note = note_of(plan, code, carrier->id);
        if (note == nullptr) continue;
        ++accepted;
        if (!first) first = *note;
    }
    return accepted + (of.size() > 1 ? 1 : 0) >= of.size() ? first : std::nullopt;
}

std::string where_of(const std::vector<const Carrier*>& carriers) {
    std::vector<int> numbers;
    for (const Carrier* c : carriers) numbers.push_back(c->number);
    return fmt::format("{} {}", numbers.size() == 1 ? "carrier" : "carriers", fmt::join(numbers, ", "));
}

Finding finding_of(const Plan& plan, std::string_view code, const std::vector<const Carrier*>& carriers, Name message) {
    Finding finding{Severity::warning, std::string(code), where_of(carriers), std::move(message)};
    for (const Carrier* c : carriers) finding.carriers.push_back(c->id);
    finding.accepted = acceptance(plan, code, carriers);
    return finding;
}

std::string names_of(const std::vector<const Carrier*>& carriers) {
    constexpr std::size_t k_most = 5;
    std::string list;
    for (std::size_t i = 0; i < carriers.size() && i < k_most; ++i) list += (i == 0 ? "" : "、") + carriers[i]->name.zh;
    return carriers.size() > k_most ? list + "…" : list;
}

void insert_draft(std::vector<const Carrier*>& others, const Carrier& draft) {
    const auto by_number = [](const Carrier* a, const Carrier* b) { return a->number < b->number; };
    others.push_back(&draft);
    std::stable_sort(others.begin(), others.end(), by_number);
}

/// Whether two dates of different exactness are surely in the wrong order: 2023 is not before 2023-05.
bool surely_before(const std::string& a, const std::string& b) {
    const std::size_t common = std::min(a.size(), b.size());
    return common > 0 && a.compare(0, common, b, 0, common) < 0;
}

std::string folded_name(const Carrier& carrier) { return base::fold(base::trimmed(carrier.name.zh)); }

Finding same_spot_finding(const Plan& plan, const std::vector<const Carrier*>& carriers) {
    return finding_of(plan, k_carriers_on_same_spot, carriers,
                      say("they lie on the same spot; move them apart or accept this with a note", names_of(carriers)));
}

Finding same_name_finding(const Plan& plan, const std::vector<const Carrier*>& carriers) {
    return finding_of(
        plan, k_carrier_name_used, carriers,
        say("they have the same Chinese name; rename one or accept this with a note", names_of(carriers)));
}

}  // namespace

Name finding_name(std::string_view code) {
    for (const Named& named : k_names)
        if (named.code == code) return term(named.english);
    return {std::string(code), std::string(code)};
}

bool is_about_position(std::string_view code) {
    return std::any_of(k_names.begin(), k_names.end(),
                       [&](const Named& named) { return named.code == code && named.about_position; });
}

CarrierChecks::CarrierChecks(const Plan& plan) : plan_(&plan), index_(plan) {
    for (const Water& water : plan.water) {
        water_extents_.emplace_back();
        geo::include(water_extents_.back(), water.shape);
    }
    for (const Carrier& carrier : plan.carriers) {
        if (carrier.position) by_longitude_.push_back(&carrier);
        by_name_.emplace_back(folded_name(carrier), &carrier);
    }
    std::stable_sort(by_longitude_.begin(), by_longitude_.end(),
                     [](const Carrier* a, const Carrier* b) { return a->position->lon < b->position->lon; });
    std::stable_sort(by_name_.begin(), by_name_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

bool CarrierChecks::in_water(geo::LonLat position) const {
    for (std::size_t i = 0; i < water_extents_.size(); ++i)
        if (holds(water_extents_[i], position) && geo::contains(plan_->water[i].shape, position)) return true;
    return false;
}

std::vector<const Carrier*> CarrierChecks::on_spot_of(const Carrier& carrier) const {
    std::vector<const Carrier*> found;
    if (!carrier.position) return found;
    const geo::LonLat p = *carrier.position;
    constexpr double k_degree_m = 111000;  // not more than it is
    const double reach = k_same_spot_m / (k_degree_m * std::max(0.01, std::cos(p.lat * std::numbers::pi / 180)));
    auto it = std::lower_bound(by_longitude_.begin(), by_longitude_.end(), p.lon - reach,
                               [](const Carrier* c, double lon) { return c->position->lon < lon; });
    for (; it != by_longitude_.end() && (*it)->position->lon <= p.lon + reach; ++it) {
        if (std::abs((*it)->position->lat - p.lat) > 2 * k_same_spot_m / k_degree_m) continue;
        if (is_same_carrier(**it, carrier) || geo::distance_m((*it)->position.value(), p) >= k_same_spot_m) continue;
        found.push_back(*it);
    }
    insert_draft(found, carrier);
    return found;
}

std::vector<const Carrier*> CarrierChecks::named_as(const Carrier& carrier) const {
    std::vector<const Carrier*> found;
    const std::string name = folded_name(carrier);
    if (name.empty()) return found;
    auto it = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                               [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
    for (; it != by_name_.end() && it->first == name; ++it)
        if (!is_same_carrier(*it->second, carrier)) found.push_back(it->second);
    insert_draft(found, carrier);
    return found;
}

void CarrierChecks::check_place(const Carrier& carrier, std::vector<Finding>& out) const {
    const std::string& name = carrier.name.zh;
    const auto warn = [&](std::string_view code, Name message) {
        out.push_back(finding_of(*plan_, code, {&carrier}, std::move(message)));
    };
    const Unit* unit = index_.unit_at(*carrier.position);
    if (unit == nullptr)
        warn(k_carrier_outside_city,
             say("it lies outside the city; correct its position or accept this with a note", name));
    else if (in_responsible_area(*plan_, carrier, unit) == false)
        warn(k_carrier_outside_responsible_area,
             say("it lies in {2}, outside the area of its responsible body; correct its position or the body, or "
                 "accept this with a note",
                 name, unit->name.zh, in_english(unit->name), carrier.responsible_body));
    if (in_water(*carrier.position))
        warn(k_carrier_in_water, say("it lies in water; correct its position or accept this with a note", name));
    const double moved_m = carrier.first_position ? geo::distance_m(*carrier.first_position, *carrier.position) : 0;
    if (moved_m > k_far_m)
        warn(k_carrier_moved_far, say("it lies {1:.1f} km from its first position; check it or accept this with a note",
                                      name, moved_m / 1000));
    if (carrier.quality != PositionQuality::surveyed)
        warn(k_carrier_not_surveyed,
             say("its position is not surveyed ({2}); have it surveyed or accept this with a note", name,
                 label(carrier.quality).zh, label(carrier.quality).en));
}

std::vector<Finding> CarrierChecks::check(const Carrier& carrier) const {
    std::vector<Finding> findings;
    if (carrier.position)
        check_place(carrier, findings);
    else
        findings.push_back(finding_of(*plan_, k_carrier_unlocated, {&carrier},
                                      say("it has no position; place it on the map", carrier.name.zh)));
    if (surely_before(carrier.completion, carrier.start))
        findings.push_back(finding_of(*plan_, k_carrier_dates_reversed, {&carrier},
                                      say("it is completed ({1}) before it is begun ({2}); correct one of the dates",
                                          carrier.name.zh, carrier.completion, carrier.start)));
    if (const auto spot = on_spot_of(carrier); spot.size() > 1) findings.push_back(same_spot_finding(*plan_, spot));
    if (const auto namesakes = named_as(carrier); namesakes.size() > 1)
        findings.push_back(same_name_finding(*plan_, namesakes));
    return findings;
}

std::vector<Finding> check_carrier(const Plan& plan, const Carrier& carrier) {
    return CarrierChecks(plan).check(carrier);
}

}  // namespace plan
