#include "salvage.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string_view>
#include <unordered_map>

namespace store {
namespace {

/// A few values of a row may be damaged and it is still a row of the table that its tree says.
constexpr int k_bearable_misfits = 2;

/// A project has fewer; a file that claims more is made to keep us busy.
constexpr std::size_t k_most_tables = 150, k_most_indexes = 8;

/// Where trees begin.
struct Roots {
    std::map<std::string, std::uint32_t> tables;
    std::map<std::string, std::vector<std::uint32_t>> indexes;  ///< by the table whose rows they list
};

/// A row of sqlite_schema says where a tree begins.
void note_root(const StoredRow& row, Roots& roots) {
    if (row.fields.size() != 5) return;
    const auto* type = std::get_if<std::string>(&row.fields[0]);
    const auto* name = std::get_if<std::string>(&row.fields[1]);
    const auto* table = std::get_if<std::string>(&row.fields[2]);
    const auto* root = std::get_if<std::int64_t>(&row.fields[3]);
    if (type == nullptr || name == nullptr || table == nullptr || root == nullptr) return;
    if (*root <= 1 || *root > std::numeric_limits<std::uint32_t>::max()) return;
    const auto page = static_cast<std::uint32_t>(*root);
    if (*type == "table" && roots.tables.size() < k_most_tables) roots.tables.emplace(*name, page);
    if (*type != "index" || (roots.indexes.size() >= k_most_tables && !roots.indexes.contains(*table))) return;
    std::vector<std::uint32_t>& indexes = roots.indexes[*table];
    if (indexes.size() < k_most_indexes) indexes.push_back(page);
}

/// From the rows of sqlite_schema, wherever in the file such rows lie.
Roots find_roots(const Leaves& leaves) {
    Roots roots;
    for (const auto& [page, leaf] : leaves)
        for (const StoredRow& row : leaf.rows) note_root(row, roots);
    return roots;
}

/// Leaves that the file holds twice, byte for byte: one of the two lies where another page should.
std::set<std::uint32_t> find_twins(const PageFile& pages, const Leaves& leaves) {
    std::unordered_map<std::string_view, std::uint32_t> first;
    std::set<std::uint32_t> twins;
    for (const auto& [number, leaf] : leaves) {
        if (leaf.rows.empty()) continue;
        const Bytes page = pages.page(number);
        const auto [known, is_new] =
            first.emplace(std::string_view(reinterpret_cast<const char*>(page.data()), page.size()), number);
        if (!is_new) twins.insert({known->second, number});
    }
    return twins;
}

bool can_be_of(const Leaf& leaf, const TableShape& table) {
    if (leaf.rows.empty()) return leaf.unreadable == 0;
    return std::ranges::any_of(leaf.rows, [&](const StoredRow& row) {
        const int count = misfits(row, table);
        return count >= 0 && count <= k_bearable_misfits;
    });
}

/// How many rows of a leaf a table would take, its CHECKs included.
int count_taken(const Leaf& leaf, const TableShape& table, sqlite3* trial) {
    int taken = 0;
    (void)execute(trial, "SAVEPOINT trial; PRAGMA defer_foreign_keys=ON", "");
    for (const StoredRow& row : leaf.rows)
        if (misfits(row, table) == 0 && insert_row(trial, table, row) == SQLITE_DONE) ++taken;
    (void)execute(trial, "ROLLBACK TO trial; RELEASE trial; PRAGMA defer_foreign_keys=OFF", "");
    return taken;
}

class Finder {
public:
    Finder(const PageFile& pages, const Leaves& leaves, const std::vector<TableShape>& shapes, sqlite3* trial)
        : pages_(pages),
          leaves_(leaves),
          shapes_(shapes),
          trial_(trial),
          roots_(find_roots(leaves)),
          twins_(find_twins(pages, leaves)) {}

    std::map<std::string, FoundTable> find() {
        for (const TableShape& shape : shapes_) {
            follow(shape);
            count(shape);
        }
        if (std::ranges::all_of(found_, [](const auto& table) { return table.second.whole(); }))
            return std::move(found_);
        claim_foreign();
        for (const std::uint32_t page : orphans()) adopt(leaves_.at(page));
        return std::move(found_);
    }

private:
    void follow(const TableShape& shape) {
        FoundTable& table = found_[shape.name];
        const auto root = roots_.tables.find(shape.name);
        if (root == roots_.tables.end()) return;
        table.root_known = true;
        const Tree tree = walk_tree(pages_, leaves_, root->second);
        table.unreadable_pages = tree.unreadable_pages;
        for (const std::uint32_t page : tree.leaves) {
            const Leaf& leaf = leaves_.at(page);
            // A twin, or an empty page, may lie where an inner page should, and hide what hangs under that.
            const bool is_twin = twins_.contains(page);
            table.doubtful = table.doubtful || is_twin || leaf.rows.empty();
            table.in_pieces = table.in_pieces || is_twin;
            const bool in_place = !is_twin || best_table(leaf) == &shape;
            if (in_place && can_be_of(leaf, shape) && claimed_.insert(page).second)
                table.leaves.push_back(&leaf);
            else
                ++table.unreadable_pages;
        }
    }

    /// How many rows it had, by its indexes and by the list of its R-tree, which may be whole where the table is not.
    void count(const TableShape& shape) {
        FoundTable& table = found_[shape.name];
        const auto listed = [&](std::int64_t rows, bool whole) {
            table.counted = table.counted || whole;
            table.at_least = std::max(table.at_least, rows);
        };
        for (const std::uint32_t root : roots_.indexes[shape.name]) {
            const IndexCount index = count_index(pages_, root);
            listed(index.entries, index.whole);
        }
        const auto r_tree = roots_.tables.find("idx_" + shape.name + "_geom_rowid");
        if (r_tree == roots_.tables.end()) return;
        const Tree tree = walk_tree(pages_, leaves_, r_tree->second);
        std::int64_t rows = 0;
        for (const std::uint32_t page : tree.leaves) rows += static_cast<std::int64_t>(leaves_.at(page).rows.size());
        listed(rows, tree.unreadable_pages == 0);
    }

    /// SpatiaLite's own tables keep their pages; a name that no project has is a damaged one of ours.
    void claim_foreign() {
        for (const auto& [name, root] : roots_.tables)
            if (!found_.contains(name) && is_known(name))
                for (const std::uint32_t page : walk_tree(pages_, leaves_, root).leaves) claimed_.insert(page);
    }

    /// In the new project, which has every object.
    [[nodiscard]] bool is_known(const std::string& name) const {
        Statement object(trial_, "SELECT 1 FROM sqlite_schema WHERE name = ?");
        object.bind(1, std::string_view(name));
        return object.step();
    }

    /// Leaves that no known root leads to: first those under an inner page, then those that stand alone, which are the
    /// likelier to be of the past.
    [[nodiscard]] std::vector<std::uint32_t> orphans() const {
        std::set<std::uint32_t> sure;
        for (std::uint32_t page = 1; page <= pages_.page_count(); ++page)
            for (const std::uint32_t child : child_pages(pages_, page)) sure.insert(child);
        const std::set<std::uint32_t> free = free_pages(pages_);
        std::vector<std::uint32_t> pages;
        for (const auto& [page, leaf] : leaves_)
            if (!claimed_.contains(page) && !free.contains(page)) pages.push_back(page);
        // Not std::ranges: clang 14 does not compile that with libstdc++ 12, and the preset "fuzz" needs it.
        std::stable_partition(pages.begin(), pages.end(), [&](std::uint32_t page) { return sure.contains(page); });
        return pages;
    }

    /// The table that takes the most of its rows; of several, the one whose declaration asks the most.
    const TableShape* best_table(const Leaf& leaf) {
        const TableShape* best = nullptr;
        int most = 0;
        for (const TableShape& shape : shapes_) {
            const int taken = count_taken(leaf, shape, trial_);
            if (taken < most || taken == 0 || (taken == most && shape.checks <= best->checks)) continue;
            best = &shape;
            most = taken;
        }
        return best;
    }

    void adopt(const Leaf& leaf) {
        const TableShape* best = best_table(leaf);
        if (best == nullptr) return;
        FoundTable& table = found_[best->name];
        if (table.whole()) return;
        table.leaves.push_back(&leaf);
        table.in_pieces = true;
    }

    const PageFile& pages_;
    const Leaves& leaves_;
    const std::vector<TableShape>& shapes_;
    sqlite3* trial_;
    Roots roots_;
    std::set<std::uint32_t> twins_;
    std::set<std::uint32_t> claimed_;
    std::map<std::string, FoundTable> found_;
};

}  // namespace

std::map<std::string, FoundTable> find_tables(const PageFile& pages, const Leaves& leaves,
                                              const std::vector<TableShape>& shapes, sqlite3* trial) {
    return Finder(pages, leaves, shapes, trial).find();
}

}  // namespace store
