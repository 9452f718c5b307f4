#include "windows/import_source.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/unicode.h"
#include "windows/import_words.h"

namespace ui {
namespace {

using session::SheetRowKind;
using session::SheetSign;

constexpr float k_narrow_character = 7, k_narrowest = 56, k_widest = 190, k_widest_chip = 250, k_side = 200,
                k_strip = 12;         // logical px
constexpr std::size_t k_reason = 14;  // narrow characters that a reason is given
constexpr float k_rim = 24;           // what a cell needs beside its text

CellMark mark_of(SheetSign sign) {
    switch (sign) {
        case SheetSign::none: return CellMark::none;
        case SheetSign::added: return CellMark::added;
        case SheetSign::changed: return CellMark::changed;
        case SheetSign::same: return CellMark::same;
        case SheetSign::refused: return CellMark::refused;
        case SheetSign::asked:
        case SheetSign::unknown: return CellMark::asked;
    }
    return CellMark::none;
}

}  // namespace

ImportSource::ImportSource(const PanelContext& context, const session::ImportSheet& sheet, const ReadingWords& words,
                           bool shows_hidden)
    : c_(context), sheet_(sheet), reading_(sheet.reading()), words_(words), shows_hidden_(shows_hidden) {
    for (std::size_t block = 0; block < reading_.blocks.size(); ++block) {
        const tables::Block& b = reading_.blocks[block];
        if (sheet.across(block)) {
            side_ = std::min(sheet.columns(), sheet.column_at(b.first_row));
            continue;
        }
        const std::size_t first_data = sheet.row_at(b.first_row);
        const std::size_t after = first_data == 0 ? 0 : first_data - 1;
        const bool known =
            std::any_of(strips_.begin(), strips_.end(), [&](const Strip& s) { return s.after == after; });
        if (!known) strips_.push_back({after, block});
    }
    std::sort(strips_.begin(), strips_.end(), [](const Strip& a, const Strip& b) { return a.after < b.after; });
    for (std::size_t i = 0; i < reading_.columns.size(); ++i) chips_.push_back(words_.chip(i));
    chip_widths_.assign(sheet.columns(), 0);
    for (std::size_t i = 0; i < reading_.columns.size(); ++i) {
        const auto& column = reading_.columns[i];
        if (reading_.blocks[column.block].across) continue;
        std::size_t& width = chip_widths_[sheet.column_at(column.at.column)];
        const CellLook& look = chips_[i];
        const bool taken = look.tint != CellTint::left_out && look.mark != CellMark::asked;
        width = std::max(width, taken ? session::display_width(look.text) : k_reason);
    }
}

std::optional<ImportSource::Strip> ImportSource::strip_at(std::size_t line) const {
    for (std::size_t i = 0; i < strips_.size(); ++i)
        if (strips_[i].after + i + 1 == line) return strips_[i];
    return std::nullopt;
}

std::size_t ImportSource::row_of(std::size_t line) const {
    std::size_t before = 0;
    for (std::size_t i = 0; i < strips_.size(); ++i)
        if (strips_[i].after + i + 1 <= line) ++before;
    return std::min(line - before, sheet_.rows() - 1);
}

std::size_t ImportSource::line_of(std::size_t row) const {
    std::size_t line = row;
    for (const Strip& strip : strips_)
        if (strip.after < row) ++line;
    return line;
}

std::size_t ImportSource::column_of(std::size_t column) const {
    return std::min(side_ && column > *side_ ? column - 1 : column, sheet_.columns() - 1);
}

std::size_t ImportSource::drawn_column(std::size_t column) const {
    return side_ && column >= *side_ ? column + 1 : column;
}

std::pair<std::size_t, std::size_t> ImportSource::drawn_at(tables::CellPlace at) const {
    return {line_of(sheet_.row_at(std::max<std::size_t>(1, at.row))),
            drawn_column(sheet_.column_at(std::max<std::size_t>(1, at.column)))};
}

tables::CellPlace ImportSource::place(std::size_t line, std::size_t column) const {
    return sheet_.place(row_of(line), column_of(column));
}

bool ImportSource::is_folded(std::size_t column) const {
    return !is_side(column) && sheet_.column_hidden(column_of(column)) && !shows_hidden_;
}

bool ImportSource::is_chip(std::size_t line, std::size_t column) const {
    return !is_folded(column) && (strip_at(line) || is_side(column)) && meaning_at(line, column).has_value();
}

bool ImportSource::is_across(std::size_t line, std::size_t column) const {
    const auto block = sheet_.block_at(row_of(line), column_of(column));
    return block && sheet_.across(*block);
}

std::vector<std::size_t> ImportSource::rows_in(const CellSpan& span) const {
    std::set<std::size_t> numbers;
    for (std::size_t line = span.first_line; line <= span.last_line; ++line)
        numbers.insert(place(line, span.first_column).row);
    return {numbers.begin(), numbers.end()};
}

std::vector<std::size_t> ImportSource::wished_in(const CellSpan& span) const {
    if (is_across(span.first_line, span.first_column)) return rows_in(span);
    std::set<std::size_t> numbers;
    for (std::size_t column = span.first_column; column <= span.last_column; ++column)
        if (!is_folded(column)) numbers.insert(place(span.first_line, column).column);
    return {numbers.begin(), numbers.end()};
}

std::optional<std::size_t> ImportSource::meaning_at(std::size_t line, std::size_t column) const {
    std::size_t row = row_of(line);
    const auto strip = strip_at(line);
    if (strip) row = std::min(strip->after + 1, sheet_.rows() - 1);  // a table without titles begins there
    return sheet_.meaning_at(row, column_of(column));
}

std::string ImportSource::line_name(std::size_t line) const {
    return strip_at(line) ? std::string() : std::to_string(sheet_.place(row_of(line), 0).row);
}

std::string ImportSource::column_name(std::size_t column) const {
    return is_side(column) ? std::string() : tables::cell_name({0, sheet_.place(0, column_of(column)).column});
}

float ImportSource::column_width(std::size_t column) const {
    if (is_side(column)) return k_side;
    if (is_folded(column)) return k_strip;
    const std::size_t at = column_of(column);
    const auto needed = [](std::size_t characters) {
        return static_cast<float>(characters) * k_narrow_character + k_rim;
    };
    return std::max(std::clamp(needed(sheet_.width(at)), k_narrowest, k_widest),
                    std::min(needed(chip_widths_[at]), k_widest_chip));
}

CellTint ImportSource::tint_of(std::size_t row, std::size_t column) const {
    const SheetRowKind kind = sheet_.row_kind(row);
    if (kind == SheetRowKind::left_out || sheet_.left_out_at(row, column)) return CellTint::left_out;
    if (kind == SheetRowKind::line) return CellTint::plain;
    const auto meaning = sheet_.meaning_at(row, column);
    const CellTint tint = meaning ? chips_[*meaning].tint : CellTint::plain;
    if (kind == SheetRowKind::title) return tint == CellTint::left_out ? tint : CellTint::title;
    return tint;
}

CellLook ImportSource::cell(std::size_t line, std::size_t column) const {
    if (is_folded(column)) return {.text = {}, .tint = CellTint::left_out};
    if (strip_at(line) || is_side(column)) {
        const auto meaning = meaning_at(line, column);
        return meaning && !(strip_at(line) && is_side(column)) ? chips_[*meaning] : CellLook{};
    }
    const std::size_t row = row_of(line), at = column_of(column);
    CellLook look;
    const wire::GridCell* there = sheet_.cell(row, at);
    const auto fact = sheet_.fact_at(row, at);
    look.mark = mark_of(fact.sign);
    look.tint = tint_of(row, at);
    if (there != nullptr) {
        look.text = sheet_.view().shown(*there);
        look.is_number = there->kind == wire::CellKind::number;
    }
    look.soft = look.tint == CellTint::left_out || sheet_.row_kind(row) == SheetRowKind::line ||
                sheet_.row_hidden(row) || sheet_.column_hidden(at);
    return look;
}

std::optional<CellSpan> ImportSource::merge(std::size_t line, std::size_t column) const {
    if (strip_at(line) || is_side(column)) return std::nullopt;
    const auto span = sheet_.merge(row_of(line), column_of(column));
    if (!span) return std::nullopt;
    // a strip between two merged rows is not drawn over
    const std::size_t first = line_of(span->first_row), last = line_of(span->last_row);
    for (const Strip& strip : strips_)
        if (strip.after >= span->first_row && strip.after < span->last_row) return std::nullopt;
    return CellSpan{first, drawn_column(span->first_column), last, drawn_column(span->last_column)};
}

std::optional<CellSpan> ImportSource::titles_over(std::size_t line) const {
    const std::size_t row = row_of(line);
    std::optional<CellSpan> found;
    for (const Strip& strip : strips_) {
        const tables::Block& block = reading_.blocks[strip.block];
        if (strip.after >= row || sheet_.row_at(block.last.row) < row) continue;
        found = CellSpan{line_of(sheet_.row_at(block.first.row)), 0, line_of(strip.after) + 1, 0};
    }
    return found;
}

std::optional<std::size_t> ImportSource::names_beside(std::size_t line) const {
    const auto number = sheet_.place(row_of(line), 0).row;
    for (const session::SheetReading::Column& column : reading_.columns) {
        if (!column.names || column.block >= reading_.blocks.size()) continue;
        const tables::Block& block = reading_.blocks[column.block];
        if (block.across || number < block.first.row || number > block.last.row) continue;
        return drawn_column(sheet_.column_at(column.at.column));
    }
    return std::nullopt;
}

std::string ImportSource::key(std::size_t line, std::size_t column) const {
    if (const auto meaning = meaning_at(line, column); is_chip(line, column)) {
        const session::SheetReading::Column& c = reading_.columns[*meaning];
        const bool across = reading_.blocks[c.block].across;
        const std::string name = across ? std::to_string(c.at.row) : tables::cell_name({0, c.at.column});
        return c.block == 0 ? "import/chip/" + name : fmt::format("import/chip/{}/{}", c.block, name);
    }
    if (strip_at(line) || is_side(column)) return "import/strip";
    return "import/cell/" + tables::cell_name(place(line, column));
}

std::string ImportSource::tip(std::size_t line, std::size_t column) const {
    if (is_folded(column))
        return fmt::format(fmt::runtime(c_.say("Column {} is hidden in the file. Click to show what is hidden  [H]")),
                           column_name(column));
    const auto meaning = meaning_at(line, column);
    if (strip_at(line) || is_side(column)) {
        if (!meaning) return {};
        std::string text = words_.title(*meaning);
        if (text.empty()) text = tables::cell_name(reading_.columns[*meaning].at);
        text += "\n" + chips_[*meaning].text;
        const std::string remark = words_.remark(*meaning);
        return remark.empty() ? text : text + "\n" + remark;
    }
    const std::size_t row = row_of(line), at = column_of(column);
    const auto say = [&](const char* pattern, const std::string& what) {
        return "\n" + fmt::format(fmt::runtime(c_.say(pattern)), what);
    };
    std::string text = tables::cell_name(place(line, column)) + "  " + sheet_.shown(row, at);
    if (const wire::GridCell* cell = sheet_.cell(row, at)) {
        const std::string held = tables::number_shown(cell->number);
        if (cell->kind == wire::CellKind::number && held != sheet_.shown(row, at)) text += say("holds {}", held);
        if (const auto& code = sheet_.view().format(*cell).code; !code.empty()) text += say("format {}", code);
        if (cell->is_formula) text += std::string("\n") + c_.say("the result of a formula");
    }
    const auto fact = sheet_.fact_at(row, at);
    if (fact.sign != SheetSign::none)
        text += "\n" + words_.fact(fact, place(line, column));
    else if (const auto left_out = sheet_.left_out_at(row, at))
        text += "\n" + words_.left_out(*left_out);
    else if (meaning && sheet_.row_kind(row) != SheetRowKind::line)
        text += "\n" + chips_[*meaning].text;
    return text;
}

}  // namespace ui
