// Where a carrier is to be placed by typed or pasted coordinates: every place that a text can mean, and where each
// lies. One place: no question. Several: the user chooses. Knows no widget. Owns nothing; the thread of its
// Coordinates.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/source_system.h"
#include "plan/corridor_index.h"
#include "plan/nearness.h"
#include "session/coordinates.h"

namespace session {

using geo::source_system;
using geo::SourceKind;
using geo::SourceSystem;
using geo::to_key;
inline constexpr std::array k_source_kinds{SourceKind::unknown, SourceKind::lon_lat, SourceKind::gcj02,
                                           SourceKind::bd09, SourceKind::named};

/// For a choice: "高德、腾讯（GCJ-02）".
std::string label(SourceKind kind, base::Language language);

struct PlaceCandidate {
    geo::LonLat position;  ///< EPSG:4490
    ReadAs read_as = ReadAs::lon_lat;
    std::string system = {};            ///< the named system's own name; empty for the others
    bool north_first = false;           ///< the text gives the northing or latitude first
    bool guessed = false;               ///< minutes without a single mark: to be asked about, never taken
    std::optional<double> height = {};  ///< that the text gives as well; nobody keeps it
    const plan::Unit* unit = nullptr;   ///< it lies in; null outside the city. Points into the index's plan
    plan::Nearness nearness = {};
    [[nodiscard]] bool in_city() const { return unit != nullptr; }
};

/// The places that `text` can mean, never none. Where some lie in the city, those outside are left out; where some lie
/// near it, those far away. Refuses a text that is no pair of coordinates of the source system, one that names another
/// system, the number of another zone, and a system that cannot be converted; says what was likely meant.
base::Result<std::vector<PlaceCandidate>> read_places(const Coordinates& coordinates, const plan::CorridorIndex& index,
                                                      std::string_view text, const SourceSystem& source);

/// How it was read, and where it lies: "CGCS2000 3 度带 …，位于长安镇".
std::string describe(const PlaceCandidate& candidate, base::Language language);
/// What becomes of a third number.
std::string height_words(double height, base::Language language);
/// 120.68000, 30.52000: how a position is proposed.
std::string proposed_text(geo::LonLat position);

}  // namespace session
