#include "number_format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "shown_date.h"
#include "shown_digits.h"
#include "wire/plain_number.h"

namespace formats {
namespace {

using wire::CellKind;
using wire::FormatClass;

constexpr int k_most_decimals = 30;

/// A point or comma that is a mere sign between the places of digits: 123 looks like 12.3.
bool hides_a_factor(const Section& section) {
    bool after_digit = false;
    for (std::size_t i = 0; i < section.pieces.size(); ++i) {
        const Piece& piece = section.pieces[i];
        const bool is_sign = piece.kind == PieceKind::literal && piece.text.find_first_of(".,") != std::string::npos;
        const bool before_digit = i + 1 < section.pieces.size() && is_digit_place(section.pieces[i + 1].kind);
        if (after_digit && before_digit && is_sign) return true;
        after_digit = is_digit_place(piece.kind);
    }
    return digit_layout(section).thousands > 0;
}

FormatClass class_of(const Section& section) {
    if (section.shows_date && section.shows_time) return FormatClass::date_time;
    if (section.shows_date) return FormatClass::date;
    if (section.shows_time) return FormatClass::time;
    if (section.has(PieceKind::percent)) return FormatClass::percent;
    if (section.shows_digits()) return hides_a_factor(section) ? FormatClass::scaled : FormatClass::number;
    if (section.has(PieceKind::general)) return section.pieces.size() == 1 ? FormatClass::general : FormatClass::number;
    return section.has(PieceKind::text) ? FormatClass::text : FormatClass::invisible;
}

std::uint8_t decimals_of(const Section& section) {
    return static_cast<std::uint8_t>(std::min<std::size_t>(digit_layout(section).fraction.size(), k_most_decimals));
}

bool meets(const Condition& condition, double number) {
    switch (condition.how) {
        case Comparison::less: return number < condition.bound;
        case Comparison::at_most: return number <= condition.bound;
        case Comparison::equal: return number == condition.bound;
        case Comparison::other: return number != condition.bound;
        case Comparison::at_least: return number >= condition.bound;
        case Comparison::greater: break;
    }
    return number > condition.bound;
}

void trim_blanks(std::string& text) {
    text.erase(text.find_last_not_of(' ') + 1);
    text.erase(0, text.find_first_not_of(' '));
}

/// The number in general form between what else the section says.
std::optional<std::string> shown_general(const Section& section, double number) {
    constexpr std::size_t k_widest = 11;  // a wider one depends on the width of its column
    const std::string digits = wire::plain_number(std::abs(number));
    if (section.chinese_digits != 0) return shown_in_chinese(section, digits);
    if (section.pieces.size() > 1 && digits.size() > k_widest) return std::nullopt;
    std::string out;
    for (const Piece& piece : section.pieces) {
        if (piece.kind != PieceKind::literal && piece.kind != PieceKind::general) return std::nullopt;
        out += piece.kind == PieceKind::general ? digits : piece.text;
    }
    return out;
}

std::optional<std::string> shown_by(const Section& section, const DigitLayout& layout, double number,
                                    const Decimal& exact) {
    if (!section.is_understood) return std::nullopt;
    if (section.has(PieceKind::general)) return shown_general(section, number);
    if (section.has(PieceKind::text)) return wire::plain_number(std::abs(number));
    return shown_digits(section, layout, std::abs(number), exact);
}

CellKind kind_of(const Section& section) {
    if (section.shows_date) return section.shows_time ? CellKind::date_time : CellKind::date;
    return section.shows_time ? CellKind::time : CellKind::number;
}

}  // namespace

NumberFormat::NumberFormat(std::string_view code) : sections_(sections_of(code)) {
    for (const Section& section : sections_) layouts_.push_back(digit_layout(section));
    const Section& first = sections_.front();
    format_.code = code;
    format_.kind = class_of(first);
    format_.decimals = decimals_of(first);
    format_.shows_year = first.has(PieceKind::year);
    format_.shows_month = first.has(PieceKind::month);
    format_.shows_day = first.has(PieceKind::day);
    const std::vector<Piece>& last = sections_.back().pieces;
    const bool is_mere_text = last.size() == 1 && last.front().kind == PieceKind::text;
    changes_texts_ = !is_mere_text && (sections_.size() == 4 || sections_.back().has(PieceKind::text));
}

const Section& NumberFormat::section_for(double number) const {
    const std::size_t numbers = std::min<std::size_t>(
        sections_.size(), sections_.size() > 1 && sections_.back().has(PieceKind::text) ? sections_.size() - 1 : 3);
    static constexpr std::array<Condition, 2> k_usual{{{Comparison::greater, 0}, {Comparison::less, 0}}};
    const bool has_conditions = sections_[0].condition || (numbers > 1 && sections_[1].condition);
    if (!has_conditions) {
        if (numbers == 1) return sections_[0];
        if (number < 0) return sections_[1];
        return number == 0 && numbers > 2 ? sections_[2] : sections_[0];
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(numbers, 2); ++i) {
        const bool is_last = i + 1 == numbers;
        if (is_last && !sections_[i].condition) return sections_[i];
        if (meets(sections_[i].condition.value_or(k_usual.at(i)), number)) return sections_[i];
    }
    return sections_[numbers - 1];
}

/// The section for what is below nothing says so by itself.
bool NumberFormat::hides_sign(const Section& section) const {
    if (section.condition)
        return (section.condition->how == Comparison::less || section.condition->how == Comparison::at_most) &&
               section.condition->bound == 0;
    return sections_.size() > 1 && &section == &sections_[1] && !sections_[0].condition;
}

ShownNumber NumberFormat::shown(double number, Origin origin) const {
    ShownNumber out;
    out.number = number;
    out.is_plain = format_.kind == FormatClass::general && sections_.size() == 1 && sections_[0].is_understood &&
                   sections_[0].chinese_digits == 0;
    if (out.is_plain) return out;
    const Section& section = section_for(number);
    std::optional<Decimal> exact;
    out.kind = kind_of(section);
    if (out.kind != CellKind::number) {
        if (section.shows_date) out.number = days_from_1899(number, origin);
        if (section.is_understood) out.text = shown_date(section, number, origin);
    } else {
        exact = to_decimal(number);
        out.text = shown_by(section, layouts_[static_cast<std::size_t>(&section - sections_.data())], number, *exact);
        if (out.text && number < 0 && !hides_sign(section)) out.text->insert(0, 1, '-');
    }
    if (out.text) trim_blanks(*out.text);
    out.is_plain = exact && out.text == plain_text(*exact);
    return out;
}

std::string NumberFormat::shown(const std::string& text) const {
    if (!changes_texts_) return text;
    std::string out;
    for (const Piece& piece : sections_.back().pieces) out += piece.kind == PieceKind::text ? text : piece.text;
    return out;
}

std::optional<std::string_view> built_in_format(int id) {
    static constexpr std::array<std::string_view, 59> k_codes{"General",
                                                              "0",
                                                              "0.00",
                                                              "#,##0",
                                                              "#,##0.00",
                                                              "¥#,##0;¥-#,##0",
                                                              "¥#,##0;[Red]¥-#,##0",
                                                              "¥#,##0.00;¥-#,##0.00",
                                                              "¥#,##0.00;[Red]¥-#,##0.00",
                                                              "0%",
                                                              "0.00%",
                                                              "0.00E+00",
                                                              "# ?/?",
                                                              "# ?\?/?\?",
                                                              "yyyy/m/d",
                                                              "d-mmm-yy",
                                                              "d-mmm",
                                                              "mmm-yy",
                                                              "h:mm AM/PM",
                                                              "h:mm:ss AM/PM",
                                                              "h:mm",
                                                              "h:mm:ss",
                                                              "yyyy/m/d h:mm",
                                                              "",
                                                              "",
                                                              "",
                                                              "",
                                                              "yyyy\"年\"m\"月\"",
                                                              "m\"月\"d\"日\"",
                                                              "m\"月\"d\"日\"",
                                                              "m-d-yy",
                                                              "yyyy\"年\"m\"月\"d\"日\"",
                                                              "h\"时\"mm\"分\"",
                                                              "h\"时\"mm\"分\"ss\"秒\"",
                                                              "上午/下午h\"时\"mm\"分\"",
                                                              "上午/下午h\"时\"mm\"分\"ss\"秒\"",
                                                              "yyyy\"年\"m\"月\"",
                                                              "#,##0;-#,##0",
                                                              "#,##0;[Red]-#,##0",
                                                              "#,##0.00;-#,##0.00",
                                                              "#,##0.00;[Red]-#,##0.00",
                                                              "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
                                                              "_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* \"-\"_ ;_ @_ ",
                                                              "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ ",
                                                              "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"?\?_ ;_ @_ ",
                                                              "mm:ss",
                                                              "[h]:mm:ss",
                                                              "mm:ss.0",
                                                              "##0.0E+0",
                                                              "@",
                                                              "yyyy\"年\"m\"月\"",
                                                              "m\"月\"d\"日\"",
                                                              "yyyy\"年\"m\"月\"",
                                                              "m\"月\"d\"日\"",
                                                              "m\"月\"d\"日\"",
                                                              "上午/下午h\"时\"mm\"分\"",
                                                              "上午/下午h\"时\"mm\"分\"ss\"秒\"",
                                                              "yyyy\"年\"m\"月\"",
                                                              "m\"月\"d\"日\""};
    if (id < 0 || id >= static_cast<int>(k_codes.size()) || k_codes[static_cast<std::size_t>(id)].empty())
        return std::nullopt;
    return k_codes[static_cast<std::size_t>(id)];
}

}  // namespace formats
