// The steps of a project, who of them knew whom, and what was ever written to the groups of cells that somebody asks
// about: from it follows what stands in each. Read anew for each merge, so that nothing has to be kept in agreement
// with the history. Private to store; one thread per connection.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ancestry.h"
#include "base/result.h"
#include "cell_group.h"
#include "group_record.h"
#include "history_table.h"
#include "sqlite.h"
#include "store/changes.h"

namespace store {

/// What stands in a group.
struct Judgement {
    CellGroup group;
    std::optional<Cells> here, target;         ///< as the project has it, and should have it
    const GroupWrite* holds = nullptr;         ///< the write that the target is from
    std::vector<const GroupWrite*> others;     ///< that stand as well and differ: questions
    std::vector<const GroupWrite*> overruled;  ///< answers that gave way
};

class Ledger {
public:
    /// All steps that ever were here.
    static base::Result<std::unique_ptr<Ledger>> read(sqlite3* db, const std::string& subject);
    Ledger(const Ledger&) = delete;  // what is written to a group refers to the steps
    Ledger& operator=(const Ledger&) = delete;

    [[nodiscard]] const std::vector<RecordedStep>& steps() const { return steps_; }
    /// By UUID; nothing: it never was here.
    [[nodiscard]] const RecordedStep* find(const std::string& uuid) const;
    /// Puts a step out of effect, or back in, before link(). An old merge goes with all that it brought.
    void put_in_effect(std::int64_t n, bool in_effect);
    /// After it the steps in effect know each other.
    void link();
    [[nodiscard]] const Ancestry& ancestry() const { return ancestry_; }

    /// The group is judged: what is written to it is collected.
    void watch(const CellGroup& group);
    void watch(const std::vector<RowChange>& rows);
    [[nodiscard]] bool watches(const CellGroup& group) const { return records_.contains(group); }
    /// Collects what the steps in effect have written to the groups that are watched; a target of revised sets is
    /// watched where its set is.
    base::Result<void> collect(const MergeProgress& progress);
    /// A step that comes after all of them.
    void add(const CarriedStep& step);

    [[nodiscard]] std::vector<CellGroup> groups() const;
    /// `mine`: what stays where several stand, if one of them says so; else what is here.
    [[nodiscard]] Judgement judge(const CellGroup& group, const std::optional<Cells>* mine = nullptr) const;
    [[nodiscard]] const GroupRecord& record(const CellGroup& group) const { return records_.at(group); }

private:
    explicit Ledger(sqlite3* db, std::string subject) : db_(db), subject_(std::move(subject)) {}
    void note(const CarriedStep& step);
    void write(Ancestry::Index step, const std::vector<RowChange>& rows);
    [[nodiscard]] bool is_watched(const RowChange& row) const;

    sqlite3* db_;
    std::string subject_;
    std::vector<RecordedStep> steps_;
    std::unordered_map<std::string, std::size_t> by_uuid_;
    Ancestry ancestry_;
    std::vector<StepFacts> facts_;  ///< by Ancestry::Index
    std::map<CellGroup, GroupRecord> records_;
    std::set<std::pair<std::string, std::int64_t>> rows_;  ///< that have a watched group
    bool watches_sets_ = false;
};

}  // namespace store
