// Puts the cells of one sheet together, in whatever order a file has them, within the limits: what a number's format
// makes of it, each text once, hidden rows and columns. After an error, or with as many rows as are wanted, it wants no
// more. Owned by one thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "number_format.h"
#include "text_pool.h"
#include "wire/address.h"
#include "wire/grid.h"
#include "wire/table_limits.h"

namespace formats {

/// A cell's place, from 0.
struct Place {
    std::uint32_t row = 0, column = 0;
};

/// A number in Grid::formats.
using FormatId = std::uint16_t;

/// What a cell is besides its value.
struct CellLook {
    FormatId format = 0;
    bool is_formula = false;
};

class GridBuilder {
public:
    /// `most_rows` of content; 0: all. `cells_left` counts down over all sheets of the workbook.
    GridBuilder(std::string sheet, std::size_t most_rows, std::size_t& cells_left);

    void count_days_from(Origin origin) { origin_ = origin; }
    /// The number of a format, which is added where it is new.
    FormatId format(std::string_view code);
    /// A format that the file names but does not have: what it shows, nobody knows.
    FormatId unknown_format();

    void add_number(Place place, double number, CellLook look) { add_number(place, number, look, origin_); }
    void add_number(Place place, double number, CellLook look, Origin origin);
    void add_text(Place place, std::string_view text, CellLook look);
    /// A text that many cells show is looked up once; k_no_text stands for an empty one.
    wire::TextId text(std::string_view text);
    void add_known_text(Place place, wire::TextId text, CellLook look);
    void add_boolean(Place place, bool value, CellLook look);
    void add_error(Place place, std::string_view text, CellLook look);
    void add_no_result(Place place, CellLook look);
    /// A date or time that the file writes out (t="d" and its like).
    void add_time(Place place, std::string_view iso, CellLook look);
    /// The same cells with what the file says is shown of them; `cell.kind` and `cell.number` are what it says.
    void add_shown(Place place, wire::CellKind kind, double number, std::string_view shown, CellLook look);

    void hide_row(std::uint32_t row);
    void hide_columns(std::uint32_t first, std::uint32_t last);
    void merge(const wire::CellRange& range);
    void count(wire::NoteCode code, std::uint64_t times = 1);
    void fail(base::Error error);
    [[nodiscard]] wire::FormatClass class_of(FormatId format) const { return formats_[format].cell_format().kind; }
    /// The sheet has more rows than the reader hands over.
    void stop_here() { is_full_ = true; }
    /// "Sheet1!B2", for an error.
    [[nodiscard]] std::string where(Place place) const {
        return grid_.sheet + "!" + wire::address(place.row, place.column);
    }

    [[nodiscard]] bool wants_more() const { return !error_ && !is_full_; }
    [[nodiscard]] bool has_cells() const { return !rows_.empty(); }
    [[nodiscard]] bool failed() const { return error_.has_value(); }

    base::Result<wire::Grid> finish();
    /// What was passed over.
    [[nodiscard]] const std::vector<wire::Note>& notes() const { return notes_; }

private:
    bool may_add(Place place);
    wire::GridRow& row_of(std::uint32_t number);
    void put(Place place, wire::GridCell cell, CellLook look);
    wire::TextId shown_text(wire::TextId text, FormatId format);
    void put_rows_in_order();
    void drop_what_lies_outside();

    wire::Grid grid_;
    std::size_t most_rows_;
    std::size_t& cells_left_;
    Origin origin_ = Origin::day_1900;
    TextPool texts_;
    std::size_t cell_texts_ = 0;
    std::unordered_map<std::uint64_t, wire::TextId> shown_texts_;  ///< by text and format
    std::vector<NumberFormat> formats_;
    std::map<std::string, FormatId, std::less<>> format_ids_;
    std::optional<FormatId> unknown_format_;
    std::vector<wire::GridRow> rows_;
    std::vector<bool> filled_columns_;
    std::vector<bool> hidden_rows_, hidden_columns_;
    std::size_t filled_count_ = 0;
    bool in_order_ = true;
    bool is_full_ = false;
    std::vector<wire::Note> notes_;
    std::optional<base::Error> error_;
};

}  // namespace formats
