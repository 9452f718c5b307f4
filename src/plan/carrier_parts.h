// What of a carrier changes as one thing, as when changes of two people are merged: a field by itself, the position
// with all that describes it. Private to plan; pure.
#pragma once

#include <span>
#include <string_view>

#include "plan/carrier.h"

namespace plan {

struct CarrierPart {
    std::string_view key;
    const char* label;  ///< an id of the catalogue
    bool (*same)(const Carrier&, const Carrier&);
    void (*take)(Carrier& to, const Carrier& from);
};

/// All of them but the id, the number first and whether it lies in the bin last.
std::span<const CarrierPart> carrier_parts();

}  // namespace plan
