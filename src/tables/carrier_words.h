// The words of the heads of lists of carriers. Data: assets/carrier_words.json, compiled in; docs/tables.md explains
// the classes. Private to tables; immutable once made, any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tables/carriers.h"
#include "tables/head_words.h"

namespace tables {

/// Which part of an angle a column holds where degrees, minutes and seconds stand in columns of their own.
enum class AnglePart : std::uint8_t { degrees, minutes, seconds };

struct CarrierWords {
    static const CarrierWords& built_in();

    std::vector<std::pair<std::string, CarrierRole>> roles;
    std::vector<std::string> function_or_programme;  ///< by what stands under it
    std::vector<std::string> neutral;
    std::vector<UnitWord> units;                               ///< beside those of HeadWords
    std::vector<std::pair<std::string, std::string>> systems;  ///< what a text calls a reference system, and its key
    std::vector<std::pair<std::string, AnglePart>> angle_parts;
    std::vector<std::string> system_lines;     ///< how a line that names one begins
    std::vector<std::u32string> says_nothing;  ///< beside the marks of a missing value; folded
};

}  // namespace tables
