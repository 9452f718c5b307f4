#include "guarded_connection.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <fmt/format.h>
#include <string_view>
#include <utility>

#include "changeset.h"
#include "records.h"

namespace store {
namespace {

constexpr std::array k_switches{std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                std::pair{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                std::pair{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                std::pair{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
                                std::pair{SQLITE_DBCONFIG_DQS_DDL, 0},
                                std::pair{SQLITE_DBCONFIG_DQS_DML, 0},
                                std::pair{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
                                std::pair{SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0}};

constexpr std::array k_limits{std::pair{SQLITE_LIMIT_LENGTH, 64 << 20},
                              std::pair{SQLITE_LIMIT_SQL_LENGTH, 1'000'000},
                              std::pair{SQLITE_LIMIT_COLUMN, 1100},
                              std::pair{SQLITE_LIMIT_EXPR_DEPTH, 100},
                              std::pair{SQLITE_LIMIT_COMPOUND_SELECT, 50},
                              std::pair{SQLITE_LIMIT_VDBE_OP, 250'000},
                              std::pair{SQLITE_LIMIT_FUNCTION_ARG, 32},
                              std::pair{SQLITE_LIMIT_ATTACHED, 0},
                              std::pair{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
                              std::pair{SQLITE_LIMIT_TRIGGER_DEPTH, 4},
                              std::pair{SQLITE_LIMIT_WORKER_THREADS, 0}};

constexpr std::array<std::string_view, 11> k_pragmas{
    "quick_check", "integrity_check", "foreign_key_check", "cell_size_check", "mmap_size",       "query_only",
    "temp_store",  "page_count",      "user_version",      "table_info",      "foreign_key_list"};

/// Beyond these, for writing.
constexpr std::array<std::string_view, 11> k_writing_pragmas{
    "journal_mode",   "synchronous", "locking_mode",       "foreign_keys",   "defer_foreign_keys", "data_version",
    "wal_checkpoint", "table_xinfo", "wal_autocheckpoint", "schema_version", "cache_size"};

/// What the record of an edit may write to, beside the recorded tables themselves.
constexpr std::array<std::string_view, 6> k_record_tables{"history",      "history_marks", "merged_changes",
                                                          "step_records", "merges",        "questions"};

template <class Words>
bool is_one_of(const Words& words, const char* word) {
    return word != nullptr && std::find(words.begin(), words.end(), std::string_view(word)) != words.end();
}

constexpr std::chrono::seconds k_patience{20};
constexpr int k_steps_between_looks = 10'000;

/// A file: address with every byte escaped that could mean something in it.
std::string address_of(const ProbedFile& file, bool read_only) {
    std::string address = "file:";
    for (const char c : file.path) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '.' || c == '_' || c == '-')
            address += c;
        else
            address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    if (!read_only) return address;
    // A WAL project that nobody has open needs no -shm then: it opens in a read-only folder, and leaves nothing behind.
    // And SQLite lays no log of another file over it.
    const bool alone = (file.wal_mode && !file.has_wal) || file.has_foreign_wal;
    return alone ? address + "?immutable=1" : address;
}

/// To be read at all, an R-tree declares its columns and prepares its writing statements. The connection, read-only,
/// could not run them.
bool needed_by_r_tree(const char* table) {
    return table != nullptr &&
           (std::string_view(table).starts_with("idx_") || std::string_view(table) == "sqlite_master");
}

}  // namespace

int GuardedConnection::authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_TRANSACTION: return SQLITE_OK;
        case SQLITE_INSERT:
        case SQLITE_UPDATE:
        case SQLITE_DELETE: return needed_by_r_tree(first) ? SQLITE_OK : SQLITE_DENY;
        case SQLITE_FUNCTION:
            return second != nullptr && std::string_view(second) != "load_extension" ? SQLITE_OK : SQLITE_DENY;
        case SQLITE_PRAGMA: return is_one_of(k_pragmas, first) ? SQLITE_OK : SQLITE_DENY;
        default: return SQLITE_DENY;
    }
}

int GuardedConnection::authorize_edits(void* data, int action, const char* first, const char* second, const char* third,
                                       const char* fourth) {
    const bool writes = action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
    const bool editable = is_one_of(k_recorded_tables, first) || is_one_of(k_record_tables, first);
    if (action == SQLITE_SAVEPOINT || (writes && editable) ||
        (action == SQLITE_PRAGMA && is_one_of(k_writing_pragmas, first)))
        return SQLITE_OK;
    return authorize(data, action, first, second, third, fourth);
}

int GuardedConnection::past_deadline(void* deadline) {
    return Clock::now() > *static_cast<const Clock::time_point*>(deadline) ? 1 : 0;
}

base::Result<void> GuardedConnection::harden(sqlite3* db, const std::string& subject) {
    for (const auto& [what, value] : k_switches)
        if (const int code = sqlite3_db_config(db, what, value, nullptr); code != SQLITE_OK)
            return base::pass(sqlite_error(db, code, subject));
    for (const auto& [what, value] : k_limits) sqlite3_limit(db, what, value);
    sqlite3_busy_timeout(db, 2000);
    sqlite3_set_authorizer(db, &GuardedConnection::authorize, nullptr);
    return execute(db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY", subject);
}

/// WAL with a sync at every commit. With `alone` the index of the log lies in memory, as SQLite's documentation asks
/// for where shared memory does not work. The log is brought into the file only by whoever has looked at that file
/// right before, so never by SQLite of its own. A file that was in another mode is turned with its journal in memory: a
/// -journal is never made, since none is ever read.
base::Result<void> GuardedConnection::make_durable(sqlite3* db, const ProbedFile& file, const std::string& subject,
                                                   bool alone) {
    if (alone)
        if (auto done = execute(db, "PRAGMA locking_mode=EXCLUSIVE", subject); !done) return done;
    if (!file.wal_mode)
        if (auto done = execute(db, "PRAGMA journal_mode=MEMORY", subject); !done) return done;
    Statement mode(db, "PRAGMA journal_mode=WAL");
    if (!mode.step() || mode.text(0) != "wal")
        return base::pass(sqlite_error(db, mode.failed() ? mode.code() : SQLITE_READONLY, subject));
    // The image that is taken at every commit reads all pages: they stay in memory, up to 32 MiB.
    return execute(db,
                   "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0; "
                   "PRAGMA cache_size=-32768",
                   subject);
}

base::Result<GuardedConnection> GuardedConnection::connect(const ProbedFile& file, const std::string& subject,
                                                           int access) {
    GuardedConnection guarded;
    guarded.fence_ = std::make_unique<FencedVfs>(file.path);
    guarded.deadline_ = std::make_unique<Clock::time_point>(Clock::now() + k_patience);
    sqlite3* opened = nullptr;
    constexpr int k_flags =
        SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    const std::string address = address_of(file, access == SQLITE_OPEN_READONLY);
    const int code = sqlite3_open_v2(address.c_str(), &opened, k_flags | access, guarded.fence_->name());
    guarded.db_.reset(opened);
    if (code != SQLITE_OK) return base::pass(sqlite_error(opened, code, subject));
    if (auto hardened = harden(opened, subject); !hardened) return base::pass(hardened.error());
    return guarded;
}

base::Result<GuardedConnection> GuardedConnection::open(const ProbedFile& file, const std::string& subject) {
    auto guarded = connect(file, subject, SQLITE_OPEN_READONLY);
    if (!guarded) return guarded;
    sqlite3_progress_handler(guarded->get(), k_steps_between_looks, &GuardedConnection::past_deadline,
                             guarded->deadline_.get());
    if (auto done = execute(guarded->get(), "PRAGMA query_only=ON", subject); !done) return base::pass(done.error());
    return guarded;
}

base::Result<GuardedConnection> GuardedConnection::open_for_writing(const ProbedFile& file, const std::string& subject,
                                                                    bool alone) {
    auto guarded = connect(file, subject, SQLITE_OPEN_READWRITE);
    if (!guarded) return guarded;
    sqlite3* db = guarded->get();
    if (sqlite3_db_readonly(db, "main") != 0) return base::pass(sqlite_error(db, SQLITE_READONLY, subject));
    sqlite3_set_authorizer(db, &GuardedConnection::authorize_edits, nullptr);
    if (auto done = make_durable(db, file, subject, alone); !done) return base::pass(done.error());
    sqlite3_wal_hook(db, &GuardedConnection::note_log_pages, guarded->log_pages_.get());
    return guarded;
}

base::Result<GuardedConnection> GuardedConnection::open_image(const std::string& pages, const std::string& subject) {
    GuardedConnection guarded;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nullptr);
    guarded.db_.reset(opened);
    if (code != SQLITE_OK) return base::pass(sqlite_error(opened, code, subject));
    constexpr std::size_t k_versions_at = 18;  // of writing and of reading: 1, since there is no log in memory
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(pages.size()));
    if (copy == nullptr || pages.size() <= k_versions_at + 1)
        return base::pass(sqlite_error(nullptr, SQLITE_NOMEM, subject));
    std::memcpy(copy, pages.data(), pages.size());
    copy[k_versions_at] = copy[k_versions_at + 1] = 1;
    const auto size = static_cast<sqlite3_int64>(pages.size());
    const int taken = sqlite3_deserialize(opened, "main", copy, size, size,
                                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
    if (taken != SQLITE_OK) return base::pass(sqlite_error(opened, taken, subject));
    if (auto hardened = harden(opened, subject); !hardened) return base::pass(hardened.error());
    return guarded;
}

sqlite3_file* GuardedConnection::file() const {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(db_.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

base::Result<void> GuardedConnection::write_generation(std::uint32_t generation, const std::string& subject) const {
    // Its only danger is a schema that changed while the number did not; here it is the other way round.
    sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    auto done = execute(db_.get(), fmt::format("PRAGMA schema_version={}", generation).c_str(), subject);
    sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return done;
}

base::Result<void> GuardedConnection::change_schema(const std::string& sql, const std::string& subject) const {
    sqlite3_set_authorizer(db_.get(), nullptr, nullptr);
    auto done = execute(db_.get(), sql.c_str(), subject);
    sqlite3_set_authorizer(db_.get(), &GuardedConnection::authorize_edits, nullptr);
    return done;
}

std::unique_ptr<FencedVfs> GuardedConnection::abandon() {
    sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    db_.reset();
    return std::move(fence_);
}

int GuardedConnection::note_log_pages(void* pages, sqlite3*, const char*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

}  // namespace store
