#include "session/known_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "carto/options.h"
#include "plan/index.h"
#include "plan/known_length.h"
#include "plan/lines.h"
#include "plan/review_index.h"
#include "plan/ruler.h"
#include "say.h"
#include "session/facts.h"

namespace session {
namespace {

/// Value and bounds in one unit.
std::string about_text(const plan::KnownLength& known, base::Language language) {
    if (known.most >= 1000)
        return say(language, base::mark("about {0} km, {1}–{2}"), plan::km_digits(known.metres),
                   plan::km_digits(known.least), plan::km_digits(known.most));
    return say(language, base::mark("about {0:.0f} m, {1:.0f}–{2:.0f}"), known.metres, known.least, known.most);
}

std::string rounded_chainage(const plan::Ruler& ruler, double measured_m, double step_m) {
    return plan::ruler_text(std::round(ruler.shown_m(measured_m) / step_m) * step_m);
}

}  // namespace

std::string distance_text(double metres, base::Language language) {
    if (std::round(metres) < 1000) return say(language, base::mark("{:.0f} m"), metres);
    return say(language, base::mark("{} km"), plan::km_digits(metres));
}

std::optional<FactRow> line_row(const plan::Index& index, std::size_t line, base::Language language) {
    if (!plan::has_several_lines(index.plan())) return std::nullopt;
    return FactRow{base::translate_in(language, "rail", "Line"), carto::in(index->rail[line].name, language)};
}

std::string chainage_text(const plan::Ruler& ruler, double measured_m) {
    return plan::ruler_text(ruler.shown_m(measured_m));
}

const char* chainage_title(const plan::Ruler& ruler) {
    return ruler.kind() == plan::RulerKind::official ? base::mark("Official chainage") : base::mark("Chainage");
}

bool are_official(const plan::ReviewIndex& review) {
    const std::size_t lines = review.index()->rail.size();
    for (std::size_t line = 0; line < lines; ++line)
        if (review.corridor().measures_along(line) && review.index().ruler(line).kind() != plan::RulerKind::official)
            return false;
    return lines > 0;
}

std::string stretch_text(const plan::Ruler& ruler, double from_m, double to_m) {
    if (ruler.reversed()) std::swap(from_m, to_m);
    return chainage_text(ruler, from_m) + " – " + chainage_text(ruler, to_m);
}

std::string about_distance(double metres, double uncertainty_m, base::Language language) {
    if (uncertainty_m <= 0) return distance_text(metres, language);
    const plan::KnownLength known = plan::known_length(metres, uncertainty_m);
    if (known.metres > 0) return about_text(known, language);
    return say(language, base::mark("within {0}"), distance_text(known.most, language));
}

std::string about_chainage(const plan::Ruler& ruler, double measured_m, double uncertainty_m, base::Language language) {
    if (uncertainty_m <= 0) return chainage_text(ruler, measured_m);
    const double step = plan::known_length(std::abs(measured_m), uncertainty_m).step;
    double least = std::max(std::min(measured_m, 0.0), measured_m - uncertainty_m), most = measured_m + uncertainty_m;
    if (ruler.reversed()) std::swap(least, most);
    return say(language, base::mark("about {0}, {1}–{2}"), rounded_chainage(ruler, measured_m, step),
               rounded_chainage(ruler, least, step), rounded_chainage(ruler, most, step));
}

std::string side_text(const plan::Index& index, std::size_t line, int side, double offset_m, double uncertainty_m,
                      base::Language language) {
    if (side == 0) return say(language, base::mark("on the line"));
    const bool certain = offset_m >= uncertainty_m;
    switch (plan::wind_of_side(index->rail[line], side)) {
        case plan::Wind::north:
            return say(language, certain ? base::mark("to the north") : base::mark("possibly to the north"));
        case plan::Wind::east:
            return say(language, certain ? base::mark("to the east") : base::mark("possibly to the east"));
        case plan::Wind::south:
            return say(language, certain ? base::mark("to the south") : base::mark("possibly to the south"));
        case plan::Wind::west:
            return say(language, certain ? base::mark("to the west") : base::mark("possibly to the west"));
    }
    return {};
}

std::string short_distance(double metres, double uncertainty_m, base::Language language) {
    if (uncertainty_m <= 0) return distance_text(metres, language);
    const plan::KnownLength known = plan::known_length(metres, uncertainty_m);
    if (known.metres == 0) return "≤" + distance_text(known.most, language);
    if (known.most < 1000) return "≈" + distance_text(known.metres, language);
    return "≈" + say(language, base::mark("{} km"), plan::km_digits(known.metres));
}

std::string short_chainage(const plan::Ruler& ruler, double measured_m, double uncertainty_m) {
    if (uncertainty_m <= 0) return chainage_text(ruler, measured_m);
    const double step = plan::known_length(std::abs(measured_m), uncertainty_m).step;
    return "≈" + rounded_chainage(ruler, measured_m, step);
}

}  // namespace session
