#include "shown_digits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "chinese_digits.h"
#include "decimal.h"
#include "shown_fraction.h"

namespace formats {
namespace {

constexpr std::size_t k_group = 3;

/// What each piece of the section shows.
using Filled = std::vector<std::string>;

Filled literals_of(const Section& section) {
    Filled filled;
    for (const Piece& piece : section.pieces)
        filled.push_back(piece.kind == PieceKind::percent ? "%" : piece.kind == PieceKind::point ? "." : piece.text);
    return filled;
}

std::string joined(const Filled& filled) {
    std::string out;
    for (const std::string& piece : filled) out += piece;
    return out;
}

/// From the left, what a place shows that no digit falls into.
std::string_view empty_place(PieceKind kind, bool started) {
    if (kind == PieceKind::zero || started) return "0";
    return kind == PieceKind::question ? " " : "";
}

/// Digits into places, to the right; the first place takes all that are over.
void fill_whole(const Section& section, const std::vector<std::size_t>& places, const std::string& digits, bool groups,
                Filled& filled) {
    bool started = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t last = places.size() - 1 - i;  // position from the right, 0 the ones
        const std::size_t first = i == 0 ? std::max(digits.size(), last + 1) - 1 : last;
        std::string& out = filled[places[i]];
        for (std::size_t at = first + 1; at-- > last;) {
            const bool has_digit = at < digits.size();
            const std::string_view shown = has_digit ? std::string_view(digits).substr(digits.size() - 1 - at, 1)
                                                     : empty_place(section.pieces[places[i]].kind, started);
            out += shown;
            started = started || (!shown.empty() && shown != " ");
            if (groups && started && at > 0 && at % k_group == 0) out += ",";
        }
    }
}

/// Zeros at the end stand only in places that want them.
void fill_fraction(const Section& section, const std::vector<std::size_t>& places, const std::string& digits,
                   Filled& filled) {
    bool at_end = true;
    for (std::size_t i = places.size(); i-- > 0;) {
        const PieceKind kind = section.pieces[places[i]].kind;
        at_end = at_end && digits[i] == '0' && kind != PieceKind::zero;
        filled[places[i]] = at_end ? (kind == PieceKind::question ? " " : "") : digits.substr(i, 1);
    }
}

/// Mantissa and exponent; the exponent is a multiple of the number of places before the point.
std::string shown_scientific(const Section& section, const DigitLayout& layout, double number) {
    const int step = std::max<int>(static_cast<int>(layout.whole.size()), 1);
    const int decimals = static_cast<int>(layout.fraction.size());
    Decimal decimal = to_decimal(number);
    int exponent = 0;
    for (int round = 0; round < 2 && !decimal.is_zero(); ++round) {  // rounding may make it one digit longer
        const int magnitude = decimal.point - 1;
        const int moved = static_cast<int>(std::floor(static_cast<double>(magnitude) / step)) * step;
        exponent += moved;
        decimal.point -= moved;
        decimal = rounded(decimal, decimals);
    }
    Filled filled = literals_of(section);
    fill_whole(section, layout.whole, decimal.whole(), false, filled);
    fill_fraction(section, layout.fraction, decimal.fraction(decimals), filled);
    const bool always_signed = section.pieces[*layout.exponent].width == 2;
    filled[*layout.exponent] = exponent < 0 ? "E-" : always_signed ? "E+" : "E";
    fill_whole(section, layout.power, exponent == 0 ? "" : std::to_string(std::abs(exponent)), false, filled);
    return joined(filled);
}

}  // namespace

DigitLayout digit_layout(const Section& section) {
    DigitLayout layout;
    bool behind_point = false;
    std::vector<std::size_t> commas;
    for (std::size_t i = 0; i < section.pieces.size(); ++i) {
        const PieceKind kind = section.pieces[i].kind;
        if (is_digit_place(kind))
            (layout.exponent ? layout.power : behind_point ? layout.fraction : layout.whole).push_back(i);
        if (kind == PieceKind::point) {
            layout.is_odd = layout.is_odd || behind_point;
            behind_point = true;
        }
        if (kind == PieceKind::exponent) layout.exponent = i;
        if (kind == PieceKind::slash) layout.slash = i;
        if (kind == PieceKind::percent) ++layout.percents;
        if (kind == PieceKind::comma) commas.push_back(i);
    }
    for (const std::size_t comma : commas) {
        if (layout.whole.empty() || comma < layout.whole.front()) layout.is_odd = true;
        if (!layout.whole.empty() && comma < layout.whole.back())
            layout.groups = true;
        else
            ++layout.thousands;
    }
    return layout;
}

std::optional<std::string> shown_digits(const Section& section, double number) {
    const DigitLayout layout = digit_layout(section);
    if (layout.is_odd) return std::nullopt;
    if (section.chinese_digits != 0) return shown_in_chinese(section, layout, number);
    if (layout.slash) return shown_fraction(section, layout, number);
    if (layout.exponent && (layout.percents > 0 || layout.thousands > 0)) return std::nullopt;
    if (layout.exponent) return shown_scientific(section, layout, number);
    Decimal decimal = to_decimal(number);
    if (!decimal.is_zero()) decimal.point += 2 * layout.percents - static_cast<int>(k_group) * layout.thousands;
    const int decimals = static_cast<int>(layout.fraction.size());
    decimal = rounded(decimal, decimals);
    Filled filled = literals_of(section);
    std::string whole = decimal.whole();
    fill_whole(section, layout.whole, whole, layout.groups, filled);
    fill_fraction(section, layout.fraction, decimal.fraction(decimals), filled);
    if (layout.whole.empty() && !whole.empty() && !layout.fraction.empty()) return std::nullopt;
    return joined(filled);
}

}  // namespace formats
