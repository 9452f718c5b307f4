// Table b-trees in the pages of a damaged database: rows of leaves with their overflow pages, children of inner pages,
// the leaves under a root. Every length, pointer and count is checked; what does not fit is left out and counted.
// Knows SQLite's file format (https://sqlite.org/fileformat2.html), no table of ours. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "geometry_blob.h"
#include "page_file.h"

namespace store {

/// A stored value. A text may be anything but well-formed.
using Field = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

struct StoredRow {
    std::int64_t id = 0;
    std::vector<Field> fields;
    std::vector<std::uint32_t> overflow;  ///< pages in which the row goes on
};

struct Leaf {
    std::vector<StoredRow> rows;
    int unreadable = 0;  ///< cells that the page counts and that do not read
};

/// All leaves of tables in the file, by page, whatever tree they belong to.
using Leaves = std::map<std::uint32_t, Leaf>;

/// A record, the body of a row. Nothing unless its lengths agree exactly with its bytes.
std::optional<std::vector<Field>> decode_record(Bytes record);

Leaves read_leaves(const PageFile& pages);

/// What hangs under a root.
struct Tree {
    std::vector<std::uint32_t> leaves;  ///< in the order of ids
    int unreadable_pages = 0;           ///< pages that are no page of this tree
};

Tree walk_tree(const PageFile& pages, const Leaves& leaves, std::uint32_t root);

/// What an index lists.
struct IndexCount {
    std::int64_t entries = 0;  ///< one a row of its table; those that could be counted
    bool whole = true;         ///< every page of it is a page of an index
};

IndexCount count_index(const PageFile& pages, std::uint32_t root);

/// The pages directly under an inner page of a table; empty for any other page.
std::vector<std::uint32_t> child_pages(const PageFile& pages, std::uint32_t number);

/// Pages that the database holds as free: their content is of the past.
std::set<std::uint32_t> free_pages(const PageFile& pages);

}  // namespace store
