#include "name_matcher.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "base/pinyin.h"
#include "base/simplified.h"
#include "base/unicode.h"

namespace session {
namespace {

constexpr std::string_view k_plain = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t k_longest = 63;  // bits of a Reach, less the one for the end
constexpr std::size_t k_shortest_abbreviation = 3;

/// Spaces and the punctuation that nobody types in a search.
bool is_left_out(char32_t c) { return std::u32string_view(U" \t'’‘ʼ`“”\"·()").find(c) != std::u32string_view::npos; }

std::uint64_t bit(std::size_t position) { return std::uint64_t{1} << position; }

bool is_plain(char32_t c) { return c < 0x80 && k_plain.find(static_cast<char>(c)) != std::string_view::npos; }

template <class Letters>
std::uint64_t letter_bits(const Letters& letters) {
    std::uint64_t bits = 0;
    for (const auto c : letters) bits |= bit(k_plain.find(static_cast<char>(c)));
    return bits;
}

std::u32string comparable(std::string_view utf8) {
    std::u32string out;
    for (const char32_t c : base::without_accents(base::characters(utf8)))
        if (const char32_t folded = base::simplified(base::fold(c)); !is_left_out(folded)) out += folded;
    return out;
}

/// The Latin letters and digits of a text.
std::u32string letters_of(std::u32string_view text) {
    std::u32string letters;
    std::copy_if(text.begin(), text.end(), std::back_inserter(letters), is_plain);
    return letters;
}

bool has_two_letter_initial(std::string_view reading) {
    return reading.size() > 1 && reading[1] == 'h' && (reading[0] == 'z' || reading[0] == 'c' || reading[0] == 's');
}

}  // namespace

Term::Term(std::string_view typed) : text(comparable(typed)), utf8(base::utf8(text)) {
    const std::u32string letters = letters_of(text);
    by_pinyin = !letters.empty() && text.size() <= k_longest;
    needed = letter_bits(letters);
}

NameMatcher::NameMatcher(std::string_view name) : text_(comparable(name)) {
    for (const char32_t c : text_) {
        first_reading_.push_back(static_cast<std::uint16_t>(readings_.size()));
        if (is_plain(c)) readings_.push_back(k_plain.substr(k_plain.find(static_cast<char>(c)), 1));
        for (const std::string_view reading : base::pinyin_readings(c)) readings_.push_back(reading);
    }
    first_reading_.push_back(static_cast<std::uint16_t>(readings_.size()));
    for (const std::string_view reading : readings_) letters_ |= letter_bits(reading);
}

/// What a character can consume from each position reached before it: itself, or a reading. One without readings (a
/// bracket) consumes nothing.
NameMatcher::Reach NameMatcher::step(std::size_t character, Reach before, std::u32string_view typed) const {
    const std::size_t first = first_reading_[character];
    const std::size_t last = first_reading_[character + 1];
    if (first == last) return before;
    Reach after{0, 0};
    for (std::uint64_t open = before.full | before.mixed; open != 0; open &= open - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(open));
        const std::u32string_view rest = typed.substr(at);
        if (rest.empty()) continue;
        const auto reach = [&](std::size_t length, bool whole) {
            after.mixed |= bit(at + length);
            if (whole && (before.full & bit(at)) != 0) after.full |= bit(at + length);
        };
        if (rest[0] == text_[character]) reach(1, true);
        for (std::size_t r = first; r < last; ++r) {
            const std::string_view reading = readings_[r];
            if (static_cast<char32_t>(reading[0]) != rest[0]) continue;
            reach(1, false);
            if (has_two_letter_initial(reading) && rest.size() > 1 && rest[1] == U'h') reach(2, false);
            const std::size_t length = std::min(reading.size(), rest.size());  // the last one may be typed half
            const bool fits =
                std::equal(reading.begin(), reading.begin() + static_cast<std::ptrdiff_t>(length), rest.begin(),
                           [](char a, char32_t b) { return static_cast<char32_t>(a) == b; });
            if (fits) reach(length, true);
        }
    }
    return after;
}

Fit NameMatcher::fit_at_start(std::u32string_view typed) const {
    const std::uint64_t end = bit(typed.size());
    Fit best = Fit::none;
    Reach reach;
    for (std::size_t i = 0; i < text_.size() && reach.mixed != 0; ++i) {
        reach = step(i, reach, typed);
        const bool to_end = first_reading_[i + 1] == readings_.size();
        if ((reach.full & end) != 0) return to_end ? Fit::whole : Fit::start;
        if ((reach.mixed & end) != 0) best = std::min(best, to_end ? Fit::initials_whole : Fit::initials_start);
    }
    return best;
}

Fit NameMatcher::fit_anywhere(std::u32string_view typed) const {
    const std::uint64_t end = bit(typed.size());
    Fit best = Fit::none;
    Reach reach;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        reach = step(i, {reach.full | 1U, reach.mixed | 1U}, typed);
        if ((reach.full & end) != 0) return Fit::part;
        if ((reach.mixed & end) != 0) best = Fit::initials_part;
    }
    return best;
}

/// Whether what is typed fits characters of the name, the first one among them, in order: jhkjc for 鹃湖国际科技城.
Fit NameMatcher::fit_abbreviation_by_pinyin(std::u32string_view typed) const {
    if (typed.size() < k_shortest_abbreviation || text_.empty()) return Fit::none;
    const std::uint64_t end = bit(typed.size());
    std::uint64_t reached = step(0, {}, typed).mixed;
    std::uint64_t by_last = 0;  // what the last character with a reading reached
    for (std::size_t i = 1; i < text_.size() && reached != 0; ++i) {
        if (first_reading_[i] == first_reading_[i + 1]) continue;
        by_last = step(i, {0, reached}, typed).mixed;
        reached |= by_last;
    }
    if ((by_last & end) != 0) return Fit::abbreviation_to_end;
    return (reached & end) != 0 ? Fit::abbreviation : Fit::none;
}

Fit NameMatcher::fit_abbreviation(std::u32string_view text) const {
    if (text.size() < k_shortest_abbreviation || text_.empty() || text_[0] != text[0]) return Fit::none;
    std::size_t matched = 0;
    for (const char32_t c : text_)
        if (matched < text.size() && c == text[matched]) ++matched;
    if (matched < text.size()) return Fit::none;
    return text.back() == text_.back() ? Fit::abbreviation_to_end : Fit::abbreviation;
}

Fit NameMatcher::fit(const Term& term) const {
    if (term.text.empty()) return Fit::none;
    if (text_ == term.text) return Fit::whole;
    const std::size_t at = text_.find(term.text);
    const Fit as_written = at == std::u32string::npos ? Fit::none : at == 0 ? Fit::start : Fit::part;
    if (!term.by_pinyin) return as_written != Fit::none ? as_written : fit_abbreviation(term.text);
    if ((term.needed & ~letters_) != 0) return Fit::none;
    const Fit fit = std::min({as_written, fit_at_start(term.text), fit_anywhere(term.text)});
    return fit != Fit::none ? fit : fit_abbreviation_by_pinyin(term.text);
}

}  // namespace session
