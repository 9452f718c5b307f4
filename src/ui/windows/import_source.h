// The sheet of an import as it is drawn: its cells, and between them what each column is taken as. Private to the room;
// made anew for each frame.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frame/panel_context.h"
#include "kit/sheet_grid.h"
#include "session/import_sheet.h"
#include "tables/import.h"
#include "windows/import_words.h"

namespace ui {

class ImportSource final : public CellSource {
public:
    /// Columns that are hidden in the file are shown in full, or hinted at.
    ImportSource(const PanelContext& context, const session::ImportSheet& sheet, const ReadingWords& words,
                 bool shows_hidden);

    [[nodiscard]] std::size_t lines() const override { return sheet_.rows() + strips_.size(); }
    [[nodiscard]] std::size_t columns() const override { return sheet_.columns() + (side_ ? 1 : 0); }
    [[nodiscard]] std::string line_name(std::size_t line) const override;
    [[nodiscard]] std::string column_name(std::size_t column) const override;
    [[nodiscard]] float column_width(std::size_t column) const override;
    [[nodiscard]] CellLook cell(std::size_t line, std::size_t column) const override;
    [[nodiscard]] std::optional<CellSpan> merge(std::size_t line, std::size_t column) const override;
    [[nodiscard]] std::optional<CellSpan> titles_over(std::size_t line) const override;
    [[nodiscard]] std::optional<std::size_t> names_beside(std::size_t line) const override;
    [[nodiscard]] std::string key(std::size_t line, std::size_t column) const override;
    [[nodiscard]] std::string tip(std::size_t line, std::size_t column) const override;

    /// Where a cell of the file is drawn.
    [[nodiscard]] std::pair<std::size_t, std::size_t> drawn_at(tables::CellPlace at) const;
    /// The cell of the file there; of a chip, the last title above it.
    [[nodiscard]] tables::CellPlace place(std::size_t line, std::size_t column) const;
    /// Which of the preview's columns is there; of a table that lies across, the row.
    [[nodiscard]] std::optional<std::size_t> meaning_at(std::size_t line, std::size_t column) const;
    /// A column that is hidden in the file and only hinted at.
    [[nodiscard]] bool is_folded(std::size_t column) const;
    [[nodiscard]] bool is_chip(std::size_t line, std::size_t column) const;
    [[nodiscard]] bool is_across(std::size_t line, std::size_t column) const;
    /// The numbers that the file gives to the rows of a span.
    [[nodiscard]] std::vector<std::size_t> rows_in(const CellSpan& span) const;
    /// The same of what a user says something of: its columns, or, of a table that lies across, its rows.
    [[nodiscard]] std::vector<std::size_t> wished_in(const CellSpan& span) const;

private:
    /// A line of chips under the titles of a table.
    struct Strip {
        std::size_t after = 0;  ///< row of the sheet
        std::size_t block = 0;
    };
    [[nodiscard]] std::optional<Strip> strip_at(std::size_t line) const;
    [[nodiscard]] std::size_t row_of(std::size_t line) const;
    [[nodiscard]] std::size_t line_of(std::size_t row) const;
    [[nodiscard]] bool is_side(std::size_t column) const { return side_ && column == *side_; }
    [[nodiscard]] std::size_t column_of(std::size_t column) const;
    [[nodiscard]] std::size_t drawn_column(std::size_t column) const;
    [[nodiscard]] CellTint tint_of(std::size_t row, std::size_t column) const;

    const PanelContext& c_;
    const session::ImportSheet& sheet_;
    const session::SheetReading& reading_;
    const ReadingWords& words_;
    bool shows_hidden_;
    std::vector<CellLook> chips_;           ///< by column of the reading
    std::vector<Strip> strips_;             ///< from above
    std::vector<std::size_t> chip_widths_;  ///< by column of the sheet, in narrow characters
    std::optional<std::size_t> side_;       ///< the column of chips of a table that lies across
};

}  // namespace ui
