// What a feature of the map is, by an identity that stays when its number, name or place changes. Pure values.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "plan/plan.h"

namespace plan {

enum class FeatureKind : std::uint8_t { none, unit, park, station, carrier, note };

/// unit, park, station, carrier, note; empty for none.
std::string_view to_key(FeatureKind kind);
std::optional<FeatureKind> feature_kind_from_key(std::string_view key);

/// A feature of a plan; of kind none: no feature. A plan need not have it (any longer): Index::has() tells.
struct FeatureRef {
    FeatureKind kind = FeatureKind::none;
    /// Of a carrier or a note: its own id. Of a station: its order. Of a unit or a park: it follows from its code or
    /// key.
    std::int64_t id = 0;
    explicit operator bool() const { return kind != FeatureKind::none; }
    friend auto operator<=>(const FeatureRef&, const FeatureRef&) = default;
};

FeatureRef unit_ref(std::string_view code);
FeatureRef park_ref(std::string_view key);
FeatureRef station_ref(int order);
FeatureRef carrier_ref(std::int64_t id);
FeatureRef note_ref(std::int64_t id);

inline FeatureRef ref_of(const Unit& unit) { return unit_ref(unit.code); }
inline FeatureRef ref_of(const Park& park) { return park_ref(park.key); }
inline FeatureRef ref_of(const Station& station) { return station_ref(station.order); }
inline FeatureRef ref_of(const Carrier& carrier) { return carrier_ref(carrier.id); }
inline FeatureRef ref_of(const Note& note) { return note_ref(note.id); }

}  // namespace plan
