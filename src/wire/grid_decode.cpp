// Bytes to Workbook, trusting none of them.
#include <cmath>
#include <utility>

#include "bytes.h"
#include "frames.h"
#include "grid_cells.h"
#include "wire/grid_codec.h"

namespace wire {
namespace {

constexpr std::size_t k_frame_bytes = 16U << 20U;
constexpr std::size_t k_sheet_bytes = 3, k_format_bytes = 4, k_merge_bytes = 4, k_row_bytes = 3;

template <class Enum>
bool read_enum(ByteReader& in, Enum last, Enum& value) {
    const auto number = in.read_unsigned<std::uint8_t>();
    value = static_cast<Enum>(number);
    return number <= static_cast<std::uint8_t>(last);
}

bool read_flag(ByteReader& in, bool& flag) {
    const auto number = in.read_unsigned<std::uint8_t>();
    flag = number == 1;
    return number <= 1;
}

bool read_format(ByteReader& in, const TableLimits& limits, CellFormat& format) {
    format.code = in.read_short_text();
    const bool known = read_enum(in, FormatClass::invisible, format.kind);
    format.decimals = in.read_unsigned<std::uint8_t>();
    const auto shows = in.read_unsigned<std::uint8_t>();
    format.shows_year = (shows & 1U) != 0;
    format.shows_month = (shows & 2U) != 0;
    format.shows_day = (shows & 4U) != 0;
    return known && shows < 8 && format.code.size() <= limits.format_bytes;
}

bool read_merge(ByteReader& in, const TableLimits& limits, CellRange& range) {
    range.first_row = in.read_short();
    range.first_column = in.read_short();
    range.last_row = in.read_short();
    range.last_column = in.read_short();
    return range.first_row <= range.last_row && range.first_column <= range.last_column &&
           range.last_row < limits.row_numbers && range.last_column < limits.columns;
}

/// Texts of the cell: both have to be there.
bool read_texts_of(ByteReader& in, const Grid& grid, bool has_shown, GridCell& cell) {
    if (has_text(cell.kind)) {
        cell.text = in.read_short();
        if (cell.text >= grid.texts.size()) return false;
    }
    if (!has_shown) return true;
    const std::uint32_t shown = in.read_short();
    cell.shown = shown == 0 ? k_unknown_text : shown - 1;
    return shown <= grid.texts.size();
}

bool read_cell(ByteReader& in, const Grid& grid, std::uint64_t column, std::uint16_t last_format, GridCell& cell) {
    const auto head = in.read_unsigned<std::uint8_t>();
    cell.kind = static_cast<CellKind>(head & k_kind_bits);
    cell.is_formula = (head & k_is_formula) != 0;
    if ((head & k_moves_on) != 0) column += in.read_short();
    const std::uint32_t format = (head & k_other_format) != 0 ? in.read_short() : last_format;
    if ((head & k_unknown_bit) != 0 || column >= TableLimits{}.columns || format >= grid.formats.size()) return false;
    cell.column = static_cast<std::uint32_t>(column);
    cell.format = static_cast<std::uint16_t>(format);
    if (!read_texts_of(in, grid, (head & k_has_shown) != 0, cell)) return false;
    if (has_number(cell.kind)) cell.number = in.read_double();
    return std::isfinite(cell.number) && !in.failed();
}

bool read_row(ByteReader& in, const TableLimits& limits, const Grid& grid, GridRow& row) {
    row.number = in.read_short();
    const bool follows = grid.rows.empty() || row.number > grid.rows.back().number;
    if (!read_flag(in, row.hidden) || !follows || row.number >= limits.row_numbers) return false;
    row.cells.resize(in.read_short_count(1));
    std::uint64_t next_column = 0;
    std::uint16_t last_format = 0;
    for (GridCell& cell : row.cells) {
        if (!read_cell(in, grid, next_column, last_format, cell)) return false;
        next_column = std::uint64_t{cell.column} + 1;
        last_format = cell.format;
    }
    return !in.failed();
}

}  // namespace

base::Result<void> WorkbookDecoder::feed(std::string_view bytes) {
    pending_.append(bytes);
    while (state_ != State::failed && step()) {
    }
    if (state_ == State::failed) return malformed();
    pending_.erase(0, used_);
    used_ = 0;
    return {};
}

/// False when more bytes are wanted, or it has failed.
bool WorkbookDecoder::step() {
    const std::string_view rest = std::string_view(pending_).substr(used_);
    if (state_ == State::magic) {
        const std::string_view expected = k_grid_magic.substr(0, rest.size());
        if (rest.substr(0, expected.size()) != expected) state_ = State::failed;
        if (state_ == State::failed || rest.size() < k_grid_magic.size()) return false;
        used_ += k_grid_magic.size();
        state_ = State::header;
        return true;
    }
    if (state_ == State::finished && !rest.empty()) state_ = State::failed;
    if (state_ == State::failed || rest.size() < k_frame_head_bytes) return false;
    ByteReader head(rest.substr(1, k_frame_head_bytes - 1));
    const std::size_t length = head.read_unsigned<std::uint32_t>();
    if (length > k_frame_bytes) state_ = State::failed;
    if (state_ == State::failed || rest.size() - k_frame_head_bytes < length) return false;
    if (!frame(rest.front(), rest.substr(k_frame_head_bytes, length))) state_ = State::failed;
    used_ += k_frame_head_bytes + length;
    return state_ != State::failed;
}

bool WorkbookDecoder::frame(char kind, std::string_view payload) {
    if (state_ == State::header) return kind == k_workbook_frame && read_workbook(payload);
    if (state_ == State::grids && kind == k_grid_frame) return read_grid(payload);
    if (state_ == State::grids && !workbook_.grids.empty()) {
        if (kind == k_texts_frame && workbook_.grids.back().rows.empty()) return read_texts(payload);
        if (kind == k_rows_frame) return read_rows(payload);
    }
    if (kind == k_note_frame) return read_note(payload);
    return kind == k_end_frame && read_end(payload);
}

bool WorkbookDecoder::read_workbook(std::string_view payload) {
    ByteReader in(payload);
    if (!read_enum(in, Container::text, workbook_.container)) return false;
    workbook_.encoding = in.read_short_text();
    const std::size_t count = in.read_short_count(k_sheet_bytes);
    if (count > limits_.sheets || workbook_.encoding.size() > limits_.name_bytes) return false;
    workbook_.sheets.resize(count);
    for (SheetInfo& sheet : workbook_.sheets) {
        sheet.name = in.read_short_text();
        if (sheet.name.size() > limits_.name_bytes) return false;
        if (!read_enum(in, SheetState::very_hidden, sheet.state) || !read_flag(in, sheet.is_chart)) return false;
    }
    state_ = State::grids;
    return !in.failed() && in.at_end();
}

bool WorkbookDecoder::read_grid(std::string_view payload) {
    if (workbook_.grids.size() >= workbook_.sheets.size()) return false;
    ByteReader in(payload);
    Grid grid;
    grid.sheet = in.read_short_text();
    if (!read_flag(in, grid.complete) || grid.sheet.size() > limits_.name_bytes) return false;
    grid.formats.resize(in.read_short_count(k_format_bytes));
    if (grid.formats.size() > limits_.formats) return false;
    for (CellFormat& format : grid.formats)
        if (!read_format(in, limits_, format)) return false;
    grid.merges.resize(in.read_short_count(k_merge_bytes));
    if (grid.merges.size() > limits_.merges) return false;
    for (CellRange& merge : grid.merges)
        if (!read_merge(in, limits_, merge)) return false;
    grid.hidden_columns.resize(in.read_short_count(1));
    std::int64_t last = -1;
    for (std::uint32_t& column : grid.hidden_columns) {
        column = in.read_short();
        if (column <= last || column >= limits_.columns) return false;
        last = column;
    }
    workbook_.grids.push_back(std::move(grid));
    return !in.failed() && in.at_end();
}

bool WorkbookDecoder::read_texts(std::string_view payload) {
    ByteReader in(payload);
    Grid& grid = workbook_.grids.back();
    const std::size_t count = in.read_short_count(1);
    if (grid.texts.size() + count > limits_.texts + limits_.cells) return false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view text = in.read_short_text();
        text_bytes_ += text.size();
        if (text.size() > limits_.text_bytes || text_bytes_ > limits_.texts_bytes) return false;
        grid.texts.emplace_back(text);
    }
    return !in.failed() && in.at_end();
}

bool WorkbookDecoder::read_rows(std::string_view payload) {
    ByteReader in(payload);
    Grid& grid = workbook_.grids.back();
    const std::size_t count = in.read_short_count(k_row_bytes);
    if (grid.rows.size() + count > limits_.rows) return false;
    for (std::size_t i = 0; i < count; ++i) {
        GridRow row;
        if (!read_row(in, limits_, grid, row)) return false;
        cells_ += row.cells.size();
        if (cells_ > limits_.cells) return false;
        grid.rows.push_back(std::move(row));
    }
    return !in.failed() && in.at_end();
}

bool WorkbookDecoder::read_note(std::string_view payload) {
    state_ = State::notes;
    ByteReader in(payload);
    Note note;
    if (!read_enum(in, NoteCode::repaired_text, note.code)) return false;
    note.sheet = in.read_short_text();
    note.count = in.read_unsigned<std::uint64_t>();
    if (in.failed() || !in.at_end() || note.sheet.size() > limits_.name_bytes) return false;
    workbook_.notes.push_back(std::move(note));
    return workbook_.notes.size() <= limits_.notes;
}

bool WorkbookDecoder::read_end(std::string_view payload) {
    ByteReader in(payload);
    std::uint64_t rows = 0, texts = 0;
    for (const Grid& grid : workbook_.grids) {
        rows += grid.rows.size();
        texts += grid.texts.size();
    }
    for (const std::uint64_t count : {std::uint64_t{workbook_.grids.size()}, rows, std::uint64_t{cells_}, texts})
        if (in.read_unsigned<std::uint64_t>() != count) return false;
    state_ = State::finished;
    return !in.failed() && in.at_end();
}

}  // namespace wire
