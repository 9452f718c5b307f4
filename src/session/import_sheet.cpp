#include "session/import_sheet.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace session {
namespace {

constexpr std::size_t k_rows_measured = 200;
constexpr char32_t k_first_wide = 0x1100;

const wire::Grid& first_grid(const wire::Workbook& book) {
    static const wire::Grid k_none;
    return book.grids.empty() ? k_none : book.grids.front();
}

bool holds(const tables::Block& block, tables::CellPlace at) {
    return at.row >= block.first.row && at.row <= block.last.row && at.column >= block.first.column &&
           at.column <= block.last.column;
}

/// Where the row of a table, or the column of one that lies across, has its name.
std::optional<tables::CellPlace> name_place(const tables::ImportPreview& preview, std::size_t row) {
    for (const tables::Column& column : preview.columns) {
        if (column.use != tables::ColumnUse::area) continue;
        const tables::Block& block = preview.blocks[column.block];
        if (block.across) return tables::CellPlace{column.at.row, row};
        if (row >= block.first.row && row <= block.last.row) return tables::CellPlace{row, column.at.column};
    }
    return std::nullopt;
}

SheetSign sign_of(tables::ValueChange change) {
    switch (change) {
        case tables::ValueChange::added: return SheetSign::added;
        case tables::ValueChange::changed: return SheetSign::changed;
        case tables::ValueChange::same: return SheetSign::same;
    }
    return SheetSign::none;
}

}  // namespace

std::size_t width_of(const std::string& text) {
    std::size_t width = 0;
    for (const char32_t c : base::characters(text)) width += c >= k_first_wide ? 2 : 1;
    return width;
}

ImportSheet::ImportSheet(std::shared_ptr<const wire::Workbook> book, const tables::ImportPreview& preview)
    : book_(std::move(book)), view_(first_grid(*book_)), blocks_(preview.blocks) {
    find_columns();
    measure_columns();
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
        const tables::Column& column = preview.columns[i];
        const bool lies = column.block < blocks_.size() && blocks_[column.block].across;
        meanings_.emplace(std::pair(column.block, lies ? column.at.row : column.at.column), i);
    }
    for (std::size_t i = 0; i < preview.left_out_rows.size(); ++i) left_out_.emplace(preview.left_out_rows[i].row, i);
    sort_rows(preview);
    place_facts(preview);
}

void ImportSheet::find_columns() {
    std::vector<bool> filled(view_.columns(), false);
    for (const wire::GridRow& row : view_.grid().rows)
        for (const wire::GridCell& cell : row.cells) filled[cell.column] = true;
    for (std::size_t column = 0; column < filled.size(); ++column)
        if (filled[column]) columns_.push_back(column);
    for (const std::size_t column : columns_) hidden_.push_back(view_.column_hidden(column));
}

void ImportSheet::measure_columns() {
    widths_.assign(columns_.size(), 0);
    for (std::size_t row = 0; row < std::min(rows(), k_rows_measured); ++row)
        for (std::size_t column = 0; column < columns(); ++column)
            if (const auto span = merge(row, column); !span || span->first_column == span->last_column)
                widths_[column] = std::max(widths_[column], width_of(shown(row, column)));
}

void ImportSheet::sort_rows(const tables::ImportPreview& preview) {
    for (std::size_t row = 0; row < rows(); ++row) {
        SheetRowKind kind = SheetRowKind::line;
        const std::size_t number = view_.number(row) + 1;
        for (const tables::Block& block : preview.blocks) {
            if (number < block.first.row || number > block.last.row) continue;
            kind = !block.across && number < block.first_row ? SheetRowKind::title : SheetRowKind::data;
        }
        const bool is_data = kind == SheetRowKind::data;
        const bool lies = is_data && !blocks_.empty() && blocks_.front().across;
        if (is_data && !lies && left_out_.contains(number)) kind = SheetRowKind::left_out;
        kinds_.push_back(kind);
    }
}

void ImportSheet::place_facts(const tables::ImportPreview& preview) {
    for (std::size_t i = 0; i < preview.values.size(); ++i)
        facts_.push_back({preview.values[i].at, {sign_of(preview.values[i].change), i}});
    for (std::size_t i = 0; i < preview.refused.size(); ++i)
        facts_.push_back({preview.refused[i].at, {SheetSign::refused, i}});
    for (std::size_t i = 0; i < preview.questions.size(); ++i)
        if (preview.questions[i].chosen.empty()) facts_.push_back({preview.questions[i].at, {SheetSign::asked, i}});
    for (std::size_t i = 0; i < preview.unmatched.size(); ++i)
        for (const std::size_t row : preview.unmatched[i].rows)
            if (const auto at = name_place(preview, row)) facts_.push_back({*at, {SheetSign::unknown, i}});
    const auto by_place = [](const PlacedFact& a, const PlacedFact& b) { return a.at < b.at; };
    if (!std::is_sorted(facts_.begin(), facts_.end(), by_place))
        std::stable_sort(facts_.begin(), facts_.end(), by_place);
}

tables::CellPlace ImportSheet::place(std::size_t row, std::size_t column) const {
    return {view_.number(row) + 1, columns_[column] + 1};
}

std::size_t ImportSheet::row_at(std::size_t number) const {
    const auto& all = view_.grid().rows;
    const auto at = std::lower_bound(all.begin(), all.end(), number, [](const wire::GridRow& row, std::size_t wanted) {
        return row.number + 1U < wanted;
    });
    return at == all.end() ? rows() - 1 : static_cast<std::size_t>(at - all.begin());
}

std::size_t ImportSheet::column_at(std::size_t number) const {
    const auto at = std::lower_bound(columns_.begin(), columns_.end(), number,
                                     [](std::size_t column, std::size_t wanted) { return column + 1 < wanted; });
    return at == columns_.end() ? columns() - 1 : static_cast<std::size_t>(at - columns_.begin());
}

const wire::GridCell* ImportSheet::cell(std::size_t row, std::size_t column) const {
    return view_.cell(row, columns_[column]);
}

std::string ImportSheet::shown(std::size_t row, std::size_t column) const { return view_.shown(row, columns_[column]); }

std::optional<SheetSpan> ImportSheet::merge(std::size_t row, std::size_t column) const {
    const wire::CellRange* range = view_.merge(row, columns_[column]);
    if (range == nullptr) return std::nullopt;
    const auto last_row =
        std::upper_bound(view_.grid().rows.begin(), view_.grid().rows.end(), range->last_row,
                         [](std::uint32_t wanted, const wire::GridRow& there) { return wanted < there.number; });
    const auto last_column = std::upper_bound(columns_.begin(), columns_.end(), range->last_column);
    return SheetSpan{row_at(range->first_row + 1U), column_at(range->first_column + 1U),
                     static_cast<std::size_t>(last_row - view_.grid().rows.begin()) - 1,
                     static_cast<std::size_t>(last_column - columns_.begin()) - 1};
}

std::optional<std::size_t> ImportSheet::block_at(std::size_t row, std::size_t column) const {
    for (std::size_t i = 0; i < blocks_.size(); ++i)
        if (holds(blocks_[i], place(row, column))) return i;
    return std::nullopt;
}

std::optional<std::size_t> ImportSheet::last_title(std::size_t block) const {
    const tables::Block& b = blocks_[block];
    if (b.across || b.first_row <= b.first.row) return std::nullopt;
    const std::size_t first_data = row_at(b.first_row);
    return first_data == 0 ? std::nullopt : std::optional(first_data - 1);
}

std::optional<std::size_t> ImportSheet::meaning_at(std::size_t row, std::size_t column) const {
    const auto block = block_at(row, column);
    if (!block) return std::nullopt;
    const tables::CellPlace at = place(row, column);
    const auto meaning = meanings_.find({*block, blocks_[*block].across ? at.row : at.column});
    return meaning == meanings_.end() ? std::nullopt : std::optional(meaning->second);
}

ImportSheet::CellFact ImportSheet::fact_at(std::size_t row, std::size_t column) const {
    const tables::CellPlace at = place(row, column);
    const auto found = std::lower_bound(facts_.begin(), facts_.end(), at,
                                        [](const PlacedFact& fact, tables::CellPlace w) { return fact.at < w; });
    return found == facts_.end() || found->at != at ? CellFact{} : found->fact;
}

std::optional<std::size_t> ImportSheet::left_out_at(std::size_t row, std::size_t column) const {
    const auto block = block_at(row, column);
    if (!block) return std::nullopt;
    const tables::CellPlace at = place(row, column);
    const auto found = left_out_.find(blocks_[*block].across ? at.column : at.row);
    return found == left_out_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace session
