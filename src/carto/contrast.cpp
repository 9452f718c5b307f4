#include "contrast.h"

#include <algorithm>
#include <cmath>

#include "style.h"

namespace carto {
namespace {

using scene::Colour;

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

Colour with_alpha(Colour colour, std::uint8_t alpha) {
    colour.a = alpha;
    return colour;
}

}  // namespace

double contrast(Colour one, Colour other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Colour legible(Colour wanted, Colour ground) {
    constexpr double k_step = 0.1;
    for (double share = 0; share < 1 + k_step / 2; share += k_step)
        for (const Colour goal : {scene::rgb(0x000000), scene::rgb(0xFFFFFF)}) {
            const Colour tried = mix(wanted, goal, std::min(share, 1.0));
            if (contrast(tried, ground) >= k_least_contrast) return with_alpha(tried, wanted.a);
        }
    return wanted;  // not reached: black or white reads on any ground
}

TextColours legible(const TextColours& wanted, Colour ground) {
    const Colour text = legible(wanted.text, ground);
    if (text == wanted.text) return wanted;
    const Theme& of_halo = theme(luminance(text) > luminance(ground) ? ThemeName::dark : ThemeName::light);
    return {text, with_alpha(of_halo.halo, wanted.halo.a)};
}

}  // namespace carto
