// Finds which rows of a damaged database belong to which table: by the tree under the table's root where that can be
// followed, else by what fits. Decides nothing about single values. Knows no SQL of its own but trial inserts that are
// rolled back. One thread per connection.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "page_file.h"
#include "table_pages.h"
#include "table_shape.h"

namespace store {

/// What was found of one table.
struct FoundTable {
    std::vector<const Leaf*> leaves;  ///< the surest first: a row in a later one with the id of an earlier is older
    int unreadable_pages = 0;
    bool root_known = false;
    bool doubtful = false;      ///< nothing is known to be missing, but more may be found elsewhere
    bool in_pieces = false;     ///< rows were found elsewhere, or a page of it lies where another one should
    bool counted = false;       ///< something else in the file lists its rows, and that is whole
    std::int64_t at_least = 0;  ///< rows that it had, as what lists them counts
    [[nodiscard]] bool whole() const { return root_known && !doubtful && unreadable_pages == 0; }
};

/// The leaves of each table by its name. `trial` has all tables, empty, within a transaction and without triggers.
std::map<std::string, FoundTable> find_tables(const PageFile& pages, const Leaves& leaves,
                                              const std::vector<TableShape>& shapes, sqlite3* trial);

}  // namespace store
