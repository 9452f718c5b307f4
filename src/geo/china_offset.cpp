#include "geo/china_offset.h"

#include <cmath>
#include <numbers>

namespace geo {
namespace {

constexpr double k_pi = std::numbers::pi;
constexpr int k_most_rounds = 50;
constexpr double k_close_deg = 1e-13;  // about 10 nm

// The ellipsoid that the offset in metres is turned into degrees with (Krasovsky 1940).
constexpr double k_semi_major_m = 6378245.0;
constexpr double k_eccentricity_squared = 0.00669342162296594323;

// Where web maps shift at all. The box is coarse: it holds parts of the neighbours too.
bool in_china(LonLat p) { return p.lon >= 72.004 && p.lon <= 137.8347 && p.lat >= 0.8293 && p.lat <= 55.8271; }

/// Two of the three waves that both components of the offset have in common, in metres.
double short_waves(double x) { return (20 * std::sin(6 * k_pi * x) + 20 * std::sin(2 * k_pi * x)) * 2 / 3; }

double offset_east_m(double x, double y) {
    const double long_waves = 20 * std::sin(k_pi * x) + 40 * std::sin(k_pi * x / 3) +  //
                              150 * std::sin(k_pi * x / 12) + 300 * std::sin(k_pi * x / 30);
    return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + short_waves(x) +
           long_waves * 2 / 3;
}

double offset_north_m(double x, double y) {
    const double long_waves = 20 * std::sin(k_pi * y) + 40 * std::sin(k_pi * y / 3) +  //
                              160 * std::sin(k_pi * y / 12) + 320 * std::sin(k_pi * y / 30);
    return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + short_waves(x) +
           long_waves * 2 / 3;
}

/// GCJ-02 of a position in China.
LonLat shifted(LonLat p) {
    const double x = p.lon - 105;
    const double y = p.lat - 35;
    const double latitude = p.lat * k_pi / 180;
    const double w2 = 1 - k_eccentricity_squared * std::sin(latitude) * std::sin(latitude);
    const double normal_m = k_semi_major_m / std::sqrt(w2);
    const double meridian_m = k_semi_major_m * (1 - k_eccentricity_squared) / (w2 * std::sqrt(w2));
    return {p.lon + offset_east_m(x, y) / (normal_m * std::cos(latitude)) * 180 / k_pi,
            p.lat + offset_north_m(x, y) / meridian_m * 180 / k_pi};
}

/// BD-09 of a GCJ-02 position: a second shift, in polar coordinates of the degrees.
LonLat baidu_from_gcj(LonLat p) {
    constexpr double k_wave = k_pi * 3000 / 180;
    const double radius = std::hypot(p.lon, p.lat) + 0.00002 * std::sin(p.lat * k_wave);
    const double angle = std::atan2(p.lat, p.lon) + 0.000003 * std::cos(p.lon * k_wave);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

/// The position that `shift` takes to `wanted`. The shifts change so slowly from place to place that correcting by
/// what is still wrong gains two digits or more each round.
template <class Shift>
LonLat undo(LonLat wanted, Shift shift) {
    LonLat p = wanted;
    for (int round = 0; round < k_most_rounds; ++round) {
        const LonLat got = shift(p);
        const double east = wanted.lon - got.lon;
        const double north = wanted.lat - got.lat;
        p = {p.lon + east, p.lat + north};
        if (std::abs(east) < k_close_deg && std::abs(north) < k_close_deg) break;
    }
    return p;
}

}  // namespace

LonLat gcj02_from_wgs84(LonLat wgs84) { return in_china(wgs84) ? shifted(wgs84) : wgs84; }

LonLat wgs84_from_gcj02(LonLat gcj02) { return in_china(gcj02) ? undo(gcj02, shifted) : gcj02; }

LonLat bd09_from_wgs84(LonLat wgs84) { return in_china(wgs84) ? baidu_from_gcj(shifted(wgs84)) : wgs84; }

LonLat wgs84_from_bd09(LonLat bd09) { return in_china(bd09) ? undo(undo(bd09, baidu_from_gcj), shifted) : bd09; }

}  // namespace geo
