// How well a typed text fits a Chinese name: as it is written, by pinyin, by initials. Built once for a name, then
// asked on every keystroke. Private to session; immutable, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace session {

/// Best first; `none` is no match. Abbreviations leave characters out: one that goes to the name's last character is
/// better than one that stops before.
enum class Fit : std::uint8_t {
    number,
    whole,
    start,
    initials_whole,
    initials_start,
    part,
    initials_part,
    abbreviation_to_end,
    abbreviation,
    none,
};

/// A typed text, or a word of it, made comparable once: folded, simplified, without accents, spaces, quotes, brackets.
struct Term {
    explicit Term(std::string_view typed);

    std::u32string text;
    std::string utf8;          ///< the same
    bool by_pinyin = false;    ///< it holds Latin letters or digits, perhaps among characters, and is not too long
    std::uint64_t needed = 0;  ///< a bit for each of those letters and digits
};

class NameMatcher {
public:
    explicit NameMatcher(std::string_view name);

    [[nodiscard]] Fit fit(const Term& term) const;

private:
    /// Positions in the typed text (a bit each) that the characters so far can have got to.
    struct Reach {
        std::uint64_t full = 1;   ///< by whole readings only
        std::uint64_t mixed = 1;  ///< by initials as well
    };
    [[nodiscard]] Reach step(std::size_t character, Reach before, std::u32string_view typed) const;
    [[nodiscard]] Fit fit_at_start(std::u32string_view typed) const;
    [[nodiscard]] Fit fit_anywhere(std::u32string_view typed) const;
    [[nodiscard]] Fit fit_abbreviation_by_pinyin(std::u32string_view typed) const;
    [[nodiscard]] Fit fit_abbreviation(std::u32string_view typed) const;

    std::u32string text_;
    std::vector<std::uint16_t> first_reading_;  ///< of each character, and the end of the last one's
    std::vector<std::string_view> readings_;
    std::uint64_t letters_ = 0;  ///< a bit for each letter and digit of the readings
};

}  // namespace session
