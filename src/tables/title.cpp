#include "title.h"

#include <algorithm>

namespace tables {
namespace {

constexpr std::size_t k_longest_role = 40;  // with its translation

template <class T>
void add_once(std::vector<T>& list, T value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

}  // namespace

const KindWord* TitleReading::find(WordKind kind) const {
    const auto at = std::find_if(kinds.begin(), kinds.end(), [kind](const KindWord& w) { return w.kind == kind; });
    return at == kinds.end() ? nullptr : &*at;
}

bool TitleReading::says_nothing() const {
    return indicators.empty() && unclear.empty() && years.empty() && units.empty() && areas.empty() && kinds.empty() &&
           over.empty() && !role && !attribute;
}

void TitleReading::join(const TitleReading& other) {
    for (const std::string& key : other.indicators) add_once(indicators, key);
    for (const std::string& key : other.unclear) add_once(unclear, key);
    for (const int year : other.years) add_once(years, year);
    for (const Unit& unit : other.units) add_once(units, unit);
    for (const std::string& key : other.areas) add_once(areas, key);
    kinds.insert(kinds.end(), other.kinds.begin(), other.kinds.end());
    over.insert(over.end(), other.over.begin(), other.over.end());
    if (!role) role = other.role;
    attribute = attribute || other.attribute;
}

TitleReader::TitleReader(const HeadWords& words, const plan::Index& index, const plan::NameTable& areas,
                         const plan::NameTable& observables)
    : areas_(areas), observables_(observables), units_(words) {
    years_ = short_years(index.plan());
    for (const auto& [text, kind] : words.kinds) add({folded_word(text), Sort::kind, kind, {}});
    for (const auto& [text, role] : words.roles) roles_.emplace(folded_word(text), role);
    for (const std::string& prefix : words.attribute_prefixes) prefixes_.push_back(folded_word(prefix));
    for (const std::string& attribute : words.attributes) attributes_.push_back(folded_word(attribute));
    for (const std::string& name : observables_.names()) add_name(Sort::observable, name);
    for (const std::string& name : areas_.names()) add_name(Sort::area, name);
    for (const plan::Name& name : {index->city, index->title})
        for (const std::string& text : {name.zh, name.en}) add({folded_word(text), Sort::kind, WordKind::neutral, {}});
    for (const plan::Indicator& indicator : index->indicators)
        units_.add_alias(indicator.unit.en, units_.of_plan(indicator.unit.zh));
    for (const plan::CityFigure& figure : index->figures)
        units_.add_alias(figure.unit.en, units_.of_plan(figure.unit.zh));
    for (auto& [first, list] : words_)
        std::stable_sort(list.begin(), list.end(),
                         [](const Word& a, const Word& b) { return a.text.size() > b.text.size(); });
}

void TitleReader::add(Word word) {
    if (!word.text.empty()) words_[word.text.front()].push_back(std::move(word));
}

/// A number of an indicator, or a name of one letter, is no word of a title.
void TitleReader::add_name(Sort sort, const std::string& name) {
    std::u32string text = folded_word(name);
    const bool all_digits = std::all_of(text.begin(), text.end(), is_digit);
    if (text.size() > 1 && !all_digits) add({std::move(text), sort, WordKind::neutral, name});
}

TitleReader::Match TitleReader::longest(const Folded& title, std::size_t at) const {
    const auto list = words_.find(title.text[at]);
    if (list == words_.end()) return {};
    Match best;
    for (const Word& word : list->second) {
        const std::size_t end = at + word.text.size();
        if (best.word != nullptr && end < best.end) break;
        if (end > title.size() || std::u32string_view(title.text).substr(at, word.text.size()) != word.text) continue;
        if (!is_whole_word(title, at, end)) continue;
        const bool names = word.sort == Sort::observable;  // names of the plan before words
        if (best.word == nullptr || (names && best.word->sort != Sort::observable)) best = {end, &word};
    }
    return best;
}

/// A unit is one where it closes a title or a part of it: 家 at its end, （百件）.
std::optional<UnitReader::Found> TitleReader::unit_at(const Folded& title, std::size_t at, bool follows) const {
    auto found = units_.at(title, at);
    if (!found || !is_whole_word(title, at, found->end)) return std::nullopt;
    const bool closes = found->end == title.size() || title.gaps[found->end] == Folded::separator;
    const bool begins = title.gaps[at] != Folded::none || follows;
    return closes && begins ? found : std::nullopt;
}

void TitleReader::take(TitleReading& reading, const Folded& title, std::size_t at, const Match& match) const {
    const Word& word = *match.word;
    if (word.sort == Sort::kind) {
        reading.kinds.push_back({word.kind, title.written(at, match.end)});
        return;
    }
    const plan::Meaning meaning = (word.sort == Sort::area ? areas_ : observables_).find(word.name);
    if (meaning.kind == plan::Meaning::Kind::one)
        add_once(word.sort == Sort::area ? reading.areas : reading.indicators, meaning.key);
    for (const std::string& key : meaning.several)
        if (word.sort == Sort::observable) add_once(reading.unclear, key);
}

bool TitleReader::is_attribute(const std::u32string& title) const {
    if (std::find(attributes_.begin(), attributes_.end(), title) != attributes_.end()) return true;
    return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::u32string& prefix) {
        if (!title.starts_with(prefix)) return false;
        const auto rest = roles_.find(title.substr(prefix.size()));
        return rest != roles_.end() && (rest->second == Role::area || rest->second == Role::area_or_unit);
    });
}

/// One word, or two that say the same: 地区（镇街道）, 地区 Area.
std::optional<Role> TitleReader::role_of(std::string_view title) const {
    const std::u32string word = folded_word(title);
    if (const auto at = roles_.find(word); at != roles_.end()) return at->second;
    for (std::size_t split = 1; split < word.size() && word.size() <= k_longest_role; ++split) {
        const auto first = roles_.find(word.substr(0, split)), second = roles_.find(word.substr(split));
        if (first != roles_.end() && second != roles_.end() && first->second == second->second) return first->second;
    }
    return std::nullopt;
}

TitleReading TitleReader::read(std::string_view text) const {
    TitleReading reading;
    const Folded title = folded(text);
    reading.role = role_of(text);
    reading.attribute = !reading.role && is_attribute(title.text);
    if (reading.role || reading.attribute) return reading;
    std::size_t over_from = title.size();
    const auto close_over = [&](std::size_t end) {
        if (over_from < end) reading.over.push_back(title.written(over_from, end));
        over_from = title.size();
    };
    bool follows = false;  // something that was understood
    for (std::size_t at = 0; at < title.size();) {
        Match match = longest(title, at);
        const bool inside = over_from < title.size() && title.gaps[at] == Folded::none;
        if (inside && match.end == at + 1) match = {};  // one character of an unknown word is no word
        const auto time = time_words_at(title, at, years_);
        const auto unit = unit_at(title, at, follows);
        const std::size_t end = std::max({match.end, time ? time->end : 0, unit ? unit->end : 0});
        if (end == 0) {
            if (is_joiner(title.text[at]))
                close_over(at);
            else if (over_from == title.size())
                over_from = at;
            follows = false;
            ++at;
            continue;
        }
        close_over(at);
        if (time && time->end == end) {
            if (time->year) add_once(reading.years, *time->year);
            if (time->span) reading.kinds.push_back({WordKind::span, title.written(at, end)});
            if (time->part_of_year) reading.kinds.push_back({WordKind::part_period, title.written(at, end)});
        } else if (match.end == end) {
            take(reading, title, at, match);
        } else {
            add_once(reading.units, unit->unit);
        }
        follows = true;
        at = end;
    }
    close_over(title.size());
    return reading;
}

}  // namespace tables
