// The cells of a workbook that was read, to be written again in another container. For tests only.
#pragma once

#include "wire/grid.h"
#include "workbook_writer.h"

namespace support {

/// Kinds, formats, what is shown, merges and what is hidden; not what the reader passed over (guides, empty cells).
inline BookCell book_cell(const wire::Grid& grid, std::uint32_t row, const wire::GridCell& cell) {
    const auto text_of = [&](wire::TextId id) { return id < grid.texts.size() ? grid.texts[id] : std::string(); };
    BookCell out;
    out.row = row;
    out.column = cell.column;
    out.number = cell.number;
    out.format = grid.formats.at(cell.format).code;
    out.is_formula = cell.is_formula;
    out.shown = text_of(cell.shown);
    switch (cell.kind) {
        case wire::CellKind::number: out.kind = BookKind::number; break;
        case wire::CellKind::date:
        case wire::CellKind::time:
        case wire::CellKind::date_time:
            out.kind = BookKind::number;
            if (out.format.empty()) out.format = "yyyy-mm-dd";
            break;
        case wire::CellKind::boolean: out.kind = BookKind::boolean; break;
        case wire::CellKind::no_result: out.kind = BookKind::no_result; break;
        case wire::CellKind::error:
            out.kind = BookKind::error;
            out.text = text_of(cell.text);
            break;
        case wire::CellKind::text: out.kind = BookKind::text; out.text = text_of(cell.text);
    }
    return out;
}

inline BookSheet book_sheet(const wire::Grid& grid, wire::SheetState state = wire::SheetState::visible) {
    BookSheet sheet{grid.sheet};
    sheet.state = static_cast<BookState>(state);
    for (const wire::GridRow& row : grid.rows) {
        if (row.hidden) sheet.hidden_rows.push_back(row.number);
        for (const wire::GridCell& cell : row.cells) sheet.cells.push_back(book_cell(grid, row.number, cell));
    }
    for (const wire::CellRange& m : grid.merges)
        sheet.merges.push_back({m.first_row, m.first_column, m.last_row, m.last_column});
    sheet.hidden_columns = grid.hidden_columns;
    return sheet;
}

}  // namespace support
