#include "area_names.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/unicode.h"
#include "plan/names.h"

namespace exchange {
namespace {

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

}  // namespace

std::string comparable(std::string_view text) {
    static constexpr std::u32string_view k_left_out =
        U" \t\r\n\u00a0()[]{}<>\"'“”‘’「」『』《》〈〉【】〔〕、，,。.：:；;·•*＊_-—–";
    std::u32string out;
    for (const char32_t c : base::characters(base::fold(text)))
        if (k_left_out.find(c) == std::u32string_view::npos) out += c;
    return base::utf8(out);
}

AreaNames::AreaNames(const plan::Index& index, const std::map<std::string, std::string>& bindings) : index_(index) {
    for (const plan::AreaAlias& alias : index->area_aliases)
        if (const plan::Area* area = index.area(alias.area)) bound_[comparable(alias.alias)] = area;
    for (const auto& [name, key] : bindings)
        if (const plan::Area* area = index.area(key)) bound_[comparable(name)] = area;
    for (const plan::Area& area : index->areas) add_names_of(area);
}

void AreaNames::add_full(const std::string& name, const plan::Area& area) {
    if (const std::string key = comparable(name); !key.empty()) full_.emplace(key, &area);
}

void AreaNames::add_other(const std::string& name, const plan::Area& area) {
    const std::string key = comparable(name);
    if (key.empty()) return;
    const auto [at, is_new] = other_.emplace(key, &area);
    if (!is_new && at->second != &area) at->second = nullptr;
}

void AreaNames::add_names_of(const plan::Area& area) {
    add_full(area.name.zh, area);
    add_full(area.name.en, area);
    add_full(area.key, area);
    for (const std::string& part : around_brackets(area.name.zh)) add_other(part, area);
    for (const std::string& part : around_brackets(area.name.en)) add_other(part, area);
    if (area.kind == plan::AreaKind::unit)
        for (const std::string& code : area.units)
            if (const plan::Unit* unit = index_.unit(code)) {
                add_other(unit->name.zh, area);
                add_other(unit->name.en, area);
                add_other(unit->code, area);
            }
    if (area.kind != plan::AreaKind::city) return;
    for (const char* word : {"全市", "合计", "总计", "全市合计", "total", "city"}) add_other(word, area);
    add_other(index_->city.zh, area);
    add_other(index_->city.en, area);
}

AreaNames::Match AreaNames::find(std::string_view name) const {
    const std::string key = comparable(name);
    if (const auto at = bound_.find(key); at != bound_.end()) return {at->second, true};
    if (const auto at = full_.find(key); at != full_.end()) return {at->second, false};
    if (const auto at = other_.find(key); at != other_.end()) return {at->second, at->second != nullptr};
    return {};
}

std::vector<std::string> AreaNames::nearest(std::string_view name) const {
    const std::string wanted = comparable(name.substr(0, 200));
    std::map<std::string, int> distances;  // the least of each area's names
    const auto look_at = [&](const std::string& known, const plan::Area* area) {
        if (area == nullptr) return;
        const int distance = plan::edit_distance(wanted, known);
        const auto [at, is_new] = distances.emplace(area->key, distance);
        if (!is_new) at->second = std::min(at->second, distance);
    };
    for (const auto* names : {&full_, &other_})
        for (const auto& [known, area] : *names) look_at(known, area);
    std::vector<std::string> keys;
    for (const plan::Area& area : index_->areas)
        if (distances.contains(area.key)) keys.push_back(area.key);
    std::stable_sort(keys.begin(), keys.end(),
                     [&](const std::string& a, const std::string& b) { return distances[a] < distances[b]; });
    return keys;
}

}  // namespace exchange
