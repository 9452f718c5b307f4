#include "units.h"

#include <algorithm>
#include <fmt/format.h>

namespace tables {
namespace {

bool stands_at(const Folded& title, std::size_t begin, std::u32string_view word) {
    return std::u32string_view(title.text).substr(begin, word.size()) == word;
}

/// No letter goes on where a word of letters ends.
bool ends_there(const Folded& title, std::size_t end) {
    return end >= title.size() || title.gaps[end] != Folded::none || !is_latin(title.text[end]) ||
           !is_latin(title.text[end - 1]);
}

}  // namespace

UnitReader::UnitReader(const HeadWords& words) {
    for (const UnitWord& word : words.units)
        words_.push_back({folded_word(word.text), {word.text, word.text, word.dimension, 0, word.factor}});
    for (const auto& [text, power] : words.scales) scales_.emplace_back(folded_word(text), power);
    const auto longer = [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); };
    std::stable_sort(words_.begin(), words_.end(), longer);
    std::stable_sort(scales_.begin(), scales_.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

void UnitReader::add_alias(std::string_view text, const Unit& unit) {
    std::u32string word = folded_word(text);
    if (word.empty()) return;
    const auto place =
        std::find_if(words_.begin(), words_.end(), [&](const Word& known) { return known.text.size() <= word.size(); });
    if (place != words_.end() && place->text == word) return;
    words_.insert(place, {std::move(word), unit});
}

const UnitReader::Word* UnitReader::longest(const Folded& title, std::size_t begin) const {
    for (const Word& word : words_)
        if (stands_at(title, begin, word.text) && ends_there(title, begin + word.text.size())) return &word;
    return nullptr;
}

std::optional<UnitReader::Found> UnitReader::at(const Folded& title, std::size_t begin) const {
    if (const Word* whole = longest(title, begin); whole != nullptr && whole->text.size() > 1) {
        Found found{begin + whole->text.size(), whole->unit};
        found.unit.written = title.written(begin, found.end);
        return found;
    }
    std::size_t place = begin;
    int power = 0;
    for (bool more = true; more;) {
        more = false;
        for (const auto& [text, exponent] : scales_)
            if (!more && stands_at(title, place, text)) {
                place += text.size();
                power += exponent;
                more = true;
            }
    }
    const Word* word = longest(title, place);
    if (word == nullptr) return std::nullopt;
    Found found{place + word->text.size(), word->unit};
    found.unit.power += power;
    if (found.end < title.size() && title.text[found.end] == U'/') {
        if (const Word* below = longest(title, found.end + 1)) {
            found.unit.dimension += "/" + below->unit.dimension;
            found.unit.factor /= below->unit.factor;
            found.end += 1 + below->text.size();
        }
    }
    found.unit.written = title.written(begin, found.end);
    return found;
}

std::optional<Unit> UnitReader::whole(std::string_view text) const {
    const Folded title = folded(text);
    if (title.size() == 0) return std::nullopt;
    const auto found = at(title, 0);
    return found && found->end == title.size() ? std::optional(found->unit) : std::nullopt;
}

Unit UnitReader::of_plan(std::string_view text) const {
    if (auto known = whole(text)) return *std::move(known);
    return {std::string(text), std::string(text), std::string(text), 0, 1};
}

std::optional<Conversion> conversion(const Unit& from, const Unit& to) {
    if (from.dimension != to.dimension) return std::nullopt;
    return Conversion{from.power - to.power, from.factor / to.factor};
}

double converted(double value, const Conversion& by) {
    if (by.power != 0) value = std::stod(fmt::format("{:.15g}e{}", value, by.power));
    return by.factor == 1 ? value : std::stod(fmt::format("{:.12g}", value * by.factor));
}

}  // namespace tables
