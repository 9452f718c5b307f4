// Changesets of SQLite's session extension: recorded around an edit, inverted for undo, applied whole or not at all,
// and read as RowChange values. Covers the tables that edits change and nothing else. Knows the tables' names, no plan.
// One thread per connection.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "sqlite.h"
#include "store/changes.h"

struct sqlite3_session;

namespace store {

using Changeset = std::vector<std::uint8_t>;

/// Records what changes in the edited tables (k_recorded_tables) from begin() to take().
class ChangeRecorder {
public:
    static base::Result<ChangeRecorder> begin(sqlite3* db, const std::string& subject);
    /// Empty when nothing has changed.
    base::Result<Changeset> take(const std::string& subject);

private:
    struct Delete {
        void operator()(sqlite3_session* session) const;
    };
    ChangeRecorder() = default;
    std::unique_ptr<sqlite3_session, Delete> session_;
};

base::Result<Changeset> inverted(const Changeset& changeset, const std::string& subject);

/// A row that is not as a changeset expects it.
struct ChangesetConflict {
    std::string table;
    std::int64_t id = 0;
};
/// Applies all of it, or nothing where a row is not as it was when the changeset was recorded.
base::Result<std::optional<ChangesetConflict>> apply_changeset(sqlite3* db, const Changeset& changeset,
                                                               const std::string& subject);

/// What a changeset says, by column names; ordered by table and id.
base::Result<std::vector<RowChange>> rows_of(sqlite3* db, const Changeset& changeset, const std::string& subject);

/// Whether a changeset is about a carrier: its row, or an acceptance of a finding about it. Quick, for long histories.
bool touches_carrier(std::span<const std::uint8_t> changeset, std::int64_t carrier);

/// Names of a table's columns, in their order.
std::vector<std::string> column_names(sqlite3* db, const std::string& table);

}  // namespace store
