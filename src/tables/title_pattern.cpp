#include "title_pattern.h"

#include <algorithm>

#include "base/kept_text.h"
#include "base/unicode.h"

namespace tables {
namespace {

constexpr char32_t k_year = U'Y', k_unit_begins = U'[', k_unit_ends = U']';

/// The whole stretch is one year; of a part of one, or of several, the years in it are.
std::u32string without_years(std::u32string_view stretch, const TimeWords& words) {
    if (words.year && !words.part_of_year && !words.span) return {k_year};
    constexpr std::size_t k_digits = 4;
    std::u32string out;
    for (std::size_t at = 0; at < stretch.size();) {
        std::size_t end = at;
        while (end < stretch.size() && is_digit(stretch[end])) ++end;
        out += end - at == k_digits ? std::u32string(1, k_year) : std::u32string(stretch.substr(at, end - at));
        if (end == at) out += stretch[end++];
        at = end;
    }
    return out;
}

/// A unit that is parted from what stands before and behind it.
std::size_t end_of_unit(const Folded& title, std::size_t at, const UnitReader& units) {
    if (title.gaps[at] == Folded::none) return at;
    const auto found = units.at(title, at);
    const bool closes = found && (found->end == title.size() || title.gaps[found->end] == Folded::separator);
    return closes ? found->end : at;
}

/// Calls `part` with each stretch of a pattern and whether it is a unit.
template <class Part>
void split(std::string_view pattern, Part part) {
    while (!pattern.empty()) {
        const bool unit = pattern.front() == '[';
        const std::size_t end = std::min(unit ? pattern.find(']') : pattern.find('['), pattern.size());
        part(pattern.substr(unit ? 1 : 0, unit ? end - 1 : end), unit);
        pattern.remove_prefix(std::min(pattern.size(), unit ? end + 1 : end));
    }
}

}  // namespace

std::string title_pattern(std::string_view text, const UnitReader& units, YearSpan years) {
    const Folded title = folded(text);
    const std::u32string_view folded_text = title.text;
    std::u32string out;
    for (std::size_t at = 0; at < title.size();) {
        if (const auto words = time_words_at(title, at, years); words && words->end > at) {
            out += without_years(folded_text.substr(at, words->end - at), *words);
            at = words->end;
        } else if (const std::size_t end = end_of_unit(title, at, units); end > at) {
            out += k_unit_begins + std::u32string(folded_text.substr(at, end - at)) + k_unit_ends;
            at = end;
        } else {
            out += title.text[at++];
        }
    }
    std::size_t left_out = 0;
    return base::cleaned_text(base::utf8(out), base::TextForm::line, left_out);
}

std::string without_units(std::string_view pattern) {
    std::string out;
    split(pattern, [&](std::string_view part, bool unit) {
        if (!unit) out += part;
    });
    return out;
}

bool holds_year(std::string_view pattern) { return pattern.find(static_cast<char>(k_year)) != std::string_view::npos; }

std::string units_in(std::string_view pattern) {
    std::string out;
    split(pattern, [&](std::string_view part, bool unit) {
        if (unit) out.append(out.empty() ? 0 : 1, '/').append(part);
    });
    return out;
}

}  // namespace tables
