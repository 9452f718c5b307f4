#include "coordinate_link.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace geo {
namespace {

constexpr std::string_view k_geo = "geo:";

/// %2c is a comma, %3a a colon; other characters written so hold no coordinates.
std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view code = text.substr(i, 3);
        const char plain = code == "%2c" ? ',' : code == "%3a" ? ':' : code == "%20" ? ' ' : '\0';
        out += plain == '\0' ? text[i] : plain;
        if (plain != '\0') i += 2;
    }
    return out;
}

std::optional<double> take_number(std::string_view& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// Two numbers with a separator between, whatever follows them.
std::optional<TypedPair> pair_at(std::string_view text, char separator, TypedOrder order) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    const auto first = take_number(text);
    if (!first || !text.starts_with(separator)) return std::nullopt;
    text.remove_prefix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    const auto second = take_number(text);
    if (!second) return std::nullopt;
    TypedPair pair{*first, *second};
    pair.order = order;
    pair.angles = true;
    return pair;
}

/// What follows "key=" where a parameter of the address begins; empty: there is none.
std::string_view parameter(std::string_view link, std::string_view key) {
    for (std::size_t at = 0; (at = link.find(key, at)) != std::string_view::npos; ++at) {
        const bool begins = at > 0 && std::string_view("?&#;").find(link[at - 1]) != std::string_view::npos;
        const std::size_t end = at + key.size();
        if (begins && end < link.size() && link[end] == '=') return link.substr(end + 1);
    }
    return {};
}

struct Key {
    std::string_view written;
    TypedOrder order;
};

constexpr std::array k_keys{Key{"q", TypedOrder::north_first},           Key{"query", TypedOrder::north_first},
                            Key{"position", TypedOrder::east_first},     Key{"lnglat", TypedOrder::east_first},
                            Key{"location", TypedOrder::north_first},    Key{"latlng", TypedOrder::north_first},
                            Key{"destination", TypedOrder::north_first}, Key{"daddr", TypedOrder::north_first},
                            Key{"ll", TypedOrder::north_first},          Key{"center", TypedOrder::north_first}};

/// Two parameters, one an axis.
std::optional<TypedPair> pair_of_two(std::string_view link) {
    for (const auto& [lat, lon] : {std::pair{"mlat", "mlon"}, std::pair{"lat", "lon"}, std::pair{"lat", "lng"}}) {
        std::string_view north = parameter(link, lat), east = parameter(link, lon);
        const auto first = take_number(north), second = take_number(east);
        if (!first || !second) continue;
        TypedPair pair{*first, *second};
        pair.order = TypedOrder::north_first;
        pair.angles = true;
        return pair;
    }
    return std::nullopt;
}

std::optional<TypedPair> pair_in(std::string_view link) {
    if (auto pair = pair_of_two(link)) return pair;
    for (const Key& key : k_keys) {
        std::string_view value = parameter(link, key.written);
        if (value.starts_with("loc:")) value.remove_prefix(4);
        if (auto pair = pair_at(value, ',', key.order)) return pair;
    }
    if (link.starts_with(k_geo)) return pair_at(link.substr(k_geo.size()), ',', TypedOrder::north_first);
    if (const std::size_t at = link.find('@'); at != std::string_view::npos)
        if (auto pair = pair_at(link.substr(at + 1), ',', TypedOrder::north_first)) return pair;
    const std::string_view map = parameter(link, "map");  // zoom/lat/lon
    const std::size_t zoom = map.find('/');
    return zoom == std::string_view::npos ? std::nullopt : pair_at(map.substr(zoom + 1), '/', TypedOrder::north_first);
}

/// The system of whoever runs the map; empty: WGS 84, or not known.
std::string system_of(std::string_view link) {
    const auto holds = [&](std::string_view word) { return link.find(word) != std::string_view::npos; };
    if (holds("coord_type=wgs84")) return "EPSG:4326";
    if (holds("amap.com") || holds("gaode.com") || holds("map.qq.com") || holds("google.cn") ||
        holds("coord_type=gcj02"))
        return "gcj02";
    return holds("map.baidu.com") ? "bd09" : "";
}

/// A blank ends an address, but for one after the comma of its numbers; what is behind it would be lost.
bool has_more(std::string_view link) {
    const std::string_view number = "-0123456789";
    for (std::size_t at = 0; (at = link.find(' ', at)) != std::string_view::npos; ++at) {
        const bool in_pair = at > 0 && link[at - 1] == ',' && at + 1 < link.size() &&
                             number.find(link[at + 1]) != std::string_view::npos;
        if (!in_pair) return true;
    }
    return false;
}

}  // namespace

bool is_link(std::string_view folded) {
    const std::size_t end = folded.find("://");
    const auto is_of_scheme = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return folded.starts_with(k_geo) || (end != std::string_view::npos && end > 0 &&
                                         std::all_of(folded.begin(), folded.begin() + end, is_of_scheme));
}

std::optional<TypedPair> pair_of_link(std::string_view folded) {
    if (has_more(folded)) return std::nullopt;
    const std::string link = decoded(folded);
    auto pair = pair_in(link);
    if (pair) pair->system = system_of(link);
    return pair;
}

}  // namespace geo
