#include "carrier_title.h"

#include <algorithm>

#include "base/unicode.h"

namespace tables {
namespace {

template <class T>
void add_once(std::vector<T>& list, T value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

UnitReader reader_of_units(const CarrierWords& words) {
    HeadWords all = HeadWords::built_in();
    all.units.insert(all.units.end(), words.units.begin(), words.units.end());
    return UnitReader(all);
}

bool has(const std::vector<CarrierRole>& roles, CarrierRole role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// 坐标（经度, 纬度） is one column with both; X（北坐标） is the northing.
void settle_position(std::vector<CarrierRole>& roles) {
    using enum CarrierRole;
    const auto is_half = [](CarrierRole r) { return r == x || r == y || r == position; };
    const bool both = (has(roles, longitude) && has(roles, latitude)) ||
                      (has(roles, easting) && has(roles, northing)) || (has(roles, x) && has(roles, y));
    const bool said = has(roles, longitude) || has(roles, latitude) || has(roles, easting) || has(roles, northing);
    if (both) {
        std::erase_if(roles, [&](CarrierRole r) {
            return is_half(r) || r == longitude || r == latitude || r == easting || r == northing;
        });
        roles.push_back(position);
    } else if (said) {
        std::erase_if(roles, is_half);
    } else if (has(roles, x) || has(roles, y)) {
        std::erase(roles, position);
    }
}

}  // namespace

CarrierTitleReader::CarrierTitleReader(const CarrierWords& words) : units_(reader_of_units(words)) {
    for (const std::string& word : words.neutral) add({folded_word(word), Sort::neutral, {}, {}});
    for (const auto& [text, role] : words.roles) add({folded_word(text), Sort::role, role, {}});
    for (const std::string& word : words.function_or_programme)
        add({folded_word(word), Sort::function_or_programme, {}, {}});
    for (const auto& [text, system] : words.systems) add({folded_word(text), Sort::system, {}, system});
    for (const auto& [text, part] : words.angle_parts) add({folded_word(text), Sort::angle_part, {}, {}, part});
    for (auto& [first, list] : words_)
        std::stable_sort(list.begin(), list.end(),
                         [](const Word& a, const Word& b) { return a.text.size() > b.text.size(); });
}

void CarrierTitleReader::add(Word word) {
    if (!word.text.empty()) words_[word.text.front()].push_back(std::move(word));
}

/// A title that is a word of its own is no neutral one.
const CarrierTitleReader::Word* CarrierTitleReader::whole(const std::u32string& title) const {
    const auto list = title.empty() ? words_.end() : words_.find(title.front());
    if (list == words_.end()) return nullptr;
    const auto at = std::find_if(list->second.begin(), list->second.end(),
                                 [&](const Word& word) { return word.sort != Sort::neutral && word.text == title; });
    return at == list->second.end() ? nullptr : &*at;
}

CarrierTitleReader::Match CarrierTitleReader::longest(const Folded& title, std::size_t at) const {
    const auto list = words_.find(title.text[at]);
    if (list == words_.end()) return {};
    for (const Word& word : list->second) {
        const std::size_t end = at + word.text.size();
        const bool stands = end <= title.size() &&
                            std::u32string_view(title.text).substr(at, word.text.size()) == word.text &&
                            is_whole_word(title, at, end);
        if (stands) return {end, &word};
    }
    return {};
}

/// A unit is one where it closes a title or a part of it: 建筑面积（万平方米）.
std::optional<UnitReader::Found> CarrierTitleReader::unit_at(const Folded& title, std::size_t at) const {
    auto found = units_.at(title, at);
    if (!found || !is_whole_word(title, at, found->end)) return std::nullopt;
    const bool closes = found->end == title.size() || title.gaps[found->end] == Folded::separator;
    return closes ? found : std::nullopt;
}

CarrierTitle CarrierTitleReader::read(std::string_view text) const {
    CarrierTitle reading;
    const Folded title = folded(text);
    const auto take = [&](const Word& word) {
        if (word.sort == Sort::role) add_once(reading.roles, word.role);
        if (word.sort == Sort::function_or_programme) reading.function_or_programme = true;
        if (word.sort == Sort::system) add_once(reading.systems, word.system);
        if (word.sort == Sort::angle_part) add_once(reading.parts, word.part);
    };
    if (const Word* word = whole(title.text)) {
        take(*word);
        return reading;
    }
    std::size_t over_from = title.size();
    const auto close_over = [&](std::size_t end) {
        if (over_from < end) reading.over.push_back(title.written(over_from, end));
        over_from = title.size();
    };
    for (std::size_t at = 0; at < title.size();) {
        Match match = longest(title, at);
        const bool inside = over_from < title.size() && title.gaps[at] == Folded::none;
        if (inside && match.end == at + 1) match = {};  // one character of an unknown word is no word
        const auto unit = inside ? std::nullopt : unit_at(title, at);
        const std::size_t end = std::max(match.end, unit ? unit->end : 0);
        if (end == 0) {
            if (is_joiner(title.text[at]))
                close_over(at);
            else if (over_from == title.size())
                over_from = at;
            ++at;
            continue;
        }
        close_over(at);
        if (unit && unit->end == end)
            add_once(reading.units, unit->unit);
        else
            take(*match.word);
        at = end;
    }
    close_over(title.size());
    settle_position(reading.roles);
    return reading;
}

std::optional<std::string> CarrierTitleReader::system(std::string_view text) const {
    const std::u32string title = folded_word(text);
    if (const Word* word = whole(title); word != nullptr && word->sort == Sort::system) return word->system;
    const std::string written = base::utf8(title);
    constexpr std::string_view k_epsg = "epsg";
    const std::string_view digits = std::string_view(written).substr(written.starts_with(k_epsg) ? k_epsg.size() : 0);
    const bool code = digits.size() >= 4 && digits.size() <= 6 &&
                      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return code ? std::optional("EPSG:" + std::string(digits)) : std::nullopt;
}

}  // namespace tables
