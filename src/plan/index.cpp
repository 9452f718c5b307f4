#include "plan/index.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "plan/ruler.h"

namespace plan {
namespace {

template <class Map, class Key>
auto find_in(const Map& map, const Key& key) -> typename Map::mapped_type {
    const auto at = map.find(key);
    return at == map.end() ? nullptr : at->second;
}

template <class Map, class Rows, class KeyOf>
void add_all(Map& map, const Rows& rows, KeyOf key_of) {
    map.reserve(rows.size());
    for (const auto& row : rows) map.emplace(key_of(row), &row);
}

/// Three small numbers in one: ordinals have 24 bits, a year or a set 16.
constexpr std::uint64_t cell(std::uint64_t area, std::uint64_t indicator, std::uint64_t third = 0) {
    return area << 40 | indicator << 16 | (third & 0xFFFF);
}

std::string without_particles(std::string text) {
    constexpr std::string_view k_particle = "的";
    for (auto at = text.find(k_particle); at != std::string::npos; at = text.find(k_particle))
        text.erase(at, k_particle.size());
    return text;
}

/// What names a quantity, in its unit.
std::string quantity(const Name& name, const Name& unit) { return without_particles(name.zh) + "\n" + unit.zh; }

/// Whether what Index::Values holds of both is the same.
bool share_values(const Plan& a, const Plan& b) {
    return a.targets.shares(b.targets) && a.revised_targets.shares(b.revised_targets) &&
           a.observations.shares(b.observations) && a.baseline_year == b.baseline_year;
}

std::shared_ptr<const std::vector<Ruler>> rulers_of(const Plan& plan) {
    std::vector<Ruler> rulers;
    for (std::size_t line = 0; line < std::max<std::size_t>(plan.rail.size(), 1); ++line)
        rulers.emplace_back(plan, line);
    return std::make_shared<const std::vector<Ruler>>(std::move(rulers));
}

/// Whether both have the same rulers.
bool share_ruler(const Plan& a, const Plan& b) {
    return a.rail.shares(b.rail) && a.stations.shares(b.stations) &&
           a.official_chainages.shares(b.official_chainages) && a.ruler_origin == b.ruler_origin &&
           a.line_origins.shares(b.line_origins);
}

}  // namespace

Index::Index(const Plan& plan) : Index(plan, std::make_shared<const Values>(plan), rulers_of(plan)) {}

Index::Index(const Plan& plan, const Index& before)
    : Index(plan, share_values(plan, *before.plan_) ? before.values_ : std::make_shared<const Values>(plan),
            share_ruler(plan, *before.plan_) ? before.rulers_ : rulers_of(plan)) {}

Index::Index(const Plan& plan, std::shared_ptr<const Values> values, std::shared_ptr<const Rulers> rulers)
    : plan_(&plan), values_(std::move(values)), rulers_(std::move(rulers)) {
    add_all(units_, plan.units, [](const Unit& u) { return std::string_view(u.code); });
    add_all(areas_, plan.areas, [](const Area& a) { return std::string_view(a.key); });
    add_all(parks_, plan.parks, [](const Park& p) { return std::string_view(p.key); });
    add_all(segments_, plan.segments, [](const Segment& s) { return std::string_view(s.key); });
    add_all(indicators_, plan.indicators, [](const Indicator& i) { return std::string_view(i.key); });
    add_all(target_sets_, plan.target_sets, [](const TargetSet& s) { return std::string_view(s.key); });
    add_figures();
    add_features();
    add_areas();
}

void Index::add_areas() {
    for (const Area& area : plan_->areas) {
        if (area.kind != AreaKind::city)
            areas_without_city_.push_back(&area);
        else if (city_ == nullptr)
            city_ = &area;
        if (area.kind == AreaKind::unit && area.units.size() == 1) areas_by_unit_.emplace(area.units.front(), &area);
        if (area.kind == AreaKind::park) areas_by_park_.emplace(area.park, &area);
    }
}

void Index::add_features() {
    add_all(units_by_id_, plan_->units, [](const Unit& u) { return ref_of(u).id; });
    add_all(parks_by_id_, plan_->parks, [](const Park& p) { return ref_of(p).id; });
    add_all(stations_, plan_->stations, [](const Station& s) { return s.order; });
    add_all(carriers_by_number_, plan_->carriers, [](const Carrier& c) { return c.number; });
    add_all(carriers_by_id_, plan_->carriers, [](const Carrier& c) { return c.id; });
    add_all(notes_by_id_, plan_->notes, [](const Note& n) { return n.id; });
    for (const Carrier& carrier : plan_->bin) carriers_by_id_.emplace(carrier.id, &carrier);
}

void Index::add_figures() {
    std::unordered_map<std::string, const Indicator*> quantities;
    add_all(quantities, plan_->indicators, [](const Indicator& i) { return quantity(i.name, i.unit); });
    for (const CityFigure& figure : plan_->figures) {
        figures_.emplace(figure_key(figure), &figure);
        const Indicator* same = find_in(quantities, quantity(figure.name, figure.unit));
        observed_keys_.emplace(&figure, same != nullptr ? same->key : figure_key(figure));
    }
}

Index::Values::Values(const Plan& plan) {
    targets.reserve(plan.targets.size());
    for (const Target& t : plan.targets) targets.emplace(cell(intern(t.area), intern(t.indicator)), &t);
    for (const RevisedTarget& t : plan.revised_targets)
        revised.emplace(cell(intern(t.area), intern(t.indicator), intern(t.set)), &t);
    observations.reserve(plan.observations.size());
    std::set<int> all_years{plan.baseline_year};
    for (const Observation& o : plan.observations) {
        observations.emplace(cell(intern(o.area), intern(o.indicator), static_cast<std::uint64_t>(o.year)), &o);
        all_years.insert(o.year);
        has_sample = has_sample || o.sample;
    }
    years.assign(all_years.begin(), all_years.end());
}

std::uint64_t Index::Values::intern(std::string_view key) {
    return ordinals.emplace(key, ordinals.size() + 1).first->second;
}

std::uint64_t Index::Values::ordinal(std::string_view key) const {
    const auto at = ordinals.find(key);
    return at == ordinals.end() ? 0 : at->second;
}

const Ruler& Index::ruler(std::size_t line) const { return (*rulers_)[line]; }
const Unit* Index::unit(std::string_view code) const { return find_in(units_, code); }
const Area* Index::area(std::string_view key) const { return find_in(areas_, key); }
const Park* Index::park(std::string_view key) const { return find_in(parks_, key); }
const Segment* Index::segment(std::string_view key) const { return find_in(segments_, key); }
const Indicator* Index::indicator(std::string_view key) const { return find_in(indicators_, key); }
const TargetSet* Index::target_set(std::string_view key) const { return find_in(target_sets_, key); }
const CityFigure* Index::figure(std::string_view key) const { return find_in(figures_, std::string(key)); }
const std::string& Index::observed_key(const CityFigure& figure) const { return observed_keys_.at(&figure); }
const Station* Index::station(int order) const { return find_in(stations_, order); }
const Carrier* Index::carrier(int number) const { return find_in(carriers_by_number_, number); }
const Carrier* Index::carrier_by_id(std::int64_t id) const { return find_in(carriers_by_id_, id); }
const Area* Index::area_of_unit(std::string_view code) const { return find_in(areas_by_unit_, code); }

const Target* Index::target(std::string_view area, std::string_view indicator) const {
    return find_in(values_->targets, cell(values_->ordinal(area), values_->ordinal(indicator)));
}

const RevisedTarget* Index::revised_target(std::string_view set, std::string_view area,
                                           std::string_view indicator) const {
    return find_in(values_->revised, cell(values_->ordinal(area), values_->ordinal(indicator), values_->ordinal(set)));
}

const Observation* Index::observation(std::string_view area, std::string_view indicator, int year) const {
    return find_in(values_->observations,
                   cell(values_->ordinal(area), values_->ordinal(indicator), static_cast<std::uint64_t>(year)));
}

const Unit* Index::unit(FeatureRef f) const {
    return f.kind == FeatureKind::unit ? find_in(units_by_id_, f.id) : nullptr;
}

const Park* Index::park(FeatureRef f) const {
    return f.kind == FeatureKind::park ? find_in(parks_by_id_, f.id) : nullptr;
}

const Station* Index::station(FeatureRef f) const {
    return f.kind == FeatureKind::station ? station(static_cast<int>(f.id)) : nullptr;
}

const Carrier* Index::carrier(FeatureRef f) const {
    const Carrier* found = f.kind == FeatureKind::carrier ? carrier_by_id(f.id) : nullptr;
    return found != nullptr && !found->removed ? found : nullptr;
}

const Note* Index::note(FeatureRef f) const {
    return f.kind == FeatureKind::note ? find_in(notes_by_id_, f.id) : nullptr;
}

bool Index::has(FeatureRef f) const { return !key_of(f).empty(); }

std::string Index::key_of(FeatureRef f) const {
    if (const Unit* found = unit(f)) return found->code;
    if (const Park* found = park(f)) return found->key;
    if (const Station* found = station(f)) return std::to_string(found->order);
    if (const Carrier* found = carrier(f)) return std::to_string(found->number);
    if (const Note* found = note(f)) return std::to_string(found->id);
    return {};
}

FeatureRef Index::feature(FeatureKind kind, std::string_view key) const {
    const auto known = [](const auto* row) { return row != nullptr ? ref_of(*row) : FeatureRef{}; };
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
    if (error != std::errc{} || end != key.data() + key.size()) id = 0;  // no station, carrier or note has it
    const int number = std::in_range<int>(id) ? static_cast<int>(id) : 0;
    switch (kind) {
        case FeatureKind::none: return {};
        case FeatureKind::unit: return known(unit(key));
        case FeatureKind::park: return known(park(key));
        case FeatureKind::station: return known(station(number));
        case FeatureKind::carrier: return known(carrier(number));
        case FeatureKind::note: return known(find_in(notes_by_id_, id));
    }
    return {};
}

const Area* Index::area_of(FeatureRef f) const {
    if (const Unit* found = unit(f)) return area_of_unit(found->code);
    if (const Park* found = park(f)) return find_in(areas_by_park_, std::string_view(found->key));
    return nullptr;
}

FeatureRef Index::feature_of(const Area& area) {
    if (area.kind == AreaKind::park) return park_ref(area.park);
    return area.kind == AreaKind::unit && !area.units.empty() ? unit_ref(area.units.front()) : FeatureRef{};
}

}  // namespace plan
