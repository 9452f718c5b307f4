// Coordinates as people type and paste them, taken apart into pairs of numbers: the one grammar for fields, commands,
// streams of edits and columns of tables. It consumes the whole text or reads nothing. Knows no reference system and no
// place; what the numbers mean there is the caller's to say. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// What labels and hemispheres say of the order.
enum class TypedOrder { open, east_first, north_first };

/// One way to read a text.
struct TypedPair {
    double first = 0;   ///< western longitudes and southern latitudes are negative
    double second = 0;  ///< likewise
    TypedOrder order = TypedOrder::open;
    bool angles = false;       ///< marks of degrees or the words of longitude and latitude stand there
    bool sexagesimal = false;  ///< minutes were given: both are degrees
    bool guessed = false;      ///< minutes without a single mark: to be asked about, never taken
    std::optional<double> height = {};
    std::string system = {};  ///< that the text itself names: "EPSG:4326", "gcj02", "bd09"; empty: none
    friend bool operator==(const TypedPair&, const TypedPair&) = default;
};

/// Every way in which the text is a pair, likeliest first; a comma may separate two numbers, the digits of one, or its
/// whole part from its decimals.
std::vector<TypedPair> typed_pairs(std::string_view text);

}  // namespace geo
