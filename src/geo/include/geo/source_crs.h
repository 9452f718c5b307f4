// Positions of any reference system that PROJ knows, geographic or projected, as EPSG:4490: for coordinates that
// somebody typed or delivered. Systems that cannot be converted without parameters that are not public are refused.
// Owns its PROJ objects: one object belongs to one thread at a time. Network access is off.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "geo/geometry.h"

namespace geo {

class SourceCrs {
public:
    /// "EPSG:4549", "4549" or a PROJ text. Refused when unknown, or Beijing 1954 or Xian 1980: what PROJ gives for
    /// these is off by tens of metres.
    static base::Result<SourceCrs> create(const std::string& definition);

    SourceCrs(SourceCrs&&) noexcept;
    SourceCrs& operator=(SourceCrs&&) noexcept;
    ~SourceCrs();

    /// East (or longitude) before north, in the system's own unit, whatever its axes say. Nothing where that is no
    /// place of the system: what does not come back within a millimetre.
    [[nodiscard]] std::optional<LonLat> to_lon_lat(double east, double north) const;
    /// Longitude and latitude rather than metres.
    [[nodiscard]] bool is_geographic() const;
    [[nodiscard]] const std::string& name() const;

private:
    struct Impl;
    explicit SourceCrs(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace geo
