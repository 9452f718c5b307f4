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

class HeadFinder {
public:
    HeadFinder(const SheetView& view, const CarrierTitleReader& titles) : view_(view), titles_(titles) {}

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

    /// The most that is understood in the fewest rows: the line above a table and its first row say nothing of it.
    [[nodiscard]] std::optional<CarrierHead> best() const {
        std::optional<CarrierHead> best;
        const auto worth = [](const CarrierHead& head) {
            return std::tuple(head.understood, head.levels, k_most_levels - (head.last - head.first));
        };
        for (std::size_t first = 0; first < std::min(view_.rows(), k_rows_looked_at); ++first)
            for (std::size_t last = first; last < std::min(view_.rows(), first + k_most_levels); ++last) {
                CarrierHead head = of(first, last);
                const bool names = std::any_of(head.columns.begin(), head.columns.end(), names_carriers);
                if (!names || head.understood < 2) continue;
                if (!best || worth(head) > worth(*best)) best = std::move(head);
            }
        if (!best) return best;
        while (best->first > 0 && heads(best->first - 1, *best)) best = of(best->first - 1, best->last);
        return best;
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
            if (!folded_word(text).empty()) levels.push_back({row, std::move(text)});
        }
        return levels;
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
        const wire::CellRange* merge = view_.merge(out.row, column);
        out.half_of_merge = merge != nullptr && merge->last_column == merge->first_column + 1;
        if (out.half_of_merge) out.merged_from = merge->first_column;
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
        if (lowest) {
            title.roles = std::move(level.roles);
            title.function_or_programme = level.function_or_programme;
            return;
        }
        for (const CarrierRole role : level.roles)
            if (role != CarrierRole::position && title.roles != std::vector{role})
                out.upper_over.emplace_back(to_key(role));
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

    const SheetView& view_;
    const CarrierTitleReader& titles_;
};

}  // namespace

std::optional<CarrierHead> find_carrier_head(const SheetView& view, const CarrierTitleReader& titles,
                                             const CarrierOptions& options) {
    const HeadFinder finder(view, titles);
    if (!options.titles) return finder.best();
    std::optional<std::size_t> first, last;
    for (std::size_t row = 0; row < view.rows(); ++row) {
        const std::size_t number = view.number(row) + 1;
        if (number < options.titles->first || number > options.titles->second) continue;
        if (!first) first = row;
        last = row;
    }
    return first ? std::optional(finder.of(*first, *last)) : std::nullopt;
}

}  // namespace tables
