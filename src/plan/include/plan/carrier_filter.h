// Which carriers are shown, counted and written: one filter for the map, the tables, the corridor unrolled, the search
// and the export. Values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/name.h"

namespace plan {

/// Whether something lies in a reach, a unit or a stretch, as surely as its position is known: certain: all of its
/// circle of uncertainty does; outside: nothing of it; else possible.
enum class Membership : std::uint8_t { outside, possible, certain };
std::string_view to_key(Membership value);
Name label(Membership value);

/// What a carrier is asked for.
enum class FilterField : std::uint8_t { function, programme, body, segment, unit, stage, quality, within };
inline constexpr std::array k_filter_fields{FilterField::function, FilterField::programme, FilterField::body,
                                            FilterField::segment,  FilterField::unit,      FilterField::stage,
                                            FilterField::quality,  FilterField::within};
std::string_view to_key(FilterField value);
Name label(FilterField value);

/// A carrier passes when it passes every field and the text. A field that allows nothing by name lets all pass.
struct CarrierFilter {
    /// By field, keys: of a function, programme, stage, quality or Membership; the body as the plan writes it; the key
    /// of a segment, "off": of none; the code of a unit, "outside": of none.
    std::array<std::vector<std::string>, k_filter_fields.size()> allowed;
    std::string text;  ///< words that must all occur in its number, name, body or task

    [[nodiscard]] const std::vector<std::string>& of(FilterField field) const {
        return allowed[static_cast<std::size_t>(field)];
    }
    [[nodiscard]] bool allows(FilterField field, std::string_view key) const;
    /// Allows a key by name, or no longer.
    void toggle(FilterField field, const std::string& key);
    [[nodiscard]] bool empty() const { return *this == CarrierFilter{}; }
    friend bool operator==(const CarrierFilter&, const CarrierFilter&) = default;
};

inline constexpr std::string_view k_off_corridor = "off", k_outside_city = "outside";

}  // namespace plan
