#include "geo/affine.h"

#include <array>
#include <cmath>
#include <complex>

namespace geo {
namespace {

constexpr double k_least_spread = 1e-9;  // of the whole, squared: nearer to a line than pixels can tell

struct Middle {
    PicturePoint from;
    Projected to;
};

Middle middle_of(std::span<const FitPair> pairs) {
    Middle m;
    const auto count = static_cast<double>(pairs.size());
    for (const FitPair& pair : pairs) {
        m.from.x += pair.from.x / count;
        m.from.y += pair.from.y / count;
        m.to.x += pair.to.x / count;
        m.to.y += pair.to.y / count;
    }
    return m;
}

/// Shifted so that the middles of both sides meet.
Affine through(Affine map, const Middle& m) {
    map.x0 = m.to.x - map.xx * m.from.x - map.xy * m.from.y;
    map.y0 = m.to.y - map.yx * m.from.x - map.yy * m.from.y;
    return map;
}

/// As complex numbers, the picture's y turned round: to = turn · from.
std::optional<Affine> similarity(const FitPair& a, const FitPair& b) {
    const std::complex<double> from(b.from.x - a.from.x, a.from.y - b.from.y), to(b.to.x - a.to.x, b.to.y - a.to.y);
    if (std::norm(from) == 0 || std::norm(to) == 0) return std::nullopt;
    const std::complex<double> turn = to / from;
    const Affine map{turn.real(), turn.imag(), 0, turn.imag(), -turn.real(), 0};
    return through(map, middle_of(std::array{a, b}));
}

/// The matrix A that makes Σ |to − A·from|² least, both sides counted from their middles: A = (Σ to·fromᵀ)(Σ
/// from·fromᵀ)⁻¹.
std::optional<Affine> least_squares(std::span<const FitPair> pairs) {
    const Middle m = middle_of(pairs);
    double uu = 0, uv = 0, vv = 0, xu = 0, xv = 0, yu = 0, yv = 0;
    for (const FitPair& pair : pairs) {
        const double u = pair.from.x - m.from.x, v = pair.from.y - m.from.y;
        const double x = pair.to.x - m.to.x, y = pair.to.y - m.to.y;
        uu += u * u, uv += u * v, vv += v * v;
        xu += x * u, xv += x * v, yu += y * u, yv += y * v;
    }
    const double determinant = uu * vv - uv * uv, whole = (uu + vv) * (uu + vv);
    if (!(determinant > k_least_spread * whole)) return std::nullopt;
    const Affine map{(xu * vv - xv * uv) / determinant, (xv * uu - xu * uv) / determinant, 0,
                     (yu * vv - yv * uv) / determinant, (yv * uu - yu * uv) / determinant, 0};
    const double area = map.xx * map.yy - map.xy * map.yx,
                 scale = map.xx * map.xx + map.xy * map.xy + map.yx * map.yx + map.yy * map.yy;
    if (!(std::abs(area) > k_least_spread * scale)) return std::nullopt;
    return through(map, m);
}

}  // namespace

std::optional<PicturePoint> Affine::back(Projected p) const {
    const double determinant = xx * yy - xy * yx;
    if (determinant == 0 || !std::isfinite(determinant)) return std::nullopt;
    const double x = p.x - x0, y = p.y - y0;
    return PicturePoint{(yy * x - xy * y) / determinant, (xx * y - yx * x) / determinant};
}

std::optional<Affine> fit_affine(std::span<const FitPair> pairs) {
    if (pairs.size() < 2) return std::nullopt;
    return pairs.size() == 2 ? similarity(pairs[0], pairs[1]) : least_squares(pairs);
}

std::vector<double> residuals_m(const Affine& map, std::span<const FitPair> pairs) {
    std::vector<double> out;
    for (const FitPair& pair : pairs) {
        const Projected at = map(pair.from);
        out.push_back(std::hypot(at.x - pair.to.x, at.y - pair.to.y));
    }
    return out;
}

double overall_m(std::span<const double> residuals) {
    double sum = 0;
    for (const double r : residuals) sum += r * r;
    return residuals.empty() ? 0 : std::sqrt(sum / static_cast<double>(residuals.size()));
}

}  // namespace geo
