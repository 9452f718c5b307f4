// Transformation between EPSG:4490 and a projected display CRS. Owns its PROJ objects (one context each), so an object
// belongs to one thread at a time; make another for another thread. Network access is off.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"

namespace geo {

/// EPSG:4490 longitude latitude in degrees <-> easting northing in metres of a projected CRS.
class CrsTransform {
public:
    /// `projected_crs`: any definition PROJ reads, e.g. "EPSG:4549". Refused when unknown, geographic or not in metres.
    static base::Result<CrsTransform> create(const std::string& projected_crs);

    CrsTransform(CrsTransform&&) noexcept;
    CrsTransform& operator=(CrsTransform&&) noexcept;
    ~CrsTransform();

    /// Infinite coordinates where the position has no image in the CRS.
    [[nodiscard]] Projected forward(LonLat position) const;
    [[nodiscard]] LonLat inverse(Projected position) const;
    [[nodiscard]] std::vector<Projected> forward(std::span<const LonLat> positions) const;

    /// The CRS's own name, e.g. "CGCS2000 / 3-degree Gauss-Kruger CM 120E".
    [[nodiscard]] const std::string& name() const;

private:
    struct Impl;
    explicit CrsTransform(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// "9.1.1"
std::string proj_version();

}  // namespace geo
