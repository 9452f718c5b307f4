// Merging a colleague's changes: three values of each column - as it was, as it is here, as they left it - decide. What
// only they changed is taken, what both changed alike is kept, what both changed to different values is a clash for the
// user. The columns of a position go together: a quality without its point would be a lie.
// Knows rows and columns, no plan. One thread per connection.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "records.h"
#include "sqlite.h"
#include "store/changes.h"

namespace store {

class Merge {
public:
    /// Compares the steps of a file that are not here yet with the rows that are.
    static base::Result<Merge> compare(sqlite3* db, const ChangesFile& changes, const std::string& subject);

    [[nodiscard]] const MergePreview& preview() const { return preview_; }
    /// The steps that would come.
    [[nodiscard]] const std::vector<CarriedStep>& steps() const { return steps_; }

    /// Writes the rows, with an answer for each clash. Inside the caller's transaction.
    base::Result<void> write(const std::vector<Resolution>& resolutions);
    /// After write(): what the answers did to their values, as changes that go on to others. Empty: nothing.
    [[nodiscard]] const std::vector<RowChange>& answers() const { return answers_; }

private:
    /// What their steps did to one column, first to last.
    struct Column {
        std::vector<Value> befores;
        Value after;
    };
    struct Row {
        bool inserted = false, removed = false;
        std::map<std::string, Column> columns;
    };
    using Key = std::pair<std::string, std::int64_t>;  ///< table and id
    using Values = std::map<std::string, Value>;       ///< of a row, by column

    Merge(sqlite3* db, std::string subject) : db_(db), subject_(std::move(subject)) {}
    void fold(const RowChange& change);
    void judge(const Key& key, const Row& row);
    void judge_insert(const Key& key, const Row& row);
    void judge_columns(const Key& key, const Row& row, const Values& here);
    void judge_number(const Key& key);
    void clash(const Key& key, const std::string& column, Value base, Value mine, Value theirs);
    [[nodiscard]] plan::Name name_of(const Key& key) const;
    void settle(const Clash& clash, const Resolution& resolution);
    void settle_followers(const Key& key, Group group, Choose choose, Values& row);
    void note_answer(const Key& key, const std::string& column, const Value& mine, const Value& theirs,
                     const Value& chosen);
    base::Result<void> insert_row(const Key& key, const Values& values);
    base::Result<void> update_row(const Key& key, const Values& values);
    [[nodiscard]] base::Error refusal(int code) const;

    sqlite3* db_;
    std::string subject_;
    std::vector<CarriedStep> steps_;
    std::map<Key, Row> rows_;
    std::map<Key, Values> inserts_, updates_;
    std::map<Key, Values> their_followers_;  ///< of rows where the leader of a group clashes
    std::vector<Key> removals_;
    MergePreview preview_;
    std::vector<RowChange> answers_;
};

}  // namespace store
