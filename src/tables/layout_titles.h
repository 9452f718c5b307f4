// What layouts of every kind share: a table as its titles show it, which of its columns is which of a layout, and which
// answers are kept. Private to tables; pure functions, any thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tables/import.h"
#include "tables/layout.h"
#include "title_pattern.h"
#include "title_years.h"
#include "units.h"

namespace tables {

/// Makes patterns of the titles of one plan's tables.
class Patterns {
public:
    Patterns(const plan::Plan& plan, UnitReader units);
    [[nodiscard]] std::string of(std::string_view title) const;

private:
    UnitReader units_;
    YearSpan years_;
};

/// What a layout knows a column by: its table, and its title without units.
using TitleKey = std::pair<int, std::string>;

struct TitledColumn {
    int block = 0;
    std::size_t number = 0;  ///< as the options count
    std::string name;        ///< as the ids of questions name it
    std::string title;       ///< a pattern
    std::string written;     ///< what it is the pattern of
    [[nodiscard]] TitleKey key() const;
};

/// A table as a layout sees it.
struct TitledTable {
    bool across = false;
    int levels = 0;  ///< how many rows of titles its first table has
    std::vector<TitledColumn> columns;
};
TitledColumn titled(const Patterns& patterns, std::size_t block, CellPlace at, bool across, std::string_view title);
int levels_of(const std::vector<Block>& blocks);

std::set<TitleKey> keys_of(const plan::TableLayout& layout);
FoundLayout compared(const plan::TableLayout& layout, const TitledTable& table);
/// Of two that fit alike the later one first.
void sort_best_first(std::vector<FoundLayout>& found);

/// Which column of a file is which of a layout. Columns with one title, as those of several years, are taken in their
/// order; further years are read as the others, where these are all read alike. The same title once more is new.
class Pairs {
public:
    struct Pair {
        const plan::LayoutColumn* then;  ///< null: new
        std::size_t now;                 ///< among the columns of the table
    };

    Pairs(const plan::TableLayout& layout, const TitledTable& table);
    [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }
    [[nodiscard]] const std::vector<const plan::LayoutColumn*>& gone() const { return gone_; }

private:
    std::vector<Pair> pairs_;
    std::vector<const plan::LayoutColumn*> gone_;
};

/// Puts what was said of a column by hand then where the column is now; what is said of it now stays. Its unit comes a
/// round later than the rest, once the table is known to name none: it never goes over one that the table names.
template <class Wish>
void put_wish(std::map<std::size_t, Wish>& wishes, const TitledColumn& column, Wish then, bool lacks_unit) {
    std::string unit = std::exchange(then.unit, {});
    const auto now = wishes.find(column.number);
    if (now == wishes.end() && then != Wish{}) {
        wishes.emplace(column.number, std::move(then));
        return;
    }
    const bool as_then = now == wishes.end() || now->second == then;
    const bool names_none = lacks_unit && units_in(column.title).empty();  // the name of an indicator may say one
    if (!unit.empty() && names_none && as_then) wishes[column.number].unit = std::move(unit);
}

/// A question's kind and place: unit:D is about the column D, hidden_rows about the whole table.
struct QuestionId {
    std::string kind, place;
    explicit QuestionId(const std::string& id);
};

/// What is kept of the answers to the questions of a kind of import.
struct AnswerRules {
    bool (*is_remembered)(std::string_view kind);
    /// Its words say what it is about, so that its answer counts for no other; else they change with every file.
    bool (*is_told_by_words)(std::string_view kind);
    /// Its answers are columns, or several with commas between.
    bool (*chooses_columns)(std::string_view kind);
    /// It was chosen then.
    bool (*was_chosen)(const plan::LayoutColumn& then, std::string_view kind);
};

/// Those that somebody gave to questions about one column, or with an empty place about the whole table.
std::vector<plan::LayoutAnswer> kept_answers(const Patterns& patterns, const AnswerRules& rules,
                                             const std::vector<Question>& questions, const std::string& place);

/// Whether a column is one of those that an answer chooses.
bool is_among(std::string_view answer, std::string_view column);

/// Answers to the questions of a table from a layout.
class Answers {
public:
    Answers(const Patterns& patterns, const AnswerRules& rules, const plan::TableLayout& layout,
            const TitledTable& table, const Pairs& pairs)
        : patterns_(patterns), rules_(rules), layout_(layout), table_(table), pairs_(pairs) {}

    [[nodiscard]] std::optional<std::string> to(const Question& question) const;

private:
    [[nodiscard]] std::optional<std::string> chosen_columns(const Question& question, const std::string& kind) const;

    const Patterns& patterns_;
    const AnswerRules& rules_;
    const plan::TableLayout& layout_;
    const TitledTable& table_;
    const Pairs& pairs_;
};

/// What a column is read as, then or now.
struct ColumnReading {
    bool asked = false;
    bool has_numbers = false;  ///< with a unit
    std::string what;          ///< two that differ are read otherwise
    std::string words;         ///< an argument of a sentence
    std::string unit;          ///< as the numbers were read; empty: as the title writes it
    double times = 1;
    std::string title;  ///< a pattern
};
/// `own_unit`: the words for one that is named nowhere.
struct ComparedColumns {
    LayoutDifferences differences;
    std::string own_unit;
    void add_new(const std::string& place);
    void add(const std::string& place, const ColumnReading& then, const ColumnReading& now);
    void add_gone(const std::vector<const plan::LayoutColumn*>& columns);
};

/// Whether the plan has a layout of a kind.
bool knows_layouts(const plan::Plan& plan, plan::LayoutKind kind);

/// Reads a table anew with what a layout adds to the options, until it adds nothing: a question may wait for the answer
/// to another. `heads` reads its columns alone, `whole` all of it.
template <class Preview, class Options, class Heads, class Whole, class Apply, class Differences>
base::Result<ReadBy<Preview, Options>> read_in_rounds(Options options, Heads heads, Whole whole, Apply apply,
                                                      Differences differences) {
    constexpr int k_most_rounds = 8;
    base::Result<Preview> preview = heads(options);
    for (int round = 0; preview && round < k_most_rounds; ++round) {
        Options next = apply(*preview, options);
        if (round > 0 && next == options) break;
        options = std::move(next);
        preview = whole(options);
    }
    if (!preview) return base::pass(preview.error());
    LayoutDifferences different = differences(*preview);
    return ReadBy<Preview, Options>{*std::move(preview), std::move(options), std::move(different)};
}

/// Refused where a layout cannot keep that many columns, or a title that long.
base::Result<void> check_size_of_layout(const std::string& name, std::size_t columns, std::size_t longest_title);
/// As a line that a project may hold.
std::string kept_line(const std::string& text);
/// B3 “发明专利”
std::string place_and_title(CellPlace at, const std::string& title);

}  // namespace tables
