#include "cell_group.h"

#include <algorithm>
#include <map>

#include "records.h"

namespace store {
namespace {

Cells cells_of(const std::vector<ColumnChange>& columns, Value ColumnChange::*side) {
    Cells cells;
    for (const ColumnChange& column : columns) cells.emplace(column.column, column.*side);
    return cells;
}

GroupChange change_of(const CellGroup& group, RowChangeKind kind, const std::vector<ColumnChange>& columns) {
    GroupChange change{group, {}, {}, kind == RowChangeKind::guard};
    const bool was_there = kind != RowChangeKind::insert && !(kind == RowChangeKind::remove && columns.empty());
    if (was_there) change.before = cells_of(columns, &ColumnChange::before);
    if (kind != RowChangeKind::remove) change.after = cells_of(columns, &ColumnChange::after);
    return change;
}

}  // namespace

bool has_bin(std::string_view table) { return is_recorded(table, "removed"); }

std::string group_name(std::string_view table, std::string_view column) {
    if (!has_bin(table)) return "row";
    return group_of(table, column) == Group::position ? "position" : std::string(column);
}

std::vector<std::string> columns_of(const CellGroup& group) {
    std::vector<std::string> columns;
    for (const std::string_view column : recorded_columns(group.table))
        if (group_name(group.table, column) == group.name) columns.emplace_back(column);
    const auto rank = [&](const std::string& column) {
        const Role role = role_of(group.table, column);
        return role == Role::leader ? 0 : role == Role::content ? 1 : 2;
    };
    std::stable_sort(columns.begin(), columns.end(),
                     [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
    return columns;
}

std::vector<GroupChange> by_group(const RowChange& row) {
    if (!has_bin(row.table)) return {change_of({row.table, row.id, "row"}, row.kind, row.columns)};
    if (row.kind == RowChangeKind::remove)
        return {{{row.table, row.id, "removed"},
                 Cells{{"removed", std::int64_t{0}}},
                 Cells{{"removed", std::int64_t{1}}},
                 false}};
    std::map<std::string, std::vector<ColumnChange>> groups;
    for (const ColumnChange& column : row.columns) groups[group_name(row.table, column.column)].push_back(column);
    std::vector<GroupChange> changes;
    for (const auto& [name, columns] : groups)
        changes.push_back(change_of({row.table, row.id, name}, row.kind, columns));
    return changes;
}

Value value_in(const std::optional<Cells>& cells, const std::string& column) {
    const auto at = cells ? cells->find(column) : Cells::const_iterator{};
    return cells && at != cells->end() ? at->second : Value();
}

bool same_content(std::string_view table, const std::optional<Cells>& a, const std::optional<Cells>& b) {
    if (!a || !b) return a.has_value() == b.has_value();
    return std::all_of(a->begin(), a->end(), [&](const auto& cell) {
        if (role_of(table, cell.first) == Role::provenance) return true;
        const auto other = b->find(cell.first);
        return other == b->end() || other->second == cell.second;
    });
}

bool is_removal(const CellGroup& group, const std::optional<Cells>& cells) {
    if (!cells) return true;
    if (!has_bin(group.table) || group.name != "removed") return false;
    const auto at = cells->find("removed");
    return at != cells->end() && at->second == Value(std::int64_t{1});
}

RowChange as_row(const CellGroup& group, const std::optional<Cells>& before, const std::optional<Cells>& after) {
    RowChange row{group.table, group.id, RowChangeKind::update, {}};
    if (!before) row.kind = RowChangeKind::insert;
    if (!after) row.kind = RowChangeKind::remove;
    if (!before && !after) return row;
    const Cells& all = after ? *after : *before;
    for (const auto& [column, value] : all)
        row.columns.push_back({column, value_in(before, column), value_in(after, column)});
    return row;
}

std::vector<RowChange> row_by_row(const std::vector<RowChange>& changes) {
    std::map<std::pair<std::string, std::int64_t>, RowChange> rows;
    for (const RowChange& change : changes) {
        const auto [row, added] = rows.try_emplace({change.table, change.id}, change);
        if (added) continue;
        for (const ColumnChange& column : change.columns) {
            const auto same = std::ranges::find(row->second.columns, column.column, &ColumnChange::column);
            if (same == row->second.columns.end())
                row->second.columns.push_back(column);
            else
                same->after = column.after;
        }
    }
    std::vector<RowChange> joined;
    for (auto& [key, row] : rows) joined.push_back(std::move(row));
    return joined;
}

std::vector<RowChange> changed_only(const std::vector<RowChange>& rows) {
    std::vector<RowChange> changed;
    for (const RowChange& row : rows) {
        RowChange kept = row;
        if (row.kind == RowChangeKind::update || row.kind == RowChangeKind::guard)
            std::erase_if(kept.columns, [](const ColumnChange& c) { return c.before == c.after; });
        if (!kept.columns.empty()) changed.push_back(std::move(kept));
    }
    return changed;
}

std::vector<RowChange> reversed(std::vector<RowChange> rows) {
    for (RowChange& row : rows) {
        if (row.kind == RowChangeKind::insert)
            row.kind = RowChangeKind::remove;
        else if (row.kind == RowChangeKind::remove)
            row.kind = RowChangeKind::insert;
        for (ColumnChange& column : row.columns) std::swap(column.before, column.after);
    }
    return rows;
}

}  // namespace store
