#include "carrier_systems.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/china_offset.h"
#include "geo/geodesy.h"
#include "plan/names.h"

namespace tables {
namespace {

using base::mark;

struct Described {
    std::string_view key;
    bool metres;
    geo::SourceKind kind;
    const char* definition;
    const char* english;
};

constexpr std::array k_systems{
    Described{"cgcs2000", false, geo::SourceKind::lon_lat, "", mark("CGCS2000 longitude and latitude")},
    Described{"wgs84", false, geo::SourceKind::lon_lat, "", mark("WGS 84 longitude and latitude")},
    Described{"gcj02", false, geo::SourceKind::gcj02, "", mark("Amap, Tencent (GCJ-02)")},
    Described{"bd09", false, geo::SourceKind::bd09, "", mark("Baidu (BD-09)")},
    Described{"zone40", true, geo::SourceKind::named, "EPSG:4549", mark("CGCS2000, 3-degree zone 40 (CM 120E)")},
    Described{"zone39", true, geo::SourceKind::named, "EPSG:4548", mark("CGCS2000, 3-degree zone 39 (CM 117E)")},
    Described{"zone41", true, geo::SourceKind::named, "EPSG:4550", mark("CGCS2000, 3-degree zone 41 (CM 123E)")},
};

const Described* described(std::string_view key) {
    const auto* at =
        std::find_if(k_systems.begin(), k_systems.end(), [key](const Described& d) { return d.key == key; });
    return at == k_systems.end() ? nullptr : &*at;
}

}  // namespace

geo::SourceSystem system_of_key(std::string_view key) {
    if (const Described* known = described(key)) return {known->kind, known->definition};
    return geo::source_system(key);
}

plan::Name label_of_system(std::string_view key) {
    if (key == k_unknown_system) return plan::term(mark("not known"));
    if (const Described* known = described(key)) return plan::term(known->english);
    return {std::string(key), std::string(key)};
}

std::vector<std::string> usual_systems(bool metres) {
    std::vector<std::string> keys;
    for (const Described& system : k_systems)
        if (system.metres == metres) keys.emplace_back(system.key);
    return keys;
}

geo::TypedPair in_order(geo::TypedPair pair, geo::TypedOrder order) {
    if (pair.order == geo::TypedOrder::open) pair.order = order;
    return pair;
}

bool is_in_metres(const geo::TypedPair& pair) {
    constexpr double k_most_degrees = 360;
    return std::abs(pair.first) > k_most_degrees && std::abs(pair.second) > k_most_degrees;
}

base::Result<std::vector<geo::LonLat>> Systems::places(const std::string& key, const geo::TypedPair& pair) {
    auto at = readers_.find(key);
    if (at == readers_.end()) at = readers_.emplace(key, geo::SystemReader::create(system_of_key(key))).first;
    if (!at->second) return base::pass(at->second.error());
    std::vector<geo::LonLat> places;
    for (const geo::PlaceOfPair& place : at->second->read(pair)) places.push_back(place.position);
    return places;
}

double doubt_of_unknown_system_m(geo::LonLat position, bool metres) {
    constexpr double k_older_surveys_m = 200, k_step_m = 100;
    if (metres) return k_older_surveys_m;
    const double most = std::max(geo::distance_m(position, geo::wgs84_from_gcj02(position)),
                                 geo::distance_m(position, geo::wgs84_from_bd09(position)));
    return std::ceil(most / k_step_m) * k_step_m;
}

}  // namespace tables
