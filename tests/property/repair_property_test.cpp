// Two hundred and forty seeded damages to a Haining project with a history: repair never fails to answer, every row
// whose pages were not hit comes back equal, what it makes opens and verifies, and it never says that nothing was lost
// where something was.
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sqlite3.h>

#include "exchange/package.h"
#include "scratch_folder.h"
#include "seeded.h"
#include "sqlite.h"
#include "store/project.h"
#include "store/project_file.h"
#include "store/repair.h"
#include "table_pages.h"

namespace {

constexpr std::size_t k_page = 4096;
constexpr int k_steps = 300;
using Pages = std::set<std::uint32_t>;

using Row = std::map<std::string, std::string>;  ///< type and value as one text, by column
using Rows = std::map<std::int64_t, Row>;

struct Reference {
    std::string column, table, to;
};

/// A database opened by plain SQLite, as the judge.
class Judge {
public:
    explicit Judge(const std::filesystem::path& path) {
        sqlite3* opened = nullptr;
        EXPECT_EQ(sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
        db_.reset(opened);
    }
    /// Every row of a table, by its id.
    Rows rows(const std::string& table) {
        store::Statement row(db_.get(), "SELECT rowid, * FROM " + table);
        Rows rows;
        while (row.step())
            for (int i = 1; i < row.column_count(); ++i)
                rows[row.integer(0)][row.column_name(i)] = std::to_string(row.type(i)) + ":" + std::string(row.text(i));
        return rows;
    }
    std::vector<std::string> column(const std::string& sql) {
        store::Statement rows(db_.get(), sql);
        std::vector<std::string> values;
        while (rows.step()) values.emplace_back(rows.text(0));
        EXPECT_FALSE(rows.failed()) << sql;
        return values;
    }
    std::vector<Reference> references(const std::string& table) {
        store::Statement rows(db_.get(),
                              "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list('" + table + "')");
        std::vector<Reference> references;
        while (rows.step())
            references.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2))});
        return references;
    }

private:
    store::Connection db_;
};

const plan::Plan& haining() {
    static const plan::Plan plan = [] {
        const auto formats = std::filesystem::path(LANGTU_BINARY_DIR) / "bin" / "langtu-formats";
        auto read = exchange::read_package(std::filesystem::path(LANGTU_SOURCE_DIR) / "geodata" / "haining",
                                           {formats, std::chrono::seconds(60)});
        return read ? std::move(*read) : plan::Plan{};
    }();
    return plan;
}

const std::vector<std::string> k_tables{"project",        "plan",
                                        "sources",        "segments",
                                        "units",          "parks",
                                        "areas",          "area_units",
                                        "rail",           "stations",
                                        "carriers",       "accepted_findings",
                                        "water",          "neighbours",
                                        "indicators",     "targets",
                                        "city_figures",   "city_figure_values",
                                        "history",        "history_marks",
                                        "merged_changes", "observations",
                                        "target_sets",    "revised_targets",
                                        "area_aliases",   "class_thresholds",
                                        "table_layouts",  "table_words",
                                        "planned_lines",  "planned_stations",
                                        "cores",          "core_members",
                                        "gap_rules",      "gap_remarks",
                                        "scenarios",      "official_chainages",
                                        "ruler_origin",   "note_details",
                                        "note_replies",   "note_drawings",
                                        "line_origins"};

/// The project before the damage, and on which pages each row lies.
class Original {
public:
    explicit Original(const std::filesystem::path& path) : path_(path) {
        EXPECT_TRUE(store::create_project(path, haining(), store::Overwrite::no));
        make_history(path);
        bytes_ = support::bytes_of(path);
        locate();
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] const std::map<std::int64_t, Pages>& places(const std::string& table) const {
        return places_.at(table);
    }
    [[nodiscard]] const Rows& rows(const std::string& table) const { return rows_.at(table); }
    [[nodiscard]] Judge judge() const { return Judge(path_); }

private:
    /// Moves and notes, some of them longer than a page; every seventh is taken back and done again.
    static void make_history(const std::filesystem::path& path) {
        auto project = store::Project::open(path, {.author = "张三"});
        ASSERT_TRUE(project) << base::to_line(project.error());
        for (int n = 1; n <= k_steps; ++n) {
            plan::Carrier carrier = (*project)->plan()->carriers[static_cast<std::size_t>(n) % 20];
            carrier.position = geo::LonLat{120.4 + n * 1e-4, 30.4};
            if (n % 40 == 0) carrier.notes = std::string(9000, 'n') + std::to_string(n);
            plan::Edit edit;
            edit.carriers = {carrier};
            edit.summary = {"移动载体", "Move a carrier"};
            ASSERT_TRUE((*project)->commit(edit));
            if (n % 7 == 0) {
                ASSERT_TRUE((*project)->undo() && (*project)->redo());
            }
        }
    }

    void locate() {
        const store::PageFile pages(bytes_, "");
        const store::Leaves leaves = store::read_leaves(pages);
        Judge judge(path_);
        for (const std::string& table : k_tables) {
            const auto root = judge.column("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
            for (const std::uint32_t page :
                 store::walk_tree(pages, leaves, static_cast<std::uint32_t>(std::stoul(root.at(0)))).leaves)
                for (const store::StoredRow& row : leaves.at(page).rows) {
                    Pages& on = places_[table][row.id];
                    on.insert(page);
                    on.insert(row.overflow.begin(), row.overflow.end());
                }
            rows_[table] = judge.rows(table);
            EXPECT_EQ(places_[table].size(), rows_[table].size()) << table;
        }
    }

    std::filesystem::path path_;
    std::string bytes_;
    std::map<std::string, std::map<std::int64_t, Pages>> places_;
    std::map<std::string, Rows> rows_;
};

void damage(std::string& bytes, int kind, support::Seeded& random) {
    const std::size_t pages = bytes.size() / k_page;
    const std::size_t at = random.index(pages) * k_page;
    switch (kind) {
        case 0: bytes.resize(k_page * (pages * 3 / 4) + random.index(bytes.size() / 4)); break;
        case 1: bytes.replace(at, k_page, k_page, '\0'); break;
        case 2:
            for (std::size_t i = 0; i < k_page; ++i) bytes[at + i] = static_cast<char>(random.index(256));
            break;
        case 3:
            for (int i = 0; i < 20; ++i) bytes[random.index(bytes.size())] ^= static_cast<char>(1U << random.index(8));
            break;
        case 4: {
            std::string empty(k_page, '\0');
            empty[0] = 13;  // a leaf of a table that has no rows
            empty[5] = static_cast<char>(k_page / 256);
            bytes.replace(at, k_page, empty);
            break;
        }
        default: bytes.replace(at, k_page, bytes.substr(random.index(pages) * k_page, k_page)); break;
    }
}

Pages differing_pages(const std::string& before, const std::string& after) {
    Pages pages;
    for (std::size_t at = 0; at < before.size(); at += k_page)
        if (after.size() < at + k_page || before.compare(at, k_page, after, at, k_page) != 0)
            pages.insert(static_cast<std::uint32_t>(at / k_page + 1));
    return pages;
}

bool hit(const Pages& row, const Pages& damaged) {
    return std::any_of(row.begin(), row.end(), [&](std::uint32_t page) { return damaged.contains(page); });
}

/// Compares a repaired project with the original, row by row.
class Comparison {
public:
    Comparison(const Original& original, const std::filesystem::path& repaired, Pages damaged)
        : original_(original), before_(original.judge()), after_(repaired), damaged_(std::move(damaged)) {}

    int compare(const std::string& table) {
        int compared = 0;
        const Rows after = after_.rows(table);
        for (const auto& [id, before] : original_.rows(table)) {
            if (hit(original_.places(table).at(id), damaged_)) continue;
            const auto found = after.find(id);
            ++compared;
            if (found != after.end() && found->second == before) continue;
            const std::set<std::string> excused = lost_references(table, before);
            if (found == after.end())
                EXPECT_FALSE(excused.empty()) << table << " " << id << " is gone";
            else
                compare(found->second, before, excused, table + " " + std::to_string(id));
        }
        return compared;
    }

    bool lacks_rows(const std::string& table) {
        const Rows after = after_.rows(table), &before = original_.rows(table);
        return std::any_of(before.begin(), before.end(), [&](const auto& row) { return !after.contains(row.first); });
    }

private:
    static void compare(const Row& after, const Row& before, const std::set<std::string>& excused,
                        const std::string& what) {
        for (const auto& [column, value] : before)
            if (!excused.contains(column) && !(what.starts_with("history ") && column == "state")) {
                EXPECT_EQ(after.at(column), value) << what << " " << column;
            }
    }

    /// Columns that refer to a row whose page was hit.
    std::set<std::string> lost_references(const std::string& table, const Row& row) {
        std::set<std::string> lost;
        for (const Reference& reference : before_.references(table)) {
            const std::string value = row.at(reference.column).substr(2);
            const auto ids = before_.column("SELECT rowid FROM " + reference.table + " WHERE " + reference.to + " = '" +
                                            value + "'");
            if (!ids.empty() && hit(original_.places(reference.table).at(std::stoll(ids[0])), damaged_))
                lost.insert(reference.column);
        }
        return lost;
    }

    const Original& original_;
    Judge before_, after_;
    Pages damaged_;
};

class Repair : public testing::Test {
protected:
    support::ScratchFolder folder_;
    Original original_{folder_ / "original.langtu"};
    std::filesystem::path damaged_ = folder_ / "damaged.langtu", repaired_ = folder_ / "repaired.langtu";

    /// Repairs the bytes; what could be saved is compared. False where nothing was saved.
    bool repair_and_compare(const std::string& bytes) {
        support::write_bytes(damaged_, bytes);
        std::filesystem::remove(repaired_);
        const auto report = store::repair_project(damaged_, repaired_);
        EXPECT_EQ(support::bytes_of(damaged_), bytes) << "the source was changed";
        if (!report) {
            EXPECT_FALSE(std::filesystem::exists(repaired_));
            ADD_FAILURE() << base::to_line(report.error());
            return false;
        }
        EXPECT_TRUE(store::open_project(repaired_));
        EXPECT_TRUE(store::verify_project(repaired_));
        const Pages damaged = differing_pages(original_.bytes(), bytes);
        std::string trace = "pages hit:";
        for (const std::uint32_t page : damaged) trace += " " + std::to_string(page);
        for (const base::Error& loss : report->losses) trace += "\n" + base::to_line(loss);
        SCOPED_TRACE(trace);
        Comparison comparison(original_, repaired_, damaged);
        for (const std::string& table : k_tables) {
            compared_ += comparison.compare(table);
            if (comparison.lacks_rows(table)) {
                EXPECT_TRUE(!report->whole() || is_doubtful(*report, table)) << table << " lacks rows without a word";
            }
        }
        return true;
    }
    static bool is_doubtful(const store::RepairReport& report, const std::string& name) {
        return std::any_of(report.tables.begin(), report.tables.end(),
                           [&](const store::RepairedTable& table) { return table.name == name && table.doubtful; });
    }
    int compared_ = 0;
};

}  // namespace

TEST_F(Repair, OfAWholeProjectLosesNothing) {
    ASSERT_TRUE(repair_and_compare(original_.bytes()));
    const auto again = store::repair_project(damaged_, folder_ / "again.langtu");
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->whole());
    EXPECT_EQ(*store::open_project(repaired_)->plan, *store::open_project(damaged_)->plan);
}

// Forty of each kind.
std::string name_of_kind(const testing::TestParamInfo<int>& kind) {
    constexpr const char* k_names[] = {"CutOff", "Zeroed", "Overwritten", "Flipped", "Emptied", "Doubled"};
    return k_names[kind.param];
}

class RepairOf : public Repair, public testing::WithParamInterface<int> {};

TEST_P(RepairOf, FortyDamages) {
    support::Seeded random("repair", 20240607U + static_cast<unsigned>(GetParam()));
    for (int i = 0; i < 40 && !HasFailure(); ++i) {
        std::string bytes = original_.bytes();
        const std::size_t times = GetParam() == 0 ? 1 : 1 + random.index(3);
        for (std::size_t k = 0; k < times; ++k) damage(bytes, GetParam(), random);
        SCOPED_TRACE("damage " + std::to_string(i));
        repair_and_compare(bytes);
    }
    std::cout << compared_ << " rows compared\n";
}

INSTANTIATE_TEST_SUITE_P(Kinds, RepairOf, testing::Range(0, 6), &name_of_kind);
