// How well the classes of a palette can be told apart: by everyone, with deuteranopia and protanopia, in grey, and on a
// projector in a lit room. Below 5 two classes can be confused; 10 is aimed at. Private to carto; pure.
#pragma once

#include <span>

#include "scene/scene.h"

namespace carto {

/// CIE L*a*b*, D65.
struct Lab {
    double lightness = 0, a = 0, b = 0;
};

/// CIEDE2000 by Sharma, Wu, Dalal (2005), all weights 1.
double ciede2000(const Lab& one, const Lab& other);

/// The least CIEDE2000 between any two colours. Deuteranopia and protanopia by the matrices of Machado, Oliveira,
/// Fernandes (2009) for severity 1, in linear RGB. The projector adds a veil of a quarter of white.
struct PaletteScore {
    double normal = 0, deuteranopia = 0, protanopia = 0, grey = 0, projector = 0, projector_deuteranopia = 0;
};
PaletteScore score_palette(std::span<const scene::Colour> colours);

}  // namespace carto
