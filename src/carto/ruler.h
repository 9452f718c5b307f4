// Kilometres of the line: how far apart they are told, and in which words. Private to carto.
#pragma once

#include <string>
#include <vector>

#include "plan/stretch.h"

namespace carto {

/// The smallest round distance (1, 2, 5 times a power of ten) that is at least `least_px` long.
double ruler_spacing_m(double px_per_metre, double least_px);
/// Chainages of the ticks in a stretch, each a multiple of the spacing.
std::vector<double> ruler_ticks_m(const plan::Stretch& stretch, double spacing_m);
/// "K5"; with a spacing below a kilometre "K12+500".
std::string ruler_text(double chainage_m, double spacing_m);

}  // namespace carto
