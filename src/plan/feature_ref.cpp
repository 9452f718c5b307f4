#include "plan/feature_ref.h"

#include "stable_id.h"

namespace plan {

std::string_view to_key(FeatureKind kind) {
    switch (kind) {
        case FeatureKind::none: return {};
        case FeatureKind::unit: return "unit";
        case FeatureKind::park: return "park";
        case FeatureKind::station: return "station";
        case FeatureKind::carrier: return "carrier";
        case FeatureKind::note: return "note";
    }
    return {};
}

std::optional<FeatureKind> feature_kind_from_key(std::string_view key) {
    for (const FeatureKind kind :
         {FeatureKind::unit, FeatureKind::park, FeatureKind::station, FeatureKind::carrier, FeatureKind::note})
        if (to_key(kind) == key) return kind;
    return std::nullopt;
}

FeatureRef unit_ref(std::string_view code) { return {FeatureKind::unit, stable_id(code)}; }
FeatureRef park_ref(std::string_view key) { return {FeatureKind::park, stable_id(key)}; }
FeatureRef station_ref(int order) { return {FeatureKind::station, order}; }
FeatureRef carrier_ref(std::int64_t id) { return {FeatureKind::carrier, id}; }
FeatureRef note_ref(std::int64_t id) { return {FeatureKind::note, id}; }

}  // namespace plan
