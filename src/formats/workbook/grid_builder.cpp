#include "grid_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error_words.h"
#include "shown_date.h"
#include "wire/plain_number.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;
using wire::CellKind;
using wire::FormatClass;

constexpr wire::TableLimits k_limits;

base::Error over_limit(const std::string& sheet, const char* pattern, std::size_t limit) {
    return base::make_error(ErrorKind::limit, "", pattern, {sheet, std::to_string(limit)});
}

}  // namespace

GridBuilder::GridBuilder(std::string sheet, std::size_t most_rows, std::size_t& cells_left)
    : most_rows_(most_rows), cells_left_(cells_left), filled_columns_(k_limits.columns) {
    grid_.sheet = std::move(sheet);
    format("");
}

FormatId GridBuilder::format(std::string_view code) {
    if (code == "General") code = "";
    if (const auto known = format_ids_.find(code); known != format_ids_.end()) return known->second;
    if (formats_.size() >= k_limits.formats || code.size() > k_limits.format_bytes) return unknown_format();
    const auto id = static_cast<FormatId>(formats_.size());
    formats_.emplace_back(code);
    format_ids_.emplace(code, id);
    return id;
}

FormatId GridBuilder::unknown_format() {
    if (!unknown_format_) {
        unknown_format_ = static_cast<FormatId>(formats_.size());
        formats_.emplace_back("");
    }
    return *unknown_format_;
}

void GridBuilder::fail(base::Error error) {
    if (!error_) error_ = std::move(error);
}

void GridBuilder::count(wire::NoteCode code, std::uint64_t times) {
    const auto known = std::find_if(notes_.begin(), notes_.end(), [&](const wire::Note& n) { return n.code == code; });
    if (known != notes_.end())
        known->count += times;
    else if (times > 0)
        notes_.push_back({code, grid_.sheet, times});
}

bool GridBuilder::may_add(Place place) {
    if (!wants_more()) return false;
    if (place.row >= k_limits.row_numbers || place.column >= k_limits.columns) {
        fail(base::make_error(ErrorKind::refused, "",
                              mark("sheet {}: a cell lies beyond the last row or column that there is; open it in a "
                                   "spreadsheet program and save it anew"),
                              {grid_.sheet}));
        return false;
    }
    if (!filled_columns_[place.column]) {
        filled_columns_[place.column] = true;
        if (++filled_count_ > k_limits.filled_columns)
            fail(over_limit(grid_.sheet, mark("sheet {} has more than {} columns with content; keep what is needed"),
                            k_limits.filled_columns));
    }
    if (cells_left_ == 0)
        fail(over_limit(grid_.sheet, mark("has more than {1} cells up to sheet {0}; keep what is needed"),
                        k_limits.cells));
    return !error_;
}

wire::GridRow& GridBuilder::row_of(std::uint32_t number) {
    if (!rows_.empty() && rows_.back().number == number) return rows_.back();
    if (!rows_.empty() && rows_.back().number > number) in_order_ = false;
    if (rows_.size() >= k_limits.rows)
        fail(over_limit(grid_.sheet, mark("sheet {} has more than {} rows with content; keep what is needed"),
                        k_limits.rows));
    const std::size_t usual = rows_.empty() ? 0 : rows_.back().cells.size();
    rows_.push_back({number, false, {}});
    rows_.back().cells.reserve(usual);
    return rows_.back();
}

void GridBuilder::put(Place place, wire::GridCell cell, CellLook look) {
    if (most_rows_ > 0 && rows_.size() == most_rows_ && rows_.back().number != place.row) {
        is_full_ = true;
        return;
    }
    cell.column = place.column;
    cell.format = look.format;
    cell.is_formula = look.is_formula;
    --cells_left_;
    std::vector<wire::GridCell>& cells = row_of(place.row).cells;
    if (!cells.empty() && cells.back().column >= place.column) in_order_ = false;
    cells.push_back(cell);
}

wire::TextId GridBuilder::text(std::string_view text) {
    if (text.empty()) return wire::k_no_text;
    const std::size_t before = texts_.size();
    const wire::TextId id = texts_.add(text);
    if (texts_.size() > before && ++cell_texts_ > k_limits.texts)
        fail(over_limit(grid_.sheet, mark("sheet {} has more than {} different texts; keep what is needed"),
                        k_limits.texts));
    if (text.size() > k_limits.text_bytes)
        fail(over_limit(grid_.sheet, mark("sheet {} has a text of more than {} bytes; shorten it"),
                        k_limits.text_bytes));
    if (texts_.bytes() > k_limits.texts_bytes)
        fail(over_limit(grid_.sheet, mark("sheet {} has more than {} bytes of text; keep what is needed"),
                        k_limits.texts_bytes));
    return id;
}

void GridBuilder::add_number(Place place, double number, CellLook look, Origin origin) {
    if (!may_add(place)) return;
    wire::GridCell cell{.kind = CellKind::number, .number = number};
    if (unknown_format_ == look.format) {
        cell.shown = wire::k_unknown_text;
    } else if (formats_[look.format].cell_format().kind != FormatClass::general || look.format != 0) {
        const ShownNumber shown = formats_[look.format].shown(number, origin);
        cell.kind = shown.kind;
        cell.number = shown.number;
        if (!shown.is_plain) cell.shown = shown.text ? texts_.add(*shown.text) : wire::k_unknown_text;
    }
    put(place, cell, look);
}

void GridBuilder::add_text(Place place, std::string_view written, CellLook look) {
    add_known_text(place, text(written), look);
}

void GridBuilder::add_known_text(Place place, wire::TextId text, CellLook look) {
    if (text == wire::k_no_text) return count(wire::NoteCode::empty_cells);
    if (!may_add(place)) return;
    put(place, {.kind = CellKind::text, .text = text, .shown = shown_text(text, look.format)}, look);
}

/// A format may add to a text, or hide it.
wire::TextId GridBuilder::shown_text(wire::TextId text, FormatId format) {
    if (format == 0 || !formats_[format].changes_texts()) return wire::k_no_text;
    const std::uint64_t key = (std::uint64_t{text} << 16U) | format;
    const auto [known, is_new] = shown_texts_.emplace(key, wire::k_no_text);
    if (!is_new) return known->second;
    const std::string shown = formats_[format].shown(texts_[text]);
    if (shown != texts_[text]) known->second = texts_.add(shown);
    return known->second;
}

void GridBuilder::add_boolean(Place place, bool value, CellLook look) {
    if (!may_add(place)) return;
    put(place, {.kind = CellKind::boolean, .shown = texts_.add(value ? "TRUE" : "FALSE"), .number = value ? 1.0 : 0.0},
        look);
}

void GridBuilder::add_error(Place place, std::string_view text, CellLook look) {
    if (!may_add(place)) return;
    put(place, {.kind = CellKind::error, .text = this->text(text)}, look);
}

void GridBuilder::add_no_result(Place place, CellLook look) {
    if (!may_add(place)) return;
    look.is_formula = true;
    put(place, {.kind = CellKind::no_result}, look);
}

void GridBuilder::add_time(Place place, std::string_view iso, CellLook look) {
    const auto time = read_iso_time(iso);
    if (!time) return add_text(place, iso, look);
    if (!may_add(place)) return;
    const NumberFormat& format = formats_[look.format];
    wire::GridCell cell{.kind = time->kind, .number = time->days};
    const ShownNumber shown = format.shown(time->days, Origin::day_1899);
    const bool is_shown_as_time = look.format != unknown_format_ && shown.kind != CellKind::number && shown.text;
    cell.shown = texts_.add(is_shown_as_time ? *shown.text : std::string(iso));
    put(place, cell, look);
}

void GridBuilder::add_shown(Place place, CellKind kind, double number, std::string_view shown, CellLook look) {
    if (!may_add(place)) return;
    wire::GridCell cell{.kind = kind, .number = number};
    if (kind != CellKind::number || shown != wire::plain_number(number)) cell.shown = texts_.add(shown);
    put(place, cell, look);
}

void GridBuilder::hide_row(std::uint32_t row) {
    if (row >= k_limits.row_numbers) return;
    if (hidden_rows_.size() <= row) hidden_rows_.resize(row + 1);
    hidden_rows_[row] = true;
}

void GridBuilder::hide_columns(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t column = first; column <= std::min(last, k_limits.columns - 1); ++column) {
        if (hidden_columns_.size() <= column) hidden_columns_.resize(column + 1);
        hidden_columns_[column] = true;
    }
}

void GridBuilder::merge(const wire::CellRange& range) {
    const bool is_one_cell = range.first_row == range.last_row && range.first_column == range.last_column;
    const bool in_range = range.first_row <= range.last_row && range.first_column <= range.last_column &&
                          range.last_row < k_limits.row_numbers && range.last_column < k_limits.columns;
    if (!in_range)
        return fail(base::make_error(ErrorKind::refused, "",
                                     mark("sheet {} merges cells that do not exist; open it in a spreadsheet program "
                                          "and save it anew"),
                                     {grid_.sheet}));
    if (grid_.merges.size() >= k_limits.merges)
        return fail(over_limit(grid_.sheet, mark("sheet {} has more than {} merged ranges; keep what is needed"),
                               k_limits.merges));
    if (!is_one_cell) grid_.merges.push_back(range);
}

/// Rows by number, cells by column; a file may have them in any order, but each cell once.
void GridBuilder::put_rows_in_order() {
    if (in_order_) return;
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const wire::GridRow& a, const wire::GridRow& b) { return a.number < b.number; });
    std::vector<wire::GridRow> rows;
    for (wire::GridRow& row : rows_) {
        if (rows.empty() || rows.back().number != row.number)
            rows.push_back(std::move(row));
        else
            rows.back().cells.insert(rows.back().cells.end(), row.cells.begin(), row.cells.end());
    }
    for (wire::GridRow& row : rows) {
        std::stable_sort(row.cells.begin(), row.cells.end(),
                         [](const wire::GridCell& a, const wire::GridCell& b) { return a.column < b.column; });
        const auto twice = std::adjacent_find(row.cells.begin(), row.cells.end(),
                                              [](const auto& a, const auto& b) { return a.column == b.column; });
        if (twice != row.cells.end())
            fail(base::make_error(
                ErrorKind::refused, "",
                mark("sheet {}: cell {} stands there twice; open it in a spreadsheet program and save it anew"),
                {grid_.sheet, wire::address(row.number, twice->column)}));
    }
    rows_ = std::move(rows);
}

/// Columns that are hidden out to the last one there is say nothing.
void GridBuilder::drop_what_lies_outside() {
    std::uint32_t end = 0;
    for (std::uint32_t column = 0; column < k_limits.columns; ++column)
        if (filled_columns_[column]) end = column + 1;
    for (std::uint32_t column = 0; column < std::min<std::size_t>(end, hidden_columns_.size()); ++column)
        if (hidden_columns_[column]) grid_.hidden_columns.push_back(column);
    for (wire::GridRow& row : rows_) row.hidden = row.number < hidden_rows_.size() && hidden_rows_[row.number];
}

base::Result<wire::Grid> GridBuilder::finish() {
    put_rows_in_order();
    if (error_) return base::pass(*error_);
    drop_what_lies_outside();
    grid_.complete = !is_full_;
    grid_.rows = std::move(rows_);
    grid_.texts = texts_.take();
    for (const NumberFormat& format : formats_) grid_.formats.push_back(format.cell_format());
    return std::move(grid_);
}

}  // namespace formats
