#include "plan/names.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>

#include "base/error_words.h"
#include "base/translate.h"
#include "plan/find.h"

namespace plan {
namespace {

using base::mark;

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

/// Refuses `text` with the names that it may have meant; `what` is a marked word.
tl::unexpected<base::Error> unknown(std::string_view text, const char* what, const std::vector<Name>& names) {
    const std::vector<Name> nearest = nearest_names(text, names);
    if (nearest.empty())
        return base::fail(base::ErrorKind::refused, std::string(text), mark("no such {}; the project has none"),
                          {base::word_argument(what)});
    return base::fail(base::ErrorKind::refused, std::string(text), mark("no such {}; nearest: {}"),
                      {base::word_argument(what), names_argument(nearest)});
}

Name same_in_both(const std::string& key) { return {key, key}; }

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
    std::vector<Name> names;
    for (const std::string& candidate : candidates) names.push_back(same_in_both(candidate));
    std::vector<std::string> nearest;
    for (Name& name : nearest_names(text, names)) nearest.push_back(std::move(name.en));
    return nearest;
}

std::vector<Name> nearest_names(std::string_view text, const std::vector<Name>& candidates) {
    constexpr std::size_t k_most = 3;
    constexpr std::size_t k_longest_compared = 200;  // of a hostile text; names are short
    const std::string_view compared = text.substr(0, k_longest_compared);
    std::vector<std::pair<int, Name>> ranked;
    for (const Name& name : candidates) {
        const Name full{name.zh.empty() ? name.en : name.zh, name.en.empty() ? name.zh : name.en};
        if (full.zh.empty()) continue;
        ranked.emplace_back(std::min(edit_distance(compared, full.zh), edit_distance(compared, full.en)), full);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Name> nearest;
    for (const auto& [distance, name] : ranked) {
        const auto shown = [&name = name](const Name& n) { return n.zh == name.zh || n.en == name.en; };
        if (nearest.size() < k_most && std::none_of(nearest.begin(), nearest.end(), shown)) nearest.push_back(name);
    }
    return nearest;
}

std::string names_argument(const std::vector<Name>& names) {
    const Name between = term_in("between names", ", ");
    Name list;
    for (const Name& name : names) {
        list.zh += (list.zh.empty() ? "" : between.zh) + name.zh;
        list.en += (list.en.empty() ? "" : between.en) + name.en;
    }
    return base::name_argument(list.zh, list.en);
}

base::Result<const Area*> resolve_area(const Plan& plan, std::string_view text) {
    std::vector<Name> names;
    for (const Area& area : plan.areas) {
        const bool own_unit = area.kind == AreaKind::unit && area.units.size() == 1;
        const Unit* unit = own_unit ? find_by_key(plan.units, area.units.front()) : nullptr;
        const bool is_unit = unit != nullptr && (unit->code == text || matches(unit->name, text));
        if (area.key == text || matches(area.name, text) || is_unit || (!area.park.empty() && area.park == text))
            return &area;
        names.insert(names.end(), {same_in_both(area.key), area.name, unit != nullptr ? unit->name : Name{}});
    }
    return unknown(text, mark("area"), names);
}

base::Result<const Indicator*> resolve_indicator(const Plan& plan, std::string_view text) {
    std::vector<Name> names;
    for (const Indicator& indicator : plan.indicators) {
        if (indicator.key == text || number_in(text) == indicator.order || matches(indicator.name, text) ||
            matches(indicator.short_name, text))
            return &indicator;
        names.insert(names.end(), {same_in_both(indicator.key), indicator.name, indicator.short_name});
    }
    return unknown(text, mark("indicator"), names);
}

base::Result<const Carrier*> resolve_carrier(const Plan& plan, std::string_view text) {
    std::vector<Name> names;
    for (const Carrier& carrier : plan.carriers) {
        if (number_in(text) == carrier.number || matches(carrier.name, text)) return &carrier;
        names.push_back(carrier.name);
    }
    return unknown(text, mark("carrier"), names);
}

base::Result<const Station*> resolve_station(const Plan& plan, std::string_view text) {
    std::vector<Name> names;
    for (const Station& station : plan.stations) {
        if (number_in(text) == station.order || matches(station.name, text)) return &station;
        names.push_back(station.name);
    }
    return unknown(text, mark("station"), names);
}

}  // namespace plan
