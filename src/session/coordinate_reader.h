// Takes a typed text apart into a pair of values. Knows no reference system. Private to session; pure, any thread.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

namespace session {

struct TypedPair {
    double first = 0;
    double second = 0;
    bool sexagesimal = false;  ///< minutes were given: both are degrees
};

/// Two numbers, or two angles in degrees, minutes and seconds, with the marks and words that people write around them,
/// in full-width characters as well. Nothing for everything else, for a southern or western position too.
std::optional<TypedPair> typed_pair(std::string_view text);

}  // namespace session
