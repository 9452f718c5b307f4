// What the map is compared with: the same measure in another year, or the values with their targets. Pure functions;
// any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "carto/options.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace session {

/// A comparison that is under way.
struct Comparing {
    carto::Shown other;
    double split = 0.5;        ///< share of the map's width that lies left of the line between the two
    bool other_alone = false;  ///< the other map is looked at whole, as long as a key is held
    bool passing = false;      ///< begun by that key, gone with it
    friend bool operator==(const Comparing&, const Comparing&) = default;
};

/// Whether two maps of one indicator can lie beside each other: of one measure, or the values and their targets.
bool are_comparable(plan::Measure shown, plan::Measure other);
/// What a map can be compared with, the earliest first: other years that have values, and the targets where values are
/// shown.
std::vector<carto::Shown> comparable(const plan::Index& index, const carto::MapOptions& options);
/// The first year that has the measure, before the one shown; the targets where there is none. Empty: nothing is.
std::optional<carto::Shown> usual_comparison(const plan::Index& index, const carto::MapOptions& options);
/// "2020" or "Targets for 2025", for a choice or beside a line.
std::string shown_text(const plan::Index& index, const carto::Shown& shown, base::Language language);
/// What became of the values between two years, in words: "From 2020 to 2023 10 of 10 areas moved towards their target
/// …". Empty where the comparison is not of two years.
std::string comparison_sentence(const plan::Index& index, const carto::MapOptions& options, const carto::Shown& other);

}  // namespace session
