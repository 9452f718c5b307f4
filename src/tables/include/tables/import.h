// A table of other people's as observations: what its columns mean, whose rows they are, and what taking it in would
// change. Every column, row and cell has one of three outcomes: taken, asked about, or left out or refused with its
// place and the reason; nothing is guessed in silence (docs/tables.md). Pure functions; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "plan/plan.h"
#include "wire/grid.h"

namespace tables {

/// As spreadsheets count, from 1.
struct CellPlace {
    std::size_t row = 0, column = 0;
    // The check takes the zero that a place is compared with for a pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const CellPlace&, const CellPlace&) = default;
};
/// B7, as spreadsheets name a cell; a row of 0 is left away.
std::string cell_name(CellPlace at);
/// The number of a column that is named B or 2, from 1.
std::optional<std::size_t> column_named(std::string_view text);

using plan::ColumnUse;

/// What a user says of a column by hand.
struct ColumnWish {
    bool leave_out = false;
    std::optional<ColumnUse> use;  ///< what it is for, whatever its title says; observed: it holds values
    std::string indicator;         ///< key; empty: as the title says
    std::optional<int> year;       ///< likewise
    std::string unit;              ///< likewise
    friend bool operator==(const ColumnWish&, const ColumnWish&) = default;
};

struct ImportOptions {
    int header_rows = 0;                                        ///< how many rows of titles there are; 0: found
    std::optional<std::pair<std::size_t, std::size_t>> titles;  ///< the first and last row of titles, from 1
    std::optional<int> year;                                    ///< for columns that name none
    std::string indicator;                                      ///< key, for columns that name none
    plan::ValueState state = plan::ValueState::final_value;     ///< for values that say none
    std::string source;                                         ///< likewise
    std::map<std::string, std::string> bindings;  ///< names as the table writes them to keys of areas, bound by hand
    std::vector<plan::TableWord> words;           ///< what words of its titles mean, said by hand
    std::map<std::string, std::string> answers;   ///< to questions, by their ids
    std::map<std::size_t, ColumnWish> columns;    ///< by number, from 1; of a table that lies across, of the row
    std::set<std::size_t> rows_left_out;          ///< by number, from 1; of a table that lies across, of the column
    std::optional<std::size_t> last_row;          ///< of the table, from 1; what is below it is left out
    bool text_file = false;                       ///< a row wider than its titles is torn by an unquoted separator
    bool skip_questions = false;                  ///< what is asked about and not answered is left out
    std::optional<int> likely_year;               ///< proposed first where a table names no year
    friend bool operator==(const ImportOptions&, const ImportOptions&) = default;
};

/// A sentence for the user: base::to_line() says it in either language.
using Sentence = base::Error;

enum class Outcome : std::uint8_t { taken, asked, left_out };

struct Column {
    CellPlace at;  ///< of its lowest title; of a table that lies across, where that stands in the file
    std::size_t block = 0;
    std::string title;  ///< all its levels
    ColumnUse use = ColumnUse::left_out;
    Outcome outcome = Outcome::left_out;
    std::string indicator;  ///< key of the Observable; empty: each row names its own
    int year = 0;           ///< likewise 0
    bool preliminary = false;
    std::string unit;         ///< as the table writes it; empty: the indicator's own
    double times = 1;         ///< what its numbers are multiplied by
    bool lacks_unit = false;  ///< neither its title, nor a line above, nor a column of units names one
    bool hidden = false;
    std::optional<Sentence> reason;  ///< why it is left out or asked about; or what was made of it
    std::vector<std::string> over;   ///< words of its title that nobody knows
};

struct Answer {
    std::string key;
    plan::Name words;
};

/// What only the user can know. It holds up the columns or rows that it is about and nothing else.
struct Question {
    std::string id;  ///< kind and place: year:A, unit:D
    CellPlace at;
    Sentence sentence;
    std::vector<Answer> answers;
    std::string chosen;       ///< key of an answer; empty: open
    bool by_default = false;  ///< chosen because it can do no harm
};

enum class ValueChange : std::uint8_t { added, changed, same };

struct ReadValue {
    plan::ObservationDraft draft;
    CellPlace at;
    ValueChange change = ValueChange::added;
    std::optional<double> before;  ///< of what is changed
};

struct RefusedCell {
    CellPlace at;
    base::Error reason;
};

/// A row that is no area's: subtotals, notes, headings.
struct LeftOutRow {
    std::size_t row = 0;  ///< from 1
    std::string text;
    Sentence reason;
};

/// A name that is no area's; bound once by hand, it is remembered.
struct UnmatchedName {
    std::string name;
    std::vector<CellPlace> at;         ///< where it stands, at least once
    std::vector<std::string> nearest;  ///< keys of the areas with the nearest names, nearest first
};

/// One table of a sheet.
struct Block {
    CellPlace first, last;      ///< its corners, titles included
    std::size_t first_row = 0;  ///< of data, from 1
    bool across = false;        ///< its areas stand beside each other
};

struct ImportPreview {
    std::string sheet;
    std::vector<Block> blocks;
    std::vector<Column> columns;
    std::vector<Question> questions;
    std::vector<ReadValue> values;
    std::vector<RefusedCell> refused;
    std::vector<LeftOutRow> left_out_rows;
    std::vector<UnmatchedName> unmatched;
    std::vector<Sentence> notes;     ///< what was done: another sheet, a unit, a year from a line above
    std::vector<Sentence> warnings;  ///< what looks odd, e.g. sums that do not agree with the city's row
    int by_alias = 0;                ///< rows whose area was found by another name
    [[nodiscard]] int count(ValueChange change) const;
    [[nodiscard]] int open_questions() const;
    /// Nothing was refused, every name is known and every question is answered.
    [[nodiscard]] bool clean() const { return refused.empty() && unmatched.empty() && open_questions() == 0; }
    /// What would be written: new and changed values.
    [[nodiscard]] std::vector<plan::ObservationDraft> drafts() const;
};

/// Refused where no column names areas, or none holds values.
base::Result<ImportPreview> preview_import(const plan::Index& index, const wire::Grid& grid,
                                           const ImportOptions& options);

/// Only where its tables are, what their columns mean and what is asked about them: without values, and not refused
/// where there are none.
base::Result<ImportPreview> preview_heads(const plan::Index& index, const wire::Grid& grid,
                                          const ImportOptions& options);

/// The same as preview_import() of the first sheet of a workbook, with notes on what else the file holds.
base::Result<ImportPreview> preview_import(const plan::Index& index, const wire::Workbook& book,
                                           const ImportOptions& options);

/// The same of cells that are all texts.
base::Result<ImportPreview> preview_import(const plan::Index& index, const std::vector<std::vector<std::string>>& rows,
                                           const ImportOptions& options);

/// One Edit of the new and changed values, the bound names and the words that were explained.
base::Result<plan::Edit> edit_of(const plan::Index& index, const ImportPreview& preview, const ImportOptions& options,
                                 const plan::Entry& entry);

}  // namespace tables
