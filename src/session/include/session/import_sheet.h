// A sheet as its import understands it: for each row, column and cell what it is taken as, to be drawn on the sheet
// itself. Rows and columns are places among those that hold something; what the file calls them is asked. Immutable;
// any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tables/carriers.h"
#include "tables/import.h"
#include "tables/sheet_view.h"
#include "wire/grid.h"

namespace session {

enum class SheetRowKind : std::uint8_t {
    line,      ///< above or below every table
    title,     ///< of columns
    data,      ///< of an area
    left_out,  ///< with a reason
};

enum class SheetSign : std::uint8_t { none, added, changed, same, refused, asked, unknown };

/// Both ends belong to it; places among those that hold something.
struct SheetSpan {
    std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

/// In narrow characters; Chinese ones are two wide.
std::size_t display_width(const std::string& text);

/// What an import makes of a sheet, as far as it is drawn on it.
struct SheetReading {
    struct Column {
        tables::CellPlace at;
        std::size_t block = 0;
        bool names = false;  ///< whose the rows are
    };
    struct Fact {
        SheetSign sign = SheetSign::none;
        std::size_t index = 0;  ///< in the list of the preview that the sign belongs to
    };
    std::vector<tables::Block> blocks;
    std::vector<Column> columns;             ///< in the order of the preview's
    std::vector<std::size_t> left_out_rows;  ///< by number; likewise
    std::vector<std::pair<tables::CellPlace, Fact>> facts;
};
/// Facts are of values, refused, questions and unmatched.
SheetReading sheet_reading(const tables::ImportPreview& preview);
/// Facts are of rows, refused and questions.
SheetReading sheet_reading(const tables::CarrierPreview& preview);

class ImportSheet {
public:
    /// `book` holds one sheet, of which the reading is.
    ImportSheet(std::shared_ptr<const wire::Workbook> book, SheetReading reading);

    [[nodiscard]] const tables::SheetView& view() const { return view_; }
    [[nodiscard]] const SheetReading& reading() const { return reading_; }
    [[nodiscard]] std::size_t rows() const { return view_.rows(); }
    [[nodiscard]] std::size_t columns() const { return columns_.size(); }
    /// As the file counts, from 1.
    [[nodiscard]] tables::CellPlace place(std::size_t row, std::size_t column) const;
    /// The nearest that is there.
    [[nodiscard]] std::size_t row_at(std::size_t number) const;
    [[nodiscard]] std::size_t column_at(std::size_t number) const;
    [[nodiscard]] bool row_hidden(std::size_t row) const { return view_.row_hidden(row); }
    [[nodiscard]] bool column_hidden(std::size_t column) const { return hidden_[column]; }
    /// How many narrow characters wide its widest cells are, of the first rows.
    [[nodiscard]] std::size_t width(std::size_t column) const { return widths_[column]; }

    [[nodiscard]] std::string shown(std::size_t row, std::size_t column) const;
    [[nodiscard]] const wire::GridCell* cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::optional<SheetSpan> merge(std::size_t row, std::size_t column) const;

    [[nodiscard]] SheetRowKind row_kind(std::size_t row) const { return kinds_[row]; }
    /// The table that a place lies in, as ImportPreview::blocks has it.
    [[nodiscard]] std::optional<std::size_t> block_at(std::size_t row, std::size_t column) const;
    /// The last row of titles of a table whose columns have them.
    [[nodiscard]] std::optional<std::size_t> last_title(std::size_t block) const;
    /// Of a table that lies across.
    [[nodiscard]] bool across(std::size_t block) const { return reading_.blocks[block].across; }
    /// What its column means, as ImportPreview::columns has it; of a table that lies across, its row.
    [[nodiscard]] std::optional<std::size_t> meaning_at(std::size_t row, std::size_t column) const;

    [[nodiscard]] SheetReading::Fact fact_at(std::size_t row, std::size_t column) const;
    /// In ImportPreview::left_out_rows.
    [[nodiscard]] std::optional<std::size_t> left_out_at(std::size_t row, std::size_t column) const;

private:
    void find_columns();
    void measure_columns();
    void sort_rows();

    std::shared_ptr<const wire::Workbook> book_;
    tables::SheetView view_;
    std::vector<std::size_t> columns_;  ///< from 0, as the sheet counts
    std::vector<bool> hidden_;
    std::vector<std::size_t> widths_;
    std::vector<SheetRowKind> kinds_;
    SheetReading reading_;                                                 ///< its facts by place
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> meanings_;  ///< by table and column, or row
    std::map<std::size_t, std::size_t> left_out_;                          ///< by number of the row, or column
};

}  // namespace session
