#include "typed_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <vector>

#include "base/kept_text.h"
#include "base/unicode.h"

namespace plan {
namespace {

constexpr std::size_t k_longest_value = 80;  // of a number or date with its unit
constexpr double k_most = 1e15;

struct Power {
    std::string_view written;
    int exponent;
};
constexpr std::array k_powers{Power{"百", 2},      Power{"千", 3},      Power{"万", 4}, Power{"亿", 8},
                              Power{"million", 6}, Power{"billion", 9}, Power{"bn", 9}};

/// Whole text folded, without any blank.
std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : base::fold(text.substr(0, k_longest_value + 1)))
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
    return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the digits at the start of `rest`, separators of thousands left out; nothing where they stand wrongly.
std::optional<std::string> take_decimal(std::string_view& rest) {
    std::string digits;
    std::size_t group = 0;  // digits since the last separator
    bool grouped = false;
    for (; !rest.empty() && (is_digit(rest[0]) || rest[0] == ','); rest.remove_prefix(1)) {
        if (is_digit(rest[0])) {
            digits += rest[0];
            ++group;
            continue;
        }
        if (group == 0 || (grouped ? group != 3 : group > 3)) return std::nullopt;
        grouped = true;
        group = 0;
    }
    if (digits.empty() || (grouped && group != 3)) return std::nullopt;
    if (!rest.starts_with('.')) return digits;
    digits += '.';
    rest.remove_prefix(1);
    if (rest.empty() || !is_digit(rest[0])) return std::nullopt;
    for (; !rest.empty() && is_digit(rest[0]); rest.remove_prefix(1)) digits += rest[0];
    return digits;
}

/// Takes 万, 千万, million … at the start of `rest`.
int take_powers(std::string_view& rest) {
    int exponent = 0;
    for (bool found = true; found;) {
        found = false;
        for (const Power& power : k_powers) {
            if (!rest.starts_with(power.written)) continue;
            rest.remove_prefix(power.written.size());
            exponent += power.exponent;
            found = true;
        }
    }
    return exponent;
}

/// Digits in groups, anything else between them as separator; nothing for more than three groups.
std::optional<std::vector<std::string>> digit_groups(std::string_view text) {
    std::vector<std::string> groups;
    bool in_group = false;
    for (const char c : text) {
        if (is_digit(c)) {
            if (!in_group) groups.emplace_back();
            groups.back() += c;
        }
        in_group = is_digit(c);
    }
    return groups.empty() || groups.size() > 3 ? std::nullopt : std::optional(groups);
}

/// With 年月日 and the separators of dates as '-'; nothing where another character stands.
std::optional<std::string> with_dashes(std::string_view typed) {
    constexpr std::array<std::string_view, 6> k_separators{"年", "月", "-", "/", ".", "日"};
    std::string out;
    while (!typed.empty()) {
        if (is_digit(typed[0])) {
            out += typed[0];
            typed.remove_prefix(1);
            continue;
        }
        const auto* separator = std::find_if(k_separators.begin(), k_separators.end(),
                                             [&](std::string_view s) { return typed.starts_with(s); });
        if (separator == k_separators.end() || out.empty() || out.back() == '-') return std::nullopt;
        const bool closes = *separator == "年" || *separator == "月" || *separator == "日";
        typed.remove_prefix(separator->size());
        if (typed.empty() && !closes) return std::nullopt;
        if (!typed.empty()) out += '-';
    }
    return out;
}

std::optional<std::string> date_of(int year, std::optional<int> month, std::optional<int> day) {
    if (year < 1900 || year > 2199) return std::nullopt;
    if (!month) return fmt::format("{:04}", year);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(day.value_or(1))}};
    if (!date.ok()) return std::nullopt;
    return day ? fmt::format("{:04}-{:02}-{:02}", year, *month, *day) : fmt::format("{:04}-{:02}", year, *month);
}

int whole(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

std::optional<double> typed_amount(std::string_view text, std::span<const TypedUnit> units) {
    const std::string typed = squeezed(text);
    if (typed.size() > k_longest_value) return std::nullopt;
    std::string_view rest = typed;
    for (const std::string_view sign : {"¥", "￥", "±", "+"})
        if (rest.starts_with(sign)) rest.remove_prefix(sign.size());
    const auto digits = take_decimal(rest);
    if (!digits) return std::nullopt;
    const std::string number = fmt::format("{}e{}", *digits, take_powers(rest));
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [&](const TypedUnit& u) { return !rest.empty() && u.written == rest; });
    if (!rest.empty() && unit == units.end()) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
    if (unit != units.end() && (unit->times != 1 || unit->divided_by != 1))
        value = std::stod(fmt::format("{:.12g}", value * unit->times / unit->divided_by));
    return value <= k_most ? std::optional(value) : std::nullopt;
}

std::optional<int> typed_number(std::string_view text) {
    constexpr std::string_view k_before = "第";
    constexpr std::string_view k_after = "号";
    const std::string typed = squeezed(text);
    std::string_view digits = typed;
    if (digits.starts_with(k_before)) digits.remove_prefix(k_before.size());
    if (digits.ends_with(k_after)) digits.remove_suffix(k_after.size());
    const bool plain = !digits.empty() && digits.size() <= 4 && std::all_of(digits.begin(), digits.end(), is_digit);
    const int value = plain ? whole(digits) : 0;
    return value > 0 ? std::optional(value) : std::nullopt;
}

std::optional<std::string> typed_date(std::string_view text) {
    const auto typed = with_dashes(squeezed(text));
    if (!typed || typed->size() > 10) return std::nullopt;
    auto groups = digit_groups(*typed);
    if (!groups) return std::nullopt;
    if (groups->size() == 1 && (groups->front().size() == 6 || groups->front().size() == 8)) {
        const std::string run = groups->front();
        groups = {run.substr(0, 4), run.substr(4, 2)};
        if (run.size() == 8) groups->push_back(run.substr(6));
    }
    if (groups->front().size() != 4) return std::nullopt;
    const auto part = [&](std::size_t i) {
        return groups->size() > i ? std::optional(whole(groups->at(i))) : std::nullopt;
    };
    return date_of(*part(0), part(1), part(2));
}

std::string plain_number(double value) {
    std::array<char, 400> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

std::string clean_lines(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool ends_line = text[i] == '\r';
        if (ends_line && i + 1 < text.size() && text[i + 1] == '\n') continue;
        out += ends_line ? '\n' : text[i];
    }
    return base::trimmed(out);
}

base::Result<void> check_line(std::string subject, std::string_view text) {
    return base::check_text(base::ErrorKind::refused, std::move(subject), text, base::TextForm::line);
}

}  // namespace plan
