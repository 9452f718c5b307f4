// What a title of a column, or a line above a table, says: every word of it is known, or it is over. Longest match
// first, names of the plan among the words. Private to tables; immutable once made, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "folded.h"
#include "plan/index.h"
#include "plan/name_table.h"
#include "tables/head_words.h"
#include "title_years.h"
#include "units.h"

namespace tables {

struct KindWord {
    WordKind kind;
    std::string written;
};

struct TitleReading {
    std::vector<std::string> indicators;  ///< keys of plan::Observable, each once
    std::vector<std::string> unclear;     ///< keys of those that one name fits
    std::vector<int> years;               ///< each once
    std::vector<Unit> units;              ///< each once
    std::vector<std::string> areas;       ///< keys
    std::vector<KindWord> kinds;
    std::vector<std::string> over;  ///< what nobody knows, as written
    std::optional<Role> role;       ///< the whole title is one
    bool attribute = false;         ///< of a row: 所在镇街

    [[nodiscard]] const KindWord* find(WordKind kind) const;
    [[nodiscard]] bool has(WordKind kind) const { return find(kind) != nullptr; }
    /// Says nothing of what the numbers are.
    [[nodiscard]] bool says_nothing() const;
    /// Takes in what another level of the same title says.
    void join(const TitleReading& other);
};

class TitleReader {
public:
    TitleReader(const HeadWords& words, const plan::Index& index, const plan::NameTable& areas,
                const plan::NameTable& observables);

    [[nodiscard]] TitleReading read(std::string_view title) const;
    [[nodiscard]] std::optional<Role> role_of(std::string_view title) const;
    [[nodiscard]] const UnitReader& units() const { return units_; }
    [[nodiscard]] YearSpan years() const { return years_; }

private:
    enum class Sort : std::uint8_t { kind, observable, area };
    struct Word {
        std::u32string text;
        Sort sort;
        WordKind kind = WordKind::neutral;
        std::string name;  ///< of an observable or an area, for its table of names
    };
    struct Match {
        std::size_t end = 0;
        const Word* word = nullptr;
    };

    void add(Word word);
    void add_name(Sort sort, const std::string& name);
    [[nodiscard]] Match longest(const Folded& title, std::size_t at) const;
    [[nodiscard]] bool is_attribute(const std::u32string& title) const;
    void take(TitleReading& reading, const Folded& title, std::size_t at, const Match& match) const;
    [[nodiscard]] std::optional<UnitReader::Found> unit_at(const Folded& title, std::size_t at, bool follows) const;

    const plan::NameTable& areas_;
    const plan::NameTable& observables_;
    UnitReader units_;
    YearSpan years_;
    std::unordered_map<char32_t, std::vector<Word>> words_;  ///< by first character, longest first
    std::unordered_map<std::u32string, Role> roles_;
    std::vector<std::u32string> prefixes_, attributes_;
};

}  // namespace tables
