// Whether a text can be read on its ground, by the contrast ratio of the Web Content Accessibility Guidelines 2.1
// (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio), and colours that can. Private to carto.
#pragma once

#include <span>

#include "carto/text.h"
#include "scene/scene.h"

namespace carto {

inline constexpr double k_least_contrast = 4.5;  ///< of small text, level AA

/// A channel of sRGB as linear light, 0 … 1.
double linear(std::uint8_t channel);

/// 1 (the same) … 21 (black on white); transparency is not regarded.
double contrast(scene::Colour one, scene::Colour other);

/// `wanted` on `ground`: as it is where it can be read, else as little lighter or darker as makes it so, its alpha
/// kept.
scene::Colour legible(scene::Colour wanted, scene::Colour ground);

/// The same with a halo that sets the text off: dark round a light text, light round a dark one.
TextColours legible(const TextColours& wanted, scene::Colour ground);

/// The same for a text that lies across several grounds: what stands out most from the worst of them. Its halo carries
/// it where that is too little.
TextColours legible(const TextColours& wanted, std::span<const scene::Colour> grounds);

}  // namespace carto
