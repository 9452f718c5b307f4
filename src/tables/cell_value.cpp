#include "cell_value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

#include "base/unicode.h"
#include "plan/observations.h"

namespace tables {
namespace {

using base::mark;
using wire::CellKind;
using wire::FormatClass;

CellValue refused(const char* pattern, std::vector<std::string> arguments = {}) {
    CellValue value;
    value.kind = CellValue::Kind::refused;
    value.reason = base::make_error(base::ErrorKind::refused, "", pattern, std::move(arguments));
    return value;
}

CellValue number(double value) { return {CellValue::Kind::number, value, std::nullopt, std::nullopt}; }

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// A number at the start of a folded text, grouped in threes by commas or blanks or not at all.
struct Decimal {
    std::string digits;     ///< with sign and point
    std::string_view rest;  ///< of the text, without blanks before it
    int decimals = 0;
};

/// Takes the digits before the point; false where separators stand wrongly.
bool take_groups(std::string_view& text, std::string& digits) {
    std::size_t group = 0, groups = 0;
    char separator = 0;
    while (!text.empty()) {
        if (is_ascii_digit(text.front())) {
            digits += text.front();
            ++group;
            text.remove_prefix(1);
            continue;
        }
        const char c = text.front();
        const bool separates = (c == ',' || c == ' ' || c == '\'') && text.size() > 1 && is_ascii_digit(text[1]);
        if (!separates) break;
        if (group == 0 || group > 3 || (groups > 0 && (group != 3 || c != separator))) return false;
        separator = c;
        group = 0;
        ++groups;
        text.remove_prefix(1);
    }
    return !digits.empty() && (groups == 0 || group == 3);
}

std::optional<Decimal> decimal_at_start(std::string_view text) {
    Decimal out;
    if (text.starts_with('-') || text.starts_with('+')) {
        if (text.front() == '-') out.digits += '-';
        text.remove_prefix(1);
        text = base::trim_view(text);
    }
    std::string whole;
    if (!take_groups(text, whole)) return std::nullopt;
    out.digits += whole;
    if (text.size() > 1 && text.front() == '.' && is_ascii_digit(text[1])) {
        out.digits += '.';
        for (text.remove_prefix(1); !text.empty() && is_ascii_digit(text.front()); text.remove_prefix(1)) {
            out.digits += text.front();
            ++out.decimals;
        }
    }
    out.rest = base::trim_view(text);
    return out;
}

double as_number(const std::string& digits) { return std::stod(digits); }

/// 1.25e-3 as programs write it.
std::optional<Decimal> with_exponent(Decimal decimal) {
    std::string_view rest = decimal.rest;
    if (!rest.starts_with('e')) return decimal;
    std::string exponent = "e";
    rest.remove_prefix(1);
    if (rest.starts_with('-') || rest.starts_with('+')) {
        exponent += rest.front();
        rest.remove_prefix(1);
    }
    const std::size_t signs = exponent.size();
    for (; !rest.empty() && is_ascii_digit(rest.front()); rest.remove_prefix(1)) exponent += rest.front();
    if (exponent.size() == signs || exponent.size() > signs + 2) return decimal;
    decimal.digits += exponent;
    decimal.rest = rest;
    return decimal;
}

CellValue no_number(std::string_view shown) {
    constexpr std::size_t k_longest = 200;
    return refused(mark("“{}” is not a number; enter a number, or / for no value"),
                   {std::string(shown.substr(0, k_longest))});
}

/// 百 under 百件: whether 5百 is 500 or 5 of them, only the user can say.
bool is_scaled(const ValueRule& rule) { return rule.own.power + rule.times.power != 0 || rule.times.factor != 1; }

CellValue scaled_twice(std::string_view shown) {
    return refused(mark("“{}” names a scale without a unit, and the column's unit has one too; write the number in "
                        "full or with its unit"),
                   {std::string(shown)});
}

CellValue of_text(std::string_view shown, const ValueRule& rule) {
    constexpr std::size_t k_longest_number = 80;
    if (plan::is_missing_mark(shown)) return {};
    const std::string text = base::fold(base::trim_view(shown));
    for (const std::string_view missing : {"*", "**", "***", "x", "不详", "——", "--", "…", "不适用"})
        if (text == missing) return {};
    auto decimal = text.size() > k_longest_number ? std::nullopt : decimal_at_start(text);
    if (decimal) decimal = with_exponent(*decimal);
    if (!decimal) return no_number(shown);
    const double value = as_number(decimal->digits);
    if (decimal->rest.empty()) return number(converted(value, rule.times));
    if (const auto unit = rule.units.whole(decimal->rest)) {
        const auto by = conversion(*unit, rule.own);
        if (by) return number(converted(value, *by));
        return refused(mark("“{}” is in {}, the indicator in {}"),
                       {std::string(shown), unit->written, rule.own.written});
    }
    const auto scaled = rule.units.whole(std::string(decimal->rest) + "个");  // 万, 亿 by themselves
    if (!scaled || scaled->dimension != "count") return no_number(shown);
    if (is_scaled(rule)) return scaled_twice(shown);
    return number(converted(value, {scaled->power + rule.times.power, rule.times.factor}));
}

/// Fifteen digits: what a spreadsheet program keeps of 1.1.
double to_15_digits(double value) {
    constexpr double k_more_digits = 1e15;
    if (std::abs(value) < k_more_digits && std::trunc(value) == value) return value;
    std::array<char, 32> digits{};
    char* const end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::general, 15).ptr;
    std::from_chars(digits.begin(), end, value);
    return value;
}

bool rounds_to(double value, const Decimal& shown) {
    const double step = std::pow(10.0, -shown.decimals);
    return std::abs(value - as_number(shown.digits)) <= step * 0.5000001;
}

CellValue hides(double stored, std::optional<double> shown) {
    return {CellValue::Kind::hides, stored, shown, std::nullopt};
}

/// A number that shows something else than its digits.
CellValue of_shown_number(double stored, std::string_view shown, const ValueRule& rule) {
    const std::string text = base::fold(base::trim_view(shown));
    if (text.empty()) return hides(stored, std::nullopt);
    if (stored == 0 && plan::is_missing_mark(text)) return number(0);  // the form of accounts shows 0 as a dash
    std::string_view digits = text;
    const bool in_brackets = digits.starts_with('(') && digits.ends_with(')');
    if (in_brackets) digits = digits.substr(1, digits.size() - 2);
    auto decimal = decimal_at_start(digits);
    if (decimal) decimal = with_exponent(*decimal);
    if (!decimal) return hides(stored, std::nullopt);
    if (in_brackets) decimal->digits = fmt::format("-{}", decimal->digits);
    const bool percent = decimal->rest == "%";
    if (percent && rounds_to(stored * 100, *decimal)) {
        if (rule.own.dimension != "share")
            return refused(mark("“{}” is a per cent, the indicator is in {}"), {std::string(shown), rule.own.written});
        return number(to_15_digits(stored * 100));
    }
    if (rounds_to(stored, *decimal)) {
        if (decimal->rest.empty()) return number(converted(stored, rule.times));
        const auto unit = rule.units.whole(decimal->rest);
        const auto by = unit ? conversion(*unit, rule.own) : std::nullopt;
        if (by) return number(converted(stored, *by));
        return unit ? of_text(shown, rule) : hides(stored, as_number(decimal->digits));
    }
    const auto scaled = rule.units.whole(std::string(decimal->rest) + "个");
    const auto with_unit = rule.units.whole(decimal->rest);
    const int power = with_unit ? with_unit->power : scaled ? scaled->power : 0;
    Decimal in_full = *decimal;
    in_full.decimals -= power;
    in_full.digits = fmt::format("{}e{}", decimal->digits, power);
    if (power == 0 || !rounds_to(stored, in_full)) return hides(stored, as_number(decimal->digits));
    if (!with_unit) return is_scaled(rule) ? scaled_twice(shown) : number(converted(stored, rule.times));
    Unit unscaled = *with_unit;
    unscaled.power = 0;
    const auto by = conversion(unscaled, rule.own);
    return by ? number(converted(stored, *by)) : of_text(shown, rule);
}

CellValue of_number(const SheetView& view, const wire::GridCell& cell, const ValueRule& rule) {
    const double stored = to_15_digits(cell.number);
    if (!std::isfinite(stored)) return no_number(view.shown(cell));
    if (cell.shown == wire::k_no_text) return number(converted(stored, rule.times));
    if (cell.shown == wire::k_unknown_text) return hides(stored, std::nullopt);
    return of_shown_number(stored, view.shown(cell), rule);
}

}  // namespace

CellValue value_of(const SheetView& view, const wire::GridCell& cell, const ValueRule& rule) {
    switch (cell.kind) {
        case CellKind::number: return of_number(view, cell, rule);
        case CellKind::text: return of_text(view.shown(cell), rule);
        case CellKind::boolean: return refused(mark("“{}” is a truth value, not a number"), {view.shown(cell)});
        case CellKind::error:
            return refused(mark("“{}” is an error of the spreadsheet, not a number"), {view.shown(cell)});
        case CellKind::date:
        case CellKind::time:
        case CellKind::date_time: return refused(mark("“{}” is a date or a time, not a number"), {view.shown(cell)});
        case CellKind::no_result:
            return refused(
                mark("is a formula without a result; open and save the file in a spreadsheet program first"));
    }
    return {};
}

}  // namespace tables
