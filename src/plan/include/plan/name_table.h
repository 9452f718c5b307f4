// What a written name means: the one place that knows how people write areas, indicators, carriers and stations.
// Import, commands and search ask it. A name that fits several things means none of them, so that nobody's value lands
// in another's row in silence. Pure and immutable once filled; any thread. See names.h for finding one row at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace plan {

/// Without blanks, brackets, quotation marks and punctuation; half width; small letters.
std::string comparable(std::string_view text);
/// Of a text of nothing but digits.
std::optional<int> number_in(std::string_view text);
/// The same as people write it: 7, 07, 7号, 第7号, No. 7.
std::optional<int> number_named(std::string_view text);

/// What kind of name, strongest first: a weaker one counts only where no stronger one fits.
enum class Naming : std::uint8_t {
    bound,         ///< by hand, for one import or for good
    key,           ///< key, number or code
    name,          ///< the whole name, as the plan writes it before any other writing
    other,         ///< a short name, a part in brackets, the name of its only unit, a name with its unit
    figure,        ///< of a row of the city's second table
    other_figure,  ///< of a row of the other tables
};

struct Meaning {
    enum class Kind : std::uint8_t { none, one, several };
    Kind kind = Kind::none;
    std::string key;                   ///< of the one
    Naming by = Naming::name;          ///< how the one is named
    std::vector<std::string> several;  ///< keys, in the plan's order
};

/// Names of things of one sort. A thing has a key, unique among them, and a title that it is shown by.
class NameTable {
public:
    /// Begins a thing, or goes on with the one of that key; names follow.
    void add(std::string key, Name title);
    /// A name of the thing of the last add(); an empty one is passed over.
    void name(Naming by, const std::string& text);
    /// Both languages.
    void name(Naming by, const Name& name);
    /// A number, found by number_named().
    void number(int number) { numbers_[number].push_back(current_); }
    /// A name that somebody bound to a thing; bound to two, it is ambiguous.
    void bind(const std::string& text, const std::string& key);

    [[nodiscard]] Meaning find(std::string_view text) const;
    /// Every name that something goes by, as it was given, bound ones among them.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Keys of the things with the nearest names, nearest first.
    [[nodiscard]] std::vector<std::string> nearest(std::string_view text) const;
    /// The key of the one that is meant; refused with those that may be meant otherwise. `what` is a marked word.
    [[nodiscard]] base::Result<std::string> resolve(std::string_view text, const char* what) const;
    [[nodiscard]] const Name& title(std::string_view key) const { return things_[at_.at(std::string(key))].title; }

private:
    struct Thing {
        std::string key;
        Name title;
    };
    struct Entry {
        std::size_t thing;
        Naming by;
    };
    using Entries = std::unordered_map<std::string, std::vector<Entry>>;
    /// What distances are taken to.
    struct Shown {
        std::string comparable;
        bool is_key;
        std::size_t thing;
    };

    struct Near {
        std::size_t thing;
        bool by_key;
    };

    [[nodiscard]] std::vector<Near> by_distance(std::string_view text) const;
    [[nodiscard]] Meaning meaning(const std::vector<Entry>& entries, Naming by) const;

    std::vector<Thing> things_;
    std::size_t current_ = 0;                          ///< the thing that names are added to
    std::unordered_map<std::string, std::size_t> at_;  ///< things by key
    std::map<int, std::vector<std::size_t>> numbers_;
    Entries keys_;     ///< in any width and case, but not without their punctuation: a mistyped key is none
    Entries written_;  ///< whole names as the plan writes them
    Entries loose_;    ///< all names, by comparable()
    Entries bound_;    ///< those that somebody bound, by comparable()
    std::vector<Shown> shown_;
    std::vector<std::string> names_;
};

/// Every area by key, name, park and, where it is made of one, unit; `bindings` (names to keys) go before the plan's
/// own bound names.
NameTable area_names(const Plan& plan, const std::map<std::string, std::string>& bindings = {});
/// The names that an area goes by, but for keys and codes: its own and their parts, its unit's, bound ones.
std::vector<Name> names_of(const Plan& plan, const Area& area);
NameTable indicator_names(const Plan& plan);
/// Keys are numbers.
NameTable carrier_names(const Rows<Carrier>& carriers);
NameTable station_names(const Plan& plan);
/// The names that a station goes by: its own, and as a station.
std::vector<Name> names_of(const Station& station);
/// Indicators, then rows of the city's tables, with the names that the project added; keys are those of Observable.
NameTable observable_names(const Index& index);
/// How to write a row of the city's tables so that only it can be meant.
std::string written(const CityFigure& figure, const std::string& name);

}  // namespace plan
