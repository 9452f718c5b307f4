#include "session/place_reader.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <optional>

#include "base/error_words.h"
#include "base/unicode.h"
#include "carto/options.h"
#include "geo/china_offset.h"
#include "geo/coordinate_text.h"
#include "geo/source_crs.h"
#include "plan/movement.h"

namespace session {
namespace {

using base::mark;

using Candidates = std::vector<PlaceCandidate>;

Candidates recognised(const Coordinates& coordinates, const geo::TypedPair& pair) {
    Candidates found;
    for (const CoordinateReading& reading : coordinates.read(pair))
        found.push_back({reading.position, reading.read_as, "", reading.north_first, reading.guessed});
    return found;
}

bool is_lon_lat(double lon, double lat) { return std::abs(lon) <= 180 && std::abs(lat) <= 90; }

bool is_angle(ReadAs as) { return as == ReadAs::lon_lat || as == ReadAs::dms; }

/// Both orders, unless the text says which.
template <class Add>
void for_each_order(const geo::TypedPair& pair, Add add) {
    if (pair.order != geo::TypedOrder::north_first) add(pair.first, pair.second, false);
    if (pair.order != geo::TypedOrder::east_first) add(pair.second, pair.first, true);
}

/// Longitude and latitude of a system that is one, or is shifted from one.
Candidates angles(const geo::TypedPair& pair, SourceKind kind) {
    Candidates found;
    for_each_order(pair, [&](double lon, double lat, bool north_first) {
        if (!is_lon_lat(lon, lat) || (!found.empty() && lon == lat)) return;
        PlaceCandidate place{
            {lon, lat}, pair.sexagesimal ? ReadAs::dms : ReadAs::lon_lat, "", north_first, pair.guessed};
        if (kind == SourceKind::gcj02) place.position = geo::wgs84_from_gcj02(place.position);
        if (kind == SourceKind::bd09) place.position = geo::wgs84_from_bd09(place.position);
        if (kind == SourceKind::gcj02) place.read_as = ReadAs::gcj02;
        if (kind == SourceKind::bd09) place.read_as = ReadAs::bd09;
        found.push_back(std::move(place));
    });
    return found;
}

/// Metres of a projection are read in China only: elsewhere they are as likely those of another system.
bool in_china(geo::LonLat p) { return p.lon >= 73 && p.lon <= 136 && p.lat >= 3 && p.lat <= 54; }

constexpr double k_zone_m = 1e6, k_false_easting_m = 5e5;

/// The zone that surveys write before an easting; 0: none.
int zone_of(double easting) {
    const bool zoned = easting >= 13 * k_zone_m && easting < 46 * k_zone_m;
    return zoned ? static_cast<int>(easting / k_zone_m) : 0;
}

/// Whether a meridian is that of a zone of 3 or of 6 degrees.
bool is_meridian_of(int zone, double lon) {
    constexpr double k_close = 0.01;
    return std::abs(lon - 3 * zone) < k_close || std::abs(lon - (6 * zone - 3)) < k_close;
}

/// The easting as the system has it: with the number of its zone where that is part of it, without where it is not.
/// Nothing where the number is that of another zone.
std::optional<double> easting_in(const geo::SourceCrs& crs, double typed, double north) {
    const int zone = zone_of(typed);
    if (zone == 0 || crs.is_geographic()) return typed;
    for (const double added : {zone * k_zone_m, 0.0}) {
        const auto middle = crs.to_lon_lat(added + k_false_easting_m, north);
        if (middle && is_meridian_of(zone, middle->lon)) return typed - zone * k_zone_m + added;
    }
    return std::nullopt;
}

Candidates named(const geo::TypedPair& pair, const geo::SourceCrs& crs) {
    Candidates found;
    if (pair.angles && !crs.is_geographic()) return found;
    for_each_order(pair, [&](double east, double north, bool north_first) {
        if (crs.is_geographic() && !is_lon_lat(east, north)) return;
        const auto easting = easting_in(crs, east, north);
        const auto position = easting ? crs.to_lon_lat(*easting, north) : std::nullopt;
        if (!position || (!crs.is_geographic() && !in_china(*position))) return;
        if (!found.empty() && found.front().position == *position) return;
        found.push_back({*position, ReadAs::named_system, crs.name(), north_first, pair.guessed});
    });
    return found;
}

/// The systems of CGCS2000 whose eastings have the number of their zone: 3 degrees wide, or 6.
int epsg_of_zone(int zone) { return zone >= 25 ? 4488 + zone : 4478 + zone; }

/// Refused for the number of a zone that is not the system's; nothing where there is none.
std::optional<base::Error> zone_error(const std::vector<geo::TypedPair>& pairs, std::string_view text) {
    for (const geo::TypedPair& pair : pairs)
        for (const double number : {pair.first, pair.second})
            if (const int zone = zone_of(number); zone != 0)
                return base::make_error(base::ErrorKind::refused, std::string(text),
                                        mark("the easting begins with the number of zone {0}, which this system is "
                                             "not; check the number, or "
                                             "choose EPSG:{1}"),
                                        {std::to_string(zone), std::to_string(epsg_of_zone(zone))});
    return std::nullopt;
}

bool is_same(const SourceSystem& a, const SourceSystem& b) {
    return a.kind == b.kind && base::fold(a.definition) == base::fold(b.definition);
}

base::Result<Candidates> readings(const Coordinates& coordinates, const geo::TypedPair& pair,
                                  const SourceSystem& source) {
    SourceSystem system = source;
    if (!pair.system.empty()) {
        system = source_system(pair.system);
        if (source.kind != SourceKind::unknown && !is_same(source, system))
            return base::fail_with(
                base::ErrorKind::refused, "",
                mark("the text names {}, another reference system than the one chosen; choose that one"), pair.system);
    }
    if (system.kind == SourceKind::unknown) return recognised(coordinates, pair);
    if (system.kind != SourceKind::named) return angles(pair, system.kind);
    const auto crs = geo::SourceCrs::create(system.definition);
    if (!crs) return base::pass(crs.error());
    return named(pair, *crs);
}

/// Those in the city; where there is none, of degrees the order that is usual.
void keep_likeliest(Candidates& found) {
    const auto in_city = [](const PlaceCandidate& c) { return c.in_city(); };
    if (std::any_of(found.begin(), found.end(), in_city)) std::erase_if(found, std::not_fn(in_city));
    if (found.size() > 1 && found.front().nearness.far && is_angle(found.front().read_as)) found.resize(1);
}

base::Error nothing_read(const plan::Plan& plan, const std::vector<geo::TypedPair>& pairs, const SourceSystem& source) {
    for (const geo::TypedPair& pair : pairs)
        if (const auto meant = plan::likely_meant(plan, {pair.first, pair.second}))
            return base::make_error(base::ErrorKind::refused, "", mark("there is no such place; perhaps {} is meant"),
                                    {proposed_text(*meant)});
    return {base::ErrorKind::refused, "",
            source.kind == SourceKind::unknown
                ? mark("these are no coordinates in China that Langtu recognises; write them like "
                       "120.68, 30.52 or name their reference system")
                : mark("these are no coordinates of this reference system; check both")};
}

std::string how(const PlaceCandidate& candidate, base::Language language) {
    std::string text = candidate.system.empty() ? label(candidate.read_as, language) : candidate.system;
    const bool orders_matter = candidate.read_as == ReadAs::named_system;
    if (!orders_matter) return text;
    return text +
           base::translate(language, candidate.north_first ? mark(", north before east") : mark(", east before north"));
}

}  // namespace

std::string_view to_key(SourceKind kind) {
    switch (kind) {
        case SourceKind::unknown: return "unknown";
        case SourceKind::lon_lat: return "lon_lat";
        case SourceKind::gcj02: return "gcj02";
        case SourceKind::bd09: return "bd09";
        case SourceKind::named: return "named";
    }
    return {};
}

std::string label(SourceKind kind, base::Language language) {
    const auto say = [&](const char* english) { return std::string(base::translate(language, english)); };
    switch (kind) {
        case SourceKind::unknown: return say("Recognise by itself");
        case SourceKind::lon_lat: return say("CGCS2000 or WGS 84 lon/lat");
        case SourceKind::gcj02: return say("Amap, Tencent (GCJ-02)");
        case SourceKind::bd09: return say("Baidu (BD-09)");
        case SourceKind::named: return say("Another system (EPSG)");
    }
    return {};
}

SourceSystem source_system(std::string_view text) {
    const std::string folded = base::fold(text);
    if (folded.empty() || folded == "unknown") return {};
    for (const char* written : {"lon_lat", "4490", "epsg:4490", "4326", "epsg:4326", "wgs84", "cgcs2000"})
        if (folded == written) return {SourceKind::lon_lat, ""};
    if (folded == "gcj02" || folded == "gcj-02") return {SourceKind::gcj02, ""};
    if (folded == "bd09" || folded == "bd-09") return {SourceKind::bd09, ""};
    return {SourceKind::named, std::string(text)};
}

base::Result<std::vector<PlaceCandidate>> read_places(const Coordinates& coordinates, const plan::CorridorIndex& index,
                                                      std::string_view text, const SourceSystem& source) {
    const std::vector<geo::TypedPair> pairs = geo::typed_pairs(text);
    Candidates found;
    if (pairs.empty() && source.kind == SourceKind::named)  // a system that cannot be converted is said first
        if (const auto crs = geo::SourceCrs::create(source.definition); !crs) return base::pass(crs.error());
    for (const geo::TypedPair& pair : pairs) {
        const auto read = readings(coordinates, pair, source);
        if (!read) return base::pass(read.error());
        found.insert(found.end(), read->begin(), read->end());
    }
    if (found.empty()) {
        if (auto error = zone_error(pairs, text)) return base::pass(*error);
        return base::pass(nothing_read(index.plan(), pairs, source));
    }
    for (PlaceCandidate& candidate : found) {
        candidate.unit = index.unit_at(candidate.position);
        if (!candidate.in_city()) candidate.nearness = plan::nearness(index.plan(), candidate.position);
    }
    keep_likeliest(found);
    return found;
}

std::string describe(const PlaceCandidate& candidate, base::Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    const std::string read = how(candidate, language);
    if (candidate.in_city())
        return fmt::format(fmt::runtime(say("{}: in {}")), read, carto::in(candidate.unit->name, language));
    if (candidate.nearness.outside_m == 0) return fmt::format(fmt::runtime(say("{}: outside the city")), read);
    return fmt::format(fmt::runtime(say("{}: {} outside the city")), read,
                       carto::in(plan::distance_name(candidate.nearness.outside_m), language));
}

std::string proposed_text(geo::LonLat position) { return fmt::format("{:.10g}, {:.10g}", position.lon, position.lat); }

}  // namespace session
