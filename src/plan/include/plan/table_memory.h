// What a project remembers of other people's tables: how each was read, so that next year's file is read alike, and
// what words of their titles mean that the program does not know. Values only; what reads tables by them is the module
// `tables`. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plan {

/// What a column of a table is for.
enum class ColumnUse : std::uint8_t {
    left_out,
    area,
    code,
    indicator,
    year,
    value,
    unit,
    state,
    source,
    sample,
    ordinal,
    remark,
    attribute,  ///< of a row: its address, the town it was registered in
    observed,
    target,    ///< compared with the plan
    baseline,  ///< likewise
};

/// What a word says about the numbers under it.
enum class WordKind : std::uint8_t {
    whole_period,  ///< 年末: says nothing more than the year
    part_period,   ///< 上半年: part of a year
    span,          ///< several years
    value,         ///< 实际: says nothing more
    cumulative,
    rank,
    change,
    planned,
    target,    ///< of the plan: compared, never taken
    baseline,  ///< likewise
    preliminary,
    newly_added,
    of_which,
    ratio,
    relative_year,  ///< 上年: of no year that is named
    neutral,        ///< 情况: says nothing; in upper titles and the lines above a table only
    subject,        ///< what the rows are about, where that is no area: 企业名称
};

/// What a whole title says its column is for.
enum class TitleRole : std::uint8_t {
    area,
    area_or_unit,  ///< 单位: by what stands under it
    code,
    indicator,
    year,
    value,
    unit,
    state,
    source,
    sample,
    ordinal,
    remark,
    locator,  ///< an attribute of a row, such as its address
};

/// What somebody said of a column by hand. Never its year, which is another one next time.
struct ColumnByHand {
    bool leave_out = false;
    std::optional<ColumnUse> use;
    std::string indicator;  ///< key
    std::string unit;
    friend bool operator==(const ColumnByHand&, const ColumnByHand&) = default;
};

/// An answer that somebody gave to a question about a table. Never a year.
struct LayoutAnswer {
    std::string question;  ///< its kind: unit, heading
    std::string about;     ///< the words that it was about, with years as in the title of a column
    std::string answer;    ///< its key
    friend bool operator==(const LayoutAnswer&, const LayoutAnswer&) = default;
};

/// A column as it was read.
struct LayoutColumn {
    int block = 0;      ///< of which table of the sheet, from 0
    int place = 1;      ///< its number in the file, from 1; of a table that lies across, that of the row
    std::string title;  ///< folded as the grammar folds titles; each year is a Y, a unit stands in [ ]
    ColumnUse use = ColumnUse::left_out;
    std::string indicator;  ///< key; empty: the rows name it, or there is none
    std::string unit;       ///< as the table wrote it; empty: the indicator's own
    double times = 1;       ///< what its numbers were multiplied by
    ColumnByHand by_hand;
    std::vector<LayoutAnswer> answers;
    friend bool operator==(const LayoutColumn&, const LayoutColumn&) = default;
};

/// Which rows hold titles, where somebody said so. Zero: found.
struct TitleRows {
    int levels = 0;           ///< how many there are
    int first = 0, last = 0;  ///< their numbers in the file, from 1
    friend bool operator==(const TitleRows&, const TitleRows&) = default;
};

/// How a table of other people's was read.
struct TableLayout {
    std::int64_t id = 0;  ///< follows from the name, so that copies of a project agree on it
    std::string name;
    std::string sheet;    ///< its name, folded as a title
    bool across = false;  ///< its areas stand beside each other
    int levels = 1;       ///< how many rows of titles its first table has
    TitleRows titles_by_hand;
    std::string indicator;  ///< key, given by hand for columns that name none
    std::vector<LayoutColumn> columns;
    std::vector<LayoutAnswer> answers;  ///< to questions about the whole table
    std::string file;                   ///< name of the file that it was last made from
    std::string entered;                ///< ISO date
    std::string author;
    friend bool operator==(const TableLayout&, const TableLayout&) = default;
};

/// What a word of this project is a name of, or a word for.
enum class WordSort : std::uint8_t {
    indicator,  ///< another name of an indicator or of a row of the city's tables
    kind,       ///< a word of a WordKind
    role,       ///< a title of a TitleRole
};

/// A word of the titles of tables that the project knows and the program does not.
struct TableWord {
    std::int64_t id = 0;  ///< follows from the word
    std::string word;
    WordSort sort = WordSort::kind;
    std::string meaning;  ///< key of the Observable, WordKind or TitleRole
    friend bool operator==(const TableWord&, const TableWord&) = default;
};

std::string_view to_key(ColumnUse value);
std::string_view to_key(WordKind value);
std::string_view to_key(TitleRole value);
std::string_view to_key(WordSort value);

/// Whether the meaning is a key of its sort; of an indicator any text is.
bool is_meaning(WordSort sort, std::string_view meaning);

}  // namespace plan
