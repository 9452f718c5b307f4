#include "carrier_head.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tables {
namespace {

constexpr std::size_t k_most_levels = 3;
constexpr std::size_t k_rows_looked_at = 60;

bool is_understood(const HeadColumn& column) {
    return column.title.names_something() && column.title.roles.size() <= 1 && column.title.over.empty() &&
           column.upper_over.empty();
}

bool names_carriers(const HeadColumn& column) {
    const auto& roles = column.title.roles;
    return std::any_of(roles.begin(), roles.end(), [](CarrierRole role) {
        return role == CarrierRole::number || role == CarrierRole::name || role == CarrierRole::name_zh ||
               role == CarrierRole::name_en;
    });
}

bool names_angle(const CarrierTitle& title) {
    return title.roles == std::vector{CarrierRole::longitude} || title.roles == std::vector{CarrierRole::latitude};
}

class HeadReader {
public:
    HeadReader(const SheetView& view, const CarrierTitleReader& titles) : view_(view), titles_(titles) {}

    /// The titles of rows `first` to `last`.
    [[nodiscard]] CarrierHead of(std::size_t first, std::size_t last) const {
        CarrierHead head{first, last, {}, 0, 0};
        for (std::size_t column = 0; column < view_.columns(); ++column)
            if (auto read = title_of(column, first, last)) {
                if (is_understood(*read)) {
                    ++head.understood;
                    head.levels += read->levels;
                }
                head.columns.push_back(std::move(*read));
            }
        return head;
    }

private:
    /// The texts over a column from above, each cell once.
    struct Level {
        std::size_t row;
        std::string text;
    };
    [[nodiscard]] std::vector<Level> levels_of(std::size_t column, std::size_t first, std::size_t last) const {
        std::vector<Level> levels;
        const wire::CellRange* before = nullptr;
        for (std::size_t row = first; row <= last; ++row) {
            const wire::CellRange* merge = view_.merge(row, column);
            if (merge != nullptr && merge == before) continue;
            before = merge;
            std::string text = view_.shown_over(row, column);
            if (folded_word(text).empty() && row < last) text = filled(row, column, last);
            if (!folded_word(text).empty()) levels.push_back({row, std::move(text)});
        }
        return levels;
    }
    /// Without merged cells 经度 holds for the 度, 分 and 秒 right of it, up to the next title.
    [[nodiscard]] std::string filled(std::size_t row, std::size_t column, std::size_t last) const {
        const CarrierTitle below = titles_.read(view_.shown_over(last, column));
        if (below.parts.empty() || !below.roles.empty() || !below.over.empty()) return {};
        for (std::size_t at = column; at-- > 0;)
            if (std::string text = view_.shown_over(row, at); !folded_word(text).empty())
                return names_angle(titles_.read(text)) ? text : std::string();
        return {};
    }
    [[nodiscard]] std::optional<HeadColumn> title_of(std::size_t column, std::size_t first, std::size_t last) const {
        const std::vector<Level> levels = levels_of(column, first, last);
        if (levels.empty()) return std::nullopt;
        HeadColumn out;
        out.at = column;
        out.row = levels.back().row;
        out.levels = levels.size();
        for (const Level& level : levels) out.text += (out.text.empty() ? "" : " / ") + level.text;
        for (auto level = levels.rbegin(); level != levels.rend(); ++level) add_level(out, titles_.read(level->text));
        out.lowest = folded_word(levels.back().text);
        out.merged_from = column;
        if (const wire::CellRange* merge = view_.merge(out.row, column)) {
            out.merged_over = merge->last_column - merge->first_column + 1;
            out.merged_from = merge->first_column;
        }
        return out;
    }
    /// The lowest level that names something says what a column is; a level above may say its unit or its system, and
    /// that two columns are a position.
    static void add_level(HeadColumn& out, CarrierTitle level) {
        CarrierTitle& title = out.title;
        const bool lowest = !title.names_something() && title.over.empty();
        auto& over = lowest ? title.over : out.upper_over;
        over.insert(over.end(), level.over.begin(), level.over.end());
        title.units.insert(title.units.end(), level.units.begin(), level.units.end());
        title.systems.insert(title.systems.end(), level.systems.begin(), level.systems.end());
        title.parts.insert(title.parts.end(), level.parts.begin(), level.parts.end());
        if (lowest) {
            title.roles = std::move(level.roles);
            title.function_or_programme = level.function_or_programme;
            return;
        }
        for (const CarrierRole role : level.roles)
            if (role != CarrierRole::position && title.roles != std::vector{role})
                out.upper_over.emplace_back(to_key(role));
    }

    const SheetView& view_;
    const CarrierTitleReader& titles_;
};

class TableFinder {
public:
    TableFinder(SheetWords& sheet, const CarrierTitleReader& titles)
        : sheet_(sheet), view_(sheet.view()), titles_(titles), reader_(view_, titles) {}

    std::vector<CarrierTable> find() {
        std::size_t row = 0;
        while (row < view_.rows() && (!tables_.empty() || row < k_rows_looked_at)) {
            auto head = head_from(row);
            if (!head) {
                ++row;
                continue;
            }
            while (head->first > floor_ && heads(head->first - 1, *head))
                *head = reader_.of(head->first - 1, head->last);
            row = head->last + 1;
            std::vector<std::size_t> lines = lines_above(head->first);
            if (lines.empty() && repeats(*head))
                note_repeated(*head);
            else
                add(*std::move(head), std::move(lines));
            floor_ = row;
        }
        return std::move(tables_);
    }
    /// The one whose titles the user points at.
    std::vector<CarrierTable> find_by_hand(std::pair<std::size_t, std::size_t> rows) {
        std::optional<std::size_t> first, last;
        for (std::size_t row = 0; row < view_.rows(); ++row) {
            const std::size_t number = view_.number(row) + 1;
            if (number < rows.first || number > rows.second) continue;
            if (!first) first = row;
            last = row;
        }
        if (first) add(reader_.of(*first, *last), lines_above(*first));
        return std::move(tables_);
    }

private:
    static bool is_valid(const CarrierHead& head) {
        return head.understood >= 2 && std::any_of(head.columns.begin(), head.columns.end(), names_carriers);
    }
    /// A title of names where the table above has its names: another table, little as is understood of it.
    [[nodiscard]] bool names_as_above(const CarrierHead& head) const {
        for (std::size_t i = last_begin_; i < tables_.size(); ++i)
            for (const HeadColumn& above : tables_[i].head.columns)
                for (const HeadColumn& column : head.columns)
                    if (above.at == column.at && names_carriers(above) && names_carriers(column) &&
                        column.title.over.empty())
                        return true;
        return false;
    }
    /// Two texts at least, and neither a number nor a day.
    [[nodiscard]] bool may_be_titles(std::size_t row) const {
        const auto& cells = view_.cells(row);
        return cells.size() > 1 && std::all_of(cells.begin(), cells.end(), [&](const wire::GridCell& cell) {
                   if (cell.kind != wire::CellKind::text) return false;
                   const std::string text = view_.shown(cell);
                   return text.find_first_not_of("0123456789.,-+%/ ") != std::string::npos;
               });
    }
    [[nodiscard]] bool names_carriers_in(std::size_t row) {
        constexpr std::size_t k_longest_title = 60;  // bytes
        names_.resize(view_.rows());
        std::optional<bool>& known = names_[row];
        if (known) return *known;
        const auto names = [&](const wire::GridCell& cell) {
            const std::string text = view_.shown(cell);
            if (text.size() > k_longest_title) return false;
            HeadColumn column;
            column.title = titles_.read(text);
            return names_carriers(column) && column.title.over.empty();
        };
        const auto& cells = view_.cells(row);
        known = may_be_titles(row) && std::any_of(cells.begin(), cells.end(), names);
        return *known;
    }
    /// The most that is understood in the fewest rows: the line above a table and its first row say nothing of it.
    [[nodiscard]] std::optional<CarrierHead> head_from(std::size_t row) {
        std::optional<CarrierHead> best;
        const auto worth = [](const CarrierHead& head) {
            return std::tuple(head.understood, head.levels, k_most_levels - (head.last - head.first));
        };
        for (std::size_t first = row; first < view_.rows() && (!best || first <= best->last); ++first) {
            if (!best && first > row) break;
            bool names = false;
            for (std::size_t last = first; last < std::min(view_.rows(), first + k_most_levels); ++last) {
                names = names || names_carriers_in(last);
                if (!names) continue;
                CarrierHead head = reader_.of(first, last);
                const bool fits = is_valid(head) || (first == last && names_as_above(head));
                if (fits && (!best || worth(head) > worth(*best))) best = std::move(head);
            }
        }
        return best;
    }

    /// A row above the titles that stands over some of the columns, but not over those that name the carriers.
    [[nodiscard]] bool heads(std::size_t row, const CarrierHead& head) const {
        const auto& cells = view_.cells(row);
        if (cells.empty()) return false;
        return std::all_of(cells.begin(), cells.end(), [&](const wire::GridCell& cell) {
            if (cell.kind != wire::CellKind::text) return false;
            const wire::CellRange* merge = view_.merge(row, cell.column);
            const std::size_t last = merge == nullptr ? cell.column : merge->last_column;
            const bool wide = merge != nullptr && merge->last_column > merge->first_column;
            return wide && std::none_of(head.columns.begin(), head.columns.end(), [&](const HeadColumn& column) {
                       return names_carriers(column) && column.at >= cell.column && column.at <= last;
                   });
        });
    }

    /// What stands above the titles, up to the rows of the table before.
    [[nodiscard]] std::vector<std::size_t> lines_above(std::size_t top) const {
        std::size_t from = top;
        while (from > floor_ && (tables_.empty() || is_line(from - 1))) --from;
        std::vector<std::size_t> lines;
        for (std::size_t row = from; row < top; ++row) lines.push_back(row);
        return lines;
    }
    /// Between two tables: the title of the lower one, its unit, and no carrier of the upper one.
    [[nodiscard]] bool is_line(std::size_t row) const {
        const LineKind kind = sheet_.line_kind(row);
        if (kind == LineKind::form || kind == LineKind::unit) return true;
        const auto& cells = view_.cells(row);
        if (kind == LineKind::note || cells.size() != 1 || cells.front().kind != wire::CellKind::text) return false;
        const wire::CellRange* merge = view_.merge(row, cells.front().column);
        const bool wide = merge != nullptr && merge->last_column > merge->first_column;
        const bool apart = view_.number(row) > view_.number(row - 1) + 1;
        return wide || apart || is_title_of_table(folded_word(view_.shown(cells.front())));
    }
    /// 附表2, 二、孵化器一览表
    [[nodiscard]] static bool is_title_of_table(const std::u32string& text) {
        constexpr std::u32string_view k_endings[] = {U"表",   U"清单", U"名单", U"一览",
                                                     U"汇总", U"目录", U"list", U"table"};
        return std::any_of(std::begin(k_endings), std::end(k_endings),
                           [&](std::u32string_view ending) { return text.ends_with(ending); });
    }

    /// Its titles are those of the table above it.
    [[nodiscard]] bool repeats(const CarrierHead& head) const {
        std::vector<std::pair<std::size_t, std::u32string>> now, then;
        for (const HeadColumn& column : head.columns) now.emplace_back(column.at, column.lowest);
        for (std::size_t i = last_begin_; i < tables_.size(); ++i)
            for (const HeadColumn& column : tables_[i].head.columns) then.emplace_back(column.at, column.lowest);
        return now == then;
    }
    void note_repeated(const CarrierHead& head) {
        for (std::size_t i = last_begin_; i < tables_.size(); ++i)
            for (std::size_t row = head.first; row <= head.last; ++row) tables_[i].repeated.push_back(row);
    }

    void add(CarrierHead head, std::vector<std::size_t> lines) {
        const std::size_t top = lines.empty() ? head.first : lines.front();
        for (CarrierTable& table : tables_) table.end = std::min(table.end, top);
        last_begin_ = tables_.size();
        for (CarrierHead& part : parted(std::move(head))) {
            CarrierTable table;
            const bool is_first = tables_.size() == last_begin_;
            table.first_column = is_first ? 0 : part.columns.front().at;
            table.last_column = view_.columns() == 0 ? 0 : view_.columns() - 1;
            table.end = view_.rows();
            table.lines = lines;
            table.head = std::move(part);
            if (!is_first) tables_.back().last_column = table.first_column - 1;
            tables_.push_back(std::move(table));
        }
    }
    /// Tables beside each other, each with titles of its own: behind an empty column, or where the titles begin again.
    [[nodiscard]] std::vector<CarrierHead> parted(const CarrierHead& head) const {
        std::vector<CarrierHead> parts;
        std::size_t begin = 0;
        for (std::size_t at = 1; at < head.columns.size(); ++at) {
            if (!begins_another(head, begin, at)) continue;
            CarrierHead left = part_of(head, begin, at);
            if (!is_valid(left) || !is_valid(part_of(head, at, head.columns.size()))) continue;
            parts.push_back(std::move(left));
            begin = at;
        }
        parts.push_back(part_of(head, begin, head.columns.size()));
        return parts;
    }
    [[nodiscard]] static CarrierHead part_of(const CarrierHead& head, std::size_t begin, std::size_t end) {
        CarrierHead part{head.first, head.last, {}, 0, 0};
        for (std::size_t i = begin; i < end; ++i) {
            part.understood += is_understood(head.columns[i]) ? 1 : 0;
            part.columns.push_back(head.columns[i]);
        }
        return part;
    }
    [[nodiscard]] bool begins_another(const CarrierHead& head, std::size_t begin, std::size_t at) const {
        const std::vector<HeadColumn>& columns = head.columns;
        if (columns[at].at > columns[at - 1].at + 1 && is_empty(head, columns[at].at - 1)) return true;
        bool same = true;
        for (std::size_t i = 0; i < at - begin && at + i < columns.size(); ++i)
            same = same && columns[begin + i].lowest == columns[at + i].lowest;
        return same;
    }
    [[nodiscard]] bool is_empty(const CarrierHead& head, std::size_t column) const {
        constexpr std::size_t k_rows = 100;
        for (std::size_t row = head.first; row < std::min(view_.rows(), head.last + k_rows); ++row)
            if (!view_.shown_over(row, column).empty()) return false;
        return true;
    }

    SheetWords& sheet_;
    const SheetView& view_;
    const CarrierTitleReader& titles_;
    HeadReader reader_;
    std::vector<CarrierTable> tables_;
    std::size_t last_begin_ = 0;  ///< the first of those of the last head
    std::vector<std::optional<bool>> names_;
    std::size_t floor_ = 0;  ///< one behind the last head
};

}  // namespace

std::vector<CarrierTable> find_carrier_tables(SheetWords& sheet, const CarrierTitleReader& titles,
                                              const CarrierOptions& options) {
    TableFinder finder(sheet, titles);
    return options.titles ? finder.find_by_hand(*options.titles) : finder.find();
}

}  // namespace tables
