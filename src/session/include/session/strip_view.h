// Looking along the unrolled line: zooming, panning, and what a chosen stretch holds. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>

#include "base/translate.h"
#include "plan/corridor_strip.h"
#include "plan/reach.h"
#include "plan/stretch.h"

namespace plan {
class Ruler;
}

namespace session {

/// What is shown after zooming by a factor (above 1: in) around a chainage, which stays where it is; nothing: the whole
/// line. Never beyond `whole`, never less than a few hundred metres.
std::optional<plan::Stretch> zoomed(const plan::Stretch& whole, const plan::Stretch& shown, double factor, double at_m);
/// The same length farther along, as far as the line goes.
std::optional<plan::Stretch> panned(const plan::Stretch& whole, const plan::Stretch& shown, double by_m);

/// How many carriers lie in a stretch, as surely as their positions are known: a circle of uncertainty covers as much
/// of the line to either side of its chainage.
plan::WithinReach carriers_in(const plan::CorridorStrip& strip, const plan::Stretch& stretch);
/// "K12+300 – K18+900, 6.6 km: 2 stations; carriers: 3 certain, 5 possible"
std::string stretch_text(const plan::Ruler& ruler, const plan::CorridorStrip& strip, const plan::Stretch& stretch,
                         base::Language language);
/// "K12+350, 1.2 km to the north"
std::string strip_place_text(const plan::Index& index, std::size_t line, double chainage_m, double offset_m,
                             base::Language language);

}  // namespace session
