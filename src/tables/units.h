// Units of measurement as tables write them: 百件, 万元, %, 亿元, 万元/人. Private to tables; pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "folded.h"
#include "tables/head_words.h"

namespace tables {

struct Unit {
    std::string written;
    std::string word;       ///< without its scale: 件 of 百件
    std::string dimension;  ///< two units of one dimension can be turned into each other
    int power = 0;          ///< of ten
    double factor = 1;      ///< in the first unit of the dimension
    friend bool operator==(const Unit& a, const Unit& b) {
        return a.dimension == b.dimension && a.power == b.power && a.factor == b.factor;
    }
};

/// Knows the units of the vocabulary and those of the plan.
class UnitReader {
public:
    explicit UnitReader(const HeadWords& words);
    /// A unit of the plan as it writes it in its other language: "firms" is 家.
    void add_alias(std::string_view text, const Unit& unit);

    struct Found {
        std::size_t end;
        Unit unit;
    };
    /// The longest unit that begins at a place of a title.
    [[nodiscard]] std::optional<Found> at(const Folded& title, std::size_t begin) const;
    /// Of a text that is a unit and nothing else.
    [[nodiscard]] std::optional<Unit> whole(std::string_view text) const;
    /// The same; a unit that nobody knows is a dimension of its own.
    [[nodiscard]] Unit of_plan(std::string_view text) const;

private:
    struct Word {
        std::u32string text;
        Unit unit;
    };
    [[nodiscard]] const Word* longest(const Folded& title, std::size_t begin) const;

    std::vector<Word> words_;                             ///< longest first
    std::vector<std::pair<std::u32string, int>> scales_;  ///< likewise
};

/// What a number in `from` is multiplied by to be one in `to`; nothing for different dimensions.
struct Conversion {
    int power = 0;      ///< of ten
    double factor = 1;  ///< beside it
    friend bool operator==(const Conversion&, const Conversion&) = default;
};
std::optional<Conversion> conversion(const Unit& from, const Unit& to);

/// A number of so many decimal digits times a conversion, exact where it is a power of ten.
double converted(double value, const Conversion& by);

}  // namespace tables
