#include "session/place_reader.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

#include "base/unicode.h"
#include "carto/options.h"
#include "coordinate_reader.h"
#include "geo/china_offset.h"
#include "geo/source_crs.h"

namespace session {
namespace {

using base::mark;

bool in_china(geo::LonLat p) { return p.lon >= 73 && p.lon <= 136 && p.lat >= 3 && p.lat <= 54; }

std::vector<PlaceCandidate> recognised(const Coordinates& coordinates, std::string_view text) {
    std::vector<PlaceCandidate> found;
    for (const CoordinateReading& reading : coordinates.read(text))
        found.push_back({reading.position, reading.read_as, "", reading.north_first, nullptr});
    return found;
}

bool is_angle(ReadAs as) { return as == ReadAs::lon_lat || as == ReadAs::dms; }

/// Longitude and latitude of a system that is one, or is shifted from one.
std::vector<PlaceCandidate> angles(const Coordinates& coordinates, std::string_view text, SourceKind kind) {
    std::vector<PlaceCandidate> found = recognised(coordinates, text);
    std::erase_if(found, [](const PlaceCandidate& c) { return !is_angle(c.read_as); });
    for (PlaceCandidate& candidate : found) {
        if (kind == SourceKind::gcj02) candidate.position = geo::wgs84_from_gcj02(candidate.position);
        if (kind == SourceKind::bd09) candidate.position = geo::wgs84_from_bd09(candidate.position);
        if (kind == SourceKind::gcj02) candidate.read_as = ReadAs::gcj02;
        if (kind == SourceKind::bd09) candidate.read_as = ReadAs::bd09;
    }
    return found;
}

/// An easting as it stands, and without the number of the zone that surveys write before it.
std::vector<double> eastings(double typed, bool geographic) {
    constexpr double k_zone_m = 1e6;
    const bool zoned = !geographic && typed >= 13 * k_zone_m && typed < 46 * k_zone_m;
    return zoned ? std::vector{typed, std::fmod(typed, k_zone_m)} : std::vector{typed};
}

/// Both orders of the axes; what falls into China is a reading.
std::vector<PlaceCandidate> named(std::string_view text, const geo::SourceCrs& crs) {
    std::vector<PlaceCandidate> found;
    const auto pair = typed_pair(text);
    if (!pair || (pair->sexagesimal && !crs.is_geographic())) return found;
    const auto read = [&](double east, double north, bool north_first) {
        for (const double without_zone : eastings(east, crs.is_geographic())) {
            const auto position = crs.to_lon_lat(without_zone, north);
            if (!position || !in_china(*position)) continue;
            found.push_back({*position, ReadAs::named_system, crs.name(), north_first, nullptr});
            return;
        }
    };
    read(pair->first, pair->second, false);
    read(pair->second, pair->first, true);
    if (found.size() == 2 && found[0].position == found[1].position) found.pop_back();
    return found;
}

base::Result<std::vector<PlaceCandidate>> readings(const Coordinates& coordinates, std::string_view text,
                                                   const SourceSystem& source) {
    if (source.kind == SourceKind::unknown) return recognised(coordinates, text);
    if (source.kind != SourceKind::named) return angles(coordinates, text, source.kind);
    const auto crs = geo::SourceCrs::create(source.definition);
    if (!crs) return base::pass(crs.error());
    return named(text, *crs);
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
    auto found = readings(coordinates, text, source);
    if (!found) return found;
    if (found->empty())
        return base::fail(base::ErrorKind::refused, "",
                          source.kind == SourceKind::unknown
                              ? mark("these are no coordinates in China that Langtu recognises; write them like "
                                     "120.68, 30.52 or name their reference system")
                              : mark("these are no coordinates in China of this reference system; check both"));
    for (PlaceCandidate& candidate : *found) candidate.unit = index.unit_at(candidate.position);
    if (std::any_of(found->begin(), found->end(), [](const PlaceCandidate& c) { return c.in_city(); }))
        std::erase_if(*found, [](const PlaceCandidate& c) { return !c.in_city(); });
    return found;
}

std::string describe(const PlaceCandidate& candidate, base::Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    const std::string read = how(candidate, language);
    if (!candidate.in_city()) return fmt::format(fmt::runtime(say("{}: outside the city")), read);
    return fmt::format(fmt::runtime(say("{}: in {}")), read, carto::in(candidate.unit->name, language));
}

}  // namespace session
