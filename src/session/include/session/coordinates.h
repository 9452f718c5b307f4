// Positions as text in the reference systems that planners use in China, and back: the state line, "go to coordinates",
// the inspector. Knows no map and no plan. Owns PROJ objects: one object belongs to one thread.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/translate.h"
#include "geo/geometry.h"

namespace geo {
struct TypedPair;
}

namespace session {

/// How a position is written. EPSG:4490, EPSG:4549, EPSG:4528 (4549 with the zone number 40 before the easting), WGS 84
/// in degrees, minutes and seconds, and the two shifted systems of web maps.
enum class CoordinateSystem { cgcs2000, gk_cm120, gk_zone40, wgs84_dms, gcj02, bd09 };
inline constexpr std::array k_coordinate_systems{CoordinateSystem::cgcs2000,  CoordinateSystem::gk_cm120,
                                                 CoordinateSystem::gk_zone40, CoordinateSystem::wgs84_dms,
                                                 CoordinateSystem::gcj02,     CoordinateSystem::bd09};

/// Stable keys for settings: the names of the enumeration.
std::string_view to_key(CoordinateSystem system);
std::optional<CoordinateSystem> coordinate_system_from_key(std::string_view key);
/// For menus: "CGCS2000 经纬度 (EPSG:4490)".
std::string label(CoordinateSystem system, base::Language language);

/// How a typed text was understood. GCJ-02 and BD-09 look like any longitude and latitude, so they are never guessed.
/// The last three come only from a source that was named (see place_reader.h).
enum class ReadAs { lon_lat, dms, gk_cm120, gk_zone40, gk_cm123, web_mercator, gcj02, bd09, named_system };
std::string label(ReadAs read_as, base::Language language);

struct CoordinateReading {
    geo::LonLat position;  ///< EPSG:4490, degrees, longitude first
    ReadAs read_as = ReadAs::lon_lat;
    bool north_first = false;  ///< the text gives the northing or latitude first
    bool guessed = false;      ///< minutes without a single mark: to be asked about, never taken
    friend bool operator==(const CoordinateReading&, const CoordinateReading&) = default;
};

class Coordinates {
public:
    /// Fails where PROJ's database is missing.
    static base::Result<Coordinates> create();

    Coordinates(Coordinates&&) noexcept;
    Coordinates& operator=(Coordinates&&) noexcept;
    ~Coordinates();

    /// A position (EPSG:4490) in one line with a fixed number of decimals. Gauss–Krüger in the order of Chinese
    /// surveys, X northing before Y easting, in metres; the shifted systems are marked as approximate.
    [[nodiscard]] std::string text(CoordinateSystem system, geo::LonLat position, base::Language language) const;

    /// Every way in which a pair of numbers can be read, likeliest first; empty when it is none or lies outside China.
    /// Reads what geo::typed_pairs() takes apart: longitude and latitude in either order, degrees, minutes and seconds,
    /// EPSG:4549, 4528 and 4510 in either order, and Web Mercator.
    [[nodiscard]] std::vector<CoordinateReading> read(std::string_view text) const;
    /// The same of one way to take the text apart.
    [[nodiscard]] std::vector<CoordinateReading> read(const geo::TypedPair& pair) const;

private:
    struct Impl;
    explicit Coordinates(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace session
