// Owners of an SQLite connection and of a statement, and the way from SQLite's result codes to base::Error.
// Knows no plan and no schema. One thread per connection.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <sqlite3.h>
#include <string>
#include <string_view>

#include "base/result.h"

namespace store {

struct CloseConnection {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using Connection = std::unique_ptr<sqlite3, CloseConnection>;

/// Text out of a file or from SQLite, as part of a message: no control characters, not long.
std::string quotable(std::string_view text);

/// The failure behind a result code, as one sentence about the project at `subject`.
base::Error sqlite_error(sqlite3* db, int code, const std::string& subject);

base::Result<void> execute(sqlite3* db, const char* sql, const std::string& subject);

/// A prepared statement. step() answers true for a row; after a false look at code().
class Statement {
public:
    Statement(sqlite3* db, std::string_view sql);
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    bool step();
    void reset();
    /// SQLITE_OK or SQLITE_DONE while nothing went wrong.
    [[nodiscard]] int code() const { return code_; }
    [[nodiscard]] bool failed() const { return code_ != SQLITE_OK && code_ != SQLITE_DONE && code_ != SQLITE_ROW; }

    void bind(int index, std::string_view text);
    void bind(int index, double value);
    void bind(int index, std::int64_t value);
    void bind(int index, std::span<const std::uint8_t> blob);
    void bind_null(int index);

    [[nodiscard]] int type(int column) const { return sqlite3_column_type(statement_, column); }
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(statement_, column); }
    [[nodiscard]] std::string column_name(int column) const;
    [[nodiscard]] int column_count() const { return sqlite3_column_count(statement_); }

private:
    void keep(int code);

    sqlite3_stmt* statement_ = nullptr;
    int code_ = SQLITE_OK;
};

/// Runs a statement that answers no rows.
base::Result<void> run(sqlite3* db, Statement& statement, const std::string& subject);

/// First column of the first row, as text or as a number; nothing when there is no row or the statement failed.
std::optional<std::string> query_text(sqlite3* db, std::string_view sql);
std::optional<std::int64_t> query_integer(sqlite3* db, std::string_view sql);

}  // namespace store
