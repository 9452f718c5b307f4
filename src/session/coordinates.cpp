#include "session/coordinates.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "geo/china_offset.h"
#include "geo/coordinate_text.h"
#include "geo/crs.h"

namespace session {
namespace {

constexpr double k_zone_40_m = 40'000'000;  // EPSG:4528 writes its zone number before the easting

struct Described {
    CoordinateSystem system;
    std::string_view key;
    const char* english;
};

constexpr std::array<Described, 6> k_described{{
    {CoordinateSystem::cgcs2000, "cgcs2000", base::mark("CGCS2000 lon/lat (EPSG:4490)")},
    {CoordinateSystem::gk_cm120, "gk_cm120", base::mark("CGCS2000 3-degree Gauss-Kruger CM 120E (EPSG:4549)")},
    {CoordinateSystem::gk_zone40, "gk_zone40", base::mark("CGCS2000 3-degree Gauss-Kruger zone 40 (EPSG:4528)")},
    {CoordinateSystem::wgs84_dms, "wgs84_dms", base::mark("WGS 84 degrees, minutes, seconds")},
    {CoordinateSystem::gcj02, "gcj02", base::mark("GCJ-02 (Amap, Tencent), approximate")},
    {CoordinateSystem::bd09, "bd09", base::mark("BD-09 (Baidu), approximate")},
}};

struct Range {
    double low, high;
    [[nodiscard]] bool holds(double v) const { return v >= low && v <= high; }
};

// China with a margin; longitudes and latitudes do not meet, so their order never matters.
constexpr Range k_longitude{73, 136};
constexpr Range k_latitude{3, 54};

std::string degrees_text(geo::LonLat p) { return fmt::format("{:.5f}°E {:.5f}°N", p.lon, p.lat); }

/// 120°40′48.0″, rounded as a whole so that no 60 appears.
std::string sexagesimal(double degrees) {
    const auto tenths = std::llround(degrees * 36000);
    return fmt::format("{}°{:02}′{:02}.{}″", tenths / 36000, tenths / 600 % 60, tenths / 10 % 60, tenths % 10);
}

/// A dash where the projection has no image.
std::string survey_text(geo::Projected p, double added_m) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return "–";
    return fmt::format("X {:.1f} Y {:.1f}", p.y, p.x + added_m);
}

}  // namespace

std::string_view to_key(CoordinateSystem system) { return k_described.at(static_cast<std::size_t>(system)).key; }

std::optional<CoordinateSystem> coordinate_system_from_key(std::string_view key) {
    for (const Described& d : k_described)
        if (d.key == key) return d.system;
    return std::nullopt;
}

std::string label(CoordinateSystem system, base::Language language) {
    return base::translate(language, k_described.at(static_cast<std::size_t>(system)).english);
}

std::string label(ReadAs read_as, base::Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    switch (read_as) {
        case ReadAs::lon_lat: return say("longitude and latitude");
        case ReadAs::dms: return say("degrees, minutes and seconds");
        case ReadAs::gk_cm120: return say("3-degree Gauss-Kruger CM 120E (EPSG:4549)");
        case ReadAs::gk_zone40: return say("3-degree Gauss-Kruger zone 40 (EPSG:4528)");
        case ReadAs::gk_cm123: return say("6-degree Gauss-Kruger CM 123E (EPSG:4510)");
        case ReadAs::web_mercator: return say("Web Mercator (EPSG:3857)");
        case ReadAs::gcj02: return say("Amap, Tencent (GCJ-02)");
        case ReadAs::bd09: return say("Baidu (BD-09)");
        case ReadAs::named_system: return say("Another system (EPSG)");
    }
    return {};
}

struct Coordinates::Impl {
    geo::CrsTransform cm120, cm123, mercator;

    void add(std::vector<CoordinateReading>& out, const geo::CrsTransform& from, geo::Projected p, ReadAs as) const {
        const geo::LonLat position = from.inverse(p);
        if (k_longitude.holds(position.lon) && k_latitude.holds(position.lat)) out.push_back({position, as});
    }

    /// One order of a pair of numbers: east first. The systems' ranges do not meet, so at most one of them takes it.
    void read(std::vector<CoordinateReading>& out, double east, double north, const geo::TypedPair& pair) const {
        constexpr Range k_northing{1'900'000, 6'100'000};
        constexpr Range k_zone_easting{350'000, 650'000};  // a 3° zone is at most 140 km wide on either side
        constexpr Range k_far_west_easting{200'000, 350'000};
        constexpr Range k_mercator_x{8'100'000, 15'200'000};
        constexpr Range k_mercator_y{330'000, 7'200'000};
        if (k_longitude.holds(east) && k_latitude.holds(north))
            out.push_back({{east, north}, pair.sexagesimal ? ReadAs::dms : ReadAs::lon_lat});
        if (pair.angles) return;
        if (k_northing.holds(north) && k_zone_easting.holds(east)) add(out, cm120, {east, north}, ReadAs::gk_cm120);
        if (k_northing.holds(north) && k_zone_easting.holds(east - k_zone_40_m))
            add(out, cm120, {east - k_zone_40_m, north}, ReadAs::gk_zone40);
        if (k_northing.holds(north) && k_far_west_easting.holds(east)) add(out, cm123, {east, north}, ReadAs::gk_cm123);
        if (k_mercator_x.holds(east) && k_mercator_y.holds(north))
            add(out, mercator, {east, north}, ReadAs::web_mercator);
    }
};

Coordinates::Coordinates(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Coordinates::Coordinates(Coordinates&&) noexcept = default;
Coordinates& Coordinates::operator=(Coordinates&&) noexcept = default;
Coordinates::~Coordinates() = default;

base::Result<Coordinates> Coordinates::create() {
    auto cm120 = geo::CrsTransform::create("EPSG:4549");
    if (!cm120) return base::pass(cm120.error());
    auto cm123 = geo::CrsTransform::create("EPSG:4510");
    if (!cm123) return base::pass(cm123.error());
    auto mercator = geo::CrsTransform::create("EPSG:3857");
    if (!mercator) return base::pass(mercator.error());
    return Coordinates(std::make_unique<Impl>(Impl{std::move(*cm120), std::move(*cm123), std::move(*mercator)}));
}

std::string Coordinates::text(CoordinateSystem system, geo::LonLat position, base::Language language) const {
    const auto approximate = [&](geo::LonLat shifted) {
        return degrees_text(shifted) + " " + base::translate(language, "approx.");
    };
    switch (system) {
        case CoordinateSystem::cgcs2000: return degrees_text(position);
        case CoordinateSystem::gk_cm120: return survey_text(impl_->cm120.forward(position), 0);
        case CoordinateSystem::gk_zone40: return survey_text(impl_->cm120.forward(position), k_zone_40_m);
        case CoordinateSystem::wgs84_dms: return sexagesimal(position.lon) + "E " + sexagesimal(position.lat) + "N";
        case CoordinateSystem::gcj02: return approximate(geo::gcj02_from_wgs84(position));
        case CoordinateSystem::bd09: return approximate(geo::bd09_from_wgs84(position));
    }
    return {};
}

std::vector<CoordinateReading> Coordinates::read(const geo::TypedPair& pair) const {
    std::vector<CoordinateReading> readings;
    constexpr std::array<std::string_view, 7> k_known{"",          "gcj02",     "bd09",     "EPSG:4326",
                                                      "EPSG:4490", "EPSG:4549", "EPSG:4528"};
    if (std::find(k_known.begin(), k_known.end(), pair.system) == k_known.end()) return readings;
    const auto read_order = [&](double east, double north, bool north_first) {
        const std::size_t before = readings.size();
        impl_->read(readings, east, north, pair);
        for (std::size_t i = before; i < readings.size(); ++i) readings[i].north_first = north_first;
    };
    if (pair.order != geo::TypedOrder::north_first) read_order(pair.first, pair.second, false);
    if (pair.order != geo::TypedOrder::east_first) read_order(pair.second, pair.first, true);
    for (CoordinateReading& reading : readings) {
        reading.guessed = pair.guessed;
        if (pair.system == "gcj02") {
            reading.position = geo::wgs84_from_gcj02(reading.position);
            reading.read_as = ReadAs::gcj02;
        }
        if (pair.system == "bd09") {
            reading.position = geo::wgs84_from_bd09(reading.position);
            reading.read_as = ReadAs::bd09;
        }
    }
    return readings;
}

std::vector<CoordinateReading> Coordinates::read(std::string_view text) const {
    std::vector<CoordinateReading> readings;
    for (const geo::TypedPair& pair : geo::typed_pairs(text))
        for (const CoordinateReading& reading : read(pair))
            if (std::find(readings.begin(), readings.end(), reading) == readings.end()) readings.push_back(reading);
    return readings;
}

}  // namespace session
