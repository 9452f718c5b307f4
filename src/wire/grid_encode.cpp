// Workbook to bytes.
#include "bytes.h"
#include "frames.h"
#include "grid_cells.h"
#include "wire/grid_codec.h"

namespace wire {
namespace {

constexpr std::size_t k_block_bytes = 256U << 10U;

class FrameWriter {
public:
    explicit FrameWriter(const ByteSink& sink) : sink_(sink) {}

    /// False once the sink has refused.
    bool write(char kind, std::string_view payload) {
        std::string head(1, kind);
        append_unsigned(head, static_cast<std::uint32_t>(payload.size()));
        good_ = good_ && sink_(head) && sink_(payload);
        return good_;
    }

private:
    const ByteSink& sink_;
    bool good_ = true;
};

void append_size(std::string& out, std::size_t size) { append_short(out, static_cast<std::uint32_t>(size)); }

std::string workbook_payload(const Workbook& workbook) {
    std::string out(1, static_cast<char>(workbook.container));
    append_short_text(out, workbook.encoding);
    append_size(out, workbook.sheets.size());
    for (const SheetInfo& sheet : workbook.sheets) {
        append_short_text(out, sheet.name);
        out.push_back(static_cast<char>(sheet.state));
        out.push_back(sheet.is_chart ? '\1' : '\0');
    }
    return out;
}

void append_format(std::string& out, const CellFormat& format) {
    append_short_text(out, format.code);
    out.push_back(static_cast<char>(format.kind));
    out.push_back(static_cast<char>(format.decimals));
    out.push_back(
        static_cast<char>((format.shows_year ? 1 : 0) | (format.shows_month ? 2 : 0) | (format.shows_day ? 4 : 0)));
}

std::string grid_payload(const Grid& grid) {
    std::string out;
    append_short_text(out, grid.sheet);
    out.push_back(grid.complete ? '\1' : '\0');
    append_size(out, grid.formats.size());
    for (const CellFormat& format : grid.formats) append_format(out, format);
    append_size(out, grid.merges.size());
    for (const CellRange& range : grid.merges)
        for (const std::uint32_t end : {range.first_row, range.first_column, range.last_row, range.last_column})
            append_short(out, end);
    append_size(out, grid.hidden_columns.size());
    for (const std::uint32_t column : grid.hidden_columns) append_short(out, column);
    return out;
}

/// Things in blocks that begin with their number; `append` writes one.
template <class Things, class Append>
bool write_blocks(FrameWriter& frames, char kind, const Things& things, const Append& append) {
    std::string block;
    std::size_t count = 0;
    const auto flush = [&] {
        if (count == 0) return true;
        std::string payload;
        append_size(payload, count);
        payload += block;
        block.clear();
        count = 0;
        return frames.write(kind, payload);
    };
    for (const auto& thing : things) {
        append(block, thing);
        ++count;
        if (block.size() >= k_block_bytes && !flush()) return false;
    }
    return flush();
}

void append_cell(std::string& out, const GridCell& cell, std::uint32_t next_column, std::uint16_t last_format) {
    auto head = static_cast<std::uint8_t>(cell.kind);
    if (cell.is_formula) head |= k_is_formula;
    if (cell.shown != k_no_text) head |= k_has_shown;
    if (cell.column != next_column) head |= k_moves_on;
    if (cell.format != last_format) head |= k_other_format;
    out.push_back(static_cast<char>(head));
    if (cell.column != next_column) append_short(out, cell.column - next_column);
    if (cell.format != last_format) append_short(out, cell.format);
    if (has_text(cell.kind)) append_short(out, cell.text);
    if (cell.shown != k_no_text) append_short(out, cell.shown == k_unknown_text ? 0 : cell.shown + 1);
    if (has_number(cell.kind)) append_double(out, cell.number);
}

void append_row(std::string& out, const GridRow& row) {
    append_short(out, row.number);
    out.push_back(row.hidden ? '\1' : '\0');
    append_size(out, row.cells.size());
    std::uint32_t next_column = 0;
    std::uint16_t last_format = 0;
    for (const GridCell& cell : row.cells) {
        append_cell(out, cell, next_column, last_format);
        next_column = cell.column + 1;
        last_format = cell.format;
    }
}

std::string end_payload(const Workbook& workbook) {
    std::uint64_t rows = 0, cells = 0, texts = 0;
    for (const Grid& grid : workbook.grids) {
        texts += grid.texts.size();
        rows += grid.rows.size();
        for (const GridRow& row : grid.rows) cells += row.cells.size();
    }
    std::string out;
    for (const std::uint64_t count : {std::uint64_t{workbook.grids.size()}, rows, cells, texts})
        append_unsigned(out, count);
    return out;
}

}  // namespace

bool encode(const Workbook& workbook, const ByteSink& sink) {
    FrameWriter frames(sink);
    bool good = sink(k_grid_magic) && frames.write(k_workbook_frame, workbook_payload(workbook));
    for (const Grid& grid : workbook.grids)
        good = good && frames.write(k_grid_frame, grid_payload(grid)) &&
               write_blocks(frames, k_texts_frame, grid.texts, append_short_text) &&
               write_blocks(frames, k_rows_frame, grid.rows, append_row);
    for (const Note& note : workbook.notes) {
        std::string payload(1, static_cast<char>(note.code));
        append_short_text(payload, note.sheet);
        append_unsigned(payload, note.count);
        good = good && frames.write(k_note_frame, payload);
    }
    return good && frames.write(k_end_frame, end_payload(workbook));
}

}  // namespace wire
