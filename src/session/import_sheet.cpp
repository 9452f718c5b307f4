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

bool names_carriers(tables::CarrierRole role) {
    return role == tables::CarrierRole::name || role == tables::CarrierRole::name_zh;
}

template <class Preview>
void add_refused_and_asked(const Preview& preview, SheetReading& out) {
    for (std::size_t i = 0; i < preview.refused.size(); ++i)
        out.facts.push_back({preview.refused[i].at, {SheetSign::refused, i}});
    for (std::size_t i = 0; i < preview.questions.size(); ++i)
        if (preview.questions[i].chosen.empty()) out.facts.push_back({preview.questions[i].at, {SheetSign::asked, i}});
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

std::size_t display_width(const std::string& text) {
    std::size_t width = 0;
    for (const char32_t c : base::characters(text)) width += c >= k_first_wide ? 2 : 1;
    return width;
}

SheetReading sheet_reading(const tables::ImportPreview& preview) {
    SheetReading out{preview.blocks, {}, {}, {}};
    for (const tables::Column& column : preview.columns)
        out.columns.push_back({column.at, column.block, column.use == tables::ColumnUse::area});
    for (const tables::LeftOutRow& row : preview.left_out_rows) out.left_out_rows.push_back(row.row);
    for (std::size_t i = 0; i < preview.values.size(); ++i)
        out.facts.push_back({preview.values[i].at, {sign_of(preview.values[i].change), i}});
    add_refused_and_asked(preview, out);
    for (std::size_t i = 0; i < preview.unmatched.size(); ++i)
        for (const tables::CellPlace& at : preview.unmatched[i].at) out.facts.push_back({at, {SheetSign::unknown, i}});
    return out;
}

SheetReading sheet_reading(const tables::CarrierPreview& preview) {
    SheetReading out{preview.blocks, {}, {}, {}};
    for (const tables::CarrierColumn& column : preview.columns)
        out.columns.push_back({column.at, column.block, names_carriers(column.role)});
    for (const tables::LeftOutRow& row : preview.left_out_rows) out.left_out_rows.push_back(row.row);
    for (std::size_t i = 0; i < preview.rows.size(); ++i) {
        for (const tables::CarrierCell& cell : preview.rows[i].cells)
            out.facts.push_back({cell.at, {sign_of(cell.change), i}});
        if (const auto& place = preview.rows[i].place)
            for (const tables::CellPlace& at : place->at) out.facts.push_back({at, {sign_of(place->change), i}});
    }
    add_refused_and_asked(preview, out);
    return out;
}

ImportSheet::ImportSheet(std::shared_ptr<const wire::Workbook> book, SheetReading reading)
    : book_(std::move(book)), view_(first_grid(*book_)), reading_(std::move(reading)) {
    find_columns();
    measure_columns();
    for (std::size_t i = 0; i < reading_.columns.size(); ++i) {
        const auto& [at, block, names] = reading_.columns[i];
        const bool lies = block < reading_.blocks.size() && reading_.blocks[block].across;
        meanings_.emplace(std::pair(block, lies ? at.row : at.column), i);
    }
    for (std::size_t i = 0; i < reading_.left_out_rows.size(); ++i) left_out_.emplace(reading_.left_out_rows[i], i);
    sort_rows();
    const auto by_place = [](const auto& a, const auto& b) { return a.first < b.first; };
    if (!std::is_sorted(reading_.facts.begin(), reading_.facts.end(), by_place))
        std::stable_sort(reading_.facts.begin(), reading_.facts.end(), by_place);
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
                widths_[column] = std::max(widths_[column], display_width(shown(row, column)));
}

void ImportSheet::sort_rows() {
    for (std::size_t row = 0; row < rows(); ++row) {
        SheetRowKind kind = SheetRowKind::line;
        const std::size_t number = view_.number(row) + 1;
        for (const tables::Block& block : reading_.blocks) {
            if (number < block.first.row || number > block.last.row) continue;
            kind = !block.across && number < block.first_row ? SheetRowKind::title : SheetRowKind::data;
        }
        const bool is_data = kind == SheetRowKind::data;
        const bool lies = is_data && !reading_.blocks.empty() && reading_.blocks.front().across;
        if (is_data && !lies && left_out_.contains(number)) kind = SheetRowKind::left_out;
        kinds_.push_back(kind);
    }
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
    for (std::size_t i = 0; i < reading_.blocks.size(); ++i)
        if (holds(reading_.blocks[i], place(row, column))) return i;
    return std::nullopt;
}

std::optional<std::size_t> ImportSheet::last_title(std::size_t block) const {
    const tables::Block& b = reading_.blocks[block];
    if (b.across || b.first_row <= b.first.row) return std::nullopt;
    const std::size_t first_data = row_at(b.first_row);
    return first_data == 0 ? std::nullopt : std::optional(first_data - 1);
}

std::optional<std::size_t> ImportSheet::meaning_at(std::size_t row, std::size_t column) const {
    const auto block = block_at(row, column);
    if (!block) return std::nullopt;
    const tables::CellPlace at = place(row, column);
    const auto meaning = meanings_.find({*block, reading_.blocks[*block].across ? at.row : at.column});
    return meaning == meanings_.end() ? std::nullopt : std::optional(meaning->second);
}

SheetReading::Fact ImportSheet::fact_at(std::size_t row, std::size_t column) const {
    const tables::CellPlace at = place(row, column);
    const auto found = std::lower_bound(reading_.facts.begin(), reading_.facts.end(), at,
                                        [](const auto& fact, tables::CellPlace wanted) { return fact.first < wanted; });
    return found == reading_.facts.end() || found->first != at ? SheetReading::Fact{} : found->second;
}

std::optional<std::size_t> ImportSheet::left_out_at(std::size_t row, std::size_t column) const {
    const auto block = block_at(row, column);
    if (!block) return std::nullopt;
    const tables::CellPlace at = place(row, column);
    const auto found = left_out_.find(reading_.blocks[*block].across ? at.column : at.row);
    return found == left_out_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace session
