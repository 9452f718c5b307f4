#include "shown_digits.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "chinese_digits.h"
#include "shown_fraction.h"

namespace formats {
namespace {

constexpr std::size_t k_group = 3;

/// The digits that a section shows, and the exponent behind them.
struct Digits {
    std::string whole, fraction, sign, power;
};

/// Writes the pieces of a section one after the other, digits into their places.
class Filler {
public:
    Filler(const Section& section, const DigitLayout& layout, const Digits& digits)
        : section_(section), layout_(layout), digits_(digits), kept_(kept_fraction()) {}

    std::string fill() {
        for (std::size_t i = 0; i < section_.pieces.size(); ++i) {
            const Piece& piece = section_.pieces[i];
            if (is_digit_place(piece.kind)) {
                fill_place(i);
            } else if (piece.kind == PieceKind::exponent) {
                out_ += digits_.sign;
                started_ = false;
            } else if (piece.kind != PieceKind::comma) {
                out_ += piece.kind == PieceKind::percent ? "%" : piece.kind == PieceKind::point ? "." : piece.text;
            }
        }
        return std::move(out_);
    }

private:
    /// How many digits behind the point are shown: zeros at the end stand only in places that want them.
    [[nodiscard]] std::size_t kept_fraction() const {
        std::size_t kept = layout_.fraction.size();
        while (kept > 0 && digits_.fraction[kept - 1] == '0' && kind_at(layout_.fraction[kept - 1]) != PieceKind::zero)
            --kept;
        return kept;
    }

    [[nodiscard]] PieceKind kind_at(std::size_t piece) const { return section_.pieces[piece].kind; }

    void fill_place(std::size_t piece) {
        if (whole_ < layout_.whole.size() && layout_.whole[whole_] == piece)
            return fill_whole(layout_.whole, whole_++, digits_.whole, layout_.groups);
        if (layout_.exponent && piece > *layout_.exponent)
            return fill_whole(layout_.power, power_++, digits_.power, false);
        const std::size_t at = fraction_++;
        if (at < kept_)
            out_ += digits_.fraction[at];
        else if (kind_at(piece) == PieceKind::question)
            out_ += ' ';
    }

    /// Digits go to the right; the first place takes all that are over.
    void fill_whole(const std::vector<std::size_t>& places, std::size_t place, const std::string& digits, bool groups) {
        const std::size_t last = places.size() - 1 - place;  // counted from the right, 0 the ones
        const std::size_t first = place == 0 ? std::max(digits.size(), last + 1) - 1 : last;
        for (std::size_t at = first + 1; at-- > last;) {
            const bool has_digit = at < digits.size();
            const PieceKind kind = kind_at(places[place]);
            if (has_digit || started_ || kind == PieceKind::zero) {
                out_ += has_digit ? digits[digits.size() - 1 - at] : '0';
                started_ = true;
            } else if (kind == PieceKind::question) {
                out_ += ' ';
            }
            if (groups && started_ && at > 0 && at % k_group == 0) out_ += ',';
        }
    }

    const Section& section_;
    const DigitLayout& layout_;
    const Digits& digits_;
    std::size_t kept_, whole_ = 0, fraction_ = 0, power_ = 0;
    bool started_ = false;
    std::string out_;
};

/// Mantissa and exponent; the exponent is a multiple of the number of places before the point.
std::string shown_scientific(const Section& section, const DigitLayout& layout, Decimal decimal) {
    const int step = std::max<int>(static_cast<int>(layout.whole.size()), 1);
    const int decimals = static_cast<int>(layout.fraction.size());
    int exponent = 0;
    for (int round = 0; round < 2 && !decimal.is_zero(); ++round) {  // rounding may make it one digit longer
        const int magnitude = decimal.point - 1;
        const int moved = static_cast<int>(std::floor(static_cast<double>(magnitude) / step)) * step;
        exponent += moved;
        decimal.point -= moved;
        decimal = rounded(std::move(decimal), decimals);
    }
    const bool always_signed = section.pieces[*layout.exponent].width == 2;
    const Digits digits{decimal.whole(), decimal.fraction(decimals),
                        exponent < 0    ? "E-"
                        : always_signed ? "E+"
                                        : "E",
                        exponent == 0 ? "" : std::to_string(std::abs(exponent))};
    return Filler(section, layout, digits).fill();
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

std::optional<std::string> shown_digits(const Section& section, const DigitLayout& layout, double number,
                                        const Decimal& exact) {
    if (layout.is_odd) return std::nullopt;
    if (section.chinese_digits != 0) return shown_in_chinese(section, layout, number);
    if (layout.slash) return shown_fraction(section, layout, number);
    if (layout.exponent && (layout.percents > 0 || layout.thousands > 0)) return std::nullopt;
    if (layout.exponent) return shown_scientific(section, layout, exact);
    Decimal decimal = exact;
    if (!decimal.is_zero()) decimal.point += 2 * layout.percents - static_cast<int>(k_group) * layout.thousands;
    const int decimals = static_cast<int>(layout.fraction.size());
    decimal = rounded(std::move(decimal), decimals);
    const Digits digits{decimal.whole(), decimal.fraction(decimals), {}, {}};
    if (layout.whole.empty() && !digits.whole.empty() && decimals > 0) return std::nullopt;
    return Filler(section, layout, digits).fill();
}

}  // namespace formats
