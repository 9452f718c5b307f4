#include "coordinate_reader.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "base/unicode.h"

namespace session {
namespace {

// Marks of the text after normalising; everything else that may stand there becomes a space.
constexpr char k_degree = 'd';
constexpr char k_minute = 'm';
constexpr char k_second = 's';
constexpr std::size_t k_longest = 200;

struct Spelling {
    std::string_view written;
    char mark;
};

/// Longer spellings before those that they begin with.
constexpr std::array<Spelling, 47> k_spellings{{
    {"longitude", ' '}, {"latitude", ' '}, {"northing", ' '}, {"easting", ' '}, {"lon", ' '},    {"lng", ' '},
    {"lat", ' '},       {"东经", ' '},     {"北纬", ' '},     {"经度", ' '},    {"纬度", ' '},   {"度", k_degree},
    {"°", k_degree},    {"º", k_degree},   {"˚", k_degree},   {"分", k_minute}, {"′", k_minute}, {"’", k_minute},
    {"ʹ", k_minute},    {"''", k_second},  {"'", k_minute},   {"秒", k_second}, {"″", k_second}, {"”", k_second},
    {"ʺ", k_second},    {"\"", k_second},  {"，", ' '},       {"、", ' '},      {"；", ' '},     {",", ' '},
    {";", ' '},         {"/", ' '},        {"=", ' '},        {":", ' '},       {"(", ' '},      {")", ' '},
    {"[", ' '},         {"]", ' '},        {"e", ' '},        {"n", ' '},       {"x", ' '},      {"y", ' '},
    {"米", ' '},        {"横坐标", ' '},   {"纵坐标", ' '},   {"北", ' '},      {"东", ' '},
}};

bool is_part_of_number(char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Digits, the three marks and spaces; nothing where something else stands in the text (西经, a name).
std::optional<std::string> normalised(std::string_view typed) {
    std::string folded = base::fold(typed);
    std::string out;
    for (std::string_view rest = folded; !rest.empty();) {
        if (is_part_of_number(rest[0]) || is_blank(rest[0])) {
            out += is_blank(rest[0]) ? ' ' : rest[0];
            rest.remove_prefix(1);
            continue;
        }
        const Spelling* found = nullptr;
        for (const Spelling& s : k_spellings)
            if (found == nullptr && rest.starts_with(s.written)) found = &s;
        if (found == nullptr) return std::nullopt;
        out += found->mark;
        rest.remove_prefix(found->written.size());
    }
    return out;
}

struct Value {
    double number = 0;
    char mark = ' ';  ///< what follows it
};

/// The numbers with their marks; nothing where one is malformed or a mark follows no number.
std::optional<std::vector<Value>> values_of(std::string_view text) {
    std::vector<Value> values;
    while (true) {
        while (!text.empty() && text[0] == ' ') text.remove_prefix(1);
        if (text.empty()) return values;
        if (text[0] == '+') text.remove_prefix(1);
        Value value;
        const char* end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, value.number, std::chars_format::fixed);
        if (error != std::errc{} || !std::isfinite(value.number) || (stop != end && is_part_of_number(*stop)))
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
        std::size_t blanks = 0;
        while (blanks < text.size() && text[blanks] == ' ') ++blanks;
        if (blanks < text.size() && !is_part_of_number(text[blanks])) {
            value.mark = text[blanks];
            text.remove_prefix(blanks + 1);
        }
        values.push_back(value);
    }
}

bool is_whole(double value) { return value == static_cast<double>(static_cast<long>(value)); }

/// Degrees of one to three values; minutes and seconds below 60, and only the last one with decimals.
std::optional<double> angle(const Value* values, std::size_t count) {
    double degrees = 0;
    double unit = 1;
    for (std::size_t i = 0; i < count; ++i) {
        const double number = values[i].number;
        if (number < 0 || (i > 0 && number >= 60) || number > 360) return std::nullopt;
        if (i + 1 < count && !is_whole(number)) return std::nullopt;
        degrees += number * unit;
        unit /= 60;
    }
    return degrees;
}

/// Whether the marks of an angle are those of its places; a missing one is forgiven.
bool marks_fit(const Value* values, std::size_t count) {
    constexpr std::array k_marks{k_degree, k_minute, k_second};
    for (std::size_t i = 0; i < count; ++i)
        if (values[i].mark != ' ' && values[i].mark != k_marks.at(i)) return false;
    return true;
}

/// How many values the first of two angles has: up to the next degree mark, or half of them without marks.
std::size_t first_count(const std::vector<Value>& values) {
    for (std::size_t i = 1; i < values.size(); ++i)
        if (values[i].mark == k_degree) return i;
    return values.size() / 2;
}

std::optional<TypedPair> angles(const std::vector<Value>& values) {
    const std::size_t count = first_count(values);
    const std::size_t rest = values.size() - count;
    if (count < 1 || count > 3 || rest < 1 || rest > 3) return std::nullopt;
    if (!marks_fit(values.data(), count) || !marks_fit(values.data() + count, rest)) return std::nullopt;
    const auto first = angle(values.data(), count);
    const auto second = angle(values.data() + count, rest);
    if (!first || !second) return std::nullopt;
    return TypedPair{*first, *second, true};
}

}  // namespace

std::optional<TypedPair> typed_pair(std::string_view text) {
    if (text.size() > k_longest) return std::nullopt;
    const auto normal = normalised(text);
    if (!normal) return std::nullopt;
    const auto values = values_of(*normal);
    if (!values || values->size() < 2) return std::nullopt;
    if (values->size() > 2) {
        const bool marked = values->front().mark == k_degree;
        return marked || values->size() == 4 || values->size() == 6 ? angles(*values) : std::nullopt;
    }
    for (const Value& v : *values)
        if (v.mark != ' ' && v.mark != k_degree) return std::nullopt;
    return TypedPair{values->at(0).number, values->at(1).number, false};
}

}  // namespace session
