#include "session/known_text.h"

#include <cmath>
#include <fmt/format.h>

#include "plan/known_length.h"

namespace session {
namespace {

template <class... Args>
std::string say(base::Language language, const char* english, const Args&... args) {
    return fmt::format(fmt::runtime(base::translate(language, english)), args...);
}

/// Value and bounds in one unit.
std::string about_text(const plan::KnownLength& known, base::Language language) {
    if (known.most >= 1000)
        return say(language, base::mark("about {0} km, {1}–{2}"), plan::km_digits(known.metres),
                   plan::km_digits(known.least), plan::km_digits(known.most));
    return say(language, base::mark("about {0:.0f} m, {1:.0f}–{2:.0f}"), known.metres, known.least, known.most);
}

}  // namespace

std::string distance_text(double metres, base::Language language) {
    if (std::round(metres) < 1000) return say(language, base::mark("{:.0f} m"), metres);
    return say(language, base::mark("{} km"), plan::km_digits(metres));
}

std::string chainage_text(double chainage_m) {
    const auto metres = static_cast<long>(std::lround(chainage_m));
    return fmt::format("K{}+{:03}", metres / 1000, metres % 1000);
}

std::string about_distance(double metres, double uncertainty_m, base::Language language) {
    if (uncertainty_m <= 0) return distance_text(metres, language);
    const plan::KnownLength known = plan::known_length(metres, uncertainty_m);
    if (known.metres > 0) return about_text(known, language);
    return say(language, base::mark("within {0}"), distance_text(known.most, language));
}

std::string about_chainage(double chainage_m, double uncertainty_m, base::Language language) {
    if (uncertainty_m <= 0) return chainage_text(chainage_m);
    const plan::KnownLength known = plan::known_length(chainage_m, uncertainty_m);
    return say(language, base::mark("about {0}, {1}–{2}"), chainage_text(known.metres), chainage_text(known.least),
               chainage_text(known.most));
}

std::string side_text(int side, double offset_m, double uncertainty_m, base::Language language) {
    const bool certain = offset_m >= uncertainty_m;
    if (side == 0) return say(language, base::mark("on the line"));
    if (certain) return say(language, side < 0 ? base::mark("to the north") : base::mark("to the south"));
    return say(language, side < 0 ? base::mark("possibly to the north") : base::mark("possibly to the south"));
}

std::string short_distance(double metres, double uncertainty_m, base::Language language) {
    if (uncertainty_m <= 0) return distance_text(metres, language);
    const plan::KnownLength known = plan::known_length(metres, uncertainty_m);
    if (known.metres == 0) return "≤" + distance_text(known.most, language);
    if (known.most < 1000) return "≈" + distance_text(known.metres, language);
    return "≈" + say(language, base::mark("{} km"), plan::km_digits(known.metres));
}

std::string short_chainage(double chainage_m, double uncertainty_m) {
    if (uncertainty_m <= 0) return chainage_text(chainage_m);
    return "≈" + chainage_text(plan::known_length(chainage_m, uncertainty_m).metres);
}

}  // namespace session
