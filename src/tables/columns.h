// What the columns of a table mean: indicator, year and unit of each that holds values, what the others are for, and
// why one is left out or asked about. Private to tables; belongs to one thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "blocks.h"
#include "plan/observations.h"

namespace tables {

struct ReadColumn {
    Column meaning;
    std::size_t at = 0;  ///< of the sheet, from 0
    std::optional<Unit> unit;
    Conversion times;
};

struct ReadBlock {
    TableBlock place;
    std::size_t number = 0;
    std::vector<ReadColumn> columns;
    std::optional<std::size_t> area_column;  ///< from 0
    bool held_up = false;                    ///< until a question about the whole table is answered
    [[nodiscard]] const ReadColumn* of(ColumnUse use) const;
};

/// What the columns of a sheet share while they are read.
struct ReadingContext {
    const plan::Index& index;
    const ImportOptions& options;
    SheetWords& sheet;
    bool across = false;
    ImportPreview& out;  ///< questions and notes go there

    [[nodiscard]] CellPlace place(std::size_t row, std::size_t column) const;
    /// The answer to a question, which is put if there is none yet; nothing while it is open.
    std::optional<std::string> ask(Question question) const;
};

ReadBlock read_block(const ReadingContext& context, TableBlock place, std::size_t number);

/// "B" of the column in the file; of a table that lies across the number of the row.
std::string column_name(const ReadingContext& context, std::size_t column);

}  // namespace tables
