#include "geo/course_text.h"

#include <charconv>
#include <cmath>
#include <system_error>

namespace geo {
namespace {

constexpr std::size_t k_most_points = 10'000;

/// Cuts a number off the text.
std::optional<double> next_number(std::string_view& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool skip(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

std::string number_text(double value) {
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof(digits), value);
    return {digits, end};
}

}  // namespace

std::string course_text(const LineString& course) {
    std::string text;
    for (const LonLat& p : course) {
        if (!text.empty()) text += ',';
        text += number_text(p.lon);
        text += ' ';
        text += number_text(p.lat);
    }
    return text;
}

std::optional<LineString> course_from_text(std::string_view text) {
    LineString course;
    do {
        while (skip(text, ' ')) {
        }
        const auto lon = next_number(text);
        if (!lon || !skip(text, ' ')) return std::nullopt;
        const auto lat = next_number(text);
        if (!lat || std::abs(*lon) > 180 || std::abs(*lat) > 90 || course.size() == k_most_points) return std::nullopt;
        course.push_back({*lon, *lat});
    } while (skip(text, ','));
    if (!text.empty() || course.size() < 2) return std::nullopt;
    return course;
}

}  // namespace geo
