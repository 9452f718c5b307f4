#include "geo/source_system.h"

#include <cmath>
#include <utility>

#include "base/unicode.h"
#include "geo/china_offset.h"

namespace geo {
namespace {

constexpr double k_zone_m = 1e6, k_false_easting_m = 5e5;

bool is_lon_lat(double lon, double lat) { return std::abs(lon) <= 180 && std::abs(lat) <= 90; }

/// Metres of a projection are read in China only: elsewhere they are as likely those of another system.
bool in_china(LonLat p) { return p.lon >= 73 && p.lon <= 136 && p.lat >= 3 && p.lat <= 54; }

/// Whether a meridian is that of a zone of 3 or of 6 degrees.
bool is_meridian_of(int zone, double lon) {
    constexpr double k_close = 0.01;
    return std::abs(lon - 3 * zone) < k_close || std::abs(lon - (6 * zone - 3)) < k_close;
}

/// The easting as the system has it: with the number of its zone where that is part of it, without where it is not.
/// Nothing where the number is that of another zone.
std::optional<double> easting_in(const SourceCrs& crs, double typed, double north) {
    const int zone = zone_of(typed);
    if (zone == 0 || crs.is_geographic()) return typed;
    for (const double added : {zone * k_zone_m, 0.0}) {
        const auto middle = crs.to_lon_lat(added + k_false_easting_m, north);
        if (middle && is_meridian_of(zone, middle->lon)) return typed - zone * k_zone_m + added;
    }
    return std::nullopt;
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

SourceSystem source_system(std::string_view text) {
    const std::string folded = base::fold(text);
    if (folded.empty() || folded == "unknown") return {};
    for (const char* written : {"lon_lat", "4490", "epsg:4490", "4326", "epsg:4326", "wgs84", "cgcs2000"})
        if (folded == written) return {SourceKind::lon_lat, ""};
    if (folded == "gcj02" || folded == "gcj-02") return {SourceKind::gcj02, ""};
    if (folded == "bd09" || folded == "bd-09") return {SourceKind::bd09, ""};
    return {SourceKind::named, std::string(text)};
}

int zone_of(double easting) {
    const bool zoned = easting >= 13 * k_zone_m && easting < 46 * k_zone_m;
    return zoned ? static_cast<int>(easting / k_zone_m) : 0;
}

int epsg_of_zone(int zone) { return zone >= 25 ? 4488 + zone : 4478 + zone; }

base::Result<SystemReader> SystemReader::create(const SourceSystem& system) {
    SystemReader reader(system.kind);
    if (system.kind != SourceKind::named) return reader;
    auto crs = SourceCrs::create(system.definition);
    if (!crs) return base::pass(crs.error());
    reader.crs_ = std::move(*crs);
    return reader;
}

std::optional<LonLat> SystemReader::angle(double lon, double lat) const {
    if (!is_lon_lat(lon, lat)) return std::nullopt;
    if (crs_) return crs_->to_lon_lat(lon, lat);
    const LonLat written{lon, lat};
    if (kind_ == SourceKind::gcj02) return wgs84_from_gcj02(written);
    return kind_ == SourceKind::bd09 ? wgs84_from_bd09(written) : written;
}

std::optional<LonLat> SystemReader::projected(double east, double north) const {
    const auto easting = easting_in(*crs_, east, north);
    const auto position = easting ? crs_->to_lon_lat(*easting, north) : std::nullopt;
    return position && in_china(*position) ? position : std::nullopt;
}

std::vector<PlaceOfPair> SystemReader::read(const TypedPair& pair) const {
    std::vector<PlaceOfPair> found;
    const bool metres = crs_ && !crs_->is_geographic();
    if (metres && pair.angles) return found;
    const auto add = [&](double east, double north, bool north_first) {
        const auto position = metres ? projected(east, north) : angle(east, north);
        if (position && (found.empty() || found.front().position != *position))
            found.push_back({*position, north_first, pair.guessed});
    };
    if (pair.order != TypedOrder::north_first) add(pair.first, pair.second, false);
    if (pair.order != TypedOrder::east_first) add(pair.second, pair.first, true);
    return found;
}

}  // namespace geo
