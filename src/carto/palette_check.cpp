#include "palette_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <vector>

#include "contrast.h"

namespace carto {
namespace {

using Rgb = std::array<double, 3>;  // linear, 0 … 1
using Matrix = std::array<Rgb, 3>;
using View = std::function<Rgb(const Rgb&)>;

constexpr Matrix k_deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix k_protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix k_to_xyz{
    {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
constexpr Rgb k_white{0.95047, 1.0, 1.08883};
constexpr double k_veil = 0.25;

Rgb times(const Matrix& m, const Rgb& c) {
    Rgb out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * c[0] + m[i][1] * c[1] + m[i][2] * c[2];
    return out;
}

Rgb seen_by(const Matrix& m, const Rgb& c) {
    Rgb out = times(m, c);
    for (double& channel : out) channel = std::clamp(channel, 0.0, 1.0);
    return out;
}

Rgb in_grey(const Rgb& c) {
    const double y = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    return {y, y, y};
}

Rgb veiled(const Rgb& c) {
    return {(c[0] + k_veil) / (1 + k_veil), (c[1] + k_veil) / (1 + k_veil), (c[2] + k_veil) / (1 + k_veil)};
}

Lab to_lab(const Rgb& c) {
    const Rgb xyz = times(k_to_xyz, c);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f(xyz[0] / k_white[0]), y = f(xyz[1] / k_white[1]), z = f(xyz[2] / k_white[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

/// 0 … 360
double hue(double a, double b) {
    if (a == 0 && b == 0) return 0;
    const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

double mean_hue(double one, double other, bool either_grey) {
    const double sum = one + other;
    if (either_grey) return sum;
    if (std::abs(one - other) <= 180) return sum / 2;
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

double hue_step(double one, double other) {
    const double step = other - one;
    if (step > 180) return step - 360;
    return step < -180 ? step + 360 : step;
}

double least_difference(std::span<const scene::Colour> colours, const View& view) {
    std::vector<Lab> labs;
    for (const scene::Colour& c : colours) labs.push_back(to_lab(view({linear(c.r), linear(c.g), linear(c.b)})));
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < labs.size(); ++i)
        for (std::size_t k = i + 1; k < labs.size(); ++k) least = std::min(least, ciede2000(labs[i], labs[k]));
    return least;
}

}  // namespace

// The names are those of the paper.
double ciede2000(const Lab& one, const Lab& other) {
    const auto seventh = [](double c) { return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7))); };
    const double mean_c = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2;
    const double g = 0.5 * (1 - seventh(mean_c));
    const double a1 = (1 + g) * one.a, a2 = (1 + g) * other.a;
    const double c1 = std::hypot(a1, one.b), c2 = std::hypot(a2, other.b);
    const double h1 = hue(a1, one.b), h2 = hue(a2, other.b);
    const bool grey = c1 * c2 == 0;
    const double d_l = other.lightness - one.lightness, d_c = c2 - c1;
    const double d_h = grey ? 0 : 2 * std::sqrt(c1 * c2) * std::sin(radians(hue_step(h1, h2)) / 2);
    const double l = (one.lightness + other.lightness) / 2, c = (c1 + c2) / 2, h = mean_hue(h1, h2, grey);
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
    const double d_theta = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double s_l = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
    const double s_c = 1 + 0.045 * c, s_h = 1 + 0.015 * c * t;
    const double r_t = -std::sin(radians(2 * d_theta)) * 2 * seventh(c);
    return std::sqrt(std::pow(d_l / s_l, 2) + std::pow(d_c / s_c, 2) + std::pow(d_h / s_h, 2) +
                     r_t * (d_c / s_c) * (d_h / s_h));
}

PaletteScore score_palette(std::span<const scene::Colour> colours) {
    const auto least = [&](const View& view) { return least_difference(colours, view); };
    return {least([](const Rgb& c) { return c; }),
            least([](const Rgb& c) { return seen_by(k_deuteranopia, c); }),
            least([](const Rgb& c) { return seen_by(k_protanopia, c); }),
            least(in_grey),
            least(veiled),
            least([](const Rgb& c) { return veiled(seen_by(k_deuteranopia, c)); })};
}

}  // namespace carto
