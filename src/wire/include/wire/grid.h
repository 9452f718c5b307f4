// A workbook as langtu-formats hands it over: what its sheets hold and what the eye sees of it, cell by cell. Nothing
// is understood yet: no head, no type of a column, no value that is changed. Rows and columns count from 0. It knows no
// file format and no plan. Values only, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

enum class CellKind : std::uint8_t {
    number,
    text,
    boolean,
    error,  ///< #N/A and its like
    date,   ///< by its format, or as the file says
    time,
    date_time,
    no_result,  ///< a formula that nobody has calculated yet
};

/// What a number's format makes of it.
enum class FormatClass : std::uint8_t {
    general,
    number,
    percent,  ///< shows a hundred times the number, with its sign
    date,
    time,
    date_time,
    text,
    scaled,     ///< shows a thousandth, a ten thousandth … of the number
    invisible,  ///< shows nothing of the number
};

struct CellFormat {
    std::string code;  ///< as the file writes it; empty: General
    FormatClass kind = FormatClass::general;
    std::uint8_t decimals = 0;
    bool shows_year = false, shows_month = false, shows_day = false;
    friend bool operator==(const CellFormat&, const CellFormat&) = default;
};

using TextId = std::uint32_t;
constexpr TextId k_no_text = 0xFFFFFFFFU;       ///< shown as the number itself
constexpr TextId k_unknown_text = 0xFFFFFFFEU;  ///< nobody here knows how a spreadsheet program would show it

struct GridCell {
    std::uint32_t column = 0;
    CellKind kind = CellKind::text;
    bool is_formula = false;
    std::uint16_t format = 0;  ///< in Grid::formats
    TextId text = k_no_text;   ///< of a text or an error, in Grid::texts
    TextId shown = k_no_text;  ///< likewise, where it is not simply the number or the text
    double number = 0;         ///< days from 1899-12-30 of a date, of a day of a time; 0 or 1 of a truth value
    friend bool operator==(const GridCell&, const GridCell&) = default;
};

struct GridRow {
    std::uint32_t number = 0;
    bool hidden = false;
    std::vector<GridCell> cells;  ///< by column; no cell without content
    friend bool operator==(const GridRow&, const GridRow&) = default;
};

/// Both ends belong to it.
struct CellRange {
    std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
    friend bool operator==(const CellRange&, const CellRange&) = default;
};

struct Grid {
    std::string sheet;
    std::vector<GridRow> rows;       ///< by number; a row without content may be missing
    std::vector<std::string> texts;  ///< UTF-8, each once
    std::vector<CellFormat> formats;
    std::vector<CellRange> merges;
    std::vector<std::uint32_t> hidden_columns;
    bool complete = true;  ///< false: a survey, the first rows only
    friend bool operator==(const Grid&, const Grid&) = default;
};

enum class SheetState : std::uint8_t { visible, hidden, very_hidden };

struct SheetInfo {
    std::string name;
    SheetState state = SheetState::visible;
    bool is_chart = false;  ///< holds no cells
    friend bool operator==(const SheetInfo&, const SheetInfo&) = default;
};

enum class Container : std::uint8_t { xlsx, xls, ods, spreadsheet_xml, html, text };

/// What was passed over in reading, for the editor to put into words.
enum class NoteCode : std::uint8_t {
    empty_cells,       ///< how many cells without content were passed over
    comments,          ///< how many comments of cells were not read
    pinyin,            ///< how many guides to pronunciation were left out
    carriage_returns,  ///< how many escaped characters were undone
    repaired_text,     ///< a text that was no UTF-8
};

struct Note {
    NoteCode code = NoteCode::empty_cells;
    std::string sheet;
    std::uint64_t count = 0;
    friend bool operator==(const Note&, const Note&) = default;
};

struct Workbook {
    Container container = Container::text;
    std::string encoding;           ///< of a text file or an HTML table
    std::vector<SheetInfo> sheets;  ///< in the file's order
    std::vector<Grid> grids;        ///< the sheet that was asked for, or the first rows of every visible one
    std::vector<Note> notes;
    friend bool operator==(const Workbook&, const Workbook&) = default;
};

}  // namespace wire
