#include "plan/review_index.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "geo/geodesy.h"
#include "plan/names.h"
#include "plan/reach.h"

namespace plan {
namespace {

Membership of_range(const geo::DistanceRange& range, double metres, bool bounded) {
    if (range.most <= metres && bounded) return Membership::certain;
    return range.least <= metres ? Membership::possible : Membership::outside;
}

/// Whether every word of `text` occurs in what the carrier says.
bool says(const Carrier& carrier, const std::string& text) {
    const std::string said =
        base::fold(std::to_string(carrier.number) + "\n" + carrier.name.zh + "\n" + carrier.name.en + "\n" +
                   carrier.responsible_body + "\n" + carrier.task.zh + "\n" + carrier.task.en);
    const std::string words = base::fold(text);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (end > at && said.find(words.substr(at, end - at)) == std::string::npos) return false;
        at = end + 1;
    }
    return true;
}

/// Whether what a carrier's place is measured by is the same without a look at it, so that pointers to it stay good.
bool share_ground(const Plan& a, const Plan& b) {
    return a.rail.shares(b.rail) && a.stations.shares(b.stations) && a.units.shares(b.units) &&
           a.segments.shares(b.segments) && a.areas.shares(b.areas);
}

/// Whether one carrier's place tells the other's.
bool lies_alike(const Carrier& a, const Carrier& b) {
    return a.position == b.position && a.quality == b.quality && a.uncertainty_m == b.uncertainty_m &&
           a.responsible_area == b.responsible_area;
}

template <class Enum>
Name label_of_key(const std::string& key) {
    const auto value = from_key<Enum>(key);
    return value ? label(*value) : Name{key, key};
}

/// Keys in the order in which the plan or the enumeration has them.
std::vector<std::string> keys_in_order(const Index& index, FilterField field) {
    std::vector<std::string> keys;
    const auto add = [&](std::string_view key) { keys.emplace_back(key); };
    switch (field) {
        case FilterField::segment:
            for (const Segment& s : index->segments) add(s.key);
            add(k_off_corridor);
            break;
        case FilterField::unit:
            for (const Unit& u : index->units) add(u.code);
            add(k_outside_city);
            break;
        case FilterField::within:
            for (const Membership m : {Membership::certain, Membership::possible, Membership::outside}) add(to_key(m));
            break;
        case FilterField::function:
            for (const CarrierFunction f : k_carrier_functions) add(to_key(f));
            break;
        default: break;  // in the order of the carriers
    }
    return keys;
}

}  // namespace

ReviewIndex::ReviewIndex(const Index& index, ChosenLine chosen) : index_(&index), corridor_(index.plan(), chosen) {
    find_ground();
    places_.reserve(index->carriers.size());
    for (const Carrier& carrier : index->carriers) places_.push_back(place_of(carrier));
}

ReviewIndex::ReviewIndex(const Index& index, ReviewIndex&& before)
    : index_(&index), corridor_(index.plan(), before.corridor_.chosen()) {
    if (!share_ground(index.plan(), before.corridor_.plan())) {
        *this = ReviewIndex(index, before.corridor_.chosen());
        return;
    }
    stations_ = std::move(before.stations_);
    asked_stations_ = std::move(before.asked_stations_);
    lines_ = std::move(before.lines_);
    borders_ = std::move(before.borders_);
    std::unordered_map<std::int64_t, CarrierPlace*> known;
    for (CarrierPlace& place : before.places_) known.emplace(place.carrier->id, &place);
    places_.reserve(index->carriers.size());
    for (const Carrier& carrier : index->carriers) {
        const auto found = known.find(carrier.id);
        if (found == known.end() || !lies_alike(*found->second->carrier, carrier)) {
            places_.push_back(place_of(carrier));
            continue;
        }
        CarrierPlace& place = places_.emplace_back(std::move(*found->second));
        place.carrier = &carrier;
        if (place.facts) place.facts->number = carrier.number;
    }
}

void ReviewIndex::find_ground() {
    for (const Station& station : (*index_)->stations) stations_.push_back(station.position);
    for (const Station* station : corridor_.stations()) asked_stations_.push_back(station->position);
    std::vector<geo::LineString> courses;
    for (std::size_t line = 0; line < (*index_)->rail.size(); ++line)
        if (corridor_.measures_along(line)) courses.push_back((*index_)->rail[line].centreline);
    lines_.emplace(courses);
    for (const Unit& unit : (*index_)->units) {
        Borders& borders = borders_.emplace_back();
        geo::include(borders.extent, unit.shape);
        for (const geo::Polygon& polygon : unit.shape) borders.rings.emplace_back(polygon.outer);
    }
}

CarrierPlace ReviewIndex::place_of(const Carrier& carrier) const {
    CarrierPlace place;
    place.carrier = &carrier;
    place.facts = corridor_.facts(carrier);
    if (!place.facts) return place;
    if (place.facts->unit != nullptr) place.segment = index_->segment(place.facts->unit->segment);
    place.doubt_m = doubt_m(carrier);
    place.bounded = is_doubt_bounded(carrier);
    measure(place);
    find_units(place);
    return place;
}

/// What is known exactly has been measured with the facts.
void ReviewIndex::measure(CarrierPlace& place) const {
    const CarrierFacts& facts = *place.facts;
    const geo::LonLat position = *place.carrier->position;
    for (const geo::LonLat station : stations_) place.station_m.push_back(geo::distance_m(position, station));
    constexpr double k_nowhere = std::numeric_limits<double>::infinity();
    place.from_stations = {facts.nearest_station_m, facts.nearest_station_m};
    if (facts.nearest_station == nullptr)
        place.from_stations = {k_nowhere, k_nowhere};
    else if (place.doubt_m > 0)
        place.from_stations = geo::distances_to(std::span(std::as_const(asked_stations_)), position, place.doubt_m);
    place.from_line = {k_nowhere, k_nowhere};
    if (!facts.on_rail) return;
    place.from_line = {facts.on_rail->offset_m, facts.on_rail->offset_m};
    if (place.doubt_m > 0) place.from_line = lines_->from(position, place.doubt_m);
}

void ReviewIndex::find_units(CarrierPlace& place) const {
    const geo::LonLat position = *place.carrier->position;
    for (std::size_t i = 0; i < borders_.size(); ++i) {
        const Unit& unit = (*index_)->units[i];
        const bool inside = place.facts->unit == &unit;
        const bool at_border = place.doubt_m > 0 && may_be_near(borders_[i].extent, position, place.doubt_m) &&
                               std::any_of(borders_[i].rings.begin(), borders_[i].rings.end(), [&](const auto& ring) {
                                   const auto at = ring.locate(position);
                                   return at && at->offset_m <= place.doubt_m;
                               });
        if (inside && !at_border && place.bounded)
            place.units.push_back({&unit, Membership::certain});
        else if (inside || at_border)
            place.units.push_back({&unit, Membership::possible});
    }
}

Membership membership(const CarrierPlace& place, const Reach& reach) {
    if (!place.facts) return Membership::outside;
    const geo::DistanceRange& range = reach.of == ReachOf::line ? place.from_line : place.from_stations;
    return of_range(range, reach.straight_m(), place.bounded);
}

Membership membership(const CarrierPlace& place, std::size_t station, double metres) {
    if (!place.facts) return Membership::outside;
    const double distance = place.station_m[station];
    return of_range({distance - place.doubt_m, distance + place.doubt_m}, metres, place.bounded);
}

Membership membership(const CarrierPlace& place, const Unit& unit) {
    for (const CarrierPlace::InUnit& in : place.units)
        if (in.unit == &unit) return in.membership;
    return Membership::outside;
}

std::string key_of(const CarrierPlace& place, FilterField field, const Reach& reach) {
    const Carrier& carrier = *place.carrier;
    switch (field) {
        case FilterField::function: return std::string(to_key(carrier.function));
        case FilterField::programme: return std::string(to_key(carrier.programme));
        case FilterField::body: return carrier.responsible_body;
        case FilterField::segment: return place.segment != nullptr ? place.segment->key : std::string(k_off_corridor);
        case FilterField::unit:
            return place.facts && place.facts->unit != nullptr ? place.facts->unit->code : std::string(k_outside_city);
        case FilterField::stage: return std::string(to_key(carrier.stage));
        case FilterField::quality: return std::string(to_key(carrier.quality));
        case FilterField::within: return std::string(to_key(membership(place, reach)));
    }
    return {};
}

bool passes(const CarrierPlace& place, const CarrierFilter& filter, const Reach& reach) {
    return std::all_of(k_filter_fields.begin(), k_filter_fields.end(),
                       [&](FilterField field) {
                           return filter.of(field).empty() || filter.allows(field, key_of(place, field, reach));
                       }) &&
           (filter.text.empty() || says(*place.carrier, filter.text));
}

std::vector<bool> passing(const ReviewIndex& review, const CarrierFilter& filter, const Reach& reach) {
    std::vector<bool> out;
    out.reserve(review.places().size());
    for (const CarrierPlace& place : review.places()) out.push_back(passes(place, filter, reach));
    return out;
}

std::vector<FilterChoice> choices(const ReviewIndex& review, FilterField field, const CarrierFilter& filter,
                                  const Reach& reach) {
    CarrierFilter others = filter;
    others.allowed[static_cast<std::size_t>(field)].clear();
    std::vector<FilterChoice> out;
    for (const std::string& key : keys_in_order(review.index(), field)) out.push_back({key, {}, 0});
    std::vector<bool> occurs(out.size());
    for (const CarrierPlace& place : review.places()) {
        const std::string key = key_of(place, field, reach);
        auto at = std::find_if(out.begin(), out.end(), [&](const FilterChoice& c) { return c.key == key; });
        if (at == out.end()) {
            at = out.insert(out.end(), {key, {}, 0});
            occurs.push_back(true);
        }
        occurs[static_cast<std::size_t>(at - out.begin())] = true;
        if (passes(place, others, reach)) ++at->leaves;
    }
    std::vector<FilterChoice> found;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (occurs[i] || filter.allows(field, out[i].key)) {
            out[i].label = label_of(review.index(), field, out[i].key);
            found.push_back(std::move(out[i]));
        }
    return found;
}

Name label_of(const Index& index, FilterField field, const std::string& key) {
    switch (field) {
        case FilterField::function: return label_of_key<CarrierFunction>(key);
        case FilterField::programme: return label_of_key<Programme>(key);
        case FilterField::stage: return label_of_key<Stage>(key);
        case FilterField::quality: return label_of_key<PositionQuality>(key);
        case FilterField::within: return label_of_key<Membership>(key);
        case FilterField::body: return key.empty() ? term("no responsible body") : Name{key, key};
        case FilterField::segment:
            if (const Segment* segment = index.segment(key)) return segment->name;
            return key == k_off_corridor ? term("off the corridor") : Name{key, key};
        case FilterField::unit:
            if (const Unit* unit = index.unit(key)) return unit->name;
            return key == k_outside_city ? term("outside the city, or without a position") : Name{key, key};
    }
    return {};
}

}  // namespace plan
