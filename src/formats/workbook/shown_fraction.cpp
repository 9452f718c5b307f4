#include "shown_fraction.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace formats {
namespace {

constexpr std::size_t k_widest = 3;  // digits of a denominator

/// How the section reads: whole places, a blank, places of the numerator, a slash, the denominator.
struct Shape {
    bool has_whole = false;
    bool whole_is_kept = false;  ///< shown even when it is nothing
    long fixed = 0;              ///< the denominator, where the section says it
    long largest = 0;
};

long number_in(const std::string& text) {
    long number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? number : 0;
}

std::optional<Shape> shape_of(const Section& section, std::size_t slash) {
    Shape shape;
    std::size_t at = slash;
    while (at > 0 && is_digit_place(section.pieces[at - 1].kind)) --at;
    if (at == slash) return std::nullopt;
    if (at > 0) {
        if (section.pieces[at - 1].text != " " || at < 2) return std::nullopt;
        shape.has_whole = true;
        for (std::size_t i = 0; i < at - 1; ++i) {
            if (!is_digit_place(section.pieces[i].kind)) return std::nullopt;
            shape.whole_is_kept = shape.whole_is_kept || section.pieces[i].kind == PieceKind::zero;
        }
    }
    std::size_t places = 0;
    for (std::size_t i = slash + 1; i < section.pieces.size(); ++i) {
        if (is_digit_place(section.pieces[i].kind))
            ++places;
        else if (slash + 2 == section.pieces.size() && section.pieces[i].kind == PieceKind::literal)
            shape.fixed = number_in(section.pieces[i].text);
        else
            return std::nullopt;
    }
    if ((places == 0) == (shape.fixed <= 0) || places > k_widest) return std::nullopt;
    shape.largest = static_cast<long>(std::pow(10, places)) - 1;
    return shape;
}

struct Fraction {
    long over = 0, under = 1;
};

Fraction nearest(double part, const Shape& shape) {
    if (shape.fixed > 0) return {std::lround(part * static_cast<double>(shape.fixed)), shape.fixed};
    Fraction best{std::lround(part), 1};
    double off = std::abs(part - static_cast<double>(best.over));
    for (long under = 2; under <= shape.largest; ++under) {
        const long over = std::lround(part * static_cast<double>(under));
        const double distance = std::abs(part - static_cast<double>(over) / static_cast<double>(under));
        if (distance >= off - 1e-12) continue;
        best = {over, under};
        off = distance;
    }
    return best;
}

}  // namespace

std::optional<std::string> shown_fraction(const Section& section, const DigitLayout& layout, double number) {
    constexpr double k_largest = 1e9;
    const auto shape = shape_of(section, *layout.slash);
    if (!shape || number > k_largest || layout.percents > 0 || layout.exponent || layout.thousands > 0)
        return std::nullopt;
    double whole = shape->has_whole ? std::floor(number) : 0;
    Fraction fraction = nearest(number - whole, *shape);
    if (shape->has_whole && fraction.over == fraction.under) {
        ++whole;
        fraction.over = 0;
    }
    const std::string parts = std::to_string(fraction.over) + "/" + std::to_string(fraction.under);
    if (!shape->has_whole) return parts;
    const std::string ones = std::to_string(std::lround(whole));
    if (fraction.over == 0) return ones;
    return whole == 0 && !shape->whole_is_kept ? parts : ones + " " + parts;
}

}  // namespace formats
