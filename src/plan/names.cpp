#include "plan/names.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

#include "base/error_words.h"
#include "base/translate.h"
#include "plan/find.h"
#include "plan/name_table.h"

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

Name same_in_both(const std::string& key) { return {key, key}; }

/// A number, and a name as the plan writes it, need no table, so that a stream of edits stays quick.
template <class Row>
base::Result<const Row*> resolve_numbered(const Rows<Row>& rows, int Row::*number, std::string_view text,
                                          const char* what, const std::function<NameTable()>& names) {
    const auto of_number = [&](int wanted) {
        return find_row(rows, [&](const Row& row) { return row.*number == wanted; });
    };
    if (const auto wanted = number_named(text))
        if (const Row* row = of_number(*wanted)) return row;
    const auto is_named = [&](const Row& row) { return row.name.zh == text || row.name.en == text; };
    if (!text.empty() && std::count_if(rows.begin(), rows.end(), is_named) == 1) return find_row(rows, is_named);
    const auto key = names().resolve(text, what);
    if (!key) return base::pass(key.error());
    return of_number(std::stoi(*key));
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
    const auto key = area_names(plan).resolve(text, mark("area"));
    if (!key) return base::pass(key.error());
    return find_by_key(plan.areas, *key);
}

base::Result<const Indicator*> resolve_indicator(const Plan& plan, std::string_view text) {
    const auto key = indicator_names(plan).resolve(text, mark("indicator"));
    if (!key) return base::pass(key.error());
    return find_by_key(plan.indicators, *key);
}

base::Result<const Carrier*> resolve_carrier(const Rows<Carrier>& carriers, std::string_view text) {
    return resolve_numbered(carriers, &Carrier::number, text, mark("carrier"), [&] { return carrier_names(carriers); });
}

base::Result<const Station*> resolve_station(const Plan& plan, std::string_view text) {
    return resolve_numbered(plan.stations, &Station::order, text, mark("station"), [&] { return station_names(plan); });
}

}  // namespace plan
