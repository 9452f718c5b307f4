#include "contrast.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "style.h"

namespace carto {
namespace {

using scene::Colour;

double luminance(Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

Colour with_alpha(Colour colour, std::uint8_t alpha) {
    colour.a = alpha;
    return colour;
}

}  // namespace

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double contrast(Colour one, Colour other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Colour legible(Colour wanted, Colour ground) {
    constexpr double k_step = 0.1, k_clear = 7;  // once it changes at all, it shall be clear: level AAA
    if (contrast(wanted, ground) >= k_least_contrast) return wanted;
    const Colour black = scene::rgb(0x000000), white = scene::rgb(0xFFFFFF);
    const Colour goal = contrast(black, ground) >= contrast(white, ground) ? black : white;
    for (double share = k_step; share < 1; share += k_step)
        if (const Colour tried = mix(wanted, goal, share); contrast(tried, ground) >= k_clear)
            return with_alpha(tried, wanted.a);
    return with_alpha(goal, wanted.a);
}

TextColours legible(const TextColours& wanted, Colour ground) {
    const Colour text = legible(wanted.text, ground);
    if (text == wanted.text) return wanted;
    const Theme& of_halo = theme(luminance(text) > luminance(ground) ? ThemeName::dark : ThemeName::light);
    return {text, with_alpha(of_halo.halo, wanted.halo.a)};
}

TextColours legible(const TextColours& wanted, std::span<const Colour> grounds) {
    const auto least = [&](Colour text) {
        double out = std::numeric_limits<double>::infinity();
        for (const Colour ground : grounds) out = std::min(out, contrast(text, ground));
        return out;
    };
    TextColours best = wanted;
    for (const Colour ground : grounds)
        if (const TextColours tried = legible(wanted, ground); least(tried.text) > least(best.text)) best = tried;
    return best;
}

}  // namespace carto
