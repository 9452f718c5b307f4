// What the columns of a list of carriers mean: role and unit of each that is taken, and why one is left out or asked
// about. Private to tables; belongs to one thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "carrier_head.h"
#include "sheet_words.h"
#include "tables/carriers.h"
#include "units.h"

namespace tables {

/// What the parts of an import of carriers share.
struct CarrierContext {
    const plan::Index& index;
    const CarrierOptions& options;
    SheetWords& sheet;
    const CarrierTitleReader& titles;
    bool across = false;
    const CarrierTable& table;
    std::size_t block = 0;  ///< which one it is
    CarrierPreview& out;    ///< questions, notes and what is refused go there

    [[nodiscard]] const SheetView& view() const { return sheet.view(); }
    /// Those of a row that lie in the table.
    [[nodiscard]] std::span<const wire::GridCell> cells(std::size_t row) const;
    /// Of a row of the view and a column of the sheet, both from 0.
    [[nodiscard]] CellPlace place(std::size_t row, std::size_t column) const;
    /// As the ids of questions name it: "B" of a column in the file; of a list that lies across the number of the row;
    /// in a further table of the sheet the cell of its title.
    [[nodiscard]] std::string column_name(std::size_t column) const;
    /// The cell of its lowest title.
    [[nodiscard]] CellPlace title_place(std::size_t column) const;
    /// The answer to a question, which is put if there is none yet; nothing while it is open.
    std::optional<std::string> ask(Question question) const;
};

struct ListColumn {
    CarrierColumn meaning;
    std::size_t at = 0;  ///< of the sheet, from 0
    Conversion times;    ///< of numbers that say no unit themselves
    std::string system;  ///< key of the reference system that the title names; empty: none
    [[nodiscard]] bool taken() const { return meaning.outcome == Outcome::taken; }
};

struct ListColumns {
    std::vector<ListColumn> all;
    std::size_t first_data = 0;  ///< of the view
    /// The one of that role that is taken; null: there is none.
    [[nodiscard]] const ListColumn* of(CarrierRole role) const;
};

ListColumns read_carrier_columns(const CarrierContext& context);

/// How the ids of questions name a column of a table, by where its title stands in the file.
std::string name_in_questions(CellPlace title, std::size_t block, bool across);

/// Whether a cell says nothing, though something stands there: 未说明, not stated.
bool says_nothing(const std::string& text);

}  // namespace tables
