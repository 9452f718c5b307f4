#include "plan/names.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <numeric>
#include <optional>

#include "base/translate.h"

namespace plan {
namespace {

/// Characters of a text; a malformed byte counts as one.
std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        result.push_back(text.substr(i, end - i));
        i = end;
    }
    return result;
}

std::optional<int> number_in(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool matches(const Name& name, std::string_view text) {
    return !text.empty() && (name.zh == text || same_ignoring_case(name.en, text));
}

/// Refuses `text` with the names that it may have meant.
tl::unexpected<base::Error> unknown(std::string_view text, std::string_view what,
                                    const std::vector<std::string>& names) {
    const std::vector<std::string> nearest = nearest_names(text, names);
    return base::fail(base::ErrorKind::refused, std::string(text),
                      nearest.empty() ? fmt::format("no such {}; the project has none", what)
                                      : fmt::format("no such {}; nearest: {}", what, fmt::join(nearest, ", ")));
}

}  // namespace

Name term(const char* english) { return {base::translate(base::Language::zh, english), english}; }
Name term_in(const char* context, const char* english) {
    return {base::translate_in(base::Language::zh, context, english), english};
}

int edit_distance(std::string_view a, std::string_view b) {
    const auto left = characters(a);
    const auto right = characters(b);
    std::vector<int> row(right.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < left.size(); ++i) {
        int diagonal = row[0]++;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const int replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, replaced});
        }
    }
    return row.back();
}

std::vector<std::string> nearest_names(std::string_view text, const std::vector<std::string>& candidates) {
    constexpr std::size_t k_most = 3;
    constexpr std::size_t k_longest_compared = 200;  // of a hostile text; names are short
    std::vector<std::pair<int, std::string>> ranked;
    for (const std::string& name : candidates)
        if (!name.empty()) ranked.emplace_back(edit_distance(text.substr(0, k_longest_compared), name), name);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> nearest;
    for (const auto& [distance, name] : ranked)
        if (nearest.size() < k_most && std::find(nearest.begin(), nearest.end(), name) == nearest.end())
            nearest.push_back(name);
    return nearest;
}

base::Result<const Area*> resolve_area(const Plan& plan, std::string_view text) {
    std::vector<std::string> names;
    for (const Area& area : plan.areas) {
        const bool own_unit = area.kind == AreaKind::unit && area.units.size() == 1;
        const Unit* unit = own_unit ? find_unit(plan, area.units.front()) : nullptr;
        const bool is_unit = unit != nullptr && (unit->code == text || matches(unit->name, text));
        if (area.key == text || matches(area.name, text) || is_unit || (!area.park.empty() && area.park == text))
            return &area;
        names.insert(names.end(), {area.key, area.name.zh, unit != nullptr ? unit->name.zh : ""});
    }
    return unknown(text, "area", names);
}

base::Result<const Indicator*> resolve_indicator(const Plan& plan, std::string_view text) {
    std::vector<std::string> names;
    for (const Indicator& indicator : plan.indicators) {
        if (indicator.key == text || number_in(text) == indicator.order || matches(indicator.name, text) ||
            matches(indicator.short_name, text))
            return &indicator;
        names.insert(names.end(), {indicator.key, indicator.name.zh, indicator.short_name.zh});
    }
    return unknown(text, "indicator", names);
}

base::Result<const Carrier*> resolve_carrier(const Plan& plan, std::string_view text) {
    std::vector<std::string> names;
    for (const Carrier& carrier : plan.carriers) {
        if (number_in(text) == carrier.number || matches(carrier.name, text)) return &carrier;
        names.push_back(carrier.name.zh);
    }
    return unknown(text, "carrier", names);
}

base::Result<const Station*> resolve_station(const Plan& plan, std::string_view text) {
    std::vector<std::string> names;
    for (const Station& station : plan.stations) {
        if (number_in(text) == station.order || matches(station.name, text)) return &station;
        names.push_back(station.name.zh);
    }
    return unknown(text, "station", names);
}

}  // namespace plan
