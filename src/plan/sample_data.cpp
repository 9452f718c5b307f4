#include "plan/sample_data.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <random>
#include <utility>

#include "geo/locate.h"
#include "stable_id.h"

namespace plan {
namespace {

/// In [0, 1); the same on every machine, unlike std::uniform_real_distribution.
double share(std::mt19937& random) { return static_cast<double>(random()) / 4294967296.0; }

geo::LonLat place_in(const Unit& unit, std::mt19937& random) {
    constexpr int k_tries = 200;
    geo::GeoExtent extent;
    geo::include(extent, unit.shape);
    for (int i = 0; i < k_tries; ++i) {
        const geo::LonLat at{extent.west + (extent.east - extent.west) * share(random),
                             extent.south + (extent.north - extent.south) * share(random)};
        if (geo::contains(unit.shape, at)) return at;
    }
    return unit.label_point;
}

/// The way from baseline to target, run unevenly: some areas ahead, some behind.
std::optional<double> sample_value(const Plan& plan, const Target& target, const Indicator& indicator, int year) {
    if (!target.baseline || !target.target) return std::nullopt;
    const std::string who = target.area + "|" + target.indicator;
    if (stable_share(fmt::format("{}|{}|left out", who, year)) < 0.06) return std::nullopt;
    const double elapsed = static_cast<double>(year - plan.baseline_year) / (plan.target_year - plan.baseline_year);
    const double drive = 0.45 + 0.8 * stable_share(who);
    const double wobble = 0.95 + 0.1 * stable_share(fmt::format("{}|{}", who, year));
    const double value = *target.baseline + (*target.target - *target.baseline) * elapsed * drive * wobble;
    const double unit = std::pow(10.0, indicator.decimals);
    return std::round(value * unit) / unit;
}

/// The city's count is the sum of its areas' where all of them have one.
void sum_up_city(const Index& index, std::vector<ObservationDraft>& drafts) {
    const Area* city = index.city();
    if (city == nullptr) return;
    for (ObservationDraft& of_city : drafts) {
        const Indicator* indicator = index.indicator(of_city.indicator);
        if (of_city.area != city->key || indicator->city_value != CityValue::sum) continue;
        of_city.value = 0;
        for (const ObservationDraft& d : drafts)
            if (d.area != city->key && d.indicator == of_city.indicator && d.year == of_city.year)
                of_city.value += d.value;
    }
}

}  // namespace

std::vector<ObservationDraft> sample_observations(const Index& index) {
    std::vector<ObservationDraft> drafts;
    for (int year = index->baseline_year + 1; year < index->target_year; ++year)
        for (const Target& target : index->targets) {
            const Indicator* indicator = index.indicator(target.indicator);
            if (indicator == nullptr || index.area(target.area) == nullptr) continue;
            const auto value = sample_value(index.plan(), target, *indicator, year);
            if (!value) continue;
            const bool latest = year + 1 == index->target_year;
            drafts.push_back({target.area, target.indicator, year, *value,
                              latest ? ValueState::preliminary : ValueState::final_value, "示例 SAMPLE", true});
        }
    sum_up_city(index, drafts);
    std::erase_if(drafts, [&](const ObservationDraft& d) {  // what was measured stands
        const Observation* known = index.observation(d.area, d.indicator, d.year);
        return known != nullptr && !known->sample;
    });
    return drafts;
}

Plan with_sample_observations(Plan plan) {
    const Index index(plan);
    const auto edit =
        observe(index, sample_observations(index), {"示例 SAMPLE", fmt::format("{}-12-31", plan.target_year)});
    return edit ? apply(std::move(plan), *edit) : plan;
}

Plan with_carriers(Plan plan, int count) {
    if (plan.units.empty() || plan.carriers.empty()) return plan;
    std::mt19937 random(1);
    const std::vector<Carrier> own = std::exchange(plan.carriers, {});
    for (int i = 0; i < count; ++i) {
        const auto turn = static_cast<std::size_t>(i);
        Carrier carrier = own[turn % own.size()];
        carrier.number = i + 1;
        carrier.id = i + 1;
        carrier.position = place_in(plan.units[turn % plan.units.size()], random);
        carrier.first_position = carrier.position;
        plan.carriers.push_back(std::move(carrier));
    }
    return plan;
}

}  // namespace plan
