#include "blocks.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>

#include "plan/observations.h"

namespace tables {
namespace {

constexpr std::size_t k_most_levels = 4;

/// How often each column or row names an area.
struct NameCounts {
    std::map<std::size_t, std::size_t> by_column;
    std::size_t best_column = 0, best_in_column = 0, best_in_row = 0;
};

NameCounts count_names(SheetWords& sheet) {
    NameCounts counts;
    const SheetView& view = sheet.view();
    for (std::size_t row = 0; row < view.rows(); ++row) {
        std::set<std::string> in_row;
        for (const wire::GridCell& cell : view.cells(row)) {
            const plan::Meaning& meaning = sheet.area_at(row, cell.column);
            if (meaning.kind == plan::Meaning::Kind::none) continue;
            in_row.insert(meaning.key);
            ++counts.by_column[cell.column];
        }
        counts.best_in_row = std::max(counts.best_in_row, in_row.size());
    }
    for (const auto& [column, count] : counts.by_column)
        if (count > counts.best_in_column) {
            counts.best_in_column = count;
            counts.best_column = column;
        }
    return counts;
}

class BlockFinder {
public:
    BlockFinder(SheetWords& sheet, const ImportOptions& options)
        : sheet_(sheet), view_(sheet.view()), options_(options) {}

    std::vector<TableBlock> find() {
        if (const auto column = column_by_hand()) {
            add_by_hand(*column);
        } else {
            find_anchors();
            part_anchors();
            if (anchors_.empty()) add_by_names();
            for (std::size_t i = 0; i < anchors_.size(); ++i) add_below(i);
        }
        set_lines();
        end_by_hand();
        return std::move(blocks_);
    }

private:
    /// A row with the title of the areas.
    struct Anchor {
        std::size_t row;
        std::vector<std::size_t> columns;
        std::size_t first_column = 0, last_column = 0;  ///< of its table, both belong to it
    };

    /// The cells of a row that lie in the columns of a table.
    template <class Place>
    [[nodiscard]] std::span<const wire::GridCell> cells_of(std::size_t row, const Place& place) const {
        const auto& cells = view_.cells(row);
        const auto from = std::partition_point(
            cells.begin(), cells.end(), [&](const wire::GridCell& cell) { return cell.column < place.first_column; });
        const auto to = std::partition_point(
            from, cells.end(), [&](const wire::GridCell& cell) { return cell.column <= place.last_column; });
        return {from, to};
    }

    /// The column that the user says names the areas.
    [[nodiscard]] std::optional<std::size_t> column_by_hand() const {
        for (const auto& [number, wish] : options_.columns)
            if (wish.use == ColumnUse::area && number > 0) return number - 1;
        return std::nullopt;
    }
    /// One table: its titles are those that the user says, else what stands above the first name.
    void add_by_hand(std::size_t column) {
        std::size_t first = 0;
        while (first < view_.rows() && (options_.titles ? view_.number(first) + 1 <= options_.titles->second
                                                        : !sheet_.names_area(first, column)))
            ++first;
        if (first == view_.rows()) return;
        TableBlock block;
        block.last_column = last_column();
        block.first_data = first;
        block.end = view_.rows();
        for (std::size_t row = 0; options_.titles && row < first; ++row)
            if (in_titles(row)) block.head.push_back(row);
        if (!options_.titles && first > 0) {
            block.head.push_back(first - 1);
            add_levels_above(block, column, 0);
        }
        add_beside(std::move(block), {column});
    }
    void end_by_hand() {
        if (!options_.last_row) return;
        for (TableBlock& block : blocks_)
            while (block.end > block.first_data + 1 && view_.number(block.end - 1) + 1 > *options_.last_row)
                --block.end;
    }

    /// Names of areas under a title; what else stands there does not end them.
    [[nodiscard]] bool names_below(std::size_t row, std::size_t column) {
        constexpr std::size_t k_rows = 400;
        for (std::size_t r = row + 1; r < std::min(view_.rows(), row + k_rows); ++r) {
            const auto role = sheet_.role_at(r, column);
            if (role == Role::area) return false;
            if (sheet_.names_area(r, column)) return true;
        }
        return false;
    }
    [[nodiscard]] bool text_below(std::size_t row, std::size_t column) const {
        for (std::size_t r = row + 1; r < view_.rows(); ++r)
            if (view_.cell(r, column) != nullptr) return true;
        return false;
    }
    void find_anchors() {
        for (std::size_t row = 0; row < view_.rows(); ++row) {
            if (options_.titles && !in_titles(row)) continue;
            if (is_unit_row_of_anchor(row)) continue;
            std::vector<std::size_t> sure, named, codes;
            for (const wire::GridCell& cell : view_.cells(row)) {
                const auto role = sheet_.role_at(row, cell.column);
                if (role == Role::code && text_below(row, cell.column)) codes.push_back(cell.column);
                if (role != Role::area && role != Role::area_or_unit) continue;
                if (names_below(row, cell.column))
                    named.push_back(cell.column);
                else if (role == Role::area && text_below(row, cell.column))
                    sure.push_back(cell.column);
            }
            const bool is_head = view_.cells(row).size() > 1 || row + 1 < view_.rows();
            std::vector<std::size_t>& columns = !named.empty() ? named : !sure.empty() ? sure : codes;
            const bool counts = !named.empty() || (view_.cells(row).size() > 1 && !columns.empty());
            if (is_head && counts) anchors_.push_back({row, columns, 0, last_column()});
        }
        // A title that names none is no table of its own where another names some.
        const auto names = [&](const Anchor& a) {
            return std::any_of(a.columns.begin(), a.columns.end(),
                               [&](std::size_t column) { return names_below(a.row, column); });
        };
        if (std::any_of(anchors_.begin(), anchors_.end(), names))
            std::erase_if(anchors_, [&](const Anchor& a) { return !names(a) && !has_code(a); });
    }
    [[nodiscard]] std::size_t last_column() const { return view_.columns() == 0 ? 0 : view_.columns() - 1; }
    /// Tables whose titles stand in different rows are below each other, or beside each other where nothing of a column
    /// between their areas is filled from there on.
    void part_anchors() {
        for (std::size_t i = 0; i < anchors_.size(); ++i)
            for (std::size_t k = i + 1; k < anchors_.size(); ++k) {
                Anchor& a = anchors_[i];
                Anchor& b = anchors_[k];
                Anchor& left = a.columns.front() < b.columns.front() ? a : b;
                Anchor& right = &left == &a ? b : a;
                const auto gap = gap_of(left, right, a, b);
                if (!gap || !names_below(b.row, a.columns.front())) continue;
                left.last_column = std::min(left.last_column, gap->first - 1);
                right.first_column = std::max(right.first_column, gap->second);
            }
    }
    /// Between two tables of which the lower one is `b`: the first column behind the left one, and the first of the
    /// right one. A row of data of `a` is no row of titles of the table beside it, whatever strayed between them.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> gap_of(const Anchor& left, const Anchor& right,
                                                                            const Anchor& a, const Anchor& b) {
        const std::size_t from = left.columns.back(), to = right.columns.front();
        if (const auto empty = gap_between(from, to, b.row)) return std::pair(*empty, *empty + 1);
        if (from >= to || !is_row_of(a, b.row)) return std::nullopt;
        for (std::size_t column = to; column-- > from + 1;)
            if (!is_titled(column, a.row, b.row)) return std::pair(column, column + 1);
        const std::size_t begin = begin_at(b.row, to);
        return std::pair(begin, begin);
    }
    /// It names an area in the column of the table's areas, or holds a number.
    [[nodiscard]] bool is_row_of(const Anchor& anchor, std::size_t row) {
        const auto& cells = view_.cells(row);
        return sheet_.names_area(row, anchor.columns.front()) ||
               std::any_of(cells.begin(), cells.end(), [&](const wire::GridCell& cell) {
                   return !sheet_.is_title(row, cell.column) && !plan::is_missing_mark(view_.shown(cell));
               });
    }
    [[nodiscard]] bool is_titled(std::size_t column, std::size_t first, std::size_t last) const {
        for (std::size_t row = first; row <= last; ++row)
            if (view_.cell(row, column) != nullptr || view_.merge(row, column) != nullptr) return true;
        return false;
    }
    /// With its areas, an ordinal before them.
    [[nodiscard]] std::size_t begin_at(std::size_t row, std::size_t area_column) {
        return area_column > 0 && sheet_.role_at(row, area_column - 1) == Role::ordinal ? area_column - 1 : area_column;
    }
    /// The last empty column between two.
    [[nodiscard]] std::optional<std::size_t> gap_between(std::size_t left, std::size_t right, std::size_t from) const {
        for (std::size_t column = right; column-- > left + 1;) {
            bool empty = true;
            for (std::size_t row = from; row < view_.rows() && empty; ++row) empty = view_.cell(row, column) == nullptr;
            if (empty) return column;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool has_code(const Anchor& anchor) {
        return std::any_of(anchor.columns.begin(), anchor.columns.end(),
                           [&](std::size_t column) { return sheet_.role_at(anchor.row, column) == Role::code; });
    }
    [[nodiscard]] std::size_t most_levels() const {
        return options_.header_rows > 0 ? static_cast<std::size_t>(options_.header_rows) : k_most_levels;
    }
    [[nodiscard]] bool in_titles(std::size_t row) const {
        const std::size_t number = view_.number(row) + 1;
        return number >= options_.titles->first && number <= options_.titles->second;
    }

    void add_by_names() {
        const NameCounts counts = count_names(sheet_);
        if (counts.best_in_column == 0) return;
        std::vector<std::size_t> columns;
        for (const auto& [column, count] : counts.by_column)
            if (count * 2 > counts.best_in_column) columns.push_back(column);
        std::size_t first = 0;
        while (!std::any_of(columns.begin(), columns.end(),
                            [&](std::size_t column) { return sheet_.names_area(first, column); }))
            ++first;
        TableBlock block;
        block.last_column = last_column();
        block.first_data = first;
        block.end = view_.rows();
        if (first > 0 && is_title_row(first - 1, columns.front())) {
            block.head.push_back(first - 1);
            add_levels_above(block, columns.front(), 0);
        }
        add_beside(std::move(block), columns);
    }
    /// The row above the data holds titles wherever it holds something, and not in the column of areas alone.
    [[nodiscard]] bool is_title_row(std::size_t row, std::size_t area_column) {
        const auto& cells = view_.cells(row);
        if (sheet_.line_kind(row) == LineKind::form) return false;
        const bool titles = std::all_of(cells.begin(), cells.end(), [&](const wire::GridCell& cell) {
            return sheet_.is_title(row, cell.column) || cell.column == area_column;
        });
        return titles && !cells.empty() && cells.back().column > area_column;
    }

    void add_below(std::size_t i) {
        const Anchor& anchor = anchors_[i];
        const std::size_t column = anchor.columns.front();
        TableBlock block;
        block.first_column = anchor.first_column;
        block.last_column = anchor.last_column;
        block.end = view_.rows();
        set_head(block, anchor.row, column);
        add_beside(std::move(block), anchor.columns, anchor.row);
    }
    /// All rows of titles about the one in which the areas have theirs, in the columns of the table.
    void set_head(TableBlock& block, std::size_t anchor, std::size_t area_column) {
        block.head = {anchor};
        std::size_t from = 0;
        for (const TableBlock& before : blocks_)
            if (overlap(before, block)) from = std::max(from, before.first_data);
        add_levels_above(block, area_column, from);
        std::size_t row = anchor + 1;
        while (row < view_.rows() && is_level_below(block, row, area_column) && block.head.size() < most_levels())
            block.head.push_back(row++);
        block.first_data = row;
    }
    void add(TableBlock block) {
        for (TableBlock& before : blocks_)
            if (overlap(before, block) && !block.head.empty()) before.end = std::min(before.end, block.head.front());
        blocks_.push_back(std::move(block));
    }
    static bool overlap(const TableBlock& a, const TableBlock& b) {
        return a.first_column <= b.last_column && b.first_column <= a.last_column;
    }
    void add_levels_above(TableBlock& block, std::size_t area_column, std::size_t from) {
        while (block.head.front() > from && block.head.size() < most_levels() &&
               is_level_above(block, block.head.front() - 1, area_column))
            block.head.insert(block.head.begin(), block.head.front() - 1);
    }
    /// A further row of titles: nothing in the column of areas, and nothing but titles beside it.
    [[nodiscard]] bool is_level_below(const TableBlock& block, std::size_t row, std::size_t area_column) {
        if (options_.titles) return in_titles(row);
        const wire::CellRange* merge = view_.merge(row, area_column);
        const bool under = merge != nullptr && merge->first_row <= view_.number(block.head.back());
        const auto cells = cells_of(row, block);
        if (view_.cell(row, area_column) != nullptr && !under && !is_unit_row(cells, row, area_column)) return false;
        return !cells.empty() && std::all_of(cells.begin(), cells.end(), [&](const wire::GridCell& cell) {
            return sheet_.is_title(row, cell.column);
        });
    }
    /// 单位 under the title of the areas, units under the others.
    [[nodiscard]] bool is_unit_row(std::span<const wire::GridCell> cells, std::size_t row, std::size_t area_column) {
        const auto role = sheet_.role_at(row, area_column);
        if (role != Role::area_or_unit && role != Role::unit) return false;
        return cells.size() > 1 && std::all_of(cells.begin(), cells.end(), [&](const wire::GridCell& cell) {
                   const auto label = sheet_.role_at(row, cell.column);
                   return label == Role::area_or_unit || label == Role::unit ||
                          sheet_.reader().units().whole(view_.shown(cell)).has_value();
               });
    }
    /// Its 单位 is no title of areas.
    [[nodiscard]] bool is_unit_row_of_anchor(std::size_t row) {
        if (anchors_.empty() || row >= anchors_.back().row + most_levels()) return false;
        const auto& columns = anchors_.back().columns;
        return std::any_of(columns.begin(), columns.end(),
                           [&](std::size_t column) { return is_unit_row(view_.cells(row), row, column); });
    }
    [[nodiscard]] bool covers(std::size_t row, std::size_t column, std::size_t area_column) const {
        const wire::CellRange* merge = view_.merge(row, column);
        return merge != nullptr && merge->first_column <= area_column && merge->last_column > area_column;
    }
    /// What heads columns, and is no line over the whole table.
    [[nodiscard]] bool is_level_above(const TableBlock& block, std::size_t row, std::size_t area_column) {
        if (options_.titles) return in_titles(row);
        const auto cells = cells_of(row, block);
        if (cells.empty() || sheet_.line_kind(cells) != LineKind::none) return false;
        bool heads = false;
        for (const wire::GridCell& cell : cells) {
            if (!sheet_.is_title(row, cell.column) || covers(row, cell.column, area_column)) return false;
            const TitleReading reading = sheet_.reader().read(view_.shown(cell));
            const bool says = !reading.indicators.empty() || !reading.unclear.empty() || !reading.years.empty() ||
                              std::any_of(reading.kinds.begin(), reading.kinds.end(),
                                          [](const KindWord& w) { return w.kind != WordKind::neutral; });
            const bool is_line = cells.size() == 1 && (cell.column <= area_column || reading.has(WordKind::neutral));
            if (is_line) return false;
            heads = heads || (says && cell.column > area_column) || (cells.size() > 1 && reading.role.has_value());
        }
        return heads;
    }

    /// One table, or several beside each other where the same title stands over each of their areas.
    void add_beside(TableBlock block, std::vector<std::size_t> columns, std::optional<std::size_t> anchor = {}) {
        const auto title_of = [&](std::size_t column) {
            std::u32string title;
            for (const std::size_t row : block.head) title += folded_word(view_.shown_over(row, column));
            return title;
        };
        const bool same = std::all_of(columns.begin(), columns.end(), [&](std::size_t column) {
            return title_of(column) == title_of(columns.front());
        });
        const bool apart = std::adjacent_find(columns.begin(), columns.end(),
                                              [](std::size_t a, std::size_t b) { return b == a + 1; }) == columns.end();
        if (columns.size() < 2 || !apart || !(same || all_gaps(columns, block))) {
            block.area_columns = std::move(columns);
            return add(std::move(block));
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            TableBlock part = block;
            part.area_columns = {columns[i]};
            if (i > 0) part.first_column = begin_of(block, columns[i - 1], columns[i]);
            if (i + 1 < columns.size()) part.last_column = begin_of(block, columns[i], columns[i + 1]) - 1;
            if (anchor) set_head(part, *anchor, columns[i]);
            add(std::move(part));
        }
    }
    /// An empty column before each table but the first.
    [[nodiscard]] bool all_gaps(const std::vector<std::size_t>& columns, const TableBlock& block) const {
        const std::size_t from = block.head.empty() ? block.first_data : block.head.front();
        return std::adjacent_find(columns.begin(), columns.end(), [&](std::size_t left, std::size_t right) {
                   return !gap_between(left, right, from);
               }) == columns.end();
    }
    /// Where a table begins that is beside another: behind an empty column, else with its areas, an ordinal before
    /// them.
    [[nodiscard]] std::size_t begin_of(const TableBlock& block, std::size_t before, std::size_t area_column) {
        if (const auto gap = gap_between(before, area_column, block.head.empty() ? 0 : block.head.front()))
            return *gap + 1;
        std::size_t begin = area_column;
        for (const std::size_t row : block.head) begin = std::min(begin, begin_at(row, area_column));
        return begin;
    }

    /// What stands above the titles, up to the data of the table before.
    void set_lines() {
        for (TableBlock& block : blocks_) {
            const std::size_t top = block.head.empty() ? block.first_data : block.head.front();
            std::size_t from = top;
            while (from > 0 && is_line(block, from - 1)) --from;
            for (std::size_t row = from; row < top; ++row) block.lines.push_back(row);
            for (TableBlock& before : blocks_)
                if (before.first_data < top && overlap(before, block)) before.end = std::min(before.end, from);
        }
    }
    /// No value in it, and no name of an area by itself.
    [[nodiscard]] bool is_line(const TableBlock& place, std::size_t row) {
        const bool in_table = std::any_of(blocks_.begin(), blocks_.end(), [&](const TableBlock& block) {
            return overlap(block, place) && std::find(block.head.begin(), block.head.end(), row) != block.head.end();
        });
        if (in_table) return false;
        const auto cells = cells_of(row, place);
        if (sheet_.line_kind(cells) != LineKind::none) return true;
        const bool names = std::any_of(cells.begin(), cells.end(),
                                       [&](const wire::GridCell& cell) { return sheet_.names_area(row, cell.column); });
        const bool numbers = std::any_of(
            cells.begin(), cells.end(), [&](const wire::GridCell& cell) { return !sheet_.is_title(row, cell.column); });
        return !names && !(numbers && cells.size() > 1);
    }

    SheetWords& sheet_;
    const SheetView& view_;
    const ImportOptions& options_;
    std::vector<Anchor> anchors_;
    std::vector<TableBlock> blocks_;
};

}  // namespace

bool lies_across(SheetWords& sheet) {
    const SheetView& view = sheet.view();
    const NameCounts counts = count_names(sheet);
    if (counts.best_in_row < 2 || counts.best_in_row <= counts.best_in_column) return false;
    for (std::size_t row = 0; row < view.rows(); ++row)
        for (const wire::GridCell& cell : view.cells(row)) {
            const auto role = sheet.role_at(row, cell.column);
            if (role != Role::area && role != Role::area_or_unit) continue;
            for (std::size_t below = row + 1; below < view.rows(); ++below)
                if (sheet.names_area(below, cell.column)) return false;
        }
    return true;
}

std::vector<TableBlock> find_blocks(SheetWords& sheet, const ImportOptions& options) {
    return BlockFinder(sheet, options).find();
}

}  // namespace tables
