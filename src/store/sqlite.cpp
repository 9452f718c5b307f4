#include "sqlite.h"

#include <fmt/format.h>

namespace store {

std::string quotable(std::string_view text) {
    constexpr std::size_t k_longest = 120;
    std::string line(text.substr(0, k_longest));
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return line;
}

base::Error sqlite_error(sqlite3* db, int code, const std::string& subject) {
    using base::ErrorKind;
    using base::mark;
    const std::string detail = quotable(db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    switch (code & 0xff) {
        case SQLITE_FULL: return {ErrorKind::io, subject, mark("the disk is full; free some space and try again")};
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
            return base::make_error(ErrorKind::io, subject,
                                    mark("cannot be read or written ({}); check the disk and the permissions"),
                                    {detail});
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::locked,
                    subject,
                    mark("another program is writing to it; close that program and try again"),
                    {},
                    {}};
        case SQLITE_TOOBIG:
        case SQLITE_NOMEM:
            return {ErrorKind::limit, subject, mark("holds a value over the size limit; restore a backup")};
        case SQLITE_INTERRUPT:
            return {ErrorKind::limit,
                    subject,
                    mark("takes too long to check; restore a backup or make it smaller"),
                    {},
                    {}};
        case SQLITE_NOTADB: return {ErrorKind::damaged, subject, mark("is not a Langtu project; choose another file")};
        default: break;
    }
    return base::make_error(ErrorKind::damaged, subject, mark("is damaged (“{}”); restore a backup"), {detail});
}

base::Result<void> execute(sqlite3* db, const char* sql, const std::string& subject) {
    const int code = sqlite3_exec(db, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return base::pass(sqlite_error(db, code, subject));
    return {};
}

Statement::Statement(sqlite3* db, std::string_view sql) {
    keep(sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr));
}

bool Statement::step() {
    if (failed()) return false;
    code_ = sqlite3_step(statement_);
    return code_ == SQLITE_ROW;
}

void Statement::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    if (!failed()) code_ = SQLITE_OK;
}

void Statement::keep(int code) {
    if (!failed() && code != SQLITE_OK) code_ = code;
}

void Statement::bind(int index, std::string_view text) {
    keep(sqlite3_bind_text64(statement_, index, text.data() != nullptr ? text.data() : "", text.size(),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int index, double value) { keep(sqlite3_bind_double(statement_, index, value)); }

void Statement::bind(int index, std::int64_t value) { keep(sqlite3_bind_int64(statement_, index, value)); }

void Statement::bind(int index, std::span<const std::uint8_t> blob) {
    if (blob.empty()) return keep(sqlite3_bind_zeroblob(statement_, index, 0));  // a null pointer would be NULL
    keep(sqlite3_bind_blob64(statement_, index, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

void Statement::bind_null(int index) { keep(sqlite3_bind_null(statement_, index)); }

std::string_view Statement::text(int column) const {
    const void* start = sqlite3_column_text(statement_, column);
    if (start == nullptr) return {};
    return {static_cast<const char*>(start), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<const std::uint8_t> Statement::blob(int column) const {
    const void* start = sqlite3_column_blob(statement_, column);
    if (start == nullptr) return {};
    return {static_cast<const std::uint8_t*>(start),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string Statement::column_name(int column) const {
    const char* name = sqlite3_column_name(statement_, column);
    return name != nullptr ? name : "";
}

base::Result<void> run(sqlite3* db, Statement& statement, const std::string& subject) {
    statement.step();
    if (statement.failed()) return base::pass(sqlite_error(db, statement.code(), subject));
    return {};
}

std::optional<std::string> query_text(sqlite3* db, std::string_view sql) {
    Statement statement(db, sql);
    if (!statement.step()) return std::nullopt;
    return std::string(statement.text(0));
}

std::optional<std::int64_t> query_integer(sqlite3* db, std::string_view sql) {
    Statement statement(db, sql);
    if (!statement.step()) return std::nullopt;
    return statement.integer(0);
}

}  // namespace store
