// The reference systems that the positions of a list may be in, by the keys of answers and titles, and what pairs mean
// in them. Private to tables; belongs to one thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/coordinate_text.h"
#include "geo/source_system.h"
#include "plan/plan.h"

namespace tables {

inline constexpr std::string_view k_unknown_system = "unknown";

/// What a key stands for: cgcs2000, wgs84, gcj02, bd09, zone39 … zone41, or a code like EPSG:4549.
geo::SourceSystem system_of_key(std::string_view key);
/// The words for an answer: CGCS2000 longitude and latitude.
plan::Name label_of_system(std::string_view key);
/// Keys of the systems that numbers in degrees, or in metres, may be in; likeliest first.
std::vector<std::string> usual_systems(bool metres);

/// The order in which a pair gives its numbers, where it does not say so itself.
geo::TypedPair in_order(geo::TypedPair pair, geo::TypedOrder order);

/// Whether both numbers are too large for degrees.
bool is_in_metres(const geo::TypedPair& pair);

/// Systems by key, each made once.
class Systems {
public:
    /// Where a pair lies in a system; nothing where that is no place of it. Refused where the system cannot be read.
    base::Result<std::vector<geo::LonLat>> places(const std::string& key, const geo::TypedPair& pair);

private:
    std::map<std::string, base::Result<geo::SystemReader>, std::less<>> readers_;
};

/// How far a position of a system that nobody knows may be off, metres: in degrees by the shifts of web maps, in metres
/// by the older systems of surveys.
double doubt_of_unknown_system_m(geo::LonLat position, bool metres);

}  // namespace tables
