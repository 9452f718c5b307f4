#include "xls_sheet.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/error_words.h"
#include "biff_records.h"
#include "little_endian.h"

namespace formats {
namespace {

using base::mark;
using wire::NoteCode;

constexpr std::uint8_t k_row_is_hidden = 0x20;
constexpr std::size_t k_merge_bytes = 8, k_short_bytes = 6;

/// Puts the records of one sheet into its grid.
class SheetReader {
public:
    SheetReader(const XlsGlobals& globals, GridBuilder& grid)
        : globals_(globals),
          grid_(grid),
          styles_(globals.style_codes.size(), k_not_asked),
          texts_(globals.texts.size(), wire::k_unknown_text) {
        grid.count_days_from(globals.origin);
    }

    void take(const BiffRecord& record) {
        if (!take_cell(record)) take_sheet(record);
    }
    /// A formula that shows a text, but has none, was never calculated.
    void settle_formula() {
        if (waiting_) grid_.add_no_result(waiting_->place, waiting_->look);
        waiting_.reset();
    }

private:
    static constexpr int k_not_asked = -1;

    /// A formula whose text stands in a record of its own, further on.
    struct Waiting {
        Place place;
        CellLook look;
    };

    bool take_cell(const BiffRecord& record);
    void take_sheet(const BiffRecord& record);
    void take_formula(std::string_view body);
    void take_shared(std::string_view body);
    void take_numbers(std::string_view body);
    void take_merges(std::string_view body);
    void take_text_of_formula(const BiffRecord& record);
    void add_label(const BiffRecord& record);
    void add_value_or_error(Place place, std::uint8_t value, bool is_error, CellLook look) {
        if (is_error) return grid_.add_error(place, biff_error(value), look);
        grid_.add_boolean(place, value != 0, look);
    }
    void add_text(Place place, const BiffText& text, CellLook look) {
        if (text.was_repaired) grid_.count(NoteCode::repaired_text);
        grid_.add_text(place, text.text, look);
    }
    void add_number(Place place, double number, CellLook look);
    static Place place_of(std::string_view body) { return {u16(body, 0), u16(body, 2)}; }
    CellLook look_of(std::uint16_t style, bool is_formula = false);

    const XlsGlobals& globals_;
    GridBuilder& grid_;
    std::vector<int> styles_;          ///< format of each style, asked for when it is met
    std::vector<wire::TextId> texts_;  ///< likewise of each shared text
    std::optional<Waiting> waiting_;
};

CellLook SheetReader::look_of(std::uint16_t style, bool is_formula) {
    if (style >= styles_.size()) return {grid_.unknown_format(), is_formula};
    int& known = styles_[style];
    if (known == k_not_asked) {
        const auto& code = globals_.style_codes[style];
        known = code ? grid_.format(*code) : grid_.unknown_format();
    }
    return {static_cast<FormatId>(known), is_formula};
}

void SheetReader::add_number(Place place, double number, CellLook look) {
    if (std::isfinite(number)) return grid_.add_number(place, number, look);
    grid_.fail(base::make_error(
        base::ErrorKind::refused, "",
        mark("cell {} holds a number that is none ({}); open it in a spreadsheet program and save it anew"),
        {grid_.where(place), std::to_string(number)}));
}

bool SheetReader::take_cell(const BiffRecord& record) {
    const std::string_view body = record.body;
    if (record.kind == Biff::text_of_formula) return take_text_of_formula(record), true;
    const Place place = place_of(body);
    const CellLook look = look_of(u16(body, 4));
    switch (record.kind) {
        case Biff::number: add_number(place, f64(body, 6), look); break;
        case Biff::short_number: add_number(place, short_number(u32(body, 6)), look); break;
        case Biff::numbers: take_numbers(body); break;
        case Biff::shared_label: take_shared(body); break;
        case Biff::label:
        case Biff::rich_label: add_label(record); break;
        case Biff::boolean_or_error: add_value_or_error(place, u8(body, 6), u8(body, 7) != 0, look); break;
        case Biff::formula: take_formula(body); break;
        case Biff::blank: grid_.count(NoteCode::empty_cells); break;
        case Biff::blanks:
            grid_.count(NoteCode::empty_cells, body.size() / 2 - std::min<std::size_t>(3, body.size() / 2));
            break;
        default: return false;
    }
    return true;
}

void SheetReader::take_sheet(const BiffRecord& record) {
    const std::string_view body = record.body;
    if (record.kind == Biff::row && (u8(body, 12) & k_row_is_hidden) != 0) grid_.hide_row(u16(body, 0));
    if (record.kind == Biff::column_info && ((u16(body, 8) & 1U) != 0 || u16(body, 4) == 0))
        grid_.hide_columns(u16(body, 0), u16(body, 2));
    if (record.kind == Biff::merged_cells) take_merges(body);
    if (record.kind == Biff::note) grid_.count(NoteCode::comments);
}

void SheetReader::take_numbers(std::string_view body) {
    Place place = place_of(body);
    for (std::size_t at = 4; at + k_short_bytes + 2 <= body.size(); at += k_short_bytes, ++place.column)
        add_number(place, short_number(u32(body, at + 2)), look_of(u16(body, at)));
}

void SheetReader::take_shared(std::string_view body) {
    const Place place = place_of(body);
    const std::uint32_t index = u32(body, 6);
    if (index >= texts_.size() || body.size() < 10)
        return grid_.fail(base::make_error(
            base::ErrorKind::refused, "",
            mark("cell {} refers to a text that is not there ({}); open it in a spreadsheet program and save it anew"),
            {grid_.where(place), std::to_string(index)}));
    const XlsText& text = globals_.texts[index];
    if (texts_[index] == wire::k_unknown_text) texts_[index] = grid_.text(text.text);
    if (text.was_repaired) grid_.count(NoteCode::repaired_text);
    if (text.has_guide) grid_.count(NoteCode::pinyin);
    grid_.add_known_text(place, texts_[index], look_of(u16(body, 4)));
}

void SheetReader::add_label(const BiffRecord& record) {
    BiffReader in(record);
    in.skip(6);
    const std::size_t length = in.word();
    add_text(place_of(record.body), in.text(length), look_of(u16(record.body, 4)));
}

void SheetReader::take_formula(std::string_view body) {
    settle_formula();
    const Place place = place_of(body);
    const CellLook look = look_of(u16(body, 4), true);
    if (u16(body, 12) != 0xFFFF) return add_number(place, f64(body, 6), look);
    switch (u8(body, 6)) {
        case 0: waiting_ = Waiting{place, look}; break;
        case 1: add_value_or_error(place, u8(body, 8), false, look); break;
        case 2: add_value_or_error(place, u8(body, 8), true, look); break;
        default: grid_.count(NoteCode::empty_cells);
    }
}

void SheetReader::take_text_of_formula(const BiffRecord& record) {
    if (!waiting_) return;
    BiffReader in(record);
    const std::size_t length = in.word();
    add_text(waiting_->place, in.text(length), waiting_->look);
    waiting_.reset();
}

void SheetReader::take_merges(std::string_view body) {
    const std::size_t count = u16(body, 0);
    for (std::size_t i = 0; i < count && in_range(body, 2 + i * k_merge_bytes, k_merge_bytes); ++i) {
        const std::size_t at = 2 + i * k_merge_bytes;
        grid_.merge({u16(body, at), u16(body, at + 4), u16(body, at + 2), u16(body, at + 6)});
    }
}

}  // namespace

void read_xls_sheet(std::string_view stream, const XlsGlobals& globals, const XlsSheet& sheet, GridBuilder& grid) {
    BiffRecords records(stream, sheet.at);
    SheetReader reader(globals, grid);
    BiffRecord record;
    int depth = 0;  // charts inside of a sheet have records of their own
    bool ended = false;
    while (grid.wants_more() && !ended && records.next(record)) {
        if (record.kind == Biff::begin) ++depth;
        if (record.kind == Biff::end) ended = --depth <= 0;
        if (depth == 1) reader.take(record);
    }
    reader.settle_formula();
    if (grid.wants_more() && !ended)
        grid.fail(base::make_error(base::ErrorKind::refused, "",
                                   mark("ends in the middle of its sheet {}; get it anew"), {sheet.info.name}));
}

}  // namespace formats
