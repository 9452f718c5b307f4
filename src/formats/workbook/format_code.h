// The code of a number format taken apart: sections by sign, and in each what is shown in which order. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

enum class PieceKind : std::uint8_t {
    literal,
    zero,      ///< 0: a digit, or 0
    hash,      ///< #: a digit, or nothing
    question,  ///< ?: a digit, or a blank
    point,
    comma,  ///< groups thousands, or divides by them
    percent,
    exponent,  ///< E+ or E-
    slash,     ///< of a fraction
    general,
    text,  ///< @
    year,
    month,
    day,
    weekday,          ///< d three or four times
    chinese_weekday,  ///< a three or four times
    hour,
    minute,
    second,
    part_of_second,
    half_of_day,  ///< AM/PM and its like
    elapsed_hours,
    elapsed_minutes,
    elapsed_seconds,
};

struct Piece {
    PieceKind kind = PieceKind::literal;
    int width = 1;     ///< how many letters there are
    std::string text;  ///< of a literal; of half_of_day as written
};

enum class Comparison : std::uint8_t { less, at_most, equal, other, at_least, greater };

struct Condition {
    Comparison how = Comparison::less;
    double bound = 0;
};

struct Section {
    std::vector<Piece> pieces;
    std::optional<Condition> condition;
    int chinese_digits = 0;         ///< of [DBNum1], [DBNum2], [DBNum3]
    bool names_in_chinese = false;  ///< of [$-804]
    bool is_understood = true;      ///< false: nobody here knows how it shows a number
    bool shows_date = false, shows_time = false;

    [[nodiscard]] bool has(PieceKind kind) const;
    [[nodiscard]] bool shows_digits() const {
        return has(PieceKind::zero) || has(PieceKind::hash) || has(PieceKind::question);
    }
};

constexpr bool is_digit_place(PieceKind kind) {
    return kind == PieceKind::zero || kind == PieceKind::hash || kind == PieceKind::question;
}

/// One to four sections; the code of General and an empty one have one piece.
std::vector<Section> sections_of(std::string_view code);

}  // namespace formats
