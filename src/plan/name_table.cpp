#include "plan/name_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "base/simplified.h"
#include "base/unicode.h"
#include "plan/find.h"
#include "plan/names.h"

namespace plan {
namespace {

using base::mark;

constexpr std::array k_namings{Naming::bound, Naming::key,    Naming::name,
                               Naming::other, Naming::figure, Naming::other_figure};

/// As names are compared: 長安鎮 is 长安镇.
std::string loose_form(std::string_view text) { return comparable(base::simplified(text)); }

/// The part before the first bracket and the part inside it; empty where there is none.
std::array<std::string, 2> around_brackets(const std::string& name) {
    for (const auto& [open, close] : {std::pair<std::string, std::string>{"（", "）"}, {"(", ")"}}) {
        const std::size_t at = name.find(open);
        if (at == std::string::npos || at == 0) continue;
        const std::size_t from = at + open.size();
        const std::size_t end = name.find(close, from);
        return {name.substr(0, at), name.substr(from, end == std::string::npos ? end : end - from)};
    }
    return {};
}

void add_indicator(NameTable& table, const Indicator& indicator) {
    table.add(indicator.key, indicator.name);
    table.name(Naming::key, indicator.key);
    table.number(indicator.order);
    table.name(Naming::name, indicator.name);
    table.name(Naming::other, indicator.short_name);
    for (const Name* name : {&indicator.name, &indicator.short_name})
        table.name(Naming::other, Name{name->zh + indicator.unit.zh, name->en + indicator.unit.en});
}

void add_figure(NameTable& table, const Index& index, const CityFigure& figure, Naming by) {
    table.add(index.observed_key(figure), figure.name);
    table.name(Naming::key, figure_key(figure));
    table.name(by, figure.name);
    table.name(by, Name{figure.name.zh + figure.unit.zh, figure.name.en + figure.unit.en});
    table.name(Naming::name, Name{written(figure, figure.name.zh), written(figure, figure.name.en)});
}

}  // namespace

std::string comparable(std::string_view text) {
    static constexpr std::u32string_view k_left_out =
        U" \t\r\n\u00a0()[]{}<>\"'“”‘’「」『』《》〈〉【】〔〕、，,。.：:；;·•*＊_-—–";
    std::u32string out;
    for (const char32_t c : base::characters(base::fold(text)))
        if (k_left_out.find(c) == std::u32string_view::npos) out += c;
    return base::utf8(out);
}

std::optional<int> number_in(std::string_view text) {
    const std::string folded = base::fold(text);
    int value = 0;
    const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), value);
    const bool whole = error == std::errc{} && end == folded.data() + folded.size() && folded.front() != '-';
    return whole ? std::optional(value) : std::nullopt;
}

std::optional<int> number_named(std::string_view text) {
    const std::string folded = base::fold(text);
    std::string_view digits = folded;
    for (const std::string_view before : {"第", "no. ", "no."})
        if (digits.starts_with(before)) digits.remove_prefix(before.size());
    if (digits.ends_with("号")) digits.remove_suffix(std::string_view("号").size());
    return number_in(digits);
}

void NameTable::add(std::string key, Name title) {
    const auto [at, is_new] = at_.emplace(key, things_.size());
    current_ = at->second;
    if (is_new) things_.push_back({std::move(key), std::move(title)});
}

void NameTable::name(Naming by, const Name& name) {
    this->name(by, name.zh);
    this->name(by, name.en);
}

void NameTable::name(Naming by, const std::string& text) {
    if (text.empty()) return;
    names_.push_back(text);
    std::string loose = loose_form(text);
    if (by == Naming::key)
        keys_[base::fold(text)].push_back({current_, by});
    else if (!loose.empty())
        loose_[loose].push_back({current_, by});
    if (by == Naming::name) written_[text].push_back({current_, by});
    const bool is_code = by == Naming::key && number_in(text).has_value();  // near to every other code
    if (!is_code) shown_.push_back({std::move(loose), by == Naming::key, current_});
}

void NameTable::bind(const std::string& text, const std::string& key) {
    const auto at = at_.find(key);
    if (at == at_.end()) return;
    bound_[loose_form(text)].push_back({at->second, Naming::bound});
    names_.push_back(text);
}

Meaning NameTable::meaning(const std::vector<Entry>& entries, Naming by) const {
    Meaning meaning;
    for (const Entry& entry : entries) {
        const std::string& key = things_[entry.thing].key;
        const bool known = std::find(meaning.several.begin(), meaning.several.end(), key) != meaning.several.end();
        if (entry.by == by && !known) meaning.several.push_back(key);
    }
    if (meaning.several.empty()) return meaning;
    meaning.kind = meaning.several.size() == 1 ? Meaning::Kind::one : Meaning::Kind::several;
    meaning.by = by;
    if (meaning.kind == Meaning::Kind::one) meaning.key = std::exchange(meaning.several, {}).front();
    return meaning;
}

Meaning NameTable::find(std::string_view text) const {
    const std::string loose = loose_form(text);
    const auto in = [](const Entries& entries, const std::string& name) {
        const auto at = entries.find(name);
        return at != entries.end() ? at->second : std::vector<Entry>();
    };
    std::vector<Entry> keys = in(keys_, base::fold(base::trimmed(text)));
    if (const auto number = number_named(base::trimmed(text)); number && numbers_.contains(*number))
        for (const std::size_t thing : numbers_.at(*number)) keys.push_back({thing, Naming::key});
    const std::vector<Entry> written = in(written_, std::string(text)), others = in(loose_, loose);
    const std::vector<Entry> bound = in(bound_, loose);
    for (const Naming by : k_namings)
        for (const auto& entries : {std::cref(bound), std::cref(keys), std::cref(written), std::cref(others)})
            if (Meaning found = meaning(entries, by); found.kind != Meaning::Kind::none) return found;
    return {};
}

std::vector<NameTable::Near> NameTable::by_distance(std::string_view text) const {
    constexpr std::size_t k_longest_compared = 200;  // of a hostile text; names are short
    const std::string wanted = loose_form(text.substr(0, k_longest_compared));
    std::vector<std::pair<int, const Shown*>> ranked;
    const bool may_be_key =
        std::all_of(wanted.begin(), wanted.end(), [](char c) { return (c & 0x80) == 0; }) && !number_in(wanted);
    for (const Shown& known : shown_)
        if (may_be_key || !known.is_key) ranked.emplace_back(edit_distance(wanted, known.comparable), &known);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<bool> taken(things_.size());
    std::vector<Near> nearest;
    for (const auto& [distance, known] : ranked) {
        if (!taken[known->thing]) nearest.push_back({known->thing, known->is_key});
        taken[known->thing] = true;
    }
    return nearest;
}

std::vector<std::string> NameTable::nearest(std::string_view text) const {
    std::vector<std::string> keys;
    for (const Near& near : by_distance(text)) keys.push_back(things_[near.thing].key);
    return keys;
}

base::Result<std::string> NameTable::resolve(std::string_view text, const char* what) const {
    constexpr std::size_t k_most = 3;
    Meaning found = find(text);
    if (found.kind == Meaning::Kind::one) return std::move(found.key);
    const auto refuse = [&](const char* pattern, const std::vector<Name>& names) {
        return base::fail(base::ErrorKind::refused, std::string(text), pattern,
                          {base::word_argument(what), names_argument(names)});
    };
    std::vector<Name> names;
    for (const std::string& key : found.several) names.push_back(title(key));
    if (!names.empty())
        return refuse(mark("fits more than one {0}: {1}; write the key, the number or the whole name"), names);
    for (const auto& [at, by_key] : by_distance(text)) {
        const auto& [key, title] = things_[at];
        if (names.size() < k_most) names.push_back(by_key ? Name{key, key} : title);
    }
    return names.empty() ? refuse(mark("no such {}; the project has none"), {})
                         : refuse(mark("no such {}; nearest: {}"), names);
}

std::vector<Name> names_of(const Plan& plan, const Area& area) {
    std::vector<Name> names{area.name};
    for (const std::string* name : {&area.name.zh, &area.name.en})
        for (const std::string& part : around_brackets(*name))
            if (!part.empty()) names.push_back(name == &area.name.zh ? Name{part, ""} : Name{"", part});
    if (area.kind == AreaKind::unit && area.units.size() == 1)
        if (const Unit* unit = find_by_key(plan.units, area.units.front())) names.push_back(unit->name);
    for (const AreaAlias& alias : plan.area_aliases)
        if (alias.area == area.key) names.push_back({alias.alias, ""});
    return names;
}

NameTable area_names(const Plan& plan, const std::map<std::string, std::string>& bindings) {
    NameTable table;
    for (const Area& area : plan.areas) {
        table.add(area.key, area.name);
        table.name(Naming::key, area.key);
        table.name(Naming::key, area.park);
        if (area.kind == AreaKind::unit && area.units.size() == 1)
            for (const char* villages : {"", "000"})  // the code of nine digits, and the same of twelve
                table.name(Naming::key, area.units.front() + villages);
        table.name(Naming::name, area.name);
        for (const Name& name : names_of(plan, area)) table.name(Naming::other, name);
        if (area.kind != AreaKind::city) continue;
        for (const char* word : {"全市", "合计", "总计", "全市合计", "total", "city"}) table.name(Naming::other, word);
        table.name(Naming::other, plan.city);
    }
    std::set<std::string> given;
    for (const auto& [name, key] : bindings) {
        given.insert(loose_form(name));
        table.bind(name, key);
    }
    for (const AreaAlias& alias : plan.area_aliases)
        if (!given.contains(loose_form(alias.alias))) table.bind(alias.alias, alias.area);
    return table;
}

NameTable indicator_names(const Plan& plan) {
    NameTable table;
    for (const Indicator& indicator : plan.indicators) add_indicator(table, indicator);
    return table;
}

NameTable carrier_names(const Rows<Carrier>& carriers) {
    NameTable table;
    for (const Carrier& carrier : carriers) {
        const std::string number = std::to_string(carrier.number);
        table.add(number, {number + " " + carrier.name.zh, number + " " + carrier.name.en});
        table.name(Naming::name, carrier.name);
        for (const std::string* name : {&carrier.name.zh, &carrier.name.en})
            for (const std::string& part : around_brackets(*name)) table.name(Naming::other, part);
    }
    return table;
}

std::vector<Name> names_of(const Station& station) {
    constexpr std::string_view k_station = "站";
    std::vector<Name> names{station.name};
    if (!station.name.zh.ends_with(k_station)) names.push_back({station.name.zh + std::string(k_station), ""});
    if (!station.name.en.empty() && !station.name.en.ends_with("Station"))
        names.push_back({"", station.name.en + " Station"});
    return names;
}

NameTable station_names(const Plan& plan) {
    NameTable table;
    for (const Station& station : plan.stations) {
        const std::string number = std::to_string(station.order);
        table.add(number, {number + " " + station.name.zh, number + " " + station.name.en});
        table.name(Naming::name, station.name);
        for (const Name& name : names_of(station)) table.name(Naming::other, name);
    }
    return table;
}

NameTable observable_names(const Index& index) {
    NameTable table = indicator_names(index.plan());
    for (const CityFigure& figure : index->figures)
        add_figure(table, index, figure, figure.table == "table2" ? Naming::figure : Naming::other_figure);
    for (const TableWord& word : index->table_words)
        if (word.sort == WordSort::indicator) table.bind(word.word, word.meaning);
    return table;
}

std::string written(const CityFigure& figure, const std::string& name) {
    return fmt::format("{} ({})", name, figure_key(figure));
}

}  // namespace plan
