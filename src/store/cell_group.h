// Cells that are merged together: the position of a carrier with all that describes it, any other column of a table
// with a bin by itself, and of every other table the whole row. Private to store; pure but for reading a row.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/changes.h"

namespace store {

/// Of one row. `name` is "position", the column that stands alone, or "row".
struct CellGroup {
    std::string table;
    std::int64_t id = 0;
    std::string name;
    auto operator<=>(const CellGroup&) const = default;
};

/// Whether a row that goes stays in the table with a mark, so that each of its values merges by itself and what others
/// changed meanwhile is not lost with it.
bool has_bin(std::string_view table);

/// Name of the group that a column belongs to.
std::string group_name(std::string_view table, std::string_view column);
/// Its columns, the leading one first, provenance last.
std::vector<std::string> columns_of(const CellGroup& group);

/// What one step did to one group. Nothing: the row was not there.
struct GroupChange {
    CellGroup group;
    std::optional<Cells> before, after;
    bool guard = false;  ///< it changed nothing, and says only that the row was there
};
/// A changed row, group by group. The removal of a carrier is its way to the bin.
std::vector<GroupChange> by_group(const RowChange& row);

/// Of one column; NULL where the row is not there, or lacks it.
Value value_in(const std::optional<Cells>& cells, const std::string& column);

/// Whether two say the same, whoever entered it when. A column that one of them lacks is not compared.
bool same_content(std::string_view table, const std::optional<Cells>& a, const std::optional<Cells>& b);
/// Whether the group says that the row was taken out: a row that is not there, or a carrier in the bin.
bool is_removal(const CellGroup& group, const std::optional<Cells>& cells);

/// A change of a group as a changed row. That a row is not there and was not is a removal without cells.
RowChange as_row(const CellGroup& group, const std::optional<Cells>& before, const std::optional<Cells>& after);
/// Changes of several groups of a row, or of one after the other, as one changed row, in the order of tables' names and
/// ids.
std::vector<RowChange> row_by_row(const std::vector<RowChange>& changes);

/// The changes of a step without the cells that it left as they were.
std::vector<RowChange> changed_only(const std::vector<RowChange>& rows);
/// The other way about: what was is what will be.
std::vector<RowChange> reversed(std::vector<RowChange> rows);

}  // namespace store
