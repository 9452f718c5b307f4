// What a project open for editing consists of, shared by the files that edit it: project.cpp (open, commit, close),
// project_cursor.cpp (undo, redo, taking back) and project_merge.cpp (sending, merging, questions).
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "changeset.h"
#include "history_cursor.h"
#include "history_table.h"
#include "merge.h"
#include "open_file.h"
#include "read_plan.h"
#include "sqlite.h"
#include "store/project.h"

namespace store {

/// Ends a transaction that was not committed.
class Transaction {
public:
    static base::Result<Transaction> begin(sqlite3* db, const std::string& subject) {
        if (auto begun = execute(db, "BEGIN IMMEDIATE", subject); !begun) return base::pass(begun.error());
        return Transaction(db);
    }
    Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction() {
        if (db_ != nullptr) rollback();
    }
    base::Result<void> commit(const std::string& subject) {
        if (auto done = execute(db_, "COMMIT", subject); !done) return done;
        db_ = nullptr;
        return {};
    }
    void rollback() { sqlite3_exec(std::exchange(db_, nullptr), "ROLLBACK", nullptr, nullptr, nullptr); }

private:
    explicit Transaction(sqlite3* db) : db_(db) {}
    sqlite3* db_;
};

struct Project::Impl {
    std::filesystem::path path;
    std::string subject;
    EditOptions options;
    OpenFile file;
    plan::PlanPtr plan;  ///< made as one that can change: see follow()
    std::int64_t data_version = 0;
    std::int64_t last = 0;
    std::optional<plan::Name> undo_summary, redo_summary;
    std::string undo_author;
    std::optional<std::vector<std::string>> newest;  ///< steps that no other builds on, where that is known

    Impl(const std::filesystem::path& where, const EditOptions& how)
        : path(where), subject(where.string()), options(how), file(where, how) {}
    [[nodiscard]] sqlite3* db() const { return file.db(); }
    [[nodiscard]] std::string now() const { return options.utc_now ? options.utc_now() : system_utc_now(); }

    base::Result<void> read_all();
    void read_cursor();
    [[nodiscard]] base::Error changed_by_another() const;
    base::Result<void> come_back();
    base::Result<void> settle(Found found);
    base::Result<void> make_ready();
    [[nodiscard]] base::Result<void> check_readable() const;
    base::Result<Transaction> begin();
    void follow(const PlanChange& change);
    base::Result<void> seal(Transaction& transaction);
    base::Result<void> finish(Transaction& transaction, std::span<const RowChange> changes);
    tl::unexpected<base::Error> recover(base::Error error);
    base::Result<void> index_rows(std::span<const RowChange> changes);

    /// One transaction: `work` writes rows of the plan and of the record, and says which step that was.
    using Work = std::function<base::Result<DoneStep>(ChangeRecorder&)>;
    base::Result<DoneStep> transact(const Work& work);
    base::Result<DoneStep> try_transact(const Work& work);
    /// One transaction that touches the record alone.
    base::Result<void> note(const std::function<base::Result<void>()>& write);

    /// A step about to be made: what it says of itself beside the rows that it changes.
    struct StepWords {
        StepKind kind = StepKind::edit;
        plan::Name summary;
        std::string reason;
        std::vector<std::string> reverts = {}, again = {};  ///< UUIDs
        std::string moves = {};                             ///< "undo", "redo": it moves the cursor
    };
    using Write = std::function<base::Result<void>()>;
    /// One transaction, one step, of what `write` changes.
    base::Result<DoneStep> step(const StepWords& words, const Write& write);
    [[nodiscard]] std::vector<std::string> base_of_next() const { return newest ? *newest : heads(db()); }
    base::Result<DoneStep> record_step(const StepWords& words, const std::string& uuid, ChangeRecorder& recorder);
    [[nodiscard]] Stamp stamp(const std::string& reason = {}) const { return {now(), options.author, reason}; }

    base::Result<DoneStep> undo(const CursorStep& step);
    base::Result<DoneStep> redo(const CursorStep& step);
    /// Takes the step out of effect, or in, as if it had never been otherwise; only where nobody else can have it.
    base::Result<DoneStep> move_cursor(const CursorStep& step, bool in_effect, bool marks);
    base::Result<DoneStep> take_back(const HistoryStep& step, const StepWords& words);
    base::Result<DoneStep> apply(std::int64_t n, std::vector<RowChange> rows, const StepWords& words);
    base::Result<void> write_back(std::int64_t n, const std::vector<RowChange>& rows);
    [[nodiscard]] base::Error later_change(std::int64_t n, const RowChange& row) const;
    [[nodiscard]] bool can_vanish(const CursorStep& step) const;
};

}  // namespace store
