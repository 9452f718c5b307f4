// What the numbers of a pair are said to be, and which places they mean then: the systems that coordinates are
// delivered in, those of PROJ and the shifted ones of web maps. Owns PROJ objects: one reader belongs to one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/coordinate_text.h"
#include "geo/geometry.h"
#include "geo/source_crs.h"

namespace geo {

/// Xian 80 and Beijing 54 look like EPSG:4549 and are never guessed.
enum class SourceKind {
    unknown,  ///< recognised by range; longitude and latitude are taken as CGCS2000
    lon_lat,  ///< EPSG:4490 or WGS 84, one within a metre of the other
    gcj02,    ///< Amap, Tencent
    bd09,     ///< Baidu
    named,    ///< what SourceSystem::definition says
};

struct SourceSystem {
    SourceKind kind = SourceKind::unknown;
    std::string definition = {};  ///< SourceKind::named: an EPSG code or a PROJ text
};

/// Stable keys: unknown, lon_lat, gcj02, bd09, named.
std::string_view to_key(SourceKind kind);
/// "unknown", "4490" or "EPSG:4490" or "wgs84", "gcj02", "bd09"; everything else is a definition.
SourceSystem source_system(std::string_view text);

/// The zone whose number surveys write before an easting; 0: none.
int zone_of(double easting);
/// The systems of CGCS2000 whose eastings have the number of their zone: 3 degrees wide, or 6.
int epsg_of_zone(int zone);

/// A place that a pair can mean.
struct PlaceOfPair {
    LonLat position;           ///< EPSG:4490
    bool north_first = false;  ///< the pair gives the northing or latitude first
    bool guessed = false;      ///< as the pair's
};

/// Reads the pairs of one system.
class SystemReader {
public:
    /// Of a system that is known; refused like SourceCrs::create().
    static base::Result<SystemReader> create(const SourceSystem& system);

    /// In both orders, unless the pair says which; metres of a projection in China only. An easting may have the number
    /// of the system's zone or be without it.
    [[nodiscard]] std::vector<PlaceOfPair> read(const TypedPair& pair) const;
    /// Of a named system, as PROJ calls it; empty for the others.
    [[nodiscard]] std::string name() const { return crs_ ? crs_->name() : std::string(); }

private:
    explicit SystemReader(SourceKind kind) : kind_(kind) {}
    [[nodiscard]] std::optional<LonLat> angle(double lon, double lat) const;
    [[nodiscard]] std::optional<LonLat> projected(double east, double north) const;

    SourceKind kind_;
    std::optional<SourceCrs> crs_;
};

}  // namespace geo
